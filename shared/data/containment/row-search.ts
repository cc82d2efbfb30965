// Searches rows that go beside the rows they were made from: for the values of the same row, and for the beginnings of values of any row.
import { HandoverError } from '../../domain/errors.ts';
import { fieldStart } from '../csv/field-ends.ts';
import { rowNumber } from '../csv/row-blocks.ts';
import { Candidates } from './candidates.ts';
import { CellSigns, flag, flagBits } from './cell-signs.ts';
import { isChance } from './chance-values.ts';
import { NormalCell, shortest } from './normal-cell.ts';
import { PairTallies, type PairTally } from './pair-tally.ts';
import { RowValues } from './row-values.ts';
import type { StoredRows } from './stored-rows.ts';
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

const nothing: readonly number[] = [];
/** Bytes that are looked at together: more only where a row is longer. */
const usualBytes = 256 * 1024;

export class RowSearch {
  readonly #plan: RowPlan;
  /** For each column that goes; `nothing` where nothing may stand in it. */
  readonly #mayShow: readonly (readonly number[])[];
  readonly #filter: ValueFilter;
  readonly #stored: StoredRows;
  readonly #cell = new NormalCell();
  readonly #value = new NormalCell();
  readonly #values = new RowValues();
  readonly #tallies = new PairTallies();
  readonly #candidates = new Candidates();
  readonly #chanceValues: number[];
  #row = 0;
  #hasOthers = false;
  #rows = 0;
  #cells = 0;

  constructor(plan: RowPlan, stored: StoredRows, filter: ValueFilter) {
    this.#plan = plan;
    this.#mayShow = plan.going.map((_, field) => (plan.mayShow[field]?.length ? plan.mayShow[field] : nothing));
    this.#filter = filter;
    this.#stored = stored;
    this.#chanceValues = Array.from({ length: plan.columns }, () => 0);
  }

  /**
   * Ends early if stored rows are missing.
   * @param csv whole rows that go, in order. @throws bug for a row that was not stored, and for rows that are not whole
   */
  search(csv: Uint8Array): void {
    const asked = this.#mayShow.map((columns) => columns !== nothing);
    const signs = new CellSigns(asked, this.#filter.fewestSigns());
    let bytes = usualBytes;
    for (let at = 0; at < csv.length && !this.#stored.isMissing; ) {
      const part = csv.subarray(at, at + bytes);
      signs.read(part);
      const read = this.#searchRows(part, signs);
      if (read === 0 && at + bytes >= csv.length) throw cut(rowNumber(part, 0));
      if (read === 0) bytes *= 2;
      at += read;
    }
  }

  findings(): RowFindings {
    return {
      rows: this.#rows,
      pairs: this.#tallies.pairs(),
      chanceValues: this.#chanceValues,
      cells: this.#cells,
      candidates: this.#candidates.lanes(),
    };
  }

  /** @param csv its last row may be cut. @returns where the first row that is cut begins */
  #searchRows(csv: Uint8Array, signs: CellSigns): number {
    const { ends, looked, rows } = signs;
    const perRow = this.#mayShow.length + 1;
    let next = 0;
    for (let row = 0; row < rows && !this.#stored.isMissing; row += 1) {
      const first = row * perRow;
      this.#beginRow(rowNumber(csv, fieldStart(ends, first)));
      const behind = (first + perRow) << flagBits;
      for (; next < looked.length && (looked[next] as number) < behind; next += 1) {
        const told = looked[next] as number;
        const place = told >>> flagBits;
        this.#look(csv, place - first - 1, fieldStart(ends, place), ends[place] as number, told);
      }
    }
    this.#rows += rows;
    this.#cells += signs.passed;
    return fieldStart(ends, rows * perRow);
  }

  #beginRow(row: number): void {
    this.#row = row;
    this.#stored.goTo(row);
    this.#values.nextRow();
    this.#hasOthers = false;
    this.#takeValues(this.#plan.chance);
  }

  /** @param told of `CellSigns.looked` */
  #look(csv: Uint8Array, field: number, start: number, end: number, told: number): void {
    if (this.#mayShow[field] !== nothing && this.#isShown(csv, field, start, end)) return;
    if ((told & flag.mayHold) !== 0) this.#searchCell(csv, field, start, end);
    else if ((told & flag.isLong) !== 0) this.#cells += 1;
  }

  #searchCell(csv: Uint8Array, field: number, start: number, end: number): void {
    if (this.#cell.read(csv, start, end).length < shortest) return;
    this.#cells += 1;
    if (!this.#hasOthers && hasLongNumber(this.#cell)) {
      this.#takeValues(this.#plan.others);
      this.#hasOthers = true;
    }
    this.#searchSameRow(csv, field, start, end);
    this.#candidates.search(this.#cell, this.#filter);
  }

  #takeValues(columns: readonly number[]): void {
    if (columns.length === 0) return;
    const first = this.#stored.find() + 1;
    const { csv, ends } = this.#stored.fields;
    for (const column of columns) {
      const start = fieldStart(ends, first + column);
      const end = ends[first + column] as number;
      if (end - start < shortest || this.#value.read(csv, start, end).length < shortest) continue;
      const byChance = isChance(this.#value, csv, start, end);
      this.#values.add(column, this.#value, byChance);
      if (byChance) this.#chanceValues[column] = (this.#chanceValues[column] as number) + 1;
    }
  }

  /** The cell is byte for byte a value that may stand in it: nothing else needs to be said of it. */
  #isShown(csv: Uint8Array, field: number, start: number, end: number): boolean {
    const mayShow = this.#mayShow[field] ?? nothing;
    const first = this.#stored.find() + 1;
    const stored = this.#stored.fields;
    for (const column of mayShow) {
      const from = fieldStart(stored.ends, first + column);
      if ((stored.ends[first + column] as number) - from !== end - start) continue;
      let same = 0;
      while (same < end - start && stored.csv[from + same] === csv[start + same]) same += 1;
      if (same < end - start) continue;
      this.#tallies.of(column, field).shown += 1;
      return true;
    }
    return false;
  }

  #searchSameRow(csv: Uint8Array, field: number, start: number, end: number): void {
    const own = this.#plan.going[field];
    const mayShow = this.#mayShow[field] ?? nothing;
    if (this.#values.size === 0) return;
    this.#values.search(this.#cell, ({ column, isChance: byChance }, isWhole) => {
      const pair = this.#tallies.of(column, field);
      if (mayShow.includes(column) && (isWhole || column === own)) {
        if (isWhole) pair.shown += 1;
      } else if (byChance && column !== own && isChance(this.#cell, csv, start, end)) {
        pair.chance += 1;
        pair.firstChance ||= this.#row;
        if (!isWhole) pair.chanceInside += 1;
      } else {
        pair.hits += 1;
        pair.firstHit ||= this.#row;
        if (!isWhole) pair.inside += 1;
      }
    });
  }
}

function cut(row: number): HandoverError {
  return new HandoverError('bug', { row }, { reason: 'row-cut' });
}
