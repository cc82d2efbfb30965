// Strict Ed25519 (FORMAT.md section 2): the same verdict from every provider, whatever each would accept by itself.
import { ed25519 as noble } from '@noble/curves/ed25519.js';
import { HandoverError } from '../domain/errors.ts';
import { toHex } from './bytes.ts';
import { type Ed25519, portable } from './primitives.ts';

const { Point } = noble;
type EdwardsPoint = ReturnType<typeof Point.fromBytes>;

/** Keys that may be used: the same few come again and again, and each costs 5 ms. */
const usable = new Set<string>();
const rememberedKeys = 256;

/**
 * A public key may be used: 32 bytes, canonical, on the curve, not of small order, in the prime-order subgroup.
 * @throws sig
 */
export function checkPublicKey(key: Uint8Array): void {
  const name = toHex(key);
  if (usable.has(name)) return;
  if (!decode(key, 'key').isTorsionFree()) throw refused('key-torsion');
  if (usable.size >= rememberedKeys) usable.clear();
  usable.add(name);
}

/**
 * RFC 8032 5.1.7 narrowed: key as `checkPublicKey`, R canonical and not of small order, S below the group order, no cofactor.
 * @throws sig
 */
export function verifyStrict(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
  ed25519: Ed25519 = portable.ed25519,
): void {
  checkPublicKey(key);
  if (signature.length !== 64) throw refused('signature-length');
  decode(signature.subarray(0, 32), 'r');
  if (!isBelowOrder(signature.subarray(32))) throw refused('s-range');
  if (!ed25519.verify(key, message, signature)) throw refused('mismatch');
}

/** Canonical bytes of a point outside the torsion subgroup. */
function decode(bytes: Uint8Array, name: 'key' | 'r'): EdwardsPoint {
  const point = decodePoint(bytes);
  if (point === undefined) throw refused(`${name}-encoding`);
  if (point.isSmallOrder()) throw refused(`${name}-small-order`);
  return point;
}

/** Strict as RFC 8032 5.1.3: y below p, no negative zero. */
function decodePoint(bytes: Uint8Array): EdwardsPoint | undefined {
  try {
    return Point.fromBytes(bytes, false);
  } catch {
    return undefined;
  }
}

/** S as 32 little-endian bytes. */
function isBelowOrder(s: Uint8Array): boolean {
  return s.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) < Point.Fn.ORDER;
}

function refused(reason: string): HandoverError {
  return new HandoverError('sig', {}, { reason });
}
