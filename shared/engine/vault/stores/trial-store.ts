// Trial envelopes: the code is kept as a salted digest, and three wrong ones end the trial.
import { HandoverError } from '../../../domain/errors.ts';
import { concat, equalBytes, randomBytes, utf8 } from '../../../format/bytes.ts';
import { sha256 } from '../../../format/hash.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

export type Trial = {
  readonly packageId: string;
  readonly state: 'made' | 'passed' | 'failed';
  readonly triesLeft: number;
};

const tries = 3;

type Stored = {
  package_id: string;
  salt: Uint8Array;
  code_hash: Uint8Array;
  tries_left: number;
  state: Trial['state'];
};

/** In the transaction that keeps the trial package. @param code six digits */
export function putTrial(db: WritableDb, packageId: string, code: string): void {
  const salt = randomBytes(16);
  db.prepare(`INSERT INTO trials (package_id, salt, code_hash, tries_left, state) VALUES (?, ?, ?, ?, 'made')`).run(
    packageId,
    salt,
    digest(salt, code),
    tries,
  );
}

/** The trials of a case, the latest last. */
export function listTrials(db: ReadableDb, caseUid: string): Trial[] {
  return db
    .prepare<[string], Stored>(
      `SELECT t.* FROM trials t JOIN packages p ON p.id = t.package_id WHERE p.case_uid = ? ORDER BY p.rowid`,
    )
    .all(caseUid)
    .map(toTrial);
}

/**
 * Compares a code that came back. In a transaction of its own that is committed whatever the result: a wrong try counts.
 * @throws trial.code if there is no such trial, or it is over
 */
export function tryTrialCode(db: WritableDb, packageId: string, code: string): Trial {
  const stored = db.prepare<[string], Stored>('SELECT * FROM trials WHERE package_id = ?').get(packageId);
  if (stored?.state !== 'made') throw new HandoverError('trial.code', {}, { state: stored?.state ?? 'none', tries: 0 });
  const right = equalBytes(digest(stored.salt, code), stored.code_hash);
  const triesLeft = stored.tries_left - (right ? 0 : 1);
  const state = right ? 'passed' : triesLeft > 0 ? 'made' : 'failed';
  db.prepare('UPDATE trials SET state = ?, tries_left = ? WHERE package_id = ?').run(state, triesLeft, packageId);
  return { packageId, state, triesLeft };
}

function digest(salt: Uint8Array, code: string): Uint8Array {
  return sha256(concat(salt, utf8(code)));
}

function toTrial({ package_id: packageId, state, tries_left: triesLeft }: Stored): Trial {
  return { packageId, state, triesLeft };
}
