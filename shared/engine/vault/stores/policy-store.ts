// What goes, is masked, stays: every version of a case's policy, and the compiled form whose digest a package carries.
import type { Bytes } from '../../../format/bytes.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

export type PolicyRecord = {
  readonly caseUid: string;
  /** From 1; the latest is in force. */
  readonly version: number;
  /** As a person wrote or picked it. */
  readonly source: string;
  /** The compiled policy file, if it has been compiled. */
  readonly compiled: Bytes | undefined;
  readonly sha256: string | undefined;
  readonly added: string;
};

type Stored = {
  case_uid: string;
  version: number;
  source: string;
  compiled: Uint8Array | null;
  sha256: string | null;
  added: string;
};

const select = 'SELECT case_uid, version, source, compiled, sha256, added FROM policies';

/** @returns its version */
export function addPolicy(db: WritableDb, policy: Omit<PolicyRecord, 'version'>): number {
  const { caseUid, source, compiled, sha256, added } = policy;
  const version = (currentPolicy(db, caseUid)?.version ?? 0) + 1;
  db.prepare('INSERT INTO policies (case_uid, version, source, compiled, sha256, added) VALUES (?, ?, ?, ?, ?, ?)').run(
    caseUid,
    version,
    source,
    compiled ?? null,
    sha256 ?? null,
    added,
  );
  return version;
}

export function currentPolicy(db: ReadableDb, caseUid: string): PolicyRecord | undefined {
  const stored = db
    .prepare<[string], Stored>(`${select} WHERE case_uid = ? ORDER BY version DESC LIMIT 1`)
    .get(caseUid);
  return stored === undefined ? undefined : toRecord(stored);
}

/** The policy that a package names. */
export function policyByDigest(db: ReadableDb, caseUid: string, sha256: string): PolicyRecord | undefined {
  const stored = db
    .prepare<[string, string], Stored>(`${select} WHERE case_uid = ? AND sha256 = ? ORDER BY version LIMIT 1`)
    .get(caseUid, sha256);
  return stored === undefined ? undefined : toRecord(stored);
}

function toRecord({ case_uid: caseUid, compiled, sha256, ...rest }: Stored): PolicyRecord {
  return {
    ...rest,
    caseUid,
    compiled: compiled === null ? undefined : Uint8Array.from(compiled),
    sha256: sha256 ?? undefined,
  };
}
