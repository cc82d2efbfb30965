// A table of counts that may be shown: rounded, small ones hidden, and others with them so that sums don't give them away.
import { HandoverError } from '../../domain/errors.ts';
import { hiddenEntries } from './hidden-entries.ts';

/** Counts below this are hidden, also 0: that there is nobody is a statement about persons too. */
export const defaultHideBelow = 10;
const defaultBase = 5;

export type CountTable = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Persons, by row and column. */
  readonly counts: readonly (readonly number[])[];
};

/** Undefined where a number is hidden. */
export type ShownCount = number | undefined;

export type PublishedCounts = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly counts: readonly (readonly ShownCount[])[];
  readonly rowTotals: readonly ShownCount[];
  readonly columnTotals: readonly ShownCount[];
  readonly total: ShownCount;
  readonly base: number;
  readonly hideBelow: number;
};

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The counts with a column of row totals at the right and a row of column totals below. */
function withTotals({ rows, columns, counts }: CountTable): number[][] {
  const wide = rows.map((_, at) => [...(counts[at] ?? []), sum(counts[at] ?? [])]);
  const totals = Array.from({ length: columns.length + 1 }, (_, at) => sum(wide.map((row) => row[at] ?? 0)));
  return [...wide, totals];
}

function check({ rows, columns, counts }: CountTable, base: number, hideBelow: number): void {
  const isTable = counts.length === rows.length && counts.every((row) => row.length === columns.length);
  const areCounts = counts.every((row) => row.every((count) => Number.isSafeInteger(count) && count >= 0));
  if (rows.length === 0 || columns.length === 0 || !isTable || !areCounts) {
    throw new HandoverError('usage', { member: 'counts' });
  }
  if (!Number.isInteger(base) || base < 1) throw new HandoverError('usage', { member: 'base' });
  if (!Number.isInteger(hideBelow) || hideBelow < 0) throw new HandoverError('usage', { member: 'hideBelow' });
}

/**
 * The rule. 1: a count or total below `hideBelow` is hidden. 2: with each, larger ones are hidden (`hiddenEntries`), so that a
 * reader who knows every shown number exactly still can't tell it from one that is larger by `hideBelow`. 3: what is shown is
 * rounded to the nearest multiple of `base`, a half upwards, each number for itself: sums of rounded numbers may differ from the
 * rounded total. Holds for one table: two tables of the same persons can be set against each other.
 * @throws usage: no table of whole numbers, a base below 1
 */
export function publishCounts(
  table: CountTable,
  { base = defaultBase, hideBelow = defaultHideBelow }: { readonly base?: number; readonly hideBelow?: number } = {},
): PublishedCounts {
  check(table, base, hideBelow);
  const entries = withTotals(table);
  const hidden = hiddenEntries(entries, hideBelow);
  const shown = entries.map((row, r) =>
    row.map((count, c) => (hidden[r]?.[c] ? undefined : Math.floor(count / base + 0.5) * base)),
  );
  const width = table.columns.length;
  return {
    rows: table.rows,
    columns: table.columns,
    counts: shown.slice(0, -1).map((row) => row.slice(0, width)),
    rowTotals: shown.slice(0, -1).map((row) => row[width]),
    columnTotals: shown.at(-1)?.slice(0, width) ?? [],
    total: shown.at(-1)?.[width],
    base,
    hideBelow,
  };
}
