// The withheld values of one row, looked for in the cells of the same row that goes.
import { type NormalCell, shortest } from './normal-cell.ts';
import { hasLongNumber, standsAlone } from './value-places.ts';

/** A number of fewer digits occurs in longer ones by chance, in the same row too. */
const longEnough = 8;
const buckets = 1024;
const usualUnits = 4096;

export interface RowValue {
  /** The column of the table that it is from, from 0. */
  readonly column: number;
  readonly isChance: boolean;
  readonly start: number;
  readonly end: number;
}

/** Told of a value where it stands; `isWhole`: it is all that the cell holds. */
export type OnValue = (value: RowValue, isWhole: boolean) => void;

/** By the high bits of the product, which depend on all of the hash. */
const bucketOf = (hash: number) => Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 22;

export class RowValues {
  readonly #values: RowValue[] = [];
  /** The units of all values, one behind the other. */
  #units = new Int32Array(usualUnits);
  #used = 0;
  /** The row that last had a value with such a beginning. */
  readonly #lastRow = new Uint32Array(buckets);
  #row = 0;

  get size(): number {
    return this.#values.length;
  }

  nextRow(): void {
    // Cutting an array costs more than the look at it, and most rows have none.
    if (this.#values.length > 0) this.#values.length = 0;
    this.#used = 0;
    this.#row += 1;
  }

  /** @param cell of `shortest` units or more */
  add(column: number, cell: NormalCell, isChance: boolean): void {
    const start = this.#used;
    const end = start + cell.length;
    if (end > this.#units.length) this.#makeRoom(end);
    this.#units.set(cell.units.subarray(0, cell.length), start);
    this.#used = end;
    this.#values.push({ column, isChance, start, end });
    this.#lastRow[bucketOf(cell.hash(0, shortest))] = this.#row;
  }

  /** Told of each place of a value that says something. */
  search(cell: NormalCell, onValue: OnValue): void {
    const isLong = hasLongNumber(cell);
    for (let at = 0; at + shortest <= cell.length; at += 1) {
      if (this.#lastRow[bucketOf(cell.hash(at, shortest))] !== this.#row) continue;
      for (const value of this.#values) {
        const { start, end } = value;
        if (!cell.holds(at, this.#units, start, end) || !counts(value, cell, at, isLong)) continue;
        onValue(value, end - start === cell.length);
      }
    }
  }

  #makeRoom(units: number): void {
    const larger = new Int32Array(2 * units);
    larger.set(this.#units);
    this.#units = larger;
  }
}

/**
 * Values that occur by chance count everywhere, short ones where they stand alone. Others are found in every row where they stand alone,
 * so here only inside of long numbers.
 */
function counts({ isChance, start, end }: RowValue, cell: NormalCell, at: number, isLong: boolean): boolean {
  const isAlone = standsAlone(cell, at, at + end - start);
  return isChance ? isAlone || end - start >= longEnough : isLong && !isAlone;
}
