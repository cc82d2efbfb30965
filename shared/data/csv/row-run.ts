// Ordinary rows, which the CSV kernel takes by itself (shared/kernels/csv): they are written as canonical CSV, and their values are counted.
import { countWords, knownPlaces } from '../columns/counted-values.ts';
import type { Memory, Place } from '../kernels/kernel.ts';

/** What tells that a row is ordinary. */
export interface Ordinary {
  readonly width: number;
  /** So many fields at least are filled. */
  readonly fewestFilled: number;
  /** 1 for each column in which no header has a value, as names of columns never do: ordinary rows have one in such a column. */
  readonly telling: Uint8Array;
  /** A bit for each sign of the basic plane, and 1 for each byte: the first filled field begins and ends with none of these. */
  readonly words: Uint8Array;
  readonly wordEnds: Uint8Array;
}

/** What the kernel exports for it. */
export interface RunExports {
  readonly memory: Memory;
  readonly run: Place;
  readonly telling: Place;
  readonly words: Place;
  readonly wordEnds: Place;
  readonly known: Place;
  readonly counts: Place;
  readonly others: Place;
  readonly written: Place;
  readonly fieldEnds: Place;
  expect(width: number, fewestFilled: number): void;
  pass(room: number, number: number): number;
}

/** The words of `run`. */
const runWord = { rows: 0, lines: 1, bytes: 2, fields: 3, others: 4 } as const;
const runWords = 5;
/** Words for each of the values that were not counted. */
const otherWords = 3;

/** `row`: one that is not ordinary · `room`: enough is written · `text`: no whole row is left. */
export type Stop = 'row' | 'room' | 'text';

/** A value that was not counted, by its place in the scanner's bytes. */
export type SeeOther = (column: number, start: number, end: number, classes: number) => void;

/** The rows of one run: they hold until the scanner's next call. */
export class RowRun {
  /** What stands behind them. */
  stop: Stop = 'text';
  /** Their canonical CSV, and where its fields end. */
  written = new Uint8Array(0);
  fieldEnds = new Int32Array(0);
  /** Of each column, what may be counted and what was, since it was set to 0 (counted-values.ts). */
  known = new Uint8Array(0);
  counts = new Uint32Array(0);
  #others = new Int32Array(0);
  #state = new Int32Array(runWords);
  readonly #exports: RunExports;
  readonly #width: number;

  constructor(exports: RunExports, ordinary: Ordinary) {
    this.#exports = exports;
    this.#width = ordinary.width;
    exports.expect(ordinary.width, ordinary.fewestFilled);
    const set = ({ value }: Place, bytes: Uint8Array) =>
      new Uint8Array(exports.memory.buffer, value, bytes.length).set(bytes);
    set(exports.telling, ordinary.telling);
    set(exports.words, ordinary.words);
    set(exports.wordEnds, ordinary.wordEnds);
    this.look();
  }

  /** To be called when the memory has grown. */
  look(): void {
    const { memory, run, written, fieldEnds, known, counts, others } = this.#exports;
    const { buffer } = memory;
    this.#state = new Int32Array(buffer, run.value, runWords);
    this.written = new Uint8Array(buffer, written.value);
    this.fieldEnds = new Int32Array(buffer, fieldEnds.value);
    this.known = new Uint8Array(buffer, known.value, knownPlaces * this.#width);
    this.counts = new Uint32Array(buffer, counts.value, countWords * this.#width);
    this.#others = new Int32Array(buffer, others.value);
  }

  get rows(): number {
    return this.#state[runWord.rows] as number;
  }

  /** Lines of the document that they take. */
  get lines(): number {
    return this.#state[runWord.lines] as number;
  }

  /** As much of `written` and `fieldEnds` is theirs. */
  get bytes(): number {
    return this.#state[runWord.bytes] as number;
  }

  get fields(): number {
    return this.#state[runWord.fields] as number;
  }

  /** Gives the values that were not counted, in their order. */
  eachOther(see: SeeOther): void {
    const others = this.#others;
    const behind = otherWords * (this.#state[runWord.others] as number);
    for (let at = 0; at < behind; at += otherWords) {
      const column = others[at + 2] as number;
      see(column & 0xffff, others[at] as number, others[at + 1] as number, column >>> 16);
    }
  }
}
