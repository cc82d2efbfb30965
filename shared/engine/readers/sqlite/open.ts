// Opens a stranger's SQLite database for reading only: no file is made beside it, nothing in it is trusted, no extension is loaded.
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import { openSource, type Source } from '../source.ts';
import { withLog } from './wal.ts';

export type ForeignDb = Database.Database;

export interface OpenedDb {
  readonly db: ForeignDb;
  /** Pages that stood only in the write-ahead log beside it. */
  readonly logPages: number;
}

/** Set before anything of the schema is read. No temporary files: they would be plaintext. */
const settings = [
  'temp_store = MEMORY',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'mmap_size = 0',
  'query_only = ON',
];

const journalMagic = Buffer.from('d9d505f920a163d7', 'hex');

/** What SQLite said, in our codes; it never carries a value of the file. */
export function sqliteFailure(error: unknown, file: string): unknown {
  if (error instanceof HandoverError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return refused('io.busy', code, error);
  if (code.startsWith('SQLITE_IOERR')) return refused('io.read', code, error);
  if (/^SQLITE_(?:TOOBIG|NOMEM)|^ERR_STRING_TOO_LONG|^ERR_MEMORY/.test(code))
    return refused('input.too-large', code, error);
  return code.startsWith('SQLITE_') ? refused('input.damaged', code, error) : error;

  function refused(of: 'io.busy' | 'io.read' | 'input.too-large' | 'input.damaged', cause: string, from: unknown) {
    return new HandoverError(of, { file }, { cause }, { cause: from });
  }
}

/** The file beside the database; undefined if there is none or it is empty. */
async function beside(source: Source, ending: '-wal' | '-journal'): Promise<Source | undefined> {
  const found = await openSource(source.path + ending).catch((error: unknown) => {
    if (error instanceof HandoverError && error.code === 'input.missing') return undefined;
    throw error;
  });
  if (found !== undefined && found.size > 0) return found;
  await found?.close();
  return undefined;
}

/** An unfinished change lies beside the database: only its own program can take it back. @throws input.unfinished */
async function refuseHotJournal(source: Source): Promise<void> {
  const journal = await beside(source, '-journal');
  if (journal === undefined) return;
  const head = await journal.read(0, journalMagic.length);
  await journal.close();
  if (journalMagic.equals(head))
    throw new HandoverError('input.unfinished', { file: source.name }, { beside: journal.name });
}

async function whole(source: Source): Promise<Uint8Array> {
  if (source.size > limits.databaseInMemory) throw tooLarge(source);
  return source.read(0, source.size);
}

function tooLarge(source: Source): HandoverError {
  return new HandoverError(
    'input.too-large',
    { file: source.name },
    { bytes: source.size, limit: limits.databaseInMemory },
  );
}

/** One in write-ahead mode would make files beside itself: it is read from memory, with what its log holds. */
async function fromMemory(source: Source, pageSize: number): Promise<OpenedDb> {
  const log = await beside(source, '-wal');
  const database = await whole(source);
  const merged =
    log === undefined ? { database, pages: 0 } : withLog(database, await whole(log), pageSize, limits.databaseInMemory);
  await log?.close();
  if (merged === undefined) throw tooLarge(source);
  // Read and write version: not write-ahead.
  merged.database.set([1, 1], 18);
  const image = Buffer.from(merged.database.buffer, merged.database.byteOffset, merged.database.length);
  return { db: new Database(image, { readonly: true }), logPages: merged.pages };
}

/**
 * @throws input.unfinished, input.damaged, input.password-protected, input.too-large, io.*
 */
export async function openForeign(source: Source): Promise<OpenedDb> {
  const head = Buffer.from(await source.read(0, 100));
  if (head.length < 100) throw new HandoverError('input.damaged', { file: source.name });
  await refuseHotJournal(source);
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  const path = resolve(source.path);
  // The library cuts spaces off a path, and would open another file.
  const isForMemory = head[18] === 2 || head[19] === 2 || path !== path.trim();
  try {
    const opened = isForMemory
      ? await fromMemory(source, pageSize)
      : { db: new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 }), logPages: 0 };
    return defended(opened);
  } catch (error) {
    throw sqliteFailure(error, source.name);
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
