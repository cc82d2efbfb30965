// What a kind of customer file is: the files as its program exports them, and what a careful seller decides and a sceptic looks for.
import type { Action, Reason } from '../../../shared/domain/vocabulary.ts';
import type { Input } from '../../../shared/ipc/contract.ts';

type Params = Readonly<Record<string, string | number>>;
export type RowRule = Input<'policy.rules'>['rules'][number]['rule'];

export interface Decision {
  readonly action: Action;
  readonly reason: Reason;
  readonly params?: Params;
  /** Whether a cell that was not empty may have become this; absent: it stays as it was. */
  readonly fits?: (before: string, after: string) => boolean;
}

export interface Column {
  readonly name: string;
  /** An id of the catalogue, or `none`; of a text that holds secrets of several types any of them. */
  readonly pi: string | readonly string[];
  /** Whether it goes before a person has decided anything. */
  readonly goes: boolean;
  /** Absent: the proposal stands. */
  readonly decision?: Decision;
}

export interface Row {
  readonly cells: Readonly<Record<string, string>>;
  /** The rule that keeps it back, once the rules are set. */
  readonly stays?: RowRule;
  /** Only because nobody can tell what its cell says. */
  readonly isUnclear?: boolean;
  /** Parts of its cells that nobody but the customer may know: codes, passwords, where the key lies, children's names. */
  readonly secrets?: readonly string[];
  /** Whose row it is, where the row itself says so: by an identity number, a mobile number, or a name with an address. */
  readonly person?: number;
  /** It tells how to get into the home: the buyer must ask again. */
  readonly wayIn?: boolean;
}

export interface Rule {
  readonly rule: RowRule;
  readonly column: string;
  readonly params?: Params;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Rows beside them that are no customers: titles, totals, lines left empty. */
  readonly setApart?: number;
  readonly rules?: readonly Rule[];
  /** The column that tells whose row it is, where a person has several. */
  readonly personBy?: string;
}

export interface ExportedFile {
  readonly name: string;
  readonly bytes: () => Uint8Array | string;
}

export interface Place {
  /** The place of the table among those of the kind, from 0. */
  readonly table: number;
  readonly column: string;
}

export interface CustomerFiles {
  readonly kind: string;
  readonly files: readonly ExportedFile[];
  /** In the order in which they are brought in. */
  readonly tables: readonly Table[];
  /** Columns of two tables that say the same of a customer, before the handover and behind it. */
  readonly joins?: readonly (readonly [Place, Place])[];
}

export const goes = (name: string, pi: Column['pi'], decision?: Decision): Column => column(name, pi, true, decision);
export const stays = (name: string, pi: Column['pi'], decision?: Decision): Column => column(name, pi, false, decision);

function column(name: string, pi: Column['pi'], isGoing: boolean, decision: Decision | undefined): Column {
  return { name, pi, goes: isGoing, ...(decision === undefined ? {} : { decision }) };
}

/** What notes with ways into homes and passwords hold. */
export const anySecret = ['home_access', 'credential'] as const;

export function header({ columns }: Pick<Table, 'columns'>): readonly string[] {
  return columns.map(({ name }) => name);
}

/** The cells of a table in the order of its columns. */
export function lines({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string[][] {
  return rows.map(({ cells }) => columns.map(({ name }) => cells[name] ?? ''));
}
