// A part as sealing makes one: frames encrypted as one stream, with the digests of what came out.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Bulk } from '../../shared/engine/bulk/bulk.ts';
import { type Bytes, concat } from '../../shared/format/bytes.ts';

export type SealedPart = { readonly ciphertext: Bytes; readonly sha256: string; readonly crc32: number };

export async function sealedPart(bulk: Bulk, frames: readonly Bytes[], recipient: string): Promise<SealedPart> {
  async function* source() {
    yield* frames;
  }
  const ciphertext = concat(...(await Array.fromAsync(bulk.sealStream(recipient, source()))));
  return { ciphertext, sha256: createHash('sha256').update(ciphertext).digest('hex'), crc32: crc32(ciphertext) };
}
