// Reading a byte source: exact ranges, and long ranges in chunks.
import { HandoverError } from '../../domain/errors.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Bytes } from '../bytes.ts';

/** A source over bytes in memory; `read` gives views, not copies. */
export function arraySource(bytes: Bytes): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/** @throws zip when the source ends early */
export async function readExactly(source: ByteSource, offset: number, length: number): Promise<Bytes> {
  const bytes = await source.read(offset, length);
  if (bytes.length !== length) throw new HandoverError('zip', {}, { reason: 'short' });
  return bytes;
}

const chunkBytes = 1024 * 1024;

/** The range in chunks of at most 1 MiB. @throws zip when the source ends early */
export async function* readChunks(source: ByteSource, offset: number, length: number): AsyncGenerator<Bytes> {
  for (let at = 0; at < length; at += chunkBytes) {
    yield await readExactly(source, offset + at, Math.min(chunkBytes, length - at));
  }
}
