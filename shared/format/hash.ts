// SHA-2 of small inputs, in any runtime. Long inputs go through `Primitives.sha256`.
import { sha256 as nobleSha256, sha512 as nobleSha512 } from '@noble/hashes/sha2.js';
import { type Bytes, toHex } from './bytes.ts';

/** 32 bytes (FIPS 180-4). */
export function sha256(data: Uint8Array): Bytes {
  return nobleSha256(data);
}

/** 64 lower-case hex digits: an `h32` of FORMAT.md section 7. */
export function sha256Hex(data: Uint8Array): string {
  return toHex(nobleSha256(data));
}

/** 64 bytes (FIPS 180-4). */
export function sha512(data: Uint8Array): Bytes {
  return nobleSha512(data);
}
