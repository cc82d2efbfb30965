// One large file to an age file and back on all workers: every chunk has its place in advance, so each worker reads and writes its own.
import { constants, type FileHandle, open, unlink } from 'node:fs/promises';
import { HandoverError } from '../../domain/errors.ts';
import { ageWriter, packageKey } from '../../format/age/file.ts';
import { oneStanzaLimit } from '../../format/age/header.ts';
import { parseStart } from '../../format/age/start.ts';
import { chunkSize, nonceSize, plainSize, type StreamKey, sealedChunkSize } from '../../format/age/stream.ts';
import { fromErrno } from '../files/errors.ts';
import type { RangeJob } from './messages.ts';
import type { Pool } from './pool.ts';

/** Chunks in one job: 4 MiB. */
const rangeChunks = 64;

export type FilePaths = {
  readonly from: string;
  /** A working name that is not taken yet; the caller renames it when all is done. Removed on any failure. */
  readonly to: string;
};

type Place = { readonly handle: FileHandle; readonly offset: number };
type Turning = {
  readonly kind: RangeJob['kind'];
  readonly key: StreamKey;
  readonly from: Place & { readonly bytes: number };
  readonly to: Place;
};

function* ranges({ kind, key, from, to }: Turning): Generator<RangeJob> {
  const [step, written] =
    kind === 'seal-range'
      ? [rangeChunks * chunkSize, rangeChunks * sealedChunkSize]
      : [rangeChunks * sealedChunkSize, rangeChunks * chunkSize];
  let at = 0;
  let range = 0;
  do {
    const bytes = Math.min(step, from.bytes - at);
    const run = { first: range * rangeChunks, last: at + bytes === from.bytes };
    const source = { descriptor: from.handle.fd, offset: from.offset + at, bytes };
    yield { kind, key, run, from: source, to: { descriptor: to.handle.fd, offset: to.offset + range * written } };
    at += bytes;
    range += 1;
  } while (at < from.bytes);
}

/** Each lane runs one job at a time until none is left. All lanes have ended when this returns: the files may be closed. */
async function runLanes(pool: Pool, jobs: Generator<RangeJob>, signal?: AbortSignal): Promise<void> {
  let failed = false;
  async function lane(): Promise<void> {
    for (const job of jobs) {
      if (failed) return;
      if (signal?.aborted === true) throw new HandoverError('cancelled');
      await pool.run(job);
    }
  }
  const lanes = Array.from({ length: pool.threads }, () =>
    lane().catch((error) => {
      failed = true;
      throw error;
    }),
  );
  const failures = (await Promise.allSettled(lanes)).filter((outcome) => outcome.status === 'rejected');
  if (failures[0] !== undefined) throw failures[0].reason;
}

/** Opens both files, works, closes both; a failure takes the new one away. @throws errno as io.… */
async function withFiles(paths: FilePaths, work: (from: FileHandle, to: FileHandle) => Promise<void>): Promise<void> {
  try {
    await using from = await open(paths.from, constants.O_RDONLY);
    await using to = await open(paths.to, 'wx', 0o600);
    await work(from, to).catch(async (error) => {
      await unlink(paths.to);
      throw error;
    });
  } catch (error) {
    throw fromErrno(error, {});
  }
}

/** @throws recipient · cancelled · io.… */
export async function encryptFile(pool: Pool, recipient: string, paths: FilePaths, signal?: AbortSignal) {
  pool.warm();
  await withFiles(paths, async (from, to) => {
    const { header, payload } = await ageWriter(recipient);
    const { size } = await from.stat();
    await to.write(header, 0, header.length, 0);
    const source = { handle: from, offset: 0, bytes: size };
    const jobs = ranges({ kind: 'seal-range', key: payload, from: source, to: { handle: to, offset: header.length } });
    await runLanes(pool, jobs, signal);
  });
}

/** The new file is authentic from the first to the last chunk when this returns. @throws age · recipient · key · cancelled · io.… */
export async function decryptFile(pool: Pool, identities: readonly string[], paths: FilePaths, signal?: AbortSignal) {
  pool.warm();
  await withFiles(paths, async (from, to) => {
    const { size } = await from.stat();
    const head = new Uint8Array(Math.min(size, oneStanzaLimit + nonceSize));
    await from.read(head, 0, head.length, 0);
    const { key, payload } = await parseStart(head, packageKey(identities));
    const offset = head.length - payload.length;
    // A length that no file has is refused before the first chunk is opened.
    plainSize(size - offset);
    const source = { handle: from, offset, bytes: size - offset };
    await runLanes(pool, ranges({ kind: 'open-range', key, from: source, to: { handle: to, offset: 0 } }), signal);
  });
}
