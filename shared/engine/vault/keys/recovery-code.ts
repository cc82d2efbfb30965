// The recovery code: base32(20 bytes) in 8 groups of 4, then a check group; `-` between groups (FORMAT.md 7.10).
import { base32 } from '@scure/base';
import { HandoverError } from '../../../domain/errors.ts';
import { type Bytes, concat, randomBytes, utf8 } from '../../../format/bytes.ts';
import { sha256 } from '../../../format/hash.ts';

const secretBytes = 20;
const checkLabel = utf8('handover-recovery@v1\0');
const form = /^[A-Z2-7]{36}$/;

export function newRecoverySecret(): Bytes {
  return randomBytes(secretBytes);
}

/** The code of a secret, as it is printed: `ABCD-EFGH-…`, nine groups. */
export function recoveryCode(secret: Uint8Array): string {
  if (secret.length !== secretBytes) throw new RangeError('"secret" expected 20 bytes');
  const signs = base32.encode(secret) + checkGroup(secret);
  return (signs.match(/.{4}/g) ?? []).join('-');
}

/**
 * The 20 bytes of a code that was typed back; case, spaces and any sort of hyphen don't matter.
 * @throws recovery.wrong for a slip of the pen, before any key is tried
 */
export function parseRecoveryCode(typed: string): Bytes {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '');
  if (!form.test(signs)) throw new HandoverError('recovery.wrong', {}, { reason: 'form' });
  const secret = Uint8Array.from(base32.decode(signs.slice(0, 32)));
  if (checkGroup(secret) !== signs.slice(32)) throw new HandoverError('recovery.wrong', {}, { reason: 'check-group' });
  return secret;
}

/** Base32 of the first 20 bits of SHA-256(`handover-recovery@v1` ‖ 00 ‖ secret). */
function checkGroup(secret: Uint8Array): string {
  return base32.encode(sha256(concat(checkLabel, secret)).subarray(0, 5)).slice(0, 4);
}
