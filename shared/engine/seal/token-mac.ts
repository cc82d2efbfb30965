// HMAC-SHA256 (RFC 2104) by the key of a case: its two first blocks are hashed once, not once for each cell.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Hmac } from '../../data/redaction/tokens.ts';

/** @param key 32 bytes */
export function tokenMac(key: Uint8Array): Hmac {
  const keyed = hmac.create(sha256, key);
  return (message) => keyed.clone().update(message).digest();
}
