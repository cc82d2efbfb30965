// Opens a stranger's SQLite database for reading only: no file is made beside it, nothing in it is trusted, no extension is loaded.
import { createHash } from 'node:crypto';
import { fstatSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { BesideFile } from '../record.ts';
import { digestOf, type Source } from '../source.ts';
import { type Log, readLog, refuseHotJournal, whole } from './beside.ts';
import { sqliteFailure } from './failure.ts';
import { withLog } from './wal.ts';

export type ForeignDb = Database.Database;

export interface OpenedDb {
  readonly db: ForeignDb;
  /** Of the file itself, as it was read. */
  readonly sha256: string;
  /** The write-ahead log beside it, and how many of its pages count. */
  readonly log?: { readonly file: BesideFile; readonly pages: number };
  /** To be called behind the last row. @throws input.changed, io.* if the rows may not be what the file holds */
  confirm(): Promise<void>;
}

/** Set before anything of the schema is read. No temporary files: they would be plaintext. */
const settings = [
  'temp_store = MEMORY',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'mmap_size = 0',
  'query_only = ON',
];

/** The library opens the name once more: it must still lead to the file that was opened, of which the digest is. @throws input.changed */
function expectSame(source: Source): void {
  const [opened, named] = [fstatSync(source.fd, { bigint: true }), statSync(source.path, { bigint: true })];
  if (opened.ino !== named.ino || opened.dev !== named.dev)
    throw new HandoverError('input.changed', { file: source.name });
}

/**
 * SQLite3 Multiple Ciphers 2.4.0 takes a failed read of a database without a key for a good one (its pull request 272) and goes on with
 * what its memory held before: rows of a stick that was pulled would be lost, or come twice. So the file is read once more in the end.
 */
async function fromFile(source: Source, signal?: AbortSignal): Promise<OpenedDb> {
  const sha256 = await digestOf(source, signal);
  const db = new Database(source.path, { readonly: true, fileMustExist: true, timeout: 2000 });
  const confirm = async () => {
    if ((await digestOf(source, signal)) !== sha256) throw new HandoverError('input.changed', { file: source.name });
  };
  try {
    expectSame(source);
    return { db, sha256, confirm };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Read once, and with what its log holds. */
async function fromMemory(source: Source, pageSize: number, log: Log | undefined): Promise<OpenedDb> {
  const database = await whole(source);
  const sha256 = createHash('sha256').update(database).digest('hex');
  const limit = limits.databaseInMemory;
  const merged = log === undefined ? { database, pages: 0 } : withLog(database, log.bytes, pageSize, limit);
  if (merged === undefined) {
    throw new HandoverError('input.too-large', { file: source.name }, { bytes: source.size, limit });
  }
  // Read and write version: not write-ahead.
  merged.database.set([1, 1], 18);
  const image = Buffer.from(merged.database.buffer, merged.database.byteOffset, merged.database.length);
  const opened = { db: new Database(image, { readonly: true }), sha256, confirm: async () => {} };
  return log === undefined ? opened : { ...opened, log: { file: log.file, pages: merged.pages } };
}

/**
 * @throws input.unfinished, input.changed, input.damaged, input.password-protected, input.too-large, io.*
 */
export async function openForeign(source: Source, signal?: AbortSignal): Promise<OpenedDb> {
  const head = Buffer.from(await source.read(0, 100));
  if (head.length < 100) throw new HandoverError('input.damaged', { file: source.name });
  await refuseHotJournal(source);
  const log = await readLog(source);
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  // A log counts whatever the header says; in write-ahead mode SQLite would make files beside the database.
  const isWriteAhead = log !== undefined || head[18] === 2 || head[19] === 2;
  // The library cuts spaces off a path, and would open another file.
  const isForMemory = isWriteAhead || source.size <= limits.databaseHeld || source.path !== source.path.trim();
  try {
    return defended(isForMemory ? await fromMemory(source, pageSize, log) : await fromFile(source, signal));
  } catch (error) {
    throw await sqliteFailure(error, source);
  }
}

function defended(opened: OpenedDb): OpenedDb {
  try {
    for (const setting of settings) opened.db.pragma(setting);
    opened.db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return opened;
  } catch (error) {
    opened.db.close();
    throw error;
  }
}
