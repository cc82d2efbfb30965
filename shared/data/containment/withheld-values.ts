// The values of a table's withheld columns: put into a filter, and those of them that begin with a candidate as they are.
import { fieldStart, type RowFields } from '../field-ends.ts';
import type { Candidates } from './candidates.ts';
import { isChance } from './chance-values.ts';
import type { FoundValue } from './found-values.ts';
import { NormalCell, shortest } from './normal-cell.ts';
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

/** @param onValue told of each value of a column, and whether it is one that occurs by chance */
function walk(rows: RowFields, column: number, onValue: (value: NormalCell, byChance: boolean) => void): void {
  const { csv, ends, perRow } = rows;
  const cell = new NormalCell();
  for (let field = column + 1; field < ends.length; field += perRow) {
    const start = fieldStart(ends, field);
    const end = ends[field] as number;
    if (end - start < shortest || cell.read(csv, start, end).length < shortest) continue;
    onValue(cell, isChance(cell, csv, start, end));
  }
}

/** @param columns the withheld ones, from 0 behind `_row` */
export function gatherValues(rows: RowFields, columns: readonly number[], filter: ValueFilter): ValueCount {
  let values = 0;
  const chance = columns.map((column) => {
    let count = 0;
    walk(rows, column, (value, byChance) => {
      if (byChance) {
        filter.chance.add(value);
        count += 1;
      } else {
        filter.add(value);
        values += 1;
      }
    });
    return count;
  });
  return { rows: rows.ends.length / rows.perRow, values, chance };
}

/** Those that begin with a candidate; a value once for a column. `from` is the column, from 0 behind `_row`. */
export function candidateValues(rows: RowFields, columns: readonly number[], candidates: Candidates): FoundValue[] {
  return columns.flatMap((from) => {
    const rowsOf = new Map<string, number>();
    walk(rows, from, (value, byChance) => {
      if (byChance || !candidates.has(value)) return;
      const text = value.text();
      rowsOf.set(text, (rowsOf.get(text) ?? 0) + 1);
    });
    return Array.from(rowsOf, ([text, count]) => ({ from, text, rows: count }));
  });
}
