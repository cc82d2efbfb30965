// CSV as text: the fields of scanned rows as strings, and whole small documents.

import type { ScannedRow } from './scanned-row.ts';
import { CsvScanner, mark } from './scanner.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Gives text of UTF-8 bytes from `start` to `end`. Node's `Buffer` has a faster one than the portable one here. */
export type Decode = (bytes: Uint8Array, start: number, end: number) => string;

export const decodeUtf8: Decode = (bytes, start, end) => decoder.decode(bytes.subarray(start, end));

/** A field of the scanner's row as text. */
export function fieldText(row: ScannedRow, index: number, decode: Decode = decodeUtf8): string {
  const text = decode(row.bytes, row.starts[index] ?? 0, row.ends[index] ?? 0);
  const escaped = mark.quoted | mark.special;
  return ((row.marks[index] ?? 0) & escaped) === escaped ? text.replaceAll('""', '"') : text;
}

/** All kept fields of the scanner's row. One without quotes is decoded as a whole: that is twice as fast. */
export function rowText(row: ScannedRow, decode: Decode = decodeUtf8): string[] {
  if (row.rowMarks === 0 && row.count <= row.starts.length) {
    return decode(row.bytes, row.rowStart, row.rowEnd).split(String.fromCharCode(row.delimiter));
  }
  const fields = new Array<string>(Math.min(row.count, row.starts.length));
  for (let index = 0; index < fields.length; index += 1) fields[index] = fieldText(row, index, decode);
  return fields;
}

/** The row as it stands in the document, without its line end, at most `limit` bytes of it. */
export function rawText(row: ScannedRow, limit: number, decode: Decode = decodeUtf8): string {
  const bytes = row.raw(limit);
  return decode(bytes, 0, bytes.length < limit ? bytes.length : endOfSigns(bytes));
}

/** Where the last sign that may be cut begins. */
function endOfSigns(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && ((bytes[end - 1] as number) & 0xc0) === 0x80) end -= 1;
  return (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : end;
}

/**
 * All rows of a small document, empty lines as rows of one empty field.
 * @throws input.line-too-long
 */
export function parseCsv(document: string | Uint8Array, delimiter = ','): string[][] {
  const scanner = new CsvScanner(delimiter);
  scanner.feed(typeof document === 'string' ? encoder.encode(document) : document, true);
  const rows: string[][] = [];
  while (scanner.next()) rows.push(rowText(scanner));
  return rows;
}
