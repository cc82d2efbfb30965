// Finds the fields of a CSV document in its bytes without making a string: RFC 4180, any ASCII delimiter, rows end in CRLF, LF or CR.
import { HandoverError } from '../../domain/errors.ts';
import { byteClasses } from '../byte-classes.ts';
import { blanksEnd, lineEnd, linesIn } from './places.ts';
import type { RowScanner } from './scanned-row.ts';

export const csvLimits = { rowBytes: 4 * 1024 * 1024, columns: 2000 } as const;

/** What is true of a field; or-ed together, of a row. */
export const mark = {
  quoted: 1,
  /** The content holds `"`, `,`, CR or LF: the canonical form is quoted. */
  special: 2,
  /** Text stands behind the closing quote. */
  broken: 4,
  /** A quote was opened and never closed. */
  unclosed: 8,
  /** NUL, or the sign for bytes that could not be decoded. */
  nul: 16,
  /** Quoted without need, or needing quotes it has not: the bytes are not the canonical form. */
  changed: 32,
  /** Spaces or tabs stood between the closing quote and what ends the field: the field is without them. */
  padded: 128,
} as const;

/** Stands in a text for bytes that its encoding does not have: no UTF-8 holds it. */
export const undecoded = 0xff;

const noFields: readonly number[] = [];
const quote = 0x22;
const comma = 0x2c;
const cr = 0x0d;
const lf = 0x0a;
const longestLineEnd = 2;
/** From here on, the kind of a byte that ends an unquoted field. Smaller kinds are marks. */
const ends = 64;
/** A byte of the table below this is ordinary. */
const ordinary = 0x100;

/** For each byte its class (see byte-classes.ts) and, 8 bits higher, its kind: 0 for ordinary ones. */
function tableOf(delimiter: number): Uint16Array {
  const table = Uint16Array.from(byteClasses);
  const put = (byte: number, kind: number) => {
    table[byte] = (byteClasses[byte] ?? 0) | (kind << 8);
  };
  put(0, mark.nul);
  put(undecoded, mark.nul);
  put(comma, mark.special);
  put(quote, mark.special);
  put(delimiter, ends);
  put(cr, ends + 1);
  put(lf, ends + 2);
  return table;
}

// `as number` below: the index is within the array, and a check for each byte would cost a tenth of the time.

/** A scanner is fed chunks of UTF-8 and gives one row at a time; the row's offsets hold until the next `feed` or `next`. */
export class CsvScanner implements RowScanner {
  bytes: Uint8Array = new Uint8Array(0);
  readonly starts = new Int32Array(csvLimits.columns);
  readonly ends = new Int32Array(csvLimits.columns);
  readonly marks = new Uint8Array(csvLimits.columns);
  readonly classes = new Uint8Array(csvLimits.columns);
  count = 0;
  rowStart = 0;
  rowEnd = 0;
  rowMarks = 0;
  line = 1;
  readonly nulls = noFields;
  readonly delimiter: number;
  #table: Uint16Array;
  #at = 0;
  #last = false;
  #nextLine = 1;
  #linesInRow = 0;
  /** Where the field begins that is being read. */
  #fieldStart = 0;

  constructor(delimiter = ',') {
    this.delimiter = delimiter.charCodeAt(0);
    this.#table = tableOf(this.delimiter);
  }

