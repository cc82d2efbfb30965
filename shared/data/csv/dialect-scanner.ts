// Finds the fields of delimited texts that are not RFC 4180: any delimiter of up to eight signs, other quotes or none, backslashes as MySQL
// writes them. Each row is written out anew with its quotes and escapes resolved: slower than CsvScanner, for the few files that need it.
import { HandoverError } from '../../domain/errors.ts';
import { byteClasses } from '../byte-classes.ts';
import { blanksEnd, lineEnd, linesIn } from './places.ts';
import type { RowScanner } from './scanned-row.ts';
import { csvLimits, mark, undecoded } from './scanner.ts';

export interface DialectForm {
  readonly delimiter: string;
  /** The sign around fields that hold a delimiter, doubled inside; undefined: there is none. */
  readonly quote: '"' | "'" | undefined;
  /** A backslash stands before a sign that is meant as it is; `\n`, `\t`, `\r`, `\0`, `\b`, `\Z` are control signs, `\N` alone is nothing. */
  readonly hasEscapes: boolean;
}

const cr = 0x0d;
const lf = 0x0a;
const comma = 0x2c;
const doubleQuote = 0x22;
const backslash = 0x5c;
const letterN = 0x4e;
/** By the letter behind the backslash (MySQL 8.4 manual, LOAD DATA). */
const escapes = new Map(
  Object.entries({ n: lf, t: 0x09, r: cr, '0': 0, b: 0x08, Z: 0x1a }).map(([sign, code]) => [sign.charCodeAt(0), code]),
);
const encoder = new TextEncoder();

/** More bytes are needed to go on. */
const pending = -1;

export class DialectScanner implements RowScanner {
  /** The fields of the row, one behind the other. */
  bytes: Uint8Array = new Uint8Array(4096);
  readonly starts = new Int32Array(csvLimits.columns);
  readonly ends = new Int32Array(csvLimits.columns);
  readonly marks = new Uint8Array(csvLimits.columns);
  readonly classes = new Uint8Array(csvLimits.columns);
  nulls: number[] = [];
  count = 0;
  rowStart = 0;
  rowEnd = 0;
  rowMarks = 0;
  line = 1;
  readonly delimiter = 0;
  readonly #delimiter: Uint8Array;
  readonly #quote: number;
  readonly #hasEscapes: boolean;
  #input: Uint8Array = new Uint8Array(0);
  #at = 0;
  #last = false;
  #length = 0;
  #nextLine = 1;
  #lines = 1;
  /** Of the field being read. */
  #classes = 0;
  #marks = 0;

  constructor({ delimiter, quote, hasEscapes }: DialectForm) {
    this.#delimiter = encoder.encode(delimiter);
    this.#quote = quote === undefined ? -1 : quote.charCodeAt(0);
    this.#hasEscapes = hasEscapes;
  }

  feed(chunk: Uint8Array, last: boolean): void {
    const rest = this.#input.subarray(this.#at);
    const joined = new Uint8Array(rest.length + chunk.length);
    joined.set(rest);
    joined.set(chunk, rest.length);
    this.#input = joined;
    this.#at = 0;
    this.#last = last;
  }

  raw(limit: number): Uint8Array {
    return this.#input.subarray(this.rowStart, Math.min(this.rowEnd, this.rowStart + limit));
  }

  next(): boolean {
    if (this.#at >= this.#input.length) return false;
    this.#begin();
    for (let at = this.#at; ; ) {
      const end = this.#field(at);
      if (end === pending) return this.#unfinished(at);
      if (this.#isDelimiterAt(end)) at = end + this.#delimiter.length;
      else return this.#finish(end);
    }
  }

  #begin(): void {
    this.rowStart = this.#at;
    this.count = 0;
    this.nulls = [];
    this.rowMarks = mark.changed;
    this.line = this.#nextLine;
    this.#lines = 1;
    this.#length = 0;
  }

  #finish(end: number): boolean {
    const input = this.#input;
    this.rowEnd = end;
    if (end - this.rowStart > csvLimits.rowBytes) throw this.#tooLong();
    this.#at = Math.min(input.length, end + (input[end] === cr && input[end + 1] === lf ? 2 : 1));
    this.#nextLine = this.line + this.#lines;
    return true;
  }

