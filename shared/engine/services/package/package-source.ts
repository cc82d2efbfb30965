// A package file at the door: told from a folder, an empty file and junk before its layout is judged.
import { basename } from 'node:path';
import { HandoverError, locate } from '../../../domain/errors.ts';
import { type FileSource, fileSource } from '../../files/byte-source.ts';

const localHeader = [0x50, 0x4b, 0x03, 0x04];
const endRecord = [0x50, 0x4b, 0x05, 0x06];
const endRecordBytes = 22;

function isMark(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** A damaged archive still shows one of its two ends; what shows neither never was one. */
async function looksLikeArchive(source: FileSource): Promise<boolean> {
  if (source.size < endRecordBytes) return source.size >= 4 && isMark(await source.read(0, 4), localHeader);
  const end = await source.read(source.size - endRecordBytes, 4);
  return isMark(await source.read(0, 4), localHeader) || isMark(end, endRecord);
}

/**
 * Runs `work` over the file at `path`, and closes it.
 * @throws input.missing · input.folder · input.empty · input.no-package · what `work` throws, with the file's name
 */
export async function withPackage<T>(path: string, work: (source: FileSource) => Promise<T>): Promise<T> {
  const where = { file: basename(path) };
  const source = await fileSource(path);
  try {
    if (source.size === 0) throw new HandoverError('input.empty', where);
    if (!(await looksLikeArchive(source))) throw new HandoverError('input.no-package', where);
    return await work(source);
  } catch (error) {
    throw locate(error, where);
  } finally {
    await source.close();
  }
}
