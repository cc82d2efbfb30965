// Ciphertext on its way into a package: parts are sealed once, kept in one file of the vault's folder, and copied out in ZIP order.
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Bytes } from '../../format/bytes.ts';
import { fromErrno } from '../files/errors.ts';
import { noSteps, type Steps } from '../files/fail-points.ts';
import { release } from '../memory.ts';

const readBytes = 1024 * 1024;

export type Spooled = {
  readonly bytes: number;
  /** Each chunk holds until the next one is asked for. */
  open(): AsyncGenerator<Bytes>;
};

/** Holds nothing but `.age` files: what a crash leaves behind is unreadable, and swept when the vault is opened. */
export interface Spool {
  append(chunk: Bytes): Promise<void>;
  /** What was appended since the last `cut`, to be read as often as needed. */
  cut(): Spooled;
  remove(): Promise<void>;
}

const spoolEnding = '.spool';

/** The next chunk is being read while one is worked on. */
async function* read(file: FileHandle, offset: number, length: number): AsyncGenerator<Bytes> {
  // Two for all: a buffer for each read would wait for the garbage collector.
  const buffers = [0, 1].map(() => new Uint8Array(Math.min(readBytes, length)));
  let at = 0;
  const begin = (turn: number) => {
    if (at === length) return undefined;
    const chunk = readChunk(file, buffers[turn % 2] as Bytes, offset + at, length - at);
    // Whoever breaks off does not wait for it.
    chunk.catch(() => undefined);
    return chunk;
  };
  let next = begin(0);
  for (let turn = 1; next !== undefined; turn += 1) {
    const chunk = await next;
    at += chunk.length;
    next = begin(turn);
    yield chunk;
  }
  for (const buffer of buffers) release(buffer);
}

async function readChunk(file: FileHandle, buffer: Bytes, position: number, length: number): Promise<Bytes> {
  const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, length), position);
  if (bytesRead === 0) throw Object.assign(new Error('spool'), { code: 'EIO' });
  return buffer.subarray(0, bytesRead);
}

async function create(path: string, steps: Steps): Promise<FileHandle> {
  steps.reach('spool.create.before');
  const file = await open(path, 'wx+', 0o600);
  try {
    steps.reach('spool.create.after');
    return file;
  } catch (error) {
    await remove(file, path);
    throw error;
  }
}

async function remove(file: FileHandle, path: string): Promise<void> {
  await file.close();
  await rm(path, { force: true });
}

async function write(file: FileHandle, chunk: Bytes, position: number, steps: Steps): Promise<void> {
  steps.reach('spool.write.before');
  for (let at = 0; at < chunk.length; ) {
    at += (await file.write(chunk, at, chunk.length - at, position + at)).bytesWritten;
  }
  steps.reach('spool.write.after');
}

/** @throws io.full, io.gone, io.read-only, in every call */
export async function createSpool(dir: string, steps: Steps = noSteps): Promise<Spool> {
  const path = join(dir, `${randomBytes(8).toString('hex')}${spoolEnding}`);
  const failed = (error: unknown): never => {
    throw fromErrno(error, { file: basename(path) });
  };
  const file = await create(path, steps).catch(failed);
  let start = 0;
  let end = 0;
  return {
    async append(chunk) {
      await write(file, chunk, end, steps).catch(failed);
      end += chunk.length;
    },
    cut() {
      const offset = start;
      const bytes = end - start;
      start = end;
      return {
        bytes,
        async *open() {
          try {
            yield* read(file, offset, bytes);
          } catch (error) {
            failed(error);
          }
        },
      };
    },
    remove: () => remove(file, path),
  };
}
