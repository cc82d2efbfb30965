// What a case's data came from: name, digest and import record of every source, kept after the source is gone.
import type { JsonObject } from '../../format/json-file.ts';
import type { ReadableDb } from './database.ts';

export type SourceRecord = {
  readonly ref: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The import record: encoding, header row, counts, reasons. */
  readonly record: JsonObject;
};

type Stored = Omit<SourceRecord, 'record'> & { record: string };

const select = `SELECT s.ref, s.name, s.bytes, s.sha256, s.record FROM sources s JOIN imports i ON i.ref = s.import_ref
  WHERE i.state = 'live'`;

export function listSources(db: ReadableDb): SourceRecord[] {
  return db.prepare<[], Stored>(`${select} ORDER BY s.ref`).all().map(toRecord);
}

export function readSource(db: ReadableDb, ref: number): SourceRecord | undefined {
  const stored = db.prepare<[number], Stored>(`${select} AND s.ref = ?`).get(ref);
  return stored === undefined ? undefined : toRecord(stored);
}

/** The source with these bytes, if it has been imported already. */
export function sourceByDigest(db: ReadableDb, sha256: string): SourceRecord | undefined {
  const stored = db.prepare<[string], Stored>(`${select} AND s.sha256 = ? ORDER BY s.ref LIMIT 1`).get(sha256);
  return stored === undefined ? undefined : toRecord(stored);
}

function toRecord(stored: Stored): SourceRecord {
  return { ...stored, record: JSON.parse(stored.record) };
}
