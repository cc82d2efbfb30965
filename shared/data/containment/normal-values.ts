// The values of withheld columns as the filter takes them: brought into their normal form and hashed by a kernel
// (shared/kernels/normal-values.ts), but for the few cells that need more than its table of signs.
import type { RowFields } from '../csv/field-ends.ts';
import { isOutgrown, type KernelExports, kernelOf, makeRoom, type Place } from '../kernels/kernel.ts';
import { code } from '../kernels/normal-values.ts';
import { writtenLetters } from './chance-values.ts';
import { basicUnits, learned } from './signs.ts';

interface Exports extends KernelExports {
  readonly units: Place;
  readonly written: Place;
  readonly fewest: Place;
  text(): number;
  ends(length: number): number;
  told(length: number, fields: number): number;
  unread(length: number, fields: number, rows: number): number;
  read(length: number, fields: number, perRow: number, first: number, prefixShift: number, wordShift: number): number;
  unreadCells(): number;
  chanceValues(): number;
  rungsSeen(): number;
}

/** What was told of a column, until the next one is read. */
export interface TakenValues {
  /** Values that do not occur by chance, and others. */
  readonly values: number;
  readonly chance: number;
  /** Of each value three words: its bit among the prefixes of the filter, its word among the windows, and the bits of that. */
  readonly bits: Int32Array;
  /** A bit for each rung that values have. */
  readonly rungs: number;
  /** As `Beginnings` have them, for values and for those that occur by chance. */
  readonly fewest: readonly [Uint32Array, Uint32Array];
  /** The places of cells that are still to be read. */
  readonly unread: Uint32Array;
}

/** How far hashes are shifted to be a place in a filter. */
export interface Shifts {
  readonly prefix: number;
  readonly word: number;
}

const newKernel = kernelOf<Exports>(code);
let kernel = newKernel();
const kinds = 4;
const wordBytes = 4;
/** Of each value. */
const bitWords = 3;
/** Signs whose units the kernel knows. */
let taught = 0;

/** Gives the kernel the units of signs that were met since. */
function teach(): void {
  if (taught === learned) return;
  const { memory } = kernel;
  new Int32Array(memory.buffer, kernel.units.value, basicUnits.length).set(basicUnits);
  const written = new Uint8Array(memory.buffer, kernel.written.value, basicUnits.length >>> 3);
  for (const letter of writtenLetters) written[letter >>> 3] = (written[letter >>> 3] as number) | (1 << (letter & 7));
  taught = learned;
}

/** The values of some rows, until those of others are asked for. */
export class NormalValues {
  readonly #rows: RowFields;
  readonly #count: number;

  constructor(rows: RowFields) {
    const { csv, ends, perRow } = rows;
    this.#rows = rows;
    this.#count = Math.floor(ends.length / perRow);
    if (isOutgrown(kernel.memory)) {
      kernel = newKernel();
      taught = 0;
    }
    teach();
    const { memory } = kernel;
    const last = kernel.unread(csv.length, ends.length, this.#count) + this.#count * wordBytes;
    makeRoom(memory, last);
    new Uint8Array(memory.buffer, kernel.text(), csv.length).set(csv);
    new Uint32Array(memory.buffer, kernel.ends(csv.length), ends.length).set(ends);
  }

  /** @param column from 0 behind `_row` */
  read(column: number, shifts: Shifts): TakenValues {
    const { csv, ends, perRow } = this.#rows;
    const { buffer } = kernel.memory;
    const { length } = csv;
    const fields = ends.length;
    const values = kernel.read(length, fields, perRow, column + 1, shifts.prefix, shifts.word);
    const fewest = kernel.fewest.value;
    return {
      values,
      chance: kernel.chanceValues(),
      bits: new Int32Array(buffer, kernel.told(length, fields), values * bitWords),
      rungs: kernel.rungsSeen(),
      fewest: [new Uint32Array(buffer, fewest, kinds), new Uint32Array(buffer, fewest + kinds * wordBytes, kinds)],
      unread: new Uint32Array(buffer, kernel.unread(length, fields, this.#count), kernel.unreadCells()),
    };
  }
}
