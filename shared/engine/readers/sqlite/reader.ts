// Reads the tables of a SQLite database that a stranger made: checked first, then row by row.

import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import { type CellTable, chosenTables, readCellTables } from '../rows/cell-table.ts';
import { isUnread, type UnreadTable } from '../rows/unread.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { sqliteFailure } from './failure.ts';
import { type OpenedDb, openForeign } from './open.ts';
import { readSqliteRows } from './rows.ts';
import { contentsOf, type SqliteContents, type SqliteTable } from './schema.ts';

async function contents({ db }: OpenedDb, source: Source): Promise<SqliteContents> {
  try {
    const found = contentsOf(db, source.name);
    // Asked once for all of them: what the medium did not give looks like damage.
    const bad = found.tables.find(isUnread);
    if (bad !== undefined) await sqliteFailure(bad.fault, source);
    return found;
  } catch (error) {
    throw await sqliteFailure(error, source);
  }
}

function noticesOf(log: OpenedDb['log']): Notice[] {
  if (log === undefined) return [];
  const names = [log.file.name];
  return [log.pages > 0 ? { code: 'recovered_log', count: log.pages, names } : { code: 'unused_log', count: 1, names }];
}

/** The same table; its record names the log too. */
function naming(table: TableReader, { file }: NonNullable<OpenedDb['log']>): TableReader {
  return {
    name: table.name,
    columns: table.columns,
    rows: (options) => table.rows(options),
    record: () => ({ ...table.record(), beside: [file] }),
    verdicts: () => table.verdicts(),
    survey: () => table.survey?.(),
  };
}

type Tables = { readonly read: readonly CellTable[]; readonly unread: readonly UnreadTable[] };

async function tablesOf(opened: OpenedDb, source: Source, options: ReadOptions): Promise<Tables> {
  const { tables, notices } = await contents(opened, source);
  const chosen = chosenTables(tables, options.sheet, source.name);
  const sound = chosen.filter((table): table is SqliteTable => !isUnread(table));
  // Tables are read in their order.
  const last = sound.findLast(({ rows }) => rows > 0);
  const read = sound.map(
    (table): CellTable => ({
      file: { name: source.name, bytes: source.size, sha256: opened.sha256 },
      kind: 'sqlite',
      name: table.name,
      sheet: table.name,
      columns: table.columns,
      isEmpty: table.rows === 0,
      notices: [...notices, ...noticesOf(opened.log)],
      read(signal, onShare) {
        const confirm = table === last ? opened.confirm : undefined;
        return readSqliteRows(opened.db, table, { source, signal, onShare, confirm });
      },
    }),
  );
  return { read, unread: chosen.filter(isUnread) };
}

/**
 * Makes a reader for each sound table that has rows. The source stays the caller's to close; the database is closed with it.
 * @throws input.damaged, input.unfinished, input.too-large, input.too-wide, input.bomb, input.no-rows, unknown.table, io.*, cancelled
 */
export async function readSqlite(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const opened = await openForeign(source, options.signal);
  source.onClose(() => opened.db.close());
  const { read, unread } = await tablesOf(opened, source, options);
  const tables = await readCellTables(source.name, read, options, unread);
  const { log } = opened;
  return log === undefined ? tables : tables.map((table) => naming(table, log));
}
