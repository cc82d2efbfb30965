// Finds the fields of a CSV document in its bytes without making a string: RFC 4180, any ASCII delimiter, rows end in CRLF, LF or CR.
import { HandoverError } from '../../domain/errors.ts';
import { answer, CsvKernel, word } from './csv-kernel.ts';
import { lineEnd, linesIn } from './places.ts';
import type { Ordinary, RowRun } from './row-run.ts';
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
const cr = 0x0d;
const lf = 0x0a;
const longestLineEnd = 2;

/** A scanner is fed chunks of UTF-8 and gives one row at a time; the row's offsets and bytes hold until the next `feed` or `next`. */
export class CsvScanner implements RowScanner {
  readonly delimiter: number;
  readonly nulls = noFields;
  readonly #kernel = CsvKernel.take(csvLimits.columns);
  #state = this.#kernel.state;
  bytes: Uint8Array = new Uint8Array(0);
  starts = this.#kernel.starts;
  ends = this.#kernel.ends;
  marks = this.#kernel.marks;
  classes = this.#kernel.classes;
  count = 0;
  rowStart = 0;
  rowEnd = 0;
  rowMarks = 0;
  line = 1;
  #nextLine = 1;
  #last = false;
  /** The kernel was given back: another scanner may use it. */
  #isDone = false;
  #run: RowRun | undefined;

  constructor(delimiter = ',') {
    this.delimiter = delimiter.charCodeAt(0);
  }

  feed(chunk: Uint8Array, last: boolean): void {
    const kernel = this.#kernel;
    this.bytes = kernel.feed(this.#state[word.at] as number, chunk);
    this.#last = last;
    this.#state = kernel.state;
    this.starts = kernel.starts;
    this.ends = kernel.ends;
    this.marks = kernel.marks;
    this.classes = kernel.classes;
    kernel.begin(this.bytes.length, last, this.delimiter);
  }

  raw(limit: number): Uint8Array {
    return this.bytes.subarray(this.rowStart, Math.min(this.rowEnd, this.rowStart + limit));
  }

  next(): boolean {
    return !this.#isDone && this.#found(this.#kernel.next());
  }

  /** Says which rows `pass` takes. */
  expect(ordinary: Ordinary): void {
    this.#run = this.#kernel.runOf(ordinary);
  }

  /**
   * Takes ordinary rows, and finds the row behind them: as `next` where its run says so.
   * @param room no row is taken once so many bytes are written. @param number of the first of them, -1 for none
   * @returns undefined where nothing is expected, or none is left
   * @throws input.line-too-long
   */
  pass(room: number, number: number): RowRun | undefined {
    const run = this.#run;
    if (run === undefined || this.#isDone) return undefined;
    const found = this.#kernel.pass(room, number);
    this.#nextLine += run.lines;
    if (found === answer.full) run.stop = 'room';
    else run.stop = this.#found(found) ? 'row' : 'text';
    return run;
  }

  /** What the kernel has answered. */
  #found(found: number): boolean {
    if (found === answer.none) return this.#end();
    const state = this.#state;
    this.rowStart = state[word.rowStart] as number;
    this.count = state[word.count] as number;
    this.rowMarks = state[word.rowMarks] as number;
    this.line = this.#nextLine;
    if (found === answer.unfinished) return this.#unfinished(state[word.fieldStart] as number);
    return this.#finish(state[word.rowEnd] as number, state[word.lines] as number);
  }

  /** Nothing is left of the text at hand. */
  #end(): boolean {
    if (this.#last) this.#kernel.giveBack();
    this.#isDone = this.#last;
    return false;
  }

  #finish(rowEnd: number, lines: number): boolean {
    this.rowEnd = rowEnd;
    if (rowEnd - this.rowStart > csvLimits.rowBytes) throw this.#tooLong();
    this.#nextLine = this.line + lines;
    return true;
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
    this.rowMarks |= mark.unclosed;
    this.#state[word.at] = Math.min(bytes.length, at + (bytes[at] === cr && bytes[at + 1] === lf ? 2 : 1));
    return this.#finish(at, linesIn(bytes, this.rowStart, fieldStart));
  }

  #tooLong(): HandoverError {
    return new HandoverError('input.line-too-long', { row: this.line }, { limit_bytes: csvLimits.rowBytes });
  }
}