  /** Reads the field at `from`; gives the place of what ends it, or `pending`. */
  #field(from: number): number {
    const start = this.#length;
    this.#classes = 0;
    this.#marks = 0;
    if (this.#isNullAt(from)) {
      this.nulls.push(this.count);
      return this.#push(start, from + 2);
    }
    const isQuoted = this.#input[from] === this.#quote;
    const end = isQuoted ? this.#quoted(from + 1) : this.#plain(from);
    return end === pending ? pending : this.#push(start, end);
  }

  #plain(from: number): number {
    const input = this.#input;
    for (let at = from; ; ) {
      if (at >= input.length) return this.#last ? at : pending;
      const byte = input[at] as number;
      if (this.#cutShort(at, byte)) return pending;
      if (byte === cr || byte === lf || this.#isDelimiterAt(at)) return at;
      at = this.#sign(at, byte);
    }
  }

  /** From behind the opening quote on. */
  #quoted(from: number): number {
    const input = this.#input;
    this.rowMarks |= mark.quoted;
    for (let at = from; at < input.length; ) {
      const byte = input[at] as number;
      if (this.#cutShort(at, byte)) return pending;
      if (byte !== this.#quote) {
        at = this.#sign(at, byte);
      } else if (input[at + 1] === byte) {
        this.#put(byte);
        at += 2;
      } else {
        return this.#closed(at + 1);
      }
    }
    return pending;
  }

  /** @param end the place behind a closing quote */
  #closed(end: number): number {
    const behind = this.#isDelimiterAt(end) ? end : blanksEnd(this.#input, end);
    if (behind === this.#input.length ? !this.#last : this.#cutShort(behind, this.#input[behind] as number))
      return pending;
    if (this.#isEnd(behind)) {
      if (behind > end) this.#marks |= mark.padded;
      return behind;
    }
    this.#marks |= mark.broken;
    return this.#plain(end);
  }

  #isEnd(at: number): boolean {
    const byte = this.#input[at];
    return byte === undefined || byte === cr || byte === lf || this.#isDelimiterAt(at);
  }

  /** Takes over the sign at `at`, escaped or not; gives the place behind it. */
  #sign(at: number, byte: number): number {
    const input = this.#input;
    const isEscape = this.#hasEscapes && byte === backslash && at + 1 < input.length;
    const next = isEscape ? (input[at + 1] as number) : byte;
    const end = isEscape ? at + 2 : at + 1;
    this.#put(isEscape ? (escapes.get(next) ?? next) : byte);
    if (next === lf || (next === cr && input[end] !== lf)) this.#lines += 1;
    return end;
  }

  /** The meaning of what stands at `at` depends on bytes that are not here yet. */
  #cutShort(at: number, byte: number): boolean {
    if (this.#last) return false;
    const mayGoOn = byte === cr || byte === this.#quote || byte === backslash || byte === this.#delimiter[0];
    return mayGoOn && at + Math.max(2, this.#delimiter.length) > this.#input.length;
  }

  #isDelimiterAt(at: number): boolean {
    for (let index = 0; index < this.#delimiter.length; index += 1) {
      if (this.#input[at + index] !== this.#delimiter[index]) return false;
    }
    return true;
  }

  #isNullAt(at: number): boolean {
    const input = this.#input;
    if (!this.#hasEscapes || input[at] !== backslash || input[at + 1] !== letterN) return false;
    const end = at + 2;
    return end >= input.length ? this.#last : input[end] === cr || input[end] === lf || this.#isDelimiterAt(end);
  }

  #put(byte: number): void {
    if (this.#length === this.bytes.length) {
      const larger = new Uint8Array(2 * this.bytes.length);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.#length] = byte;
    this.#length += 1;
    this.#classes |= byteClasses[byte] as number;
    if (byte === doubleQuote || byte === comma || byte === cr || byte === lf) this.#marks |= mark.special;
    if (byte === 0 || byte === undecoded) this.#marks |= mark.nul;
  }

  #push(start: number, end: number): number {
    const index = this.count;
    this.count = index + 1;
    this.rowMarks |= this.#marks;
    if (index < csvLimits.columns) {
      this.starts[index] = start;
      this.ends[index] = this.#length;
      this.marks[index] = this.#marks;
      this.classes[index] = this.#classes;
    }
    return end;
  }

  /** As in CsvScanner: one forgotten quote costs its line, not the rows behind it. */
  #unfinished(fieldStart: number): boolean {
    const input = this.#input;
    if (!this.#last && input.length - this.rowStart <= csvLimits.rowBytes + this.#delimiter.length) return false;
    if (input[fieldStart] !== this.#quote) throw this.#tooLong();
    const at = lineEnd(input, fieldStart);
    if (at === input.length && !this.#last) throw this.#tooLong();
    this.#lines = linesIn(input, this.rowStart, fieldStart);
    this.rowMarks |= mark.unclosed;
    return this.#finish(at);
  }

  #tooLong(): HandoverError {
    return new HandoverError('input.line-too-long', { row: this.line }, { limit_bytes: csvLimits.rowBytes });
  }
}
