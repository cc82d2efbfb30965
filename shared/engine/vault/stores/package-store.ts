// Packages that were made or seen: what tells a replay, a replacement and a contradiction apart. Paths are not kept.
import type { PackageKind } from '../../../domain/vocabulary.ts';
import type { Bytes } from '../../../format/bytes.ts';
import type { JsonObject } from '../../../format/json-file.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

export type PackageRecord = {
  /** The package id. */
  readonly id: string;
  readonly caseUid: string;
  readonly kind: PackageKind;
  readonly seq: number;
  readonly sellerCard: string;
  readonly supersedes: string | undefined;
  readonly direction: 'made' | 'seen' | 'opened';
  /** The bytes of `handover.json`. */
  readonly manifest: Bytes;
  /** Hex of the 32 bytes that a receipt discloses: known to its maker and to who opened it. */
  readonly opening: string | undefined;
  readonly facts: JsonObject;
  readonly added: string;
};

type Stored = {
  id: string;
  case_uid: string;
  kind: PackageKind;
  seq: number;
  seller_card: string;
  supersedes: string | null;
  direction: PackageRecord['direction'];
  manifest: Uint8Array;
  opening: string | null;
  facts: string;
  added: string;
};

const select = `SELECT id, case_uid, kind, seq, seller_card, supersedes, direction, manifest, opening, facts, added
  FROM packages`;

/** Adds a package; one that is known by its id gets the new direction, opening and facts. */
export function putPackage(db: WritableDb, record: PackageRecord): void {
  const { id, caseUid, kind, seq, sellerCard, supersedes, direction, manifest, opening, facts, added } = record;
  db.prepare(
    `INSERT INTO packages (id, case_uid, kind, seq, seller_card, supersedes, direction, manifest, opening, facts, added)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET direction = excluded.direction, opening = coalesce(excluded.opening, opening),
       facts = excluded.facts`,
  ).run(
    id,
    caseUid,
    kind,
    seq,
    sellerCard,
    supersedes ?? null,
    direction,
    manifest,
    opening ?? null,
    JSON.stringify(facts),
    added,
  );
}

export function readPackage(db: ReadableDb, id: string): PackageRecord | undefined {
  const stored = db.prepare<[string], Stored>(`${select} WHERE id = ?`).get(id);
  return stored === undefined ? undefined : toRecord(stored);
}

/** In the order in which they came; of one kind, or all. */
export function listPackages(db: ReadableDb, caseUid: string, kind?: PackageKind): PackageRecord[] {
  return db
    .prepare<[string, string | null], Stored>(
      `${select} WHERE case_uid = ? AND kind = coalesce(?, kind) ORDER BY rowid`,
    )
    .all(caseUid, kind ?? null)
    .map(toRecord);
}

/** All with this serial; two different ids are a contradiction. */
export function packagesWithSerial(
  db: ReadableDb,
  serial: Pick<PackageRecord, 'caseUid' | 'sellerCard' | 'kind' | 'seq'>,
): PackageRecord[] {
  return db
    .prepare<[string, string, string, number], Stored>(
      `${select} WHERE case_uid = ? AND seller_card = ? AND kind = ? AND seq = ? ORDER BY rowid`,
    )
    .all(serial.caseUid, serial.sellerCard, serial.kind, serial.seq)
    .map(toRecord);
}

/** From 1, per case and kind. */
export function nextSerial(db: ReadableDb, caseUid: string, sellerCard: string, kind: PackageKind): number {
  const last = db
    .prepare<[string, string, string], number | null>(
      'SELECT max(seq) FROM packages WHERE case_uid = ? AND seller_card = ? AND kind = ?',
    )
    .pluck()
    .get(caseUid, sellerCard, kind);
  return (last ?? 0) + 1;
}

/** The packages already seen that say they replace this one: it is not to be opened any more. */
export function supersededBy(db: ReadableDb, id: string): PackageRecord[] {
  return db.prepare<[string], Stored>(`${select} WHERE supersedes = ? ORDER BY rowid`).all(id).map(toRecord);
}

function toRecord(stored: Stored): PackageRecord {
  const { case_uid: caseUid, seller_card: sellerCard, supersedes, manifest, opening, facts, ...rest } = stored;
  return {
    ...rest,
    caseUid,
    sellerCard,
    supersedes: supersedes ?? undefined,
    manifest: Uint8Array.from(manifest),
    opening: opening ?? undefined,
    facts: JSON.parse(facts),
  };
}
