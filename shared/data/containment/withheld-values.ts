// The values of a table's withheld columns: put into a filter, and those of them that begin with a candidate as they are.
import { fieldStart, type RowFields } from '../csv/field-ends.ts';
import type { Candidates } from './candidates.ts';
import { isChance } from './chance-values.ts';
import type { FoundValue } from './found-values.ts';
import { NormalCell, shortest } from './normal-cell.ts';
import { NormalValues } from './normal-values.ts';
import type { ValueFilter } from './value-filter.ts';

/** What withheld columns hold that is long enough to be looked for. */
export interface ValueCount {
  /** Rows that were gone through. */
  readonly rows: number;
  /** Looked for in every row. */
  readonly values: number;
  /** For each of the columns: dates, amounts, short numbers, which are looked for in their own row. */
  readonly chance: readonly number[];
}

export const noValues: ValueCount = { rows: 0, values: 0, chance: [] };

export function sumOfCounts(one: ValueCount, other: ValueCount): ValueCount {
  const chance = other.chance.map((count, column) => count + (one.chance[column] ?? 0));
  return {
    rows: one.rows + other.rows,
    values: one.values + other.values,
    chance: other.chance.length === 0 ? one.chance : chance,
  };
}

/** The values of one column, one after the other. */
class ColumnValues {
  readonly value = new NormalCell();
  /** Of the value in hand: whether it is one that occurs by chance. */
  byChance = false;
  readonly #rows: RowFields;
  /** The place of the next cell in `ends`. */
  #field: number;

  /** @param column from 0 behind `_row` */
  constructor(rows: RowFields, column: number) {
    this.#rows = rows;
    this.#field = column + 1;
  }

  /** False behind the last one. */
  next(): boolean {
    const { csv, ends, perRow } = this.#rows;
    while (this.#field < ends.length) {
      const start = fieldStart(ends, this.#field);
      const end = ends[this.#field] as number;
      this.#field += perRow;
      if (end - start < shortest || this.value.read(csv, start, end).length < shortest) continue;
      this.byChance = isChance(this.value, csv, start, end);
      return true;
    }
    return false;
  }
}

/** @param columns the withheld ones, from 0 behind `_row` */
export function gatherValues(rows: RowFields, columns: readonly number[], filter: ValueFilter): ValueCount {
  const normal = new NormalValues(rows);
  let values = 0;
  const chance = columns.map((column) => {
    const taken = normal.read(column, filter.shifts);
    filter.addAll(taken);
    const read = gatherCells(rows, taken.unread, filter);
    values += taken.values + read.values;
    return taken.chance + read.chance;
  });
  return { rows: rows.ends.length / rows.perRow, values, chance };
}

const usual = new NormalCell();

/** One after the other. @param cells their places */
function gatherCells(rows: RowFields, cells: Uint32Array, filter: ValueFilter): { values: number; chance: number } {
  let values = 0;
  let chance = 0;
  for (const cell of cells) {
    const start = fieldStart(rows.ends, cell);
    const end = rows.ends[cell] as number;
    if (usual.read(rows.csv, start, end).length < shortest) continue;
    if (isChance(usual, rows.csv, start, end)) {
      filter.chance.add(usual);
      chance += 1;
    } else {
      filter.add(usual);
      values += 1;
    }
  }
  return { values, chance };
}

/** Those that begin with a candidate; a value once for a column. `from` is the column, from 0 behind `_row`. */
export function candidateValues(rows: RowFields, columns: readonly number[], candidates: Candidates): FoundValue[] {
  return columns.flatMap((from) => {
    const found = new ColumnValues(rows, from);
    const rowsOf = new Map<string, number>();
    while (found.next()) {
      if (found.byChance || !candidates.has(found.value)) continue;
      const text = found.value.text();
      rowsOf.set(text, (rowsOf.get(text) ?? 0) + 1);
    }
    return Array.from(rowsOf, ([text, count]) => ({ from, text, rows: count }));
  });
}
