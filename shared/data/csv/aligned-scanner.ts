// Finds the fields of a text whose columns are lined up (aligned-form.ts), each without the spaces around it. A line that does not fit is one field.
import { HandoverError } from '../../domain/errors.ts';
import { classesOf } from '../byte-classes.ts';
import { type AlignedForm, type Gap, isSpace, type Measure, placesOf, rulerForm } from './aligned-form.ts';
import { lineEnd } from './places.ts';
import type { RowScanner } from './scanned-row.ts';
import { csvLimits, mark, undecoded } from './scanner.ts';

const cr = 0x0d;
const lf = 0x0a;
const bar = 0x7c;
const comma = 0x2c;
const quote = 0x22;

/** A ruler is no longer than a row for the eye. */
const longestRuler = 4000;

const decoder = new TextDecoder('latin1');

/** The sign that begins at a place in UTF-8, and how many bytes it has. One that was not decoded is a sign of one byte. */
function signAt(bytes: Uint8Array, at: number): { readonly code: number; readonly length: number } {
  const first = bytes[at] as number;
  const rest = (index: number) => (bytes[at + index] as number) & 0x3f;
  if (first < 0xc0 || first === undecoded) return { code: first, length: 1 };
  if (first < 0xe0) return { code: ((first & 0x1f) << 6) | rest(1), length: 2 };
  if (first < 0xf0) return { code: ((first & 0x0f) << 12) | (rest(1) << 6) | rest(2), length: 3 };
  return { code: ((first & 0x07) << 18) | (rest(1) << 12) | (rest(2) << 6) | rest(3), length: 4 };
}

/** Where the fields of a line are cut; undefined for a line that does not fit. */
type Cuts = readonly number[] | undefined;

function barCuts(bytes: Uint8Array, start: number, end: number): number[] {
  const cuts: number[] = [];
  for (let at = start; at < end; at += 1) if (bytes[at] === bar) cuts.push(at);
  return cuts;
}

/** In each gap one stretch of spaces: what stands before it is the left column's, what stands behind it the right one's. */
function gapCuts(bytes: Uint8Array, start: number, end: number, gaps: readonly Gap[], measure: Measure): Cuts {
  const cuts: number[] = [];
  let place = 0;
  let gap = 0;
  /** In this gap: no space yet, spaces, text behind them. */
  let seen: 'none' | 'spaces' | 'text' = 'none';
  for (let at = start; at < end; ) {
    const { code, length } = signAt(bytes, at);
    while (gap < gaps.length && place >= (gaps[gap] as Gap)[1]) {
      if (seen === 'none') return undefined;
      gap += 1;
      seen = 'none';
    }
    const size = placesOf(code, measure);
    const isInside = gap < gaps.length && place + size > (gaps[gap] as Gap)[0];
    if (isInside && isSpace(code)) {
      if (seen === 'text') return undefined;
      if (seen === 'none') cuts.push(at);
      seen = 'spaces';
    } else if (isInside && seen === 'spaces') {
      seen = 'text';
    }
    place += size;
    at += length;
  }
  return cuts;
}

export class AlignedScanner implements RowScanner {
  bytes: Uint8Array = new Uint8Array(0);
  readonly starts = new Int32Array(csvLimits.columns);
  readonly ends = new Int32Array(csvLimits.columns);
  readonly marks = new Uint8Array(csvLimits.columns);
  readonly classes = new Uint8Array(csvLimits.columns);
  readonly nulls: readonly number[] = [];
  readonly delimiter = 0;
  count = 0;
  rowStart = 0;
  rowEnd = 0;
  rowMarks = 0;
  line = 0;
  readonly #form: AlignedForm;
  #at = 0;
  #last = false;

  constructor(form: AlignedForm) {
    this.#form = form;
  }

