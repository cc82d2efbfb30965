// A file on disk as a ByteSource: positional reads on one handle, so that a renamed or replaced path changes nothing.
import { constants, type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { HandoverError, type Where } from '../../domain/errors.ts';
import type { ByteSource } from '../../format/byte-source.ts';
import type { Bytes } from '../../format/bytes.ts';
import { errnoOf, fromErrno } from './errors.ts';

export type FileSource = ByteSource & { close(): Promise<void> };

/**
 * Opens a regular file for reading at any place.
 * @throws input.missing, input.folder, input.kind (a device or a pipe), io.read; `read` throws io.gone when the medium is
 * gone and io.read when the file has become shorter
 */
export async function fileSource(path: string): Promise<FileSource> {
  const where: Where = { file: basename(path) };
  const handle = await openForReading(path, where);
  try {
    const size = await sizeOf(handle, where);
    return {
      size,
      read: (offset, length) => readFully(handle, offset, length, size, where),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openForReading(path: string, where: Where): Promise<FileHandle> {
  try {
    // Without O_NONBLOCK a named pipe would wait here for a writer.
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') throw new HandoverError('input.missing', where, {}, { cause: error });
    throw fromErrno(error, where, 'read');
  }
}

async function sizeOf(handle: FileHandle, where: Where): Promise<number> {
  const found = await handle.stat();
  if (found.isDirectory()) throw new HandoverError('input.folder', where);
  if (!found.isFile()) throw new HandoverError('input.kind', where, { reason: 'no-regular-file' });
  return found.size;
}

async function readFully(
  handle: FileHandle,
  offset: number,
  length: number,
  size: number,
  where: Where,
): Promise<Bytes> {
  if (offset < 0 || length < 0 || offset + length > size)
    throw new RangeError('"offset", "length" expected inside the file');
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await readOnce(handle, bytes, filled, offset + filled, where);
    if (bytesRead === 0) throw new HandoverError('io.read', where, { reason: 'shorter-than-before' });
    filled += bytesRead;
  }
  return bytes;
}

async function readOnce(handle: FileHandle, bytes: Bytes, at: number, position: number, where: Where) {
  try {
    return await handle.read(bytes, at, bytes.length - at, position);
  } catch (error) {
    throw fromErrno(error, where, 'read');
  }
}
