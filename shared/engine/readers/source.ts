// An input file, opened once and read by place or from front to back; never written.
import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { HandoverError } from '../../domain/errors.ts';
import type { Bytes } from '../../format/bytes.ts';
import { plain } from '../memory.ts';
import { readFailure } from './failure.ts';
import { limits } from './limits.ts';
import { isOpenElsewhere, refuseOnline, refusePlaceholder } from './troubled-file.ts';

export interface Source {
  /** The file's own name, without its folder. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly fd: number;
  /** Up to `length` bytes from `offset`; fewer only at the end. @throws io.read, io.gone */
  read(offset: number, length: number): Promise<Bytes>;
  /** All bytes in order; the next chunk is being read while one is worked on. @throws input.changed, io.read, io.gone, cancelled */
  chunks(signal?: AbortSignal): AsyncGenerator<Bytes>;
  /** Excel, WPS or LibreOffice has the file open: what was not saved there is not in it. */
  readonly isOpenElsewhere: boolean;
  /** @throws input.changed if the file is no longer as it was when it was opened */
  checkUnchanged(): Promise<void>;
  /** Something of a reader's that ends with the source. */
  onClose(end: () => void): void;
  close(): Promise<void>;
}

async function readFully(handle: FileHandle, offset: number, length: number, name: string): Promise<Bytes> {
  // Not cleared first: what is not filled is cut off.
  const bytes = plain(Buffer.allocUnsafeSlow(length));
  let filled = 0;
  try {
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch (error) {
    throw readFailure(error, name);
  }
  return filled === length ? bytes : bytes.subarray(0, filled);
}

/**
 * Opens a regular file. Its kind is asked before it is opened: opening a pipe would wait for ever.
 * @throws input.missing, input.folder, input.kind (pipe, device), input.in-cloud, input.path-too-long, io.busy, io.denied, io.read
 */
export async function openSource(given: string): Promise<Source> {
  // Node makes an absolute path of more than 260 signs one that Windows takes (`\\\\?\\`).
  const path = resolve(given);
  const name = basename(path);
  const isLocked = await isOpenElsewhere(path);
  try {
    const facts = await statHere(path);
    if (facts.isDirectory()) throw new HandoverError('input.folder', { file: name });
    if (!facts.isFile()) throw new HandoverError('input.kind', { file: name }, { kind: 'special' });
    refuseOnline(path, facts);
    return sourceOf(await open(path, 'r'), path, facts, isLocked);
  } catch (error) {
    const failure = readFailure(error, name);
    // Windows says that it is forbidden what another program keeps to itself.
    throw failure.code === 'io.denied' && isLocked ? new HandoverError('io.busy', { file: name }) : failure;
  }
}

/** @throws input.in-cloud for a file of which only its placeholder is here */
async function statHere(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    await refusePlaceholder(path);
    throw error;
  }
}

function sourceOf(handle: FileHandle, path: string, facts: Stats, isOpenElsewhere: boolean): Source {
  const ends: (() => void)[] = [];
  const name = basename(path);
  const { size, mtimeMs } = facts;
  async function checkUnchanged(): Promise<void> {
    const now = await handle.stat().catch((error: unknown) => {
      throw readFailure(error, name);
    });
    if (now.size !== size || now.mtimeMs !== mtimeMs) throw new HandoverError('input.changed', { file: name });
  }
  return {
    name,
    path,
    size,
    isOpenElsewhere,
    checkUnchanged,
    fd: handle.fd,
    read: (offset, length) => readFully(handle, offset, Math.max(0, Math.min(length, size - offset)), name),
    async *chunks(signal) {
      let ahead: Promise<Bytes> | undefined = readFully(handle, 0, Math.min(limits.chunk, size), name);
      try {
        for (let offset = 0; offset < size; ) {
          const chunk: Bytes = await (ahead ?? readFully(handle, offset, limits.chunk, name));
          signal?.throwIfAborted();
          if (chunk.length === 0) throw new HandoverError('input.changed', { file: name });
          offset += chunk.length;
          const length = Math.min(limits.chunk, size - offset);
          ahead = length > 0 ? readFully(handle, offset, length, name) : undefined;
          // An unread chunk must not become an unhandled rejection.
          ahead?.catch(() => undefined);
          yield chunk;
        }
        await checkUnchanged();
      } finally {
        await ahead?.catch(() => undefined);
      }
    },
    onClose: (end) => void ends.push(end),
    async close() {
      for (const end of ends.splice(0)) end();
      await handle.close();
    },
  };
}

/** SHA-256 of the whole file, lower-case hex. @throws io.*, cancelled */
export async function digestOf(source: Source, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source.chunks(signal)) hash.update(chunk);
  return hash.digest('hex');
}
