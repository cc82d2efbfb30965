// What kind of sign values begin with, and how many of that kind the one with the fewest has: a cell with fewer of each holds none of them.
import { kinds } from './cell-signs.ts';
import type { NormalCell } from './normal-cell.ts';
import { kindBit } from './signs.ts';

const none = 2 ** 32 - 1;

const placeOf = (unit: number) => 31 - Math.clz32(unit >> kindBit);

/** Signs of one kind: as a rule all. */
function countOf(kind: number, { units, kinds: all, length }: NormalCell): number {
  if (all === kind) return length;
  let count = 0;
  for (let index = 0; index < length; index += 1) if ((units[index] as number) >> kindBit === kind) count += 1;
  return count;
}

/** Words of 32 bits that they take. */
export const beginningWords = kinds.length;

export class Beginnings {
  /** For each kind: the fewest signs of it in a value that begins with one. */
  readonly #fewest: Uint32Array;

  /** @param words that threads may share; `clear` them before the first use */
  constructor(words: Uint32Array) {
    this.#fewest = words;
  }

  clear(): void {
    this.#fewest.fill(none);
  }

  add(value: NormalCell): void {
    const first = value.units[0] as number;
    this.#lower(placeOf(first), countOf(first >> kindBit, value));
  }

  /** @param fewest for each of `kinds`, as many as any of some values have that begin with it */
  addAll(fewest: Uint32Array): void {
    for (let place = 0; place < fewest.length; place += 1) this.#lower(place, fewest[place] as number);
  }

  /** So many signs of the kind at this place among `kinds` a cell needs to hold one of the values that begin with it. */
  fewest(place: number): number {
    return this.#fewest[place] as number;
  }

  /** Whether any value begins with this unit's kind. */
  include(unit: number): boolean {
    return this.#fewest[placeOf(unit)] !== none;
  }

  #lower(place: number, count: number): void {
    for (let known = this.#fewest[place] as number; count < known; ) {
      known = Atomics.compareExchange(this.#fewest, place, known, count);
    }
  }
}
