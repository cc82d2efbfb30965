// Writes a ZIP as a stream: headers are computed, the data of each entry is taken once and counted and summed on its way.
import { HandoverError } from '../../domain/errors.ts';
import type { Bytes } from '../bytes.ts';
import { type Crc32, crc32 as portableCrc32 } from './crc32.ts';
import { centralDirectory, endRecords, localHeader, place, type ZipEntry } from './zip.ts';

export interface ZipInput extends ZipEntry {
  /** Exactly `size` bytes whose CRC-32 is `crc32`. */
  open(): AsyncIterable<Uint8Array>;
}

/** The archive, entries in the order given. @throws zip when the data of an entry is not what was announced */
export async function* zipStream(
  entries: readonly ZipInput[],
  crc32: Crc32 = portableCrc32,
): AsyncGenerator<Uint8Array> {
  const { placed, directoryOffset } = place(entries);
  for (const [index, entry] of placed.entries()) {
    yield localHeader(entry);
    yield* checked(entry, entries[index]?.open() ?? [], crc32);
  }
  const directory = centralDirectory(placed);
  yield directory;
  yield endRecords(placed.length, directory.length, directoryOffset);
}

async function* checked(
  entry: ZipEntry,
  data: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  crc32: Crc32,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  let sum = 0;
  for await (const chunk of data) {
    size += chunk.length;
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (size !== entry.size || sum !== entry.crc32)
    throw new HandoverError('zip', { entry: entry.path }, { reason: 'data' });
}

/** An entry over bytes in memory. */
export function bytesEntry(path: string, bytes: Bytes, crc32: Crc32 = portableCrc32): ZipInput {
  return {
    path,
    size: bytes.length,
    crc32: crc32(bytes),
    async *open() {
      yield bytes;
    },
  };
}
