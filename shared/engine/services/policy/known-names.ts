// The names of a case's persons for its redacted texts, gathered once for the rows as they stand: a decision about a column changes none.
import type { Gathering } from '../../seal/held-back.ts';
import { gatherNames, nameColumns, wantsNames, withNames } from '../../seal/known-names.ts';
import type { TableToSeal } from '../../seal/seal-table.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import type { TableRecord } from '../../vault/rows/table-store.ts';

type Known = { readonly rows: string; readonly names: Promise<SharedArrayBuffer> };

const lastKnown = new WeakMap<ReadableDb, Known>();

/**
 * @param records of the same tables
 * @throws vault.damaged, cancelled
 */
export async function withKnownNames(
  db: ReadableDb,
  records: readonly TableRecord[],
  tables: readonly TableToSeal[],
  gathering: Gathering,
): Promise<TableToSeal[]> {
  if (!wantsNames(tables)) return [...tables];
  const rows = JSON.stringify(records.map(({ digest }, at) => [digest, tables.slice(at, at + 1).map(nameColumns)]));
  return withNames(tables, await namesOf(db, rows, () => gatherNames(tables, gathering)));
}

function namesOf(db: ReadableDb, rows: string, gather: () => Promise<SharedArrayBuffer>): Promise<SharedArrayBuffer> {
  const last = lastKnown.get(db);
  if (last?.rows === rows) return last.names;
  const names = gather();
  lastKnown.set(db, { rows, names });
  names.catch(() => lastKnown.delete(db));
  return names;
}
