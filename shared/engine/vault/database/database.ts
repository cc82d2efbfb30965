// Opening an encrypted database: every connection, in every worker, is made here and nowhere else (FORMAT.md section 5).
import { closeSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { HandoverError } from '../../../domain/errors.ts';
import { errnoOf, fromErrno } from '../../files/errors.ts';
import { type Commit, noSteps, type Steps } from '../../files/fail-points.ts';
import { fromSqlite } from './sqlite-errors.ts';
import { inOurWords } from './statements.ts';

/** A connection that is read from. */
export type ReadableDb = Database.Database;
declare const writable: unique symbol;
/** A connection whose holder may change the file: only `openDatabase` gives one out. */
export type WritableDb = ReadableDb & { readonly [writable]: true };

type KeyedDatabase = Database.Database & { key(key: Buffer): number };

export type OpenOptions = {
  /** Makes the file (mode 0600) if it is not there; else a missing file is the error vault.damaged. */
  readonly create?: boolean;
  /** How long to wait for another connection, in milliseconds. */
  readonly timeout?: number;
};

/**
 * Each with the value it must read back. FULL: a commit is on the medium before it is reported. A cache of 2 MiB: blocks are read and
 * written once in a row, and the usual 16 MiB would hold them for nobody.
 */
const settings = [
  ['temp_store', 'MEMORY', 2],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['mmap_size', '0', 0],
  ['cache_size', '-2048', -2048],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['journal_size_limit', '16777216', 16_777_216],
] as const;

/** Of a new database, in bytes: blocks of rows take a dozen pages fewer each, and each page is a write of its own. */
const pageSize = 16 * 1024;

/**
 * @param key 32 bytes
 * @throws vault.damaged (missing, no database, or not of this key), io.full, io.gone, io.read-only, selftest (a setting did not take)
 */
export function openDatabase(path: string, key: Uint8Array, options: OpenOptions = {}): WritableDb {
  const where = { file: basename(path) };
  if (options.create === true) makeFile(path);
  try {
    const db = new Database(path, { fileMustExist: true, timeout: options.timeout ?? 5000 });
    try {
      inOurWords(db);
      return unlock(db as KeyedDatabase, key);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw fromSqlite(error, where);
  }
}

/** `raw:` ‖ hex of the key, as the cipher takes it, without a string that nobody could overwrite. */
function rawKey(key: Uint8Array): Buffer {
  const digits = '0123456789abcdef';
  const raw = Buffer.alloc(4 + 2 * key.length, 'raw:');
  for (const [index, byte] of key.entries()) {
    raw[4 + 2 * index] = digits.charCodeAt(byte >> 4);
    raw[5 + 2 * index] = digits.charCodeAt(byte & 15);
  }
  return raw;
}

function unlock(db: KeyedDatabase, key: Uint8Array): WritableDb {
  if (key.length !== 32) throw new RangeError('"key" expected 32 bytes');
  db.pragma("cipher = 'aegis'");
  readBack(db, 'cipher', 'aegis');
  const raw = rawKey(key);
  try {
    db.key(raw);
  } finally {
    raw.fill(0);
  }
  // Heard only where nothing has been written yet.
  db.pragma(`page_size = ${pageSize}`);
  // Temporary files would be plaintext: this is set before anything of the file is read.
  db.pragma('temp_store = MEMORY');
  readBack(db, 'temp_store', 2);
  proveKey(db);
  for (const [name, value, expected] of settings) {
    db.pragma(`${name} = ${value}`);
    readBack(db, name, expected);
  }
  proveKey(db);
  return db as unknown as WritableDb;
}

/** A first read: whether the key is right, and, once there is a write-ahead log, whether that can be opened too. */
function proveKey(db: Database.Database): void {
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
}

/** @throws selftest if a setting has not taken */
function readBack(db: Database.Database, name: string, expected: string | number): void {
  if (db.pragma(name, { simple: true }) !== expected) throw new HandoverError('selftest', { member: name });
}

/** True while every setting of this connection reads as it was set. */
export function settingsHold(db: ReadableDb): boolean {
  const cipher = db.pragma('cipher', { simple: true }) === 'aegis';
  return cipher && settings.every(([name, , expected]) => db.pragma(name, { simple: true }) === expected);
}

/**
 * Makes an empty file that only the owner may read, before SQLite would make it with the rights of the umask. An existing
 * one is not touched: closing any handle on it would drop the locks that SQLite holds in this process.
 * @throws io.*
 */
export function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw fromErrno(error, { file: basename(path) });
  }
}

/**
 * Runs `work` in one transaction and commits; inside another transaction it takes part in that one.
 * @throws what `work` throws, after rolling back · io.full, io.gone, io.read-only, io.busy, vault.damaged
 */
export function transact<T>(db: WritableDb, commit: Commit, work: () => T, steps: Steps = noSteps): T {
  if (db.inTransaction) return work();
  const result = attempt(db, commit, work, steps);
  steps.reach(`${commit}.commit.after`);
  return result;
}

/**
 * As `transact`, for what nobody sees before a later commit: that one puts it on the medium too, since both stand in one write-ahead log.
 * Not waiting for the medium each time is what makes a stick or an old disk bearable.
 */
export function transactUnseen<T>(db: WritableDb, commit: Commit, work: () => T, steps: Steps = noSteps): T {
  if (db.inTransaction) return work();
  db.pragma('synchronous = NORMAL');
  try {
    return transact(db, commit, work, steps);
  } finally {
    db.pragma('synchronous = FULL');
  }
}

function attempt<T>(db: WritableDb, commit: Commit, work: () => T, steps: Steps): T {
  try {
    db.exec('BEGIN IMMEDIATE');
    const result = work();
    steps.reach(`${commit}.commit.before`);
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw fromSqlite(error, { file: basename(db.name) });
  }
}
