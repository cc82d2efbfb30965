// Reads the tables of a SQLite database that a stranger made: checked first, then row by row.

import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import { type CellTable, chosenTables, readCellTables } from '../rows/cell-table.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { sqliteFailure } from './failure.ts';
import { type OpenedDb, openForeign } from './open.ts';
import { readSqliteRows } from './rows.ts';
import { contentsOf, type SqliteContents } from './schema.ts';

async function contents({ db }: OpenedDb, source: Source): Promise<SqliteContents> {
  try {
    return contentsOf(db, source.name);
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

async function tablesOf(opened: OpenedDb, source: Source, options: ReadOptions): Promise<CellTable[]> {
  const { tables, notices } = await contents(opened, source);
  const chosen = chosenTables(tables, options.sheet, source.name);
  // Tables are read in their order.
  const last = chosen.findLast(({ rows }) => rows > 0);
  return chosen.map((table) => ({
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
  }));
}

/**
 * Makes a reader for each table that has rows. The source stays the caller's to close; the database is closed with it.
 * @throws input.damaged, input.unfinished, input.too-large, input.too-wide, input.bomb, input.no-rows, unknown.table, io.*, cancelled
 */
export async function readSqlite(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const opened = await openForeign(source, options.signal);
  source.onClose(() => opened.db.close());
  const tables = await readCellTables(source.name, await tablesOf(opened, source, options), options);
  const { log } = opened;
  return log === undefined ? tables : tables.map((table) => naming(table, log));
}
