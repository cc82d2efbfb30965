// How often the coarser values of each column come in all rows of a table, as they may be shown: rounded, and nothing that few persons have.
import { previewNames as words } from '../../domain/words/preview-names.ts';
import { coarsen } from '../risk/coarsen.ts';
import { keptBack } from '../risk/hierarchies/hierarchy.ts';
import { defaultHideBelow, publishCounts, type ShownCount } from '../risk/publish-counts.ts';
import type { Treatment } from './treatment.ts';

export type CountedColumn = { readonly name: string; readonly pi: string; readonly treatment: Treatment };

/** A value, and how many rows have it; several lines of one column. */
export type CountLine = { readonly column: string; readonly value: string; readonly rows: string };

/** Values of a column shown at most: the most frequent ones. */
const mostValues = 200;
/** Coarser values remembered at once. */
const mostKnown = 50_000;

/** Rows, and of whom: so many persons as are needed for it to be shown are told apart. */
type Count = { rows: number; readonly persons: Set<string> };

class ColumnCount {
  readonly name: string;
  readonly #treatment: Treatment;
  readonly #known = new Map<string, string>();
  readonly counts = new Map<string, Count>();

  constructor({ name, treatment }: Omit<CountedColumn, 'pi'>) {
    this.name = name;
    this.#treatment = treatment;
  }

  add(cell: string, person: string): void {
    const value = this.#coarse(cell);
    let count = this.counts.get(value);
    if (count === undefined) {
      count = { rows: 0, persons: new Set() };
      this.counts.set(value, count);
    }
    count.rows += 1;
    if (count.persons.size < defaultHideBelow) count.persons.add(person);
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

/** The rows, unless they are of so few persons that these would be seen in them: then the persons, which are too few to be shown. */
const told = ({ persons, rows }: Count) => (persons.size < defaultHideBelow ? persons.size : rows);

function together(counts: readonly Count[]): Count {
  const persons = new Set(counts.flatMap((count) => [...count.persons]));
  return { rows: counts.reduce((sum, { rows }) => sum + rows, 0), persons };
}

/** Values of few persons are one: that a value is there at all can say who it is. In byte order, the rest last. */
function pooled(counts: ReadonlyMap<string, Count>): [string, number][] {
  const often = [...counts].filter(([value, count]) => value !== words.others && told(count) >= defaultHideBelow);
  const shown = often.toSorted(([, a], [, b]) => b.rows - a.rows).slice(0, mostValues);
  const isShown = new Set(shown.map(([value]) => value));
  const rest = together([...counts].flatMap(([value, count]) => (isShown.has(value) ? [] : [count])));
  const inOrder = shown
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, { rows }]): [string, number] => [value, rows]);
  return rest.rows === 0 ? inOrder : [...inOrder, [words.others, told(rest)]];
}

/** The number that the seller's program gave a customer, else the first column that names persons: two of one name are then one. */
function personColumn(columns: readonly CountedColumn[]): number | undefined {
  const names = columns.flatMap(({ pi, treatment }, at) => (treatment.as === 'code' ? [{ pi, at }] : []));
  return (names.find(({ pi }) => pi === 'user_id') ?? names[0])?.at;
}

const text = (count: ShownCount) => (count === undefined ? words.hidden : String(count));

export class ValueCounts {
  readonly #columns: readonly ColumnCount[];
  /** The column that says whose a row is; undefined: each row counts as a person's. */
  readonly #person: number | undefined;
  #rows = 0;

  constructor(columns: readonly CountedColumn[]) {
    this.#columns = columns.map((column) => new ColumnCount(column));
    this.#person = personColumn(columns);
  }

  add(cells: readonly string[]): void {
    this.#rows += 1;
    // Rows that do not say whose they are count as one person's: too few rather than too many.
    const person = this.#person === undefined ? String(this.#rows) : (cells[this.#person] ?? '');
    for (const [at, column] of this.#columns.entries()) column.add(cells[at] ?? '', person);
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
