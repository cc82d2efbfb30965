// The statement files of a case, as bytes; a merge with more signatures replaces the file, its id stays.
import type { ArtefactKind } from '../../../domain/vocabulary.ts';
import type { Bytes } from '../../../format/bytes.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

export type Artefact = {
  readonly caseUid: string;
  /** The statement id. */
  readonly id: string;
  readonly kind: ArtefactKind;
  readonly bytes: Bytes;
  readonly added: string;
};

type Stored = Omit<Artefact, 'caseUid' | 'bytes'> & { case_uid: string; bytes: Uint8Array };

const select = 'SELECT case_uid, id, kind, bytes, added FROM artefacts';

export function putArtefact(db: WritableDb, artefact: Artefact): void {
  const { caseUid, id, kind, bytes, added } = artefact;
  db.prepare(
    `INSERT INTO artefacts (case_uid, id, kind, bytes, added) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_uid, id) DO UPDATE SET bytes = excluded.bytes`,
  ).run(caseUid, id, kind, bytes, added);
}

export function readArtefact(db: ReadableDb, caseUid: string, id: string): Artefact | undefined {
  const stored = db.prepare<[string, string], Stored>(`${select} WHERE case_uid = ? AND id = ?`).get(caseUid, id);
  return stored === undefined ? undefined : toArtefact(stored);
}

/** In the order in which they came; of one kind, or all. */
export function listArtefacts(db: ReadableDb, caseUid: string, kind?: ArtefactKind): Artefact[] {
  return db
    .prepare<[string, string | null], Stored>(
      `${select} WHERE case_uid = ? AND kind = coalesce(?, kind) ORDER BY rowid`,
    )
    .all(caseUid, kind ?? null)
    .map(toArtefact);
}

/** For a draft that another one replaces. */
export function removeArtefact(db: WritableDb, caseUid: string, id: string): void {
  db.prepare('DELETE FROM artefacts WHERE case_uid = ? AND id = ?').run(caseUid, id);
}

function toArtefact({ case_uid: caseUid, bytes, ...rest }: Stored): Artefact {
  return { ...rest, caseUid, bytes: Uint8Array.from(bytes) };
}
