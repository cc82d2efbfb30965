// Age files as streams through the workers: runs of chunks in flight on several threads, given out in order, in bounded memory.
import { ageWriter, packageKey } from '../../format/age/file.ts';
import { type ByteReader, byteReader } from '../../format/age/reader.ts';
import { readStart } from '../../format/age/start.ts';
import { chunkSize, type StreamKey, sealedChunkSize } from '../../format/age/stream.ts';
import type { Bytes } from '../../format/bytes.ts';
import { movable } from '../memory.ts';
import type { ChunksJob } from './messages.ts';
import type { Pool } from './pool.ts';

/** 1 MiB of plaintext travels at a time. */
const runChunks = 16;

type Turning = { readonly kind: ChunksJob['kind']; readonly key: StreamKey; readonly size: number };

/** Sends what is left in the reader through the pool: one more run in flight than there are threads. */
async function* throughPool(pool: Pool, turning: Turning, reader: ByteReader, signal?: AbortSignal) {
  const { kind, key, size } = turning;
  const flight: Promise<Bytes>[] = [];
  try {
    for (let first = 0, last = false; !last; first += runChunks) {
      const bytes = movable(await reader.take(runChunks * size));
      last = (await reader.peek()) === undefined;
      const job = pool.run({ kind, key, run: { first, last }, bytes }, [bytes.buffer], signal);
      job.catch(() => undefined);
      flight.push(job);
      if (flight.length > pool.threads) yield await oldest(flight);
    }
    while (flight.length > 0) yield await oldest(flight);
  } finally {
    await Promise.allSettled(flight);
  }
}

async function oldest(flight: Promise<Bytes>[]): Promise<Bytes> {
  return (await flight.shift()) ?? new Uint8Array(0);
}

/** Yields header and nonce, then sealed runs. @throws recipient · cancelled */
export async function* sealStream(
  pool: Pool,
  recipient: string,
  source: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<Bytes> {
  const reader = byteReader(source);
  try {
    const { header, payload } = await ageWriter(recipient);
    yield header;
    yield* throughPool(pool, { kind: 'seal-chunks', key: payload, size: chunkSize }, reader, signal);
  } finally {
    await reader.close();
  }
}

/** Yields authentic runs, provisional until the generator ends normally. @throws age · recipient · key · cancelled */
export async function* openStream(
  pool: Pool,
  identities: readonly string[],
  source: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<Bytes> {
  const reader = byteReader(source);
  try {
    const key = await readStart(reader, packageKey(identities));
    yield* throughPool(pool, { kind: 'open-chunks', key, size: sealedChunkSize }, reader, signal);
  } finally {
    await reader.close();
  }
}
