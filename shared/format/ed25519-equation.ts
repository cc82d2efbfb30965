// The Ed25519 verification equation without cofactor: R is recomputed from S, the key and the message, and its bytes are compared.
import { ed25519 } from '@noble/curves/ed25519.js';
import { concat, equalBytes } from './bytes.ts';
import { sha512 } from './hash.ts';

const { Point } = ed25519;

/** Little-endian bytes as a number. */
function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/**
 * RFC 8032 5.1.7, the equation [S]B = R + [k]A without multiplying by the cofactor, as OpenSSL and OpenSSH do it.
 * noble's own `verify` multiplies by 8 and so accepts an R with a torsion part. False for whatever can't be decoded; never throws.
 */
export function verifyCofactorless(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const r = signature.subarray(0, 32);
  const s = numberOf(signature.subarray(32));
  if (s >= Point.Fn.ORDER) return false;
  try {
    const k = Point.Fn.create(numberOf(sha512(concat(r, publicKey, message))));
    const minusA = Point.fromBytes(publicKey, false).negate();
    return equalBytes(Point.BASE.multiplyUnsafe(s).add(minusA.multiplyUnsafe(k)).toBytes(), r);
  } catch {
    return false;
  }
}
