// The parts of a workbook's ZIP: named, bounded in number, size and ratio before anything is inflated.
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { type Entry, fromFd, type ZipFile } from 'yauzl';
import { HandoverError } from '../../domain/errors.ts';
import { readFailure } from './failure.ts';
import { limits } from './limits.ts';
import type { Source } from './source.ts';

export interface ZipParts {
  readonly names: ReadonlySet<string>;
  /** Size inflated of a part, as the ZIP states it; undefined if there is no such part. */
  size(name: string): number | undefined;
  /** Inflates a part; stops with an error where more comes than was stated. @throws input.damaged */
  read(name: string, signal?: AbortSignal): AsyncGenerator<Buffer>;
  /** A part as a whole. @throws input.damaged, input.bomb over 32 MiB */
  whole(name: string): Promise<Buffer>;
}

/** What the system said about the medium stays that; anything else is the ZIP's fault. */
function damaged(source: Source, cause: unknown): HandoverError {
  if (cause instanceof HandoverError) return cause;
  if (cause instanceof Error && 'syscall' in cause) return readFailure(cause, source.name);
  return new HandoverError('input.damaged', { file: source.name }, {}, { cause });
}

function bomb(source: Source, limit: string): HandoverError {
  return new HandoverError('input.bomb', { file: source.name }, { limit });
}

/** Part names are compared without case: some writers put `xl/SharedStrings.xml`. */
function key(name: string): string {
  return name.replace(/^\//, '').toLowerCase();
}

function checkSizes(source: Source, entries: readonly Entry[]): void {
  const inflated = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  if (inflated > limits.inflated) throw bomb(source, 'inflated');
  if (inflated > limits.ratioFrom && inflated > limits.ratio * Math.min(packed, source.size))
    throw bomb(source, 'ratio');
}

async function listEntries(source: Source, zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  if (zip.entryCount > limits.zipEntries) throw bomb(source, 'entries');
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new HandoverError('input.password-protected', { file: source.name });
    entries.push(entry);
  }
  checkSizes(source, entries);
  return entries;
}

/**
 * Reads the directory of a ZIP. The source stays open and stays its owner's to close.
 * @throws input.damaged, input.bomb, input.password-protected
 */
export async function openZip(source: Source): Promise<ZipParts> {
  let zip: ZipFile;
  let entries: Entry[];
  try {
    zip = await promisify<number, object, ZipFile>(fromFd)(source.fd, { lazyEntries: true, autoClose: false });
    entries = await listEntries(source, zip);
  } catch (error) {
    throw damaged(source, error);
  }
  const byName = new Map(entries.map((entry) => [key(entry.fileName), entry]));
  const names = new Set(entries.map((entry) => entry.fileName));
  async function* read(name: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const entry = byName.get(key(name));
    if (entry === undefined) throw damaged(source, new Error(`no part ${name}`));
    try {
      let sum = 0;
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        signal?.throwIfAborted();
        sum = crc32(chunk, sum);
        yield chunk;
      }
      if (sum !== entry.crc32) throw damaged(source, new Error(`checksum of ${name}`));
    } catch (error) {
      throw damaged(source, error);
    }
  }
  return {
    names,
    size: (name) => byName.get(key(name))?.uncompressedSize,
    read,
    async whole(name) {
      if ((byName.get(key(name))?.uncompressedSize ?? 0) > limits.smallPart) throw bomb(source, 'part');
      const chunks: Buffer[] = [];
      for await (const chunk of read(name)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  };
}
