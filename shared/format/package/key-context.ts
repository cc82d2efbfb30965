// The key files of a package. Plaintext of `keys/buyer.age` and of every inner escrow layer:
//
//   # handover-key@v1 {"buyer":id,"case_uid":h16,"handover_sha256":h32,"seller":id} LF
//   AGE-SECRET-KEY-… LF                     the identity of the stage key
//
// Plaintext of `keys/release-<n>.age`: the same first line ‖ the inner age file, sealed to the buyer (FORMAT.md 4 and 7.8).
// The line ties a key to its package: without it a sealed key could be carried into another one.
import { HandoverError } from '../../domain/errors.ts';
import type { Aead } from '../aead.ts';
import { openAge, sealAge } from '../age/file.ts';
import { recipientOf } from '../age/keys.ts';
import { type Bytes, concat, equalBytes, fromUtf8, utf8 } from '../bytes.ts';
import { canonical } from '../canonical.ts';

export interface KeyContext {
  /** Card id. */
  readonly buyer: string;
  readonly case_uid: string;
  /** Of the bytes of `handover.json`, LF included. */
  readonly handover_sha256: string;
  /** Card id. */
  readonly seller: string;
}

export function contextLine({ buyer, case_uid, handover_sha256, seller }: KeyContext): Bytes {
  return utf8(`# handover-key@v1 ${canonical({ buyer, case_uid, handover_sha256, seller })}\n`);
}

/** The inner file: the stage identity for the buyer alone. @throws recipient */
export function sealInner(context: KeyContext, stageIdentity: string, buyer: string, aead: Aead): Promise<Bytes> {
  return sealAge(buyer, concat(contextLine(context), utf8(`${stageIdentity}\n`)), aead);
}

/** One holder's layer around the inner file, which is the same for all holders. @throws recipient */
export function sealOuter(context: KeyContext, inner: Uint8Array, holder: string, aead: Aead): Promise<Bytes> {
  return sealAge(holder, concat(contextLine(context), inner), aead);
}

/** The inner file out of a holder's layer. @throws age · recipient · context */
export async function openOuter(
  file: Uint8Array,
  identities: readonly string[],
  context: KeyContext,
  aead: Aead,
): Promise<Bytes> {
  return behindContext(await openAge(identities, file, aead), context);
}

/**
 * The stage identity.
 * @param recipient of `handover.json`, which the identity must give
 * @throws age · recipient · context · key
 */
export async function openInner(
  file: Uint8Array,
  identities: readonly string[],
  context: KeyContext,
  recipient: string,
  aead: Aead,
): Promise<string> {
  const plaintext = await openAge(identities, file, aead);
  const identity = identityLine(behindContext(plaintext, context));
  plaintext.fill(0);
  if ((await recipientOf(identity)) !== recipient) throw new HandoverError('key', {}, { reason: 'recipient' });
  return identity;
}

function behindContext(plaintext: Bytes, context: KeyContext): Bytes {
  const line = contextLine(context);
  if (!equalBytes(plaintext.subarray(0, line.length), line)) throw new HandoverError('context');
  return plaintext.subarray(line.length);
}

function identityLine(bytes: Bytes): string {
  const text = bytes.every((byte) => byte < 0x80) ? fromUtf8(bytes) : '';
  if (!/^AGE-SECRET-KEY-[A-Z0-9-]{1,200}\n$/.test(text)) throw new HandoverError('key', {}, { reason: 'form' });
  return text.slice(0, -1);
}
