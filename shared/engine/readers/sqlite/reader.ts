// Reads the tables of a SQLite database that a stranger made: checked first, then row by row.

import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import { type CellTable, chosenTables, readCellTables } from '../rows/cell-table.ts';
import { digestOf, type Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { type OpenedDb, openForeign, sqliteFailure } from './open.ts';
import { readSqliteRows } from './rows.ts';
import { contentsOf, type SqliteContents } from './schema.ts';

function contents({ db }: OpenedDb, file: string): SqliteContents {
  try {
    return contentsOf(db, file);
  } catch (error) {
    throw sqliteFailure(error, file);
  }
}

function tablesOf(opened: OpenedDb, source: Source, sha256: string, options: ReadOptions): CellTable[] {
  const { tables, notices } = contents(opened, source.name);
  const log: Notice[] = opened.logPages === 0 ? [] : [{ code: 'recovered_log', count: opened.logPages }];
  return chosenTables(tables, options.sheet, source.name).map((table) => ({
    file: { name: source.name, bytes: source.size, sha256 },
    kind: 'sqlite',
    name: table.name,
    sheet: table.name,
    columns: table.columns,
    isEmpty: table.rows === 0,
    notices: [...notices, ...log],
    read: (signal, onShare) => readSqliteRows(opened.db, table, source.name, signal, onShare),
  }));
}

/**
 * Makes a reader for each table that has rows. The source stays the caller's to close; the database is closed with it.
 * @throws input.damaged, input.unfinished, input.too-large, input.too-wide, input.bomb, input.no-rows, unknown.table, io.*, cancelled
 */
export async function readSqlite(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const sha256 = await digestOf(source, options.signal);
  const opened = await openForeign(source);
  source.onClose(() => opened.db.close());
  return readCellTables(source.name, tablesOf(opened, source, sha256, options), options);
}
