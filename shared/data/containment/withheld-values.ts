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

/** @param onValue told of each value, of its column's place among `columns`, and whether it is one that occurs by chance */
function walk(
  rows: RowFields,
  columns: readonly number[],
  onValue: (value: NormalCell, column: number, byChance: boolean) => void,
): void {
  const { csv, ends, perRow } = rows;
  const cell = new NormalCell();
  for (let first = 1; first < ends.length; first += perRow) {
    for (let index = 0; index < columns.length; index += 1) {
      const field = first + (columns[index] as number);
      const start = fieldStart(rows.ends, field);
      const end = ends[field] as number;
      if (end - start < shortest || cell.read(csv, start, end).length < shortest) continue;
      onValue(cell, index, isChance(cell, csv, start, end));
    }
  }
}

/** @param columns the withheld ones, from 0 behind `_row` */
export function gatherValues(rows: RowFields, columns: readonly number[], filter: ValueFilter): ValueCount {
  let values = 0;
  const chance = columns.map(() => 0);
  walk(rows, columns, (value, column, byChance) => {
    if (byChance) {
      filter.chance.add(value);
      chance[column] = (chance[column] as number) + 1;
    } else {
      filter.add(value);
      values += 1;
    }
  });
  return { rows: rows.ends.length / rows.perRow, values, chance };
}

/** Those that begin with a candidate; a value once for a column. `from` is the column, from 0 behind `_row`. */
export function candidateValues(rows: RowFields, columns: readonly number[], candidates: Candidates): FoundValue[] {
  const found = columns.map((from) => ({ from, rowsOf: new Map<string, number>() }));
  walk(rows, columns, (value, column, byChance) => {
    const rowsOf = found[column]?.rowsOf;
    if (byChance || rowsOf === undefined || !candidates.has(value)) return;
    const text = value.text();
    rowsOf.set(text, (rowsOf.get(text) ?? 0) + 1);
  });
  return found.flatMap(({ from, rowsOf }) => Array.from(rowsOf, ([text, count]) => ({ from, text, rows: count })));
}
