// The quasi columns of rows as numbers, at every level of their hierarchies: so that a combination of levels is measured without texts.
import { HandoverError } from '../../domain/errors.ts';
import { coarsen } from './coarsen.ts';
import { type Hierarchy, heightOf } from './hierarchies/hierarchy.ts';
import { cellOf, type Row } from './rows.ts';

export type QuasiColumn = { readonly column: string; readonly hierarchy: Hierarchy };

/** By level, then by the number of a value: the number of the coarser value. */
type Codes = readonly Uint32Array[];

/** Gives each new key the next number. */
function numbered<Key>(known: Map<Key, number>, key: Key): number {
  const number = known.get(key) ?? known.size;
  if (number === known.size) known.set(key, number);
  return number;
}

function codesOf(values: readonly string[], hierarchy: Hierarchy): Codes {
  return Array.from({ length: heightOf(hierarchy) + 1 }, (_, level) => {
    const known = new Map<string, number>();
    return Uint32Array.from(values, (value) => numbered(known, coarsen(value, hierarchy, level)));
  });
}

export class EncodedRows {
  readonly rows: number;
  readonly heights: readonly number[];
  readonly #codes: readonly Codes[];
  /** Rows that agree in all columns as they stand: by column the number of the value, and how many rows. */
  readonly #groups: readonly Uint32Array[];
  readonly #weights: Uint32Array;

  /** @throws usage: no rows, no columns, a hierarchy without steps, a column that a row does not have */
  constructor(rows: readonly Row[], columns: readonly QuasiColumn[]) {
    if (rows.length === 0) throw new HandoverError('usage', { member: 'rows' });
    if (columns.length === 0) throw new HandoverError('usage', { member: 'quasi' });
    this.rows = rows.length;
    this.heights = columns.map(({ column, hierarchy }) => {
      if (heightOf(hierarchy) === 0) throw new HandoverError('usage', { column, member: 'hierarchy' });
      return heightOf(hierarchy);
    });
    const values = columns.map(() => new Map<string, number>());
    const byColumn = columns.map(({ column }, at) =>
      Uint32Array.from(rows, (row, index) =>
        numbered(values[at] as Map<string, number>, cellOf(row, column, index + 1)),
      ),
    );
    this.#codes = columns.map(({ hierarchy }, at) =>
      codesOf(
        [...(values[at] ?? [])].map(([text]) => text),
        hierarchy,
      ),
    );
    const groups = groupsOf(byColumn, rows.length);
    this.#weights = sizesOf(groups);
    this.#groups = byColumn.map((numbers) => firstOfEach(groups, numbers, this.#weights.length));
  }

  /** The sizes of the classes when each column stands at its level. */
  classSizes(levels: readonly number[]): Uint32Array {
    const coded = this.#groups.map((numbers, at) => {
      const codes = this.#codes[at]?.[levels[at] ?? 0] as Uint32Array;
      return numbers.map((number) => codes[number] as number);
    });
    return sizesOf(groupsOf(coded, this.#weights.length), this.#weights);
  }
}

/** The number of the group of each row: rows are of one group if they agree in every column. */
function groupsOf(columns: readonly Uint32Array[], rows: number): Uint32Array {
  let groups = new Uint32Array(rows);
  for (const column of columns) {
    const width = column.reduce((most, code) => Math.max(most, code), 0) + 1;
    const known = new Map<number, number>();
    groups = groups.map((group, index) => numbered(known, group * width + (column[index] as number)));
  }
  return groups;
}

function sizesOf(groups: Uint32Array, weights?: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(groups.reduce((most, group) => Math.max(most, group), 0) + 1);
  for (const [index, group] of groups.entries()) sizes[group] = (sizes[group] as number) + (weights?.[index] ?? 1);
  return sizes;
}

function firstOfEach(groups: Uint32Array, numbers: Uint32Array, count: number): Uint32Array {
  const first = new Uint32Array(count);
  for (const [index, group] of groups.entries()) first[group] = numbers[index] as number;
  return first;
}
