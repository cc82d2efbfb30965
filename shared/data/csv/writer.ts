// Writes canonical CSV (FORMAT.md 4): a field is quoted iff it holds `"`, `,`, CR or LF, or is empty and the only one; LF ends every row.

import { PlaceList } from './field-ends.ts';
import type { RowRun } from './row-run.ts';
import type { FieldRow } from './scanned-row.ts';
import { mark } from './scanner.ts';

const quote = 0x22;
const zero = 0x30;
const comma = 0x2c;
const lf = 0x0a;
/** From here on a block copy is faster than a loop. */
const longCopy = 48;
const needsQuotes = /[",\r\n]/;

/** One field in its canonical form, where it is not the only one of its row. */
export function canonicalField(field: string): string {
  return needsQuotes.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** The canonical row, with its LF. */
export function canonicalRow(fields: readonly string[]): string {
  if (fields.length === 1 && fields[0] === '') return '""\n';
  return `${fields.map(canonicalField).join(',')}\n`;
}

export function canonicalCsv(rows: Iterable<readonly string[]>): string {
  let text = '';
  for (const row of rows) text += canonicalRow(row);
  return text;
}

/** Rows that were written. */
export interface WrittenCsv {
  readonly csv: Uint8Array<ArrayBuffer>;
  /** Where each field ends (field-ends.ts). */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** Copies the bytes from `start` to `end` to this place of another array. Node's `Buffer` has a faster way than the portable one here. */
export type CopyBytes = (from: Uint8Array, start: number, end: number, into: Uint8Array, at: number) => void;

const copyBytes: CopyBytes = (from, start, end, into, at) => into.set(from.subarray(start, end), at);

/** Collects canonical rows as bytes: fields are copied, not decoded. */
export class CsvWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  length = 0;
  readonly #ends = new PlaceList();
  readonly #size: number;

  readonly #copyBytes: CopyBytes;

  /** @param size bytes to begin with */
  constructor(size = 320 * 1024, copy = copyBytes) {
    this.#copyBytes = copy;
    this.#size = size;
    this.#bytes = new Uint8Array(size);
  }

  /** Gives what was written and starts anew. */
  take(): WrittenCsv {
    const csv = this.#bytes.slice(0, this.length);
    const written = { csv, ends: this.#ends.take() };
    this.length = 0;
    if (this.#bytes.length > 4 * this.#size) this.#bytes = new Uint8Array(this.#size);
    return written;
  }

  /** The row with exactly `width` fields: surplus ones left off, missing ones empty; `number` before them if given. */
  row(row: FieldRow, width: number, number: number | undefined): void {
    this.#reserve(2 * (row.rowEnd - row.rowStart) + 3 * width + 24);
    const rowBegin = this.length;
    if (number !== undefined) this.#number(number);
    const verbatim = row.delimiter === comma && row.count === width && (row.rowMarks & mark.changed) === 0;
    if (verbatim) this.#verbatim(row, width);
    else this.#fields(row, width);
    if (this.length === rowBegin && width === 1) this.#emptyOnly();
    this.#bytes[this.length] = lf;
    this.length += 1;
  }

  /** The rows of a run, which are written already. */
  run({ written, bytes, fieldEnds, fields }: RowRun): void {
    this.#reserve(bytes);
    this.#ends.addAll(fieldEnds, fields, this.length);
    this.#copyBytes(written, 0, bytes, this.#bytes, this.length);
    this.length += bytes;
  }

  /** All of the row, as it stands. */
  #verbatim(row: FieldRow, width: number): void {
    const shift = this.length - row.rowStart;
    this.#copy(row.bytes, row.rowStart, row.rowEnd);
    if ((row.rowMarks & mark.quoted) === 0) {
      this.#ends.addAll(row.ends, width, shift);
      return;
    }
    for (let index = 0; index < width; index += 1) {
      const closing = (row.marks[index] as number) & mark.quoted ? 1 : 0;
      this.#ends.add((row.ends[index] as number) + closing + shift);
    }
  }

  #fields(row: FieldRow, width: number): void {
    for (let index = 0; index < width; index += 1) {
      if (index > 0) this.#put(comma);
      if (index < row.count) this.#field(row, index);
      this.#ends.add(this.length);
    }
  }

  #field(row: FieldRow, index: number): void {
    const marks = row.marks[index] as number;
    const start = row.starts[index] as number;
    const end = row.ends[index] as number;
    const isSpecial = (marks & mark.special) !== 0;
    if (isSpecial) this.#put(quote);
    // The content of a quoted field has its quotes doubled already.
    if (isSpecial && (marks & mark.quoted) === 0) this.#doubling(row.bytes, start, end);
    else this.#copy(row.bytes, start, end);
    if (isSpecial) this.#put(quote);
  }

  #doubling(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === quote) this.#put(quote);
      this.#put(byte);
    }
  }

  #number(value: number): void {
    let behind = this.length + 1;
    for (let rest = value; rest > 9; rest = Math.trunc(rest / 10)) behind += 1;
    for (let at = behind - 1, rest = value; at >= this.length; at -= 1, rest = Math.trunc(rest / 10)) {
      this.#bytes[at] = zero + (rest % 10);
    }
    this.length = behind;
    this.#ends.add(this.length);
    this.#put(comma);
  }

  #emptyOnly(): void {
    this.#put(quote);
    this.#put(quote);
    this.#ends.replaceLast(this.length);
  }

  #put(byte: number): void {
    this.#bytes[this.length] = byte;
    this.length += 1;
  }

  #copy(from: Uint8Array, start: number, end: number): void {
    if (end - start > longCopy) {
      this.#copyBytes(from, start, end, this.#bytes, this.length);
      this.length += end - start;
      return;
    }
    const into = this.#bytes;
    let length = this.length;
    for (let at = start; at < end; at += 1) {
      into[length] = from[at] as number;
      length += 1;
    }
    this.length = length;
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.length + more));
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
  }
}
