// The attachments of a case: name, digest and chunks of 1 MiB. What has no id is staged, what is dropped keeps its id.
import { createHash } from 'node:crypto';
import { HandoverError } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { canonical } from '../../../format/canonical.ts';
import type { JsonObject } from '../../../format/json-file.ts';
import type { CaseData } from '../case-data.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

export type FileRecord = {
  readonly ref: number;
  /** `f00001`…, fixed at import. */
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** What the caller knows of the file and may change: class, reason, whether it goes. */
  readonly facts: JsonObject;
  readonly sourceRef: number;
};

type Stored = Omit<FileRecord, 'facts'> & { facts: string };

const select = `SELECT ref, id, name, bytes, sha256, facts, source_ref AS sourceRef FROM files
  WHERE id IS NOT NULL AND dropped IS NULL`;

export function listFiles(db: ReadableDb): FileRecord[] {
  return db.prepare<[], Stored>(`${select} ORDER BY id`).all().map(toRecord);
}

/** @throws input.missing */
export function readFileRecord(db: ReadableDb, id: string): FileRecord {
  const stored = db.prepare<[string], Stored>(`${select} AND id = ?`).get(id);
  if (stored === undefined) throw new HandoverError('input.missing', { entry: id });
  return toRecord(stored);
}

/** The first file of these bytes, if there is one. @param sha256 lower-case hex */
export function findFile(db: ReadableDb, sha256: string): FileRecord | undefined {
  const stored = db.prepare<[string], Stored>(`${select} AND sha256 = ? ORDER BY id LIMIT 1`).get(sha256);
  return stored && toRecord(stored);
}

function toRecord(stored: Stored): FileRecord {
  return { ...stored, facts: JSON.parse(stored.facts) };
}

export function setFileFacts(db: WritableDb, ref: number, facts: JsonObject): void {
  db.prepare('UPDATE files SET facts = ? WHERE ref = ?').run(JSON.stringify(facts), ref);
}

/**
 * The content of a file, in chunks of 1 MiB. The last chunk comes only after the digest of the whole was found right.
 * @throws input.missing, vault.damaged
 */
export function* streamFile(db: ReadableDb, id: string): Generator<Bytes> {
  const file = readFileRecord(db, id);
  const next = db
    .prepare<[number, number], Uint8Array>('SELECT bytes FROM file_chunks WHERE file_ref = ? AND ordinal = ?')
    .pluck();
  const hash = createHash('sha256');
  let held: Bytes | undefined;
  for (let ordinal = 1; ; ordinal += 1) {
    const chunk = next.get(file.ref, ordinal);
    if (chunk === undefined) break;
    if (held !== undefined) yield held;
    held = Uint8Array.from(chunk);
    hash.update(held);
  }
  if (hash.digest('hex') !== file.sha256)
    throw new HandoverError('vault.damaged', { entry: id }, { reason: 'file-digest' });
  if (held !== undefined) yield held;
}

/** SHA-256 of RFC 8785 of [{bytes, id, name, sha256}] of the files that are there, by id. */
export function fileListDigest(db: ReadableDb): string {
  const list = listFiles(db).map(({ bytes, id, name, sha256 }) => ({ bytes, id, name, sha256 }));
  return createHash('sha256').update(canonical(list)).digest('hex');
}

/** Removes the contents of files; their ids are never used again. @throws input.missing */
export function dropFiles(data: CaseData, ids: readonly string[]): void {
  data.change('delete', (db, record) => {
    const time = data.utc();
    for (const id of ids) {
      const { ref } = readFileRecord(db, id);
      db.prepare('DELETE FROM file_chunks WHERE file_ref = ?').run(ref);
      db.prepare('UPDATE files SET dropped = ? WHERE ref = ?').run(time, ref);
    }
    record({ act: 'drop_file', object: 'files', digest: fileListDigest(db) });
  });
}
