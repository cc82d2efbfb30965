// Which cells of rows that go may hold a withheld value: told by a kernel (shared/kernels/cell-signs.ts) from how many letters and digits
// they have, of each kind. Most cells have too few for any value, and are never brought into their normal form.
import { code } from '../kernels/cell-signs.ts';
import { isOutgrown, type KernelExports, kernelOf, makeRoom, type Place } from '../kernels/kernel.ts';
import { kind } from './signs.ts';

interface Exports extends KernelExports {
  /** A byte for each column that goes: 1 if all its cells are to be looked at. */
  readonly asked: Place;
  need(digits: number, latin: number, others: number, masks: number): void;
  text(): number;
  ends(length: number): number;
  find(length: number): number;
  search(length: number, fields: number, perRow: number): number;
  looked(length: number, fields: number): number;
  rows(): number;
  passed(): number;
}

/** Kinds in the order of their bits, as counts and `Beginnings` have them. */
export const kinds: readonly number[] = [kind.digit, kind.latin, kind.other, kind.mask];

const newKernel = kernelOf<Exports>(code);
let kernel = newKernel();

/** What is told of a cell, beside four times its place among the ends. */
export const flag = {
  /** It has signs enough of some kind, or a rare one: only its normal form says more. */
  mayHold: 1,
  /** It has `shortest` signs or more. */
  isLong: 2,
} as const;
export const flagBits = 2;

const none = new Uint32Array();

export class CellSigns {
  /** Whole rows at the beginning of what was read. */
  rows = 0;
  /** Of all fields that were read. */
  ends = none;
  /** Cells to be looked at, in order: those that may hold a value, and of columns that are asked for those of `shortest` bytes. */
  looked = none;
  /** Cells of those rows that are long and not to be looked at. */
  passed = 0;
  readonly #asked: Uint8Array;
  readonly #fewest: readonly number[];

  /**
   * @param asked for each column that goes, `_row` not counted: whether all its cells are to be looked at
   * @param fewest so many signs of each of `kinds` make a cell one that may hold a value
   */
  constructor(asked: readonly boolean[], fewest: readonly number[]) {
    this.#asked = Uint8Array.from(asked, Number);
    this.#fewest = fewest;
  }

  /** Goes through rows of canonical CSV, `_row` first; the last one may be cut. What is told holds until any other rows are read. */
  read(csv: Uint8Array): void {
    if (isOutgrown(kernel.memory)) kernel = newKernel();
    const { memory } = kernel;
    const { length } = csv;
    const ends = kernel.ends(length);
    const [digits = 0, latin = 0, others = 0, masks = 0] = this.#fewest;
    // There are no more fields than bytes.
    makeRoom(memory, ends + 2 * length * Uint32Array.BYTES_PER_ELEMENT);
    new Uint8Array(memory.buffer, kernel.text(), length).set(csv);
    new Uint8Array(memory.buffer, kernel.asked.value).set(this.#asked);
    kernel.need(digits, latin, others, masks);
    const fields = kernel.find(length);
    const looked = kernel.search(length, fields, this.#asked.length + 1);
    this.ends = new Uint32Array(memory.buffer, ends, fields);
    this.looked = new Uint32Array(memory.buffer, kernel.looked(length, fields), looked);
    this.rows = kernel.rows();
    this.passed = kernel.passed();
  }
}
