// The kernel that finds the fields of a row (shared/kernels/csv-scanner.ts), and what it has found, as views into its memory.
import { code } from '../kernels/csv-scanner.ts';
import { type KernelExports, kernelOf, makeRoom, type Place } from '../kernels/kernel.ts';
import { type Ordinary, RowRun, type RunExports } from './row-run.ts';

interface Exports extends KernelExports, RunExports {
  readonly state: Place;
  readonly starts: Place;
  readonly ends: Place;
  readonly marks: Place;
  readonly classes: Place;
  text(): number;
  begin(length: number, last: boolean, delimiter: number): void;
  next(): number;
}

/** What `next` answers; `full` is for `pass` alone. */
export const answer = { none: 0, row: 1, unfinished: 2, full: 3 } as const;

/** The words of `state`. */
export const word = { at: 0, count: 1, rowStart: 2, rowEnd: 3, rowMarks: 4, lines: 5, fieldStart: 6 } as const;
const words = 7;

const newKernel = kernelOf<Exports>(code);
/** Kernels that nobody uses: a file is looked at by a dozen scanners before one reads it. */
const idle: CsvKernel[] = [];
const mostIdle = 4;
/** A kernel that a long row has made larger is not kept. */
const largestIdle = 1024 * 1024;

export class CsvKernel {
  readonly begin: Exports['begin'];
  readonly next: Exports['next'];
  readonly pass: Exports['pass'];
  state = new Int32Array(0);
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  marks = new Uint8Array(0);
  classes = new Uint8Array(0);
  /** All the room there is for text. */
  #text = new Uint8Array(0);
  /** Bytes of text. */
  #length = 0;
  #run: RowRun | undefined;
  readonly #columns: number;
  readonly #exports: Exports;

  private constructor(columns: number) {
    this.#columns = columns;
    this.#exports = newKernel();
    this.begin = this.#exports.begin;
    this.next = this.#exports.next;
    this.pass = this.#exports.pass;
    this.#look();
  }

  /** @param columns as many as the kernel keeps of a row */
  static take(columns: number): CsvKernel {
    const kernel = idle.pop() ?? new CsvKernel(columns);
    kernel.#length = 0;
    kernel.#run = undefined;
    kernel.state[word.at] = 0;
    return kernel;
  }

  /** To be used again by whoever needs one. */
  giveBack(): void {
    if (idle.length < mostIdle && this.#text.length < largestIdle) idle.push(this);
  }

  /** From now on, `pass` takes such rows. */
  runOf(ordinary: Ordinary): RowRun {
    this.#run = new RowRun(this.#exports, ordinary);
    return this.#run;
  }

  /** Leaves off the text in front of `from` and adds the chunk. @returns the text that is there now */
  feed(from: number, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
    const kept = this.#length - from;
    this.#length = kept + chunk.length;
    if (makeRoom(this.#exports.memory, this.#exports.text() + this.#length)) this.#look();
    this.#text.copyWithin(0, from, from + kept);
    this.#text.set(chunk, kept);
    return this.#text.subarray(0, this.#length);
  }

  #look(): void {
    const { memory, state, starts, ends, marks, classes, text } = this.#exports;
    const { buffer } = memory;
    this.state = new Int32Array(buffer, state.value, words);
    this.starts = new Int32Array(buffer, starts.value, this.#columns);
    this.ends = new Int32Array(buffer, ends.value, this.#columns);
    this.marks = new Uint8Array(buffer, marks.value, this.#columns);
    this.classes = new Uint8Array(buffer, classes.value, this.#columns);
    this.#text = new Uint8Array(buffer, text());
    this.#run?.look();
  }
}
