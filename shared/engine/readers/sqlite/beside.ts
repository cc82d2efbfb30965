// The files that SQLite keeps beside a database: a write-ahead log, whose changes belong to it, and the journal of a change under way.
import { createHash } from 'node:crypto';
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { BesideFile } from '../record.ts';
import { openSource, type Source } from '../source.ts';

const journalMagic = Buffer.from('d9d505f920a163d7', 'hex');

/** A write-ahead log as it was read, once. */
export interface Log {
  readonly file: BesideFile;
  readonly bytes: Uint8Array;
}

/** Undefined if there is none or it is empty. */
async function beside(source: Source, ending: '-wal' | '-journal'): Promise<Source | undefined> {
  const found = await openSource(source.path + ending).catch((error: unknown) => {
    if (error instanceof HandoverError && error.code === 'input.missing') return undefined;
    throw error;
  });
  if (found !== undefined && found.size > 0) return found;
  await found?.close();
  return undefined;
}

/** An unfinished change lies beside the database: only its own program can take it back. @throws input.unfinished, io.* */
export async function refuseHotJournal(source: Source): Promise<void> {
  const journal = await beside(source, '-journal');
  if (journal === undefined) return;
  try {
    if (journalMagic.equals(await journal.read(0, journalMagic.length)))
      throw new HandoverError('input.unfinished', { file: source.name }, { beside: journal.name });
  } finally {
    await journal.close();
  }
}

/** All bytes of a file that is worked on in memory. @throws input.too-large, io.* */
export async function whole({ name: file, size: bytes, ...source }: Source): Promise<Uint8Array> {
  const limit = limits.databaseInMemory;
  if (bytes > limit) throw new HandoverError('input.too-large', { file }, { bytes, limit });
  return source.read(0, bytes);
}

/** @throws input.too-large, io.* */
export async function readLog(source: Source): Promise<Log | undefined> {
  const log = await beside(source, '-wal');
  if (log === undefined) return undefined;
  try {
    const bytes = await whole(log);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { file: { name: log.name, bytes: bytes.length, sha256 }, bytes };
  } finally {
    await log.close();
  }
}
