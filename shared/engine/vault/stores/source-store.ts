// What a case's data came from: name, digest and import record of every source, kept after the source is gone.
import type { JsonObject } from '../../../format/json-file.ts';
import type { ReadableDb } from '../database/database.ts';

export type SourceRecord = {
  readonly ref: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The import record: encoding, header row, counts, reasons. */
  readonly record: JsonObject;
  /** When the import began. */
  readonly imported: string;
  /** A table or file that came from it is still there: bringing it in again would double it. */
  readonly isUsed: boolean;
};

type Stored = Omit<SourceRecord, 'record' | 'isUsed'> & { record: string; isUsed: 0 | 1 };

const select = `SELECT s.ref, s.name, s.bytes, s.sha256, s.record, i.started AS imported,
    EXISTS (SELECT 1 FROM tables WHERE source_ref = s.ref AND dropped IS NULL)
    OR EXISTS (SELECT 1 FROM files WHERE source_ref = s.ref AND dropped IS NULL) AS isUsed
  FROM sources s JOIN imports i ON i.ref = s.import_ref WHERE i.state = 'live'`;

export function listSources(db: ReadableDb): SourceRecord[] {
  return db.prepare<[], Stored>(`${select} ORDER BY s.ref`).all().map(toRecord);
}

export function readSource(db: ReadableDb, ref: number): SourceRecord | undefined {
  const stored = db.prepare<[number], Stored>(`${select} AND s.ref = ?`).get(ref);
  return stored === undefined ? undefined : toRecord(stored);
}

/** The source with these bytes, if what came of it is in the case. */
export function sourceByDigest(db: ReadableDb, sha256: string): SourceRecord | undefined {
  const stored = db.prepare<[string], Stored>(`${select} AND s.sha256 = ? ORDER BY s.ref`).all(sha256);
  return stored.map(toRecord).find(({ isUsed }) => isUsed);
}

function toRecord(stored: Stored): SourceRecord {
  return { ...stored, record: JSON.parse(stored.record), isUsed: stored.isUsed === 1 };
}
