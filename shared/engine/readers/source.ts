// An input file, opened once and read by place or from front to back; never written.
import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { HandoverError } from '../../domain/errors.ts';
import type { Bytes } from '../../format/bytes.ts';
import { readFailure } from './failure.ts';
import { limits } from './limits.ts';

export interface Source {
  /** The file's own name, without its folder. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly fd: number;
  /** Up to `length` bytes from `offset`; fewer only at the end. @throws io.read, io.gone */
  read(offset: number, length: number): Promise<Bytes>;
  /** All bytes in order; the next chunk is being read while one is worked on. @throws io.read, io.gone, cancelled */
  chunks(signal?: AbortSignal): AsyncGenerator<Bytes>;
  close(): Promise<void>;
}

async function readFully(handle: FileHandle, offset: number, length: number, name: string): Promise<Bytes> {
  const bytes = new Uint8Array(length);
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
 * @throws input.missing, input.folder, input.kind (pipe, device), io.busy, io.read
 */
export async function openSource(path: string): Promise<Source> {
  const name = basename(path);
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new HandoverError('input.folder', { file: name });
    if (!facts.isFile()) throw new HandoverError('input.kind', { file: name }, { kind: 'special' });
    return sourceOf(await open(path, 'r'), path, name, facts.size);
  } catch (error) {
    throw readFailure(error, name);
  }
}

function sourceOf(handle: FileHandle, path: string, name: string, size: number): Source {
  return {
    name,
    path,
    size,
    fd: handle.fd,
    read: (offset, length) => readFully(handle, offset, Math.max(0, Math.min(length, size - offset)), name),
    async *chunks(signal) {
      let ahead: Promise<Bytes> | undefined = readFully(handle, 0, Math.min(limits.chunk, size), name);
      try {
        for (let offset = 0; offset < size; ) {
          const chunk: Bytes = await (ahead ?? readFully(handle, offset, limits.chunk, name));
          signal?.throwIfAborted();
          if (chunk.length === 0) throw new HandoverError('input.damaged', { file: name }, { cause: 'shorter' });
          offset += chunk.length;
          const length = Math.min(limits.chunk, size - offset);
          ahead = length > 0 ? readFully(handle, offset, length, name) : undefined;
          // An unread chunk must not become an unhandled rejection.
          ahead?.catch(() => undefined);
          yield chunk;
        }
      } finally {
        await ahead?.catch(() => undefined);
      }
    },
    close: () => handle.close(),
  };
}

/** SHA-256 of the whole file, lower-case hex. @throws io.*, cancelled */
export async function digestOf(source: Source, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source.chunks(signal)) hash.update(chunk);
  return hash.digest('hex');
}
