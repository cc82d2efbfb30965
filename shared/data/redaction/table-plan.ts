// What is done with the rows of one table: which of them go, and what becomes of each of their cells.
import type { Day } from './calendar.ts';
import type { Change } from './params.ts';
import type { KeyColumn } from './person-keys.ts';
import type { RowRule } from './row-rules.ts';

export interface ColumnPlan {
  readonly id: string;
  /** An id of the catalogue, or `none`. */
  readonly pi: string;
  readonly change: Change;
}

/** Of the rows that no rule keeps back, all or those with a door code; or those that only the wish not to be contacted keeps back. */
export type Selection =
  | { readonly of: 'table' }
  | { readonly of: 'no_contact' }
  /** `columns`: where in the table, from 0, codes may stand. */
  | { readonly of: 'door_codes'; readonly columns: readonly number[] };

/** The persons held back in all tables, and the columns of one table that name them. */
export interface HeldBack {
  /** Of `HeldPersons`. */
  readonly persons: SharedArrayBuffer;
  readonly columns: readonly KeyColumn[];
}

export interface TablePlan {
  readonly columns: readonly ColumnPlan[];
  readonly rules: readonly RowRule[];
  readonly selection: Selection;
  /** The day that ages and periods are counted to, and that no shifted date passes. */
  readonly today: Day;
  /** Absent where nobody is held back. */
  readonly heldBack?: HeldBack | undefined;
  /** Of `KnownNames`: those of all persons of the case, where texts are redacted. */
  readonly knownNames?: SharedArrayBuffer | undefined;
}

/** A row's cells by their places in the table, from 0. */
export type CellAt = (column: number) => string;

export const keep: Change = { action: 'keep' };
export const drop: Change = { action: 'drop' };

/** The same rows; what becomes of each column is said anew. */
export function withChanges(plan: TablePlan, changeOf: (column: ColumnPlan, at: number) => Change): TablePlan {
  return { ...plan, columns: plan.columns.map((column, at) => ({ ...column, change: changeOf(column, at) })) };
}

/** All rows, those that a rule keeps back too, and of them these columns as they are. */
export function asStored(plan: TablePlan, ids: readonly string[]): TablePlan {
  const { heldBack: _, ...all } = withChanges(plan, ({ id }) => (ids.includes(id) ? keep : drop));
  return { ...all, rules: [], selection: { of: 'table' } };
}

/** Without a rule, and with whole columns kept or dropped, no cell needs to be read. */
export function isPlain(plan: TablePlan): boolean {
  return hasAllRows(plan) && plan.columns.every(({ change }) => change.action === 'keep' || change.action === 'drop');
}

/** Whether texts are looked into for what stands in them: `scan` of the means is then needed. */
export function needsScan({ columns, selection }: TablePlan): boolean {
  return selection.of === 'door_codes' || columns.some(({ change }) => change.action === 'redact');
}

/** Every row goes: none needs to be judged. */
export function hasAllRows({ rules, selection, heldBack }: TablePlan): boolean {
  return rules.length === 0 && heldBack === undefined && selection.of === 'table';
}