  feed(chunk: Uint8Array, last: boolean): void {
    const kept = this.bytes.length - this.#at;
    if (kept === 0) this.bytes = chunk;
    else {
      const joined = new Uint8Array(kept + chunk.length);
      joined.set(this.bytes.subarray(this.#at));
      joined.set(chunk, kept);
      this.bytes = joined;
    }
    this.#at = 0;
    this.#last = last;
  }

  raw(limit: number): Uint8Array {
    return this.bytes.subarray(this.rowStart, Math.min(this.rowEnd, this.rowStart + limit));
  }

  next(): boolean {
    if (this.#at >= this.bytes.length) return false;
    this.#begin();
    for (let from = this.#at; ; ) {
      const at = this.bytes[from] === quote ? this.#quoted(from) : this.#plains(from);
      if (at < 0) return this.#unfinished(this.#fieldStart);
      if (at < this.bytes.length && this.bytes[at] === this.delimiter) from = at + 1;
      else return this.#rowEnds(at);
    }
  }

  /** @param at the place of the line end, or the end of the document */
  #rowEnds(at: number): boolean {
    const { bytes } = this;
    if (bytes[at] === cr && at + 1 === bytes.length && !this.#last) return this.#unfinished(-1);
    return this.#finish(at, at + (bytes[at] === cr && bytes[at + 1] === lf ? 2 : 1));
  }

  /**
   * Reads unquoted fields from `from` to the end of the row or to a delimiter in front of a quote. Nearly all of a file goes through
   * here: with a call for each field it would take a third longer.
   * @returns the place of what ends the last of them, -1 if that is not here yet
   */
  #plains(from: number): number {
    const { bytes, delimiter } = this;
    const table = this.#table;
    const limit = bytes.length;
    for (let start = from; ; ) {
      let seen = 0;
      let at = start;
      for (; at < limit; at += 1) {
        const entry = table[bytes[at] as number] as number;
        if (entry >= ends << 8) break;
        seen |= entry;
      }
      this.#fieldStart = start;
      if (at === limit && !this.#last) return -1;
      this.#push(start, at, seen >> 8, seen);
      start = at + 1;
      if (at === limit || bytes[at] !== delimiter || bytes[start] === quote) return at;
    }
  }

  #begin(): void {
    this.rowStart = this.#at;
    this.count = 0;
    this.rowMarks = 0;
    this.line = this.#nextLine;
    this.#linesInRow = 1;
  }

  #finish(rowEnd: number, next: number): boolean {
    this.rowEnd = rowEnd;
    if (rowEnd - this.rowStart > csvLimits.rowBytes) throw this.#tooLong();
    this.#at = Math.min(next, this.bytes.length);
    this.#nextLine = this.line + this.#linesInRow;
    return true;
  }

  /** Reads a quoted field whose opening quote stands at `from`; as `#plains` otherwise. */
  #quoted(from: number): number {
    const { bytes } = this;
    const table = this.#table;
    const limit = bytes.length;
    this.#fieldStart = from;
    let marks: number = mark.quoted;
    let classes = 0;
    for (let at = from + 1; at < limit; at += 1) {
      const byte = bytes[at] as number;
      const entry = table[byte] as number;
      classes |= entry;
      if (entry < ordinary) continue;
      if (byte === quote) {
        if (at + 1 === limit && !this.#last) return -1;
        if (bytes[at + 1] !== quote) return this.#closed(from, at, marks, classes);
        at += 1;
      }
      if (byte === lf || (byte === cr && bytes[at + 1] !== lf)) this.#linesInRow += 1;
      if (byte === quote || byte === comma || byte === cr || byte === lf) marks |= mark.special;
      if (byte === 0 || byte === undecoded) marks |= mark.nul;
    }
    return -1;
  }

  #closed(open: number, close: number, marks: number, classes: number): number {
    const next = close + 1;
    const behind = this.#isEnd(next) ? next : blanksEnd(this.bytes, next);
    if (behind > next && behind === this.bytes.length && !this.#last) return -1;
    if (!this.#isEnd(behind)) return this.#broken(open, next);
    this.#push(open + 1, close, behind > next ? marks | mark.padded | mark.changed : marks, classes);
    return behind;
  }

  /** Whether a field ends in front of this place. */
  #isEnd(at: number): boolean {
    return at >= this.bytes.length || (this.#table[this.bytes[at] as number] as number) >= ends << 8;
  }

  /** Reads on where text stands behind a closing quote: the field is what stands there, quotes and all. */
  #broken(open: number, from: number): number {
    const { bytes } = this;
    let seen = mark.broken << 8;
    let at = from;
    for (; at < bytes.length; at += 1) {
      const entry = this.#table[bytes[at] as number] as number;
      if (entry >= ends << 8) break;
      seen |= entry;
    }
    if (at === bytes.length && !this.#last) return -1;
    this.#push(open, at, seen >> 8, seen);
    return at;
  }

  #push(start: number, end: number, marks: number, classes: number): void {
    const index = this.count;
    const quotedWrongly = ((marks & mark.quoted) !== 0) !== ((marks & mark.special) !== 0);
    const all = quotedWrongly ? marks | mark.changed : marks;
    this.count = index + 1;
    this.rowMarks |= all;
    if (index >= csvLimits.columns) return;
    this.starts[index] = start;
    this.ends[index] = end;
    this.marks[index] = all;
    // Of what stands above the eight bits of the classes nothing is kept.
    this.classes[index] = classes;
  }

  /**
   * More bytes will come; or the document or the limit is reached inside quotes: then the row is cut at the end of the line that holds
   * the opening quote, so that one forgotten quote does not swallow the rows behind it.
   * @param fieldStart where the unfinished field begins, -1 if only the line end is
   */
  #unfinished(fieldStart: number): boolean {
    const { bytes } = this;
    if (!this.#last && bytes.length - this.rowStart <= csvLimits.rowBytes + longestLineEnd) return false;
    if (bytes[fieldStart] !== quote) throw this.#tooLong();
    const at = lineEnd(bytes, fieldStart);
    if (at === bytes.length && !this.#last) throw this.#tooLong();
    this.#linesInRow = linesIn(bytes, this.rowStart, fieldStart);
    this.rowMarks |= mark.unclosed;
    return this.#finish(at, at + (bytes[at] === cr && bytes[at + 1] === lf ? 2 : 1));
  }

  #tooLong(): HandoverError {
    return new HandoverError('input.line-too-long', { row: this.line }, { limit_bytes: csvLimits.rowBytes });
  }
}
