// One column's facts put in place of what they were.
import { HandoverError } from '../../../domain/errors.ts';
import type { WritableDb } from '../../vault/database/database.ts';
import { readTable, setTableFacts } from '../../vault/rows/table-store.ts';
import { type ColumnFacts, factsOf } from '../data/table-facts.ts';

export type ColumnPlace = { readonly table: string; readonly column: string };

/**
 * In the caller's transaction.
 * @returns the facts as they were
 * @throws unknown.table, unknown.column, and what `change` throws
 */
export function changeColumn(
  db: WritableDb,
  { table: id, column }: ColumnPlace,
  change: (current: ColumnFacts) => ColumnFacts,
): ColumnFacts {
  const table = readTable(db, id);
  const facts = factsOf(table);
  const index = table.columns.findIndex((one) => one.id === column);
  const current = facts.columns[index];
  if (current === undefined) throw new HandoverError('unknown.column', { table: id, column });
  setTableFacts(db, table.ref, { ...facts, columns: facts.columns.with(index, change(current)) });
  return current;
}
