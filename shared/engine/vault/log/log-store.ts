// The log in vault.db: entries are only ever added, in the transaction of what they record.
import { HandoverError } from '../../../domain/errors.ts';
import { type Bytes, equalBytes, toHex } from '../../../format/bytes.ts';
import { rootOf } from '../../../format/merkle.ts';
import { type LogEntry, logLeaf } from '../../../format/package/log-lines.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';
import { entryText, parseEntry } from './log-entry.ts';

export type LoggedEntry = { readonly index: number; readonly entry: LogEntry };
export type LogHead = { readonly size: number; readonly root: string };

/** Rows are fetched in pages: an open cursor would block every other statement of its connection. */
const pageRows = 1000;

/**
 * Adds an entry, unless it is there already (a delivery that was cut short is repeated): the index of its leaf.
 * Works inside the caller's transaction only. @throws bug outside one
 */
export function appendEntry(db: WritableDb, entry: LogEntry): number {
  if (!db.inTransaction) throw new HandoverError('bug', {}, { reason: 'no-transaction' });
  const leaf = logLeaf(entry);
  const known = db.prepare<[Uint8Array], number>('SELECT ix FROM log WHERE leaf = ?').pluck().get(leaf);
  if (known !== undefined) return known;
  const index = logSize(db);
  db.prepare('INSERT INTO log (ix, entry, leaf, case_uid, object, digest) VALUES (?, ?, ?, ?, ?, ?)').run(
    index,
    entryText(entry),
    leaf,
    entry.case_uid ?? null,
    entry.object,
    entry.digest ?? null,
  );
  return index;
}

export function logSize(db: ReadableDb): number {
  const last = db.prepare<[], number | null>('SELECT max(ix) FROM log').pluck().get() ?? undefined;
  return last === undefined ? 0 : last + 1;
}

/** Entries in the order of the log, of one case or of all, below `size`. */
export function* logEntries(db: ReadableDb, options: { caseUid?: string; size?: number } = {}): Generator<LoggedEntry> {
  const end = options.size ?? logSize(db);
  const query = db.prepare<[number, number, string | null, number], { ix: number; entry: string }>(
    'SELECT ix, entry FROM log WHERE ix >= ? AND ix < ? AND case_uid IS coalesce(?, case_uid) ORDER BY ix LIMIT ?',
  );
  for (let from = 0; ; ) {
    const page = query.all(from, end, options.caseUid ?? null, pageRows);
    for (const { ix, entry } of page) yield { index: ix, entry: parseEntry(entry) };
    const last = page.at(-1);
    if (last === undefined) return;
    from = last.ix + 1;
  }
}

/** The latest `limit` entries, newest first, for a screen. */
export function latestEntries(db: ReadableDb, limit: number, before = Number.MAX_SAFE_INTEGER): LoggedEntry[] {
  return db
    .prepare<[number, number], { ix: number; entry: string }>(
      'SELECT ix, entry FROM log WHERE ix < ? ORDER BY ix DESC LIMIT ?',
    )
    .all(before, limit)
    .map(({ ix, entry }) => ({ index: ix, entry: parseEntry(entry) }));
}

/** The digest that the last entry about an object of a case gave it; undefined if there is none. */
export function loggedDigest(db: ReadableDb, caseUid: string, object: string): string | undefined {
  const query = db.prepare<[string, string], string | null>(
    'SELECT digest FROM log WHERE case_uid = ? AND object = ? ORDER BY ix DESC LIMIT 1',
  );
  return query.pluck().get(caseUid, object) ?? undefined;
}

/** Leaf hashes of 32 bytes, in pages, below `size`. */
export function* leafPages(db: ReadableDb, size = logSize(db)): Generator<Bytes[]> {
  const query = db
    .prepare<[number, number, number], Uint8Array>('SELECT leaf FROM log WHERE ix >= ? AND ix < ? ORDER BY ix LIMIT ?')
    .pluck();
  for (let from = 0; from < size; ) {
    const page = query.all(from, size, pageRows);
    if (page.length === 0) return;
    yield page.map((leaf) => Uint8Array.from(leaf));
    from += page.length;
  }
}

/** `log/leaves.bin`: all leaf hashes below `size`, one after the other. */
export function leavesFile(db: ReadableDb, size = logSize(db)): Bytes {
  const file = new Uint8Array(32 * size);
  let at = 0;
  for (const page of leafPages(db, size)) {
    for (const leaf of page) {
      file.set(leaf, at);
      at += leaf.length;
    }
  }
  return file;
}

export function logHead(db: ReadableDb, size = logSize(db)): LogHead {
  return { size, root: toHex(rootOf([...leafPages(db, size)].flat())) };
}

/** True if the stored leaf is that of the stored entry. */
export function leafHolds(entry: LogEntry, leaf: Uint8Array): boolean {
  return equalBytes(logLeaf(entry), leaf);
}
