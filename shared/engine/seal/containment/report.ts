// What the containment gate found, and the one error that it ends with.
import { HandoverError, type Where } from '../../../domain/errors.ts';

/** A column of a table. */
export type Column = { readonly table: string; readonly column: string };

/** A withheld value, or a find of the second scan, that goes all the same: where, and where it comes from. Never the value. */
export type Hit = {
  /** Of the package: table, column and row, or an entry. */
  readonly where: Where;
  /** Cells that hold it and nothing else, and cells (or an entry) that hold it among other things: an exception is for whole cells only. */
  readonly whole: number;
  readonly inside: number;
  /** The column whose values they are; of a find its type. */
  readonly of: Column | { readonly type: string };
};

/** Cells in which values may stand and do. */
export type Shown = { readonly from: Column; readonly in: Column; readonly cells: number };

export type ContainmentReport = {
  /** Values that were looked for in every row, and dates, amounts and short numbers that were looked for in their own. */
  readonly values: number;
  readonly chanceValues: number;
  /** Cells that were searched, of six letters and digits or more. */
  readonly cells: number;
  readonly texts: number;
  /** By a person's exception: of one table the cells beside the value in their row, of two all cells. */
  readonly allowed: readonly Shown[];
  /** Values that the action on their column lets through, since they are no finer than it lets all values be. */
  readonly unchanged: readonly Shown[];
  /** Dates, amounts and short numbers that are those of another column in the same row, in less than half of the rows. */
  readonly chance: readonly Shown[];
};

const mostNamed = 20;

function spoken({ where, of }: Hit): string {
  const place = where.entry ?? `${where.table}.${where.column}`;
  return 'type' in of ? `${of.type} → ${place}` : `${of.table}.${of.column} → ${place}`;
}

/** What the error says of the hit that it names; how its values stand there, if they are a column's in another column. */
function factsOf({ inside, of, where, whole }: Hit) {
  if ('type' in of) return of;
  const from = { from_table: of.table, from_column: of.column };
  const isOwn = where.table === of.table && where.column === of.column;
  if (where.column === undefined || isOwn) return from;
  return { ...from, ...(whole === 0 ? {} : { whole }), ...(inside === 0 ? {} : { inside }) };
}

/** @throws containment for the first of them, naming the others */
export function refuse(hits: readonly Hit[]): void {
  const [first] = hits;
  if (first === undefined) return;
  const cells = hits.reduce((sum, { inside, whole }) => sum + inside + whole, 0);
  const places = hits.slice(0, mostNamed).map(spoken);
  throw new HandoverError('containment', first.where, { ...factsOf(first), cells, places });
}
