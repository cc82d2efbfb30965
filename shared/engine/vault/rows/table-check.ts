// A table against the log: its block list must have the digest that its last change was logged with.
import { HandoverError } from '../../../domain/errors.ts';
import type { ReadableDb } from '../database/database.ts';
import { loggedDigest } from '../log/log-store.ts';
import { blockListDigest } from './block-list.ts';
import { listTables, readTable, type TableRecord } from './table-store.ts';

/**
 * Called by seal and doctor. The bytes of the blocks are hashed where they are read: `streamRows`, `checkBlocks`.
 * @throws unknown.table · vault.damaged: pages were put back, or the log was
 */
export function expectTable(vaultDb: ReadableDb, dataDb: ReadableDb, caseUid: string, tableId: string): TableRecord {
  const table = readTable(dataDb, tableId);
  const found = blockListDigest(dataDb, table.ref);
  const logged = loggedDigest(vaultDb, caseUid, `table:${tableId}`);
  if (found === table.digest && found === logged) return table;
  throw new HandoverError('vault.damaged', { table: tableId }, { reason: 'block-list' });
}

/**
 * No table that the log knows is missing: a data file that was put back as a whole would have fewer of them.
 * @throws vault.damaged
 */
export function expectTables(vaultDb: ReadableDb, dataDb: ReadableDb, caseUid: string): TableRecord[] {
  const tables = listTables(dataDb);
  const there = new Set(tables.map(({ id }) => `table:${id}`));
  const missing = loggedTables(vaultDb, caseUid).filter((object) => !there.has(object));
  if (missing.length === 0) return tables;
  throw new HandoverError(
    'vault.damaged',
    {},
    { reason: 'table-missing', tables: missing.map((object) => object.slice(6)) },
  );
}

/** Objects `table:…` whose last entry gave them a digest, and so did not drop them. */
function loggedTables(vaultDb: ReadableDb, caseUid: string): string[] {
  return vaultDb
    .prepare<[string], string>(
      `SELECT object FROM log WHERE ix IN (
         SELECT max(ix) FROM log WHERE case_uid = ? AND object GLOB 'table:t[0-9][0-9]' GROUP BY object
       ) AND digest IS NOT NULL ORDER BY object`,
    )
    .pluck()
    .all(caseUid);
}
