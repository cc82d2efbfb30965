// The CSV of a part: `_row` and the kept columns, LF after every row. A field is quoted iff it holds `"`, `,`, CR or LF, or is empty and
// the only field; so each table has one serialisation, and reading checks for exactly that one (FORMAT.md sections 4 and 7.8).
import { HandoverError } from '../../domain/errors.ts';
import { type Bytes, utf8 } from '../bytes.ts';
import { decimalSum } from './decimal.ts';

export const maxRowBytes = 32 * 1024 * 1024;

/** No sign that matters here stands above the comma: one comparison passes nearly every byte. */
const comma = 0x2c;
const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const zero = 0x30;
const utf8SliceBytes = 64 * 1024;

/** One line with its LF. */
export function csvRow(fields: readonly string[]): string {
  if (fields.length === 1 && fields[0] === '') return '""\n';
  return `${fields.map(csvField).join(',')}\n`;
}

function csvField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** What a part must be; plain data, so that it can cross to a worker. */
export interface CsvSpec {
  /** Header fields, `_row` first. */
  readonly fields: readonly string[];
  /** Which of the fields have a control total, rising. */
  readonly sums: readonly number[];
  /** `_row`s that must not occur. */
  readonly deleted: readonly number[];
}

/** What was found in a part, enough to check a table across its parts. */
export interface CsvFacts {
  readonly rows: number;
  /** Smallest and largest `_row`; 0 if there are no rows. */
  readonly first: number;
  readonly last: number;
  /** For each of `spec.sums` in 10^-10, or undefined if a cell is neither a decimal nor empty. */
  readonly sums: readonly (bigint | undefined)[];
}

/** `isUtf8` of `node:buffer` has this shape. */
export type IsUtf8 = (bytes: Uint8Array) => boolean;

/** @throws csv with the ordinal of the row within the part (the header is row 0) */
export function checkCsv(csv: Bytes, spec: CsvSpec, isUtf8: IsUtf8 = decodes): CsvFacts {
  if (!isUtf8(csv)) throw refused(0, 'utf8');
  const header = utf8(csvRow(spec.fields));
  if (header.some((byte, at) => csv[at] !== byte)) throw refused(0, 'header');
  const deleted = new Set(spec.deleted);
  const row = rowScanner(csv, spec);
  let first = 0;
  let last = 0;
  let rows = 0;
  for (let at = header.length; at < csv.length; rows += 1) {
    const number = rowNumber(csv, at);
    if (number === undefined || number <= last) throw refused(rows + 1, '_row');
    if (deleted.has(number)) throw refused(rows + 1, 'deleted');
    if (rows === 0) first = number;
    last = number;
    at = row.scan(at, rows + 1);
  }
  return { rows, first, last, sums: row.sums.map((sum) => (sum.exact ? sum.value : undefined)) };
}

function rowScanner(csv: Bytes, spec: CsvSpec) {
  const sums = spec.sums.map(() => decimalSum());
  const sumOf = spec.fields.map((_, field) => sums[spec.sums.indexOf(field)]);
  const isSummed = Uint8Array.from(sumOf, (sum) => (sum === undefined ? 0 : 1));
  const last = spec.fields.length - 1;

  /** Offset of the next row. */
  function scan(start: number, row: number): number {
    let at = start;
    for (let field = 0; field <= last; field += 1) {
      const end = csv[at] === quote ? quotedEnd(csv, at) : plainEnd(csv, at);
      if (end < 0) throw refused(row, 'quoting');
      if (csv[end] !== (field === last ? lineFeed : comma)) throw refused(row, 'fields');
      if (isSummed[field] === 1) sumOf[field]?.add(csv, at, end);
      at = end + 1;
    }
    if (at - start > maxRowBytes) throw refused(row, 'size');
    return at;
  }

  return { scan, sums };
}

/** Offset of the byte behind an unquoted field, or -1. Behind the end of `csv` stands what no field may hold. */
function plainEnd(csv: Bytes, start: number): number {
  let at = start;
  for (;;) {
    let byte = csv[at] ?? 0;
    while (byte > comma) {
      at += 1;
      byte = csv[at] ?? 0;
    }
    if (byte === comma || byte === lineFeed) return at;
    if (byte === quote || byte === carriageReturn || byte === 0) return -1;
    at += 1;
  }
}

/** Offset of the byte behind a field that starts with a quote, or -1: also where the field needs none. */
function quotedEnd(csv: Bytes, start: number): number {
  let needed = false;
  for (let at = start + 1; at < csv.length; at += 1) {
    const byte = csv[at] ?? 0;
    if (byte > comma) continue;
    if (byte === quote) {
      if (csv[at + 1] !== quote) return needed ? at + 1 : -1;
      needed = true;
      at += 1;
    } else if (byte === comma || byte === lineFeed || byte === carriageReturn) needed = true;
    else if (byte === 0) return -1;
  }
  return -1;
}

/** `^[1-9][0-9]{0,15}$`, at most 2^53 - 1; undefined for anything else. What follows it is for the scan to say. */
function rowNumber(csv: Bytes, start: number): number | undefined {
  let value = 0;
  for (let at = start; at < csv.length; at += 1) {
    const digit = (csv[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return csv[at] === comma || csv[at] === lineFeed ? value || undefined : undefined;
    if (at - start === 16 || (at === start && digit === 0)) return undefined;
    value = value * 10 + digit;
    if (!Number.isSafeInteger(value)) return undefined;
  }
  return undefined;
}

/** In slices, so that no string of the whole part is made. */
function decodes(csv: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for (let at = 0; at < csv.length; at += utf8SliceBytes) {
      decoder.decode(csv.subarray(at, at + utf8SliceBytes), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function refused(row: number, reason: string): HandoverError {
  return new HandoverError('csv', { row }, { reason });
}
