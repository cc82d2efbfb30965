// One process at a time in a vault: a lock that the operating system drops when the process ends, however it ends.
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { HandoverError } from '../../../domain/errors.ts';
import { makeFile } from '../database/database.ts';
import { fromSqlite, sqliteCode } from '../database/sqlite-errors.ts';

export type FolderLock = { release(): void };

/** Held here so that a lock is not dropped with a vault object that nobody refers to any more. */
const held = new Set<Database.Database>();

/**
 * Takes the lock of a vault: an exclusive transaction, never committed, on an empty database file without content.
 * A process number in a file would survive its process and could be another's by then; this can't.
 * @throws vault.in-use
 */
export function lockFolder(path: string): FolderLock {
  const db = openLock(path);
  try {
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY') === true) throw new HandoverError('vault.in-use');
    throw fromSqlite(error, { file: basename(path) });
  }
  held.add(db);
  return {
    release() {
      if (!held.delete(db)) return;
      db.exec('ROLLBACK');
      db.close();
    },
  };
}

function openLock(path: string): Database.Database {
  makeFile(path);
  try {
    return new Database(path, { timeout: 0 });
  } catch (error) {
    throw fromSqlite(error, { file: basename(path) });
  }
}
