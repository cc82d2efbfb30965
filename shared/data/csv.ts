// CSV as text: the fields of scanned rows as strings, and whole small documents.
import { CsvScanner, mark } from './csv-scanner.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Gives text of UTF-8 bytes from `start` to `end`. Node's `Buffer` has a faster one than the portable one here. */
export type Decode = (bytes: Uint8Array, start: number, end: number) => string;

export const decodeUtf8: Decode = (bytes, start, end) => decoder.decode(bytes.subarray(start, end));

/** A field of the scanner's row as text. */
export function fieldText(row: CsvScanner, index: number, decode: Decode = decodeUtf8): string {
  const text = decode(row.bytes, row.starts[index] ?? 0, row.ends[index] ?? 0);
  const escaped = mark.quoted | mark.special;
  return ((row.marks[index] ?? 0) & escaped) === escaped ? text.replaceAll('""', '"') : text;
}

/** All kept fields of the scanner's row. One without quotes is decoded as a whole: that is twice as fast. */
export function rowText(row: CsvScanner, decode: Decode = decodeUtf8): string[] {
  if (row.rowMarks === 0 && row.count <= row.starts.length) {
    return decode(row.bytes, row.rowStart, row.rowEnd).split(String.fromCharCode(row.delimiter));
  }
  const fields = new Array<string>(Math.min(row.count, row.starts.length));
  for (let index = 0; index < fields.length; index += 1) fields[index] = fieldText(row, index, decode);
  return fields;
}

/** The row as it stands in the document, without its line end. */
export function rawText(row: CsvScanner, decode: Decode = decodeUtf8): string {
  return decode(row.bytes, row.rowStart, row.rowEnd);
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
