// Tables of a file that cannot be read while others can: left out by name, each with its reason.
import { csvLimits } from '../../../data/csv/scanner.ts';
import { type ErrorCode, HandoverError } from '../../../domain/errors.ts';
import type { Notice } from '../record.ts';

export interface UnreadTable {
  readonly name: string;
  /** Names the file and the table. */
  readonly fault: HandoverError;
}

type Code = Extract<ErrorCode, 'input.damaged' | 'input.too-wide'>;

/** What may be wrong with one table and says nothing of the others, and the notice that names such tables. */
const notices = {
  'input.damaged': 'damaged_tables',
  'input.too-wide': 'wide_tables',
} as const satisfies Record<Code, Notice['code']>;

const codes = Object.keys(notices) as readonly Code[];

export function isUnread<Table extends { readonly name: string }>(table: Table | UnreadTable): table is UnreadTable {
  return 'fault' in table;
}

/** @throws `error` itself if it is about more than this table */
export function unread(error: unknown, file: string, table: string): UnreadTable {
  const isOfTable = error instanceof HandoverError && codes.some((code) => code === error.code);
  if (!isOfTable) throw error;
  const where = { ...error.where, file, table };
  return { name: table, fault: new HandoverError(error.code, where, error.facts, { cause: error }) };
}

/** Undefined if a table may have so many columns. */
export function unreadIfWide(file: string, table: string, columns: number): UnreadTable | undefined {
  const limit = csvLimits.columns;
  if (columns <= limit) return undefined;
  return { name: table, fault: new HandoverError('input.too-wide', { file, table }, { columns, limit }) };
}

export function unreadNotices(tables: readonly UnreadTable[]): Notice[] {
  return codes.flatMap((code) => {
    const names = tables.filter(({ fault }) => fault.code === code).map(({ name }) => name);
    return names.length === 0 ? [] : [{ code: notices[code], count: names.length, names }];
  });
}

/** The same once more as errors, from the record of a table that was read. @param taken how many tables were */
export function refusalsOf(told: readonly Notice[], file: string, taken: number): HandoverError[] {
  return codes.flatMap((code) => {
    const names = told.find((notice) => notice.code === notices[code])?.names ?? [];
    const facts = { others: taken, ...(code === 'input.too-wide' ? { limit: csvLimits.columns } : {}) };
    return names.map((table) => new HandoverError(code, { file, table }, facts));
  });
}
