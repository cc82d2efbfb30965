// One stream into the spool as an age file: a part of a table, an attachment, the log, a small file.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ReadyEntry } from '../../format/package/assemble.ts';
import { release } from '../memory.ts';
import type { Sealing } from './sealing.ts';

/** @param path below the bag folder */
export async function sealToSpool(
  path: string,
  source: AsyncIterable<Uint8Array>,
  { bulk, spool, recipient, signal }: Pick<Sealing, 'bulk' | 'spool' | 'recipient' | 'signal'>,
): Promise<ReadyEntry> {
  const hash = createHash('sha256');
  let sum = 0;
  for await (const chunk of bulk.sealStream(recipient, source, signal)) {
    hash.update(chunk);
    sum = crc32(chunk, sum);
    await spool.append(chunk);
    release(chunk);
  }
  const { bytes, open } = spool.cut();
  return { path, size: bytes, crc32: sum, sha256: hash.digest('hex'), open };
}

export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
