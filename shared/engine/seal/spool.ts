// Ciphertext on its way into a package: parts are sealed once, kept in one file of the vault's folder, and copied out in ZIP order.
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Bytes } from '../../format/bytes.ts';
import { fromErrno } from '../files/errors.ts';

const readBytes = 1024 * 1024;

export type Spooled = { readonly bytes: number; open(): AsyncGenerator<Bytes> };

/** Holds nothing but `.age` files: what a crash leaves behind is unreadable, and swept when the vault is opened. */
export interface Spool {
  append(chunk: Bytes): Promise<void>;
  /** What was appended since the last `cut`, to be read as often as needed. */
  cut(): Spooled;
  remove(): Promise<void>;
}

export const spoolEnding = '.spool';

async function* read(file: FileHandle, offset: number, length: number): AsyncGenerator<Bytes> {
  for (let at = 0; at < length; ) {
    const buffer = new Uint8Array(Math.min(readBytes, length - at));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, offset + at);
    if (bytesRead === 0) throw fromErrno(Object.assign(new Error('spool'), { code: 'EIO' }), { file: spoolEnding });
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** @throws io.full, io.gone, io.read-only */
export async function createSpool(dir: string): Promise<Spool> {
  const path = join(dir, `${randomBytes(8).toString('hex')}${spoolEnding}`);
  const where = { file: basename(path) };
  const file = await open(path, 'wx+', 0o600).catch((error: unknown) => {
    throw fromErrno(error, where);
  });
  let start = 0;
  let end = 0;
  return {
    async append(chunk) {
      try {
        for (let at = 0; at < chunk.length; ) {
          const { bytesWritten } = await file.write(chunk, at, chunk.length - at, end + at);
          at += bytesWritten;
        }
        end += chunk.length;
      } catch (error) {
        throw fromErrno(error, where);
      }
    },
    cut() {
      const offset = start;
      const bytes = end - start;
      start = end;
      return { bytes, open: () => read(file, offset, bytes) };
    },
    async remove() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
