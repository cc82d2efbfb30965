// Makes rows coarser and leaves rows out until every class has k rows: the plan, and the rows that it leaves.
import { HandoverError } from '../../domain/errors.ts';
import { coarsen } from './coarsen.ts';
import { EncodedRows, type QuasiColumn } from './encoded-rows.ts';
import { defaultK } from './report.ts';
import { cellOf, type Row } from './rows.ts';
import { LatticeSearch, type SearchResult } from './search.ts';

/** One row in twenty (law notes part c); more would bend what the rows say as a whole. */
export const defaultSuppressed = 0.05;
const defaultNodes = 5000;

export type ReachOptions = {
  /** The smallest class wanted; 5 if not given. */
  readonly k?: number;
  /** The share of rows that may be left out, 0 to 1; 0.05 if not given. */
  readonly mostSuppressed?: number;
  /** Combinations measured at most; 5,000 if not given. */
  readonly mostNodes?: number;
};

function checkOptions(k: number, share: number): void {
  if (!Number.isInteger(k) || k < 1) throw new HandoverError('usage', { member: 'k' });
  if (!(share >= 0 && share <= 1)) throw new HandoverError('usage', { member: 'mostSuppressed' });
}

/**
 * @returns `best` is undefined if there is no way, as with fewer rows than k
 * @throws usage: no rows, no columns, a column that a row does not have, too many columns, options out of range
 */
export function reachK(
  rows: readonly Row[],
  columns: readonly QuasiColumn[],
  options: ReachOptions = {},
): SearchResult {
  const { k = defaultK, mostSuppressed = defaultSuppressed, mostNodes = defaultNodes } = options;
  checkOptions(k, mostSuppressed);
  const encoded = new EncodedRows(rows, columns);
  return new LatticeSearch(encoded, { k, mostSuppressed: Math.floor(mostSuppressed * rows.length), mostNodes }).run();
}

/** The rows with their quasi columns at these levels, in the order of the columns. Other columns stay. @throws usage as `reachK` */
export function coarsenRows(rows: readonly Row[], columns: readonly QuasiColumn[], levels: readonly number[]): Row[] {
  return rows.map((row, index) => {
    const coarser = columns.map(({ column, hierarchy }, at) => [
      column,
      coarsen(cellOf(row, column, index + 1), hierarchy, levels[at] ?? 0),
    ]);
    return { ...row, ...Object.fromEntries(coarser) };
  });
}

/** The rows of classes of at least k (record suppression, GB/T 37964-2019 App. A). How many are left out is told, never which. */
export function suppressSmall(rows: readonly Row[], quasi: readonly string[], k: number): Row[] {
  const keyOf = (row: Row) => JSON.stringify(quasi.map((column) => row[column]));
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(keyOf(row), (sizes.get(keyOf(row)) ?? 0) + 1);
  return rows.filter((row) => (sizes.get(keyOf(row)) ?? 0) >= k);
}
