// The withheld values that the candidates led to, as they are: few, and looked for exactly.
import { NormalCell } from './normal-cell.ts';
import { emptyFilter, rungOf, rungs, ValueFilter } from './value-filter.ts';
import { mayBeginAt } from './value-places.ts';

/** A value in its normal form. */
export interface FoundValue {
  /** The column that it is from, by a number. */
  readonly from: number;
  readonly text: string;
  /** In so many rows of that column. */
  readonly rows: number;
}

/** Told of a place where a value stands by itself; `isWhole`: it is all that the cell holds. */
export type OnPlace = (value: number, isWhole: boolean) => void;

/** One key for windows of one rung and hash. */
const keyOf = (hash: number, rung: number) => (hash >>> 0) * rungs.length + rung;

export class FoundValues {
  readonly #filter: ValueFilter;
  readonly #units: readonly Int32Array[];
  /** Values by the window that they begin with. */
  readonly #byWindow = new Map<number, number[]>();

  /** @param texts normal forms; a value is told by its place among them */
  constructor(texts: readonly string[]) {
    this.#filter = new ValueFilter(emptyFilter(texts.length));
    const cell = new NormalCell();
    this.#units = texts.map((text, value) => {
      cell.readText(text);
      this.#filter.add(cell);
      const rung = rungOf(cell.length);
      const key = keyOf(cell.hash(0, rungs[rung] as number), rung);
      this.#byWindow.set(key, [...(this.#byWindow.get(key) ?? []), value]);
      return cell.units.slice(0, cell.length);
    });
  }

  search(cell: NormalCell, onPlace: OnPlace): void {
    for (let at = 0; at + rungs[0] <= cell.length; at += 1) {
      if (!mayBeginAt(cell, at) || !this.#filter.mayBegin(cell, at)) continue;
      let rung = this.#filter.nextRung(cell, at, 0);
      for (; rung >= 0; rung = this.#filter.nextRung(cell, at, rung + 1)) this.#compare(cell, at, rung, onPlace);
    }
  }

  #compare(cell: NormalCell, at: number, rung: number, onPlace: OnPlace): void {
    const values = this.#byWindow.get(keyOf(cell.hash(at, rungs[rung] as number), rung)) ?? [];
    for (const value of values) {
      const units = this.#units[value] as Int32Array;
      if (!cell.holds(at, units) || cell.edges[at + units.length] !== 1) continue;
      onPlace(value, units.length === cell.length);
    }
  }
}
