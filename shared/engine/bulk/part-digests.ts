// The digests of an age file, over the very bytes that were worked on.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export function digests(file: Uint8Array): { sha256: string; crc32: number } {
  return { sha256: createHash('sha256').update(file).digest('hex'), crc32: crc32(file) };
}