  feed(chunk: Uint8Array, last: boolean): void {
    const rest = this.bytes.subarray(this.#at);
    const joined = new Uint8Array(rest.length + chunk.length);
    joined.set(rest);
    joined.set(chunk, rest.length);
    this.bytes = joined;
    this.#at = 0;
    this.#last = last;
  }

  raw(limit: number): Uint8Array {
    return this.bytes.subarray(this.rowStart, Math.min(this.rowEnd, this.rowStart + limit));
  }

  next(): boolean {
    const { bytes } = this;
    if (this.#at >= bytes.length) return false;
    const end = lineEnd(bytes, this.#at);
    if (end - this.#at > csvLimits.rowBytes) {
      throw new HandoverError('input.line-too-long', { row: this.line + 1 }, { limit_bytes: csvLimits.rowBytes });
    }
    // What ends the line may go on in the next bytes.
    if (!this.#last && end + 1 >= bytes.length) return false;
    this.line += 1;
    this.rowStart = this.#at;
    this.rowEnd = end;
    this.#at = Math.min(bytes.length, end + (bytes[end] === cr && bytes[end + 1] === lf ? 2 : 1));
    this.#fields();
    return true;
  }

  #fields(): void {
    const { bytes, rowStart, rowEnd } = this;
    this.count = 0;
    this.rowMarks = mark.changed;
    if (this.#form.by === 'spaces') {
      const { gaps, measure } = this.#form;
      const cuts = gapCuts(bytes, rowStart, rowEnd, gaps, measure);
      this.#cut(cuts, cuts === undefined ? 1 : gaps.length + 1);
    } else {
      this.#cutAtBars(this.#form.isFramed);
    }
  }

  #cutAtBars(isFramed: boolean): void {
    const { bytes, rowStart, rowEnd } = this;
    const cuts = this.#isRuler() ? [] : barCuts(bytes, rowStart, rowEnd);
    if (!isFramed || cuts.length < 2) {
      this.#cut(cuts, cuts.length + 1);
      return;
    }
    for (const [index, from] of cuts.slice(0, -1).entries()) this.#push(from + 1, cuts[index + 1] as number);
  }

  #isRuler(): boolean {
    const { bytes, rowStart, rowEnd } = this;
    return rowEnd - rowStart <= longestRuler && rulerForm.test(decoder.decode(bytes.subarray(rowStart, rowEnd)));
  }

  /** @param fields how many the row has: a line that ends early has empty ones behind */
  #cut(cuts: Cuts = [], fields: number): void {
    let from = this.rowStart;
    for (let index = 0; index < fields; index += 1) {
      const to = cuts[index] ?? this.rowEnd;
      this.#push(from, to);
      const isBar = this.bytes[to] === bar && to < this.rowEnd;
      from = isBar ? to + 1 : to;
    }
  }

  /** A field without the spaces around it. */
  #push(from: number, to: number): void {
    const { bytes, count } = this;
    let start = from;
    let end = to;
    for (let size = this.#spaceAt(start, end); size > 0; size = this.#spaceAt(start, end)) start += size;
    for (let size = this.#spaceBefore(start, end); size > 0; size = this.#spaceBefore(start, end)) end -= size;
    this.count = count + 1;
    if (count >= csvLimits.columns) return;
    let marks = 0;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === comma || byte === quote) marks |= mark.special;
      else if (byte === 0 || byte === undecoded) marks |= mark.nul;
    }
    this.starts[count] = start;
    this.ends[count] = end;
    this.marks[count] = marks;
    this.classes[count] = classesOf(bytes, start, end);
    this.rowMarks |= marks;
  }

  /** Bytes of the space at a place, 0 if there is none. */
  #spaceAt(at: number, end: number): number {
    if (at >= end) return 0;
    const { code, length } = signAt(this.bytes, at);
    return isSpace(code) ? length : 0;
  }

  #spaceBefore(start: number, end: number): number {
    for (let size = 1; size <= 3 && end - size >= start; size += 1) {
      if (this.#spaceAt(end - size, end) === size) return size;
    }
    return 0;
  }
}
