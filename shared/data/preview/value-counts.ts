// How often the coarser values of each column come in all rows of a table, as they may be shown: rounded, and no small number.
import { previewNames as words } from '../../domain/words/preview-names.ts';
import { coarsen } from '../risk/coarsen.ts';
import { keptBack } from '../risk/hierarchies/hierarchy.ts';
import { defaultHideBelow, publishCounts, type ShownCount } from '../risk/publish-counts.ts';
import type { Treatment } from './treatment.ts';

export type CountedColumn = { readonly name: string; readonly treatment: Treatment };

/** A value, and how many rows have it; several lines of one column. */
export type CountLine = { readonly column: string; readonly value: string; readonly rows: string };

/** Values of a column shown at most: the most frequent ones. */
const mostValues = 200;
/** Coarser values remembered at once. */
const mostKnown = 50_000;

class ColumnCount {
  readonly name: string;
  readonly #treatment: Treatment;
  readonly #known = new Map<string, string>();
  readonly counts = new Map<string, number>();

  constructor({ name, treatment }: CountedColumn) {
    this.name = name;
    this.#treatment = treatment;
  }

  add(cell: string): void {
    const value = this.#coarse(cell);
    this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
  }

  #coarse(cell: string): string {
    if (cell.trim() === '') return words.empty;
    if (this.#treatment.as !== 'coarse') return words.given;
    const known = this.#known.get(cell);
    if (known !== undefined) return known;
    const { by, counted } = this.#treatment;
    const value = coarsen(cell, by, counted);
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(cell, value === keptBack ? words.others : value);
    return value === keptBack ? words.others : value;
  }
}

/** Rare values are one: that a value is there at all can say who it is. In byte order, the rest last. */
function pooled(counts: ReadonlyMap<string, number>): [string, number][] {
  const often = [...counts].filter(([value, rows]) => value !== words.others && rows >= defaultHideBelow);
  const shown = often.toSorted(([, a], [, b]) => b - a).slice(0, mostValues);
  const rest = [...counts].filter(([value]) => !shown.some(([one]) => one === value));
  const rows = rest.reduce((sum, [, count]) => sum + count, 0);
  const inOrder = shown.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return rows === 0 ? inOrder : [...inOrder, [words.others, rows]];
}

const text = (count: ShownCount) => (count === undefined ? words.hidden : String(count));

export class ValueCounts {
  readonly #columns: readonly ColumnCount[];
  #rows = 0;

  constructor(columns: readonly CountedColumn[]) {
    this.#columns = columns.map((column) => new ColumnCount(column));
  }

  add(cells: readonly string[]): void {
    this.#rows += 1;
    for (const [at, column] of this.#columns.entries()) column.add(cells[at] ?? '');
  }

  /** Of the whole table first, then column by column. */
  lines(): CountLine[] {
    const whole = publishCounts({ rows: [words.all], columns: ['rows'], counts: [[this.#rows]] });
    return [
      { column: words.all, value: words.all, rows: text(whole.total) },
      ...this.#columns.flatMap((column) => (column.counts.size === 0 ? [] : linesOf(column))),
    ];
  }
}

function linesOf({ name, counts }: ColumnCount): CountLine[] {
  const values = pooled(counts);
  const table = { rows: values.map(([value]) => value), columns: ['rows'], counts: values.map(([, rows]) => [rows]) };
  const published = publishCounts(table);
  return published.rows.map((value, at) => ({ column: name, value, rows: text(published.counts[at]?.[0]) }));
}
