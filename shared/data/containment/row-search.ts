// Searches rows that go beside the rows they were made from: for the values of the same row, and for the beginnings of values of any row.
import { fieldStart, type RowFields } from '../field-ends.ts';
import { Candidates } from './candidates.ts';
import { isChance } from './chance-values.ts';
import { NormalCell, shortest } from './normal-cell.ts';
import { PairTallies, type PairTally } from './pair-tally.ts';
import { rowOf } from './row-places.ts';
import { RowValues } from './row-values.ts';
import type { ValueFilter } from './value-filter.ts';
import { hasLongNumber } from './value-places.ts';

/** The columns of a stored table, and those of its rows that go; `_row` is in front of both and not counted. */
export interface RowPlan {
  /** Of the stored table. */
  readonly columns: number;
  /** The withheld columns, from 0: those with values that occur by chance, and the others. */
  readonly chance: readonly number[];
  readonly others: readonly number[];
  /** For each column that goes: which stored column it is, from 0. */
  readonly going: readonly number[];
  /**
   * For each column that goes: the stored columns whose values may be whole cells of it. Itself, if what is coarse already goes as it is;
   * others that a person excepted.
   */
  readonly mayShow: readonly (readonly number[])[];
}

export interface RowFindings {
  readonly rows: number;
  readonly pairs: readonly PairTally[];
  /** For each stored column: rows that go whose value in it occurs by chance. */
  readonly chanceValues: readonly number[];
  /** Cells of six units or more that were searched. */
  readonly cells: number;
  /** Of `Candidates`. */
  readonly candidates: Uint32Array<ArrayBuffer>;
}

export class RowSearch {
  readonly #plan: RowPlan;
  readonly #filter: ValueFilter;
  readonly #going: RowFields;
  /** The place of the next row that goes, in fields. */
  #next = 0;
  readonly #cell = new NormalCell();
  readonly #value = new NormalCell();
  readonly #values = new RowValues();
  readonly #tallies = new PairTallies();
  readonly #candidates = new Candidates();
  readonly #chanceValues: number[];
  #cells = 0;

  /** @param going whole rows that go, in order */
  constructor(plan: RowPlan, going: RowFields, filter: ValueFilter) {
    this.#plan = plan;
    this.#going = going;
    this.#filter = filter;
    this.#chanceValues = Array.from({ length: plan.columns }, () => 0);
  }

  /** True once every row that goes was met in what was stored. */
  get isDone(): boolean {
    return this.#next >= this.#going.ends.length;
  }

  /** @param stored the next rows of the table, in order; those that do not go are passed over */
  beside(stored: RowFields): void {
    for (let first = 0; first < stored.ends.length && !this.isDone; first += stored.perRow) {
      const row = rowOf(stored, first);
      if (row !== rowOf(this.#going, this.#next)) continue;
      this.#values.nextRow();
      this.#takeValues(stored, first, this.#plan.chance);
      this.#searchRow(stored, first, row);
      this.#next += this.#going.perRow;
    }
  }

  findings(): RowFindings {
    return {
      rows: this.#next / this.#going.perRow,
      pairs: this.#tallies.pairs(),
      chanceValues: this.#chanceValues,
      cells: this.#cells,
      candidates: this.#candidates.lanes(),
    };
  }

  #takeValues(stored: RowFields, first: number, columns: readonly number[]): void {
    for (const column of columns) {
      const field = first + 1 + column;
      const start = fieldStart(stored.ends, field);
      const end = stored.ends[field] as number;
      if (end - start < shortest || this.#value.read(stored.csv, start, end).length < shortest) continue;
      const byChance = isChance(this.#value, stored.csv, start, end);
      this.#values.add(column, this.#value, byChance);
      if (byChance) this.#chanceValues[column] = (this.#chanceValues[column] as number) + 1;
    }
  }

  #searchRow(stored: RowFields, first: number, row: number): void {
    const { csv, ends } = this.#going;
    let hasOthers = false;
    for (let field = 0; field < this.#plan.going.length; field += 1) {
      const place = this.#next + 1 + field;
      const start = fieldStart(this.#going.ends, place);
      const end = ends[place] as number;
      if (end - start < shortest || this.#isShown(stored, first, field, start, end)) continue;
      if (this.#cell.read(csv, start, end).length < shortest) continue;
      this.#cells += 1;
      if (!hasOthers && hasLongNumber(this.#cell)) {
        this.#takeValues(stored, first, this.#plan.others);
        hasOthers = true;
      }
      this.#searchSameRow(field, row, start, end);
      this.#candidates.search(this.#cell, this.#filter);
    }
  }

  /** The cell is byte for byte a value that may stand in it: nothing else needs to be said of it. */
  #isShown(stored: RowFields, first: number, field: number, start: number, end: number): boolean {
    for (const column of this.#plan.mayShow[field] ?? []) {
      const place = first + 1 + column;
      const from = fieldStart(stored.ends, place);
      if ((stored.ends[place] as number) - from !== end - start) continue;
      let same = 0;
      while (same < end - start && stored.csv[from + same] === this.#going.csv[start + same]) same += 1;
      if (same < end - start) continue;
      this.#tallies.of(column, field).shown += 1;
      return true;
    }
    return false;
  }

  #searchSameRow(field: number, row: number, start: number, end: number): void {
    const own = this.#plan.going[field];
    const mayShow = this.#plan.mayShow[field] ?? [];
    if (this.#values.size === 0) return;
    this.#values.search(this.#cell, ({ column, isChance: byChance }, isWhole) => {
      const pair = this.#tallies.of(column, field);
      if (mayShow.includes(column) && (isWhole || column === own)) {
        if (isWhole) pair.shown += 1;
      } else if (byChance && column !== own && isChance(this.#cell, this.#going.csv, start, end)) {
        pair.chance += 1;
        pair.firstChance ||= row;
      } else {
        pair.hits += 1;
        pair.firstHit ||= row;
      }
    });
  }
}
