// The key that the tokens of a case are made with: made with the case's data, the same for all its packages, destroyed with it.
import { HandoverError } from '../../../domain/errors.ts';
import { type Bytes, randomBytes } from '../../../format/bytes.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

const keyBytes = 32;

/** Leaves a key that is there as it is. */
export function makeTokenKey(db: WritableDb): void {
  db.prepare('INSERT OR IGNORE INTO token_key (id, key) VALUES (1, ?)').run(randomBytes(keyBytes));
}

/** A copy: overwrite it after use. @throws vault.damaged if there is none */
export function readTokenKey(db: ReadableDb): Bytes {
  const key = db.prepare<[], Uint8Array>('SELECT key FROM token_key').pluck().get();
  if (key?.length !== keyBytes) throw new HandoverError('vault.damaged', {}, { reason: 'token-key' });
  return Uint8Array.from(key);
}
