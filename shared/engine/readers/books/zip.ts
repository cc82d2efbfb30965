// The parts of a workbook's ZIP: named, bounded in number, size and ratio before anything is inflated.
import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromFd, type ZipFile } from 'yauzl';
import { HandoverError } from '../../../domain/errors.ts';
import { readFailure } from '../failure.ts';
import { limits } from '../limits.ts';
import type { Source } from '../source.ts';

/** Compression method 8 of a ZIP. */
const deflated = 8;
const pieceBytes = 64 * 1024;

export interface ZipParts {
  readonly names: ReadonlySet<string>;
  /** Size inflated of a part, as the ZIP states it; undefined if there is no such part. */
  size(name: string): number | undefined;
  /** Inflates a part; stops with an error where more comes than was stated. @throws input.damaged */
  read(name: string, signal?: AbortSignal): AsyncGenerator<Buffer>;
}

/** What the system said about the medium stays that; anything else is the ZIP's fault. */
function damaged(source: Source, cause: unknown): HandoverError {
  if (cause instanceof HandoverError) return cause;
  if (cause instanceof Error && 'syscall' in cause) return readFailure(cause, source.name);
  // The directory of a ZIP stands at its end.
  if (cause instanceof Error && /end of central directory/i.test(cause.message)) {
    return new HandoverError('input.half-copied', { file: source.name }, {}, { cause });
  }
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

/** Of two parts of one name, every program may show another; some writers store the same part twice. */
function checkNames(source: Source, entries: readonly Entry[]): void {
  const known = new Map<string, number>();
  for (const { fileName, crc32: sum } of entries) {
    if ((known.get(key(fileName)) ?? sum) !== sum) throw damaged(source, new Error('two parts of one name'));
    known.set(key(fileName), sum);
  }
}

async function listEntries(source: Source, zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  if (zip.entryCount > limits.zipEntries) throw bomb(source, 'entries');
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new HandoverError('input.password-protected', { file: source.name });
    entries.push(entry);
  }
  checkSizes(source, entries);
  checkNames(source, entries);
  return entries;
}

/** The content of a part, in larger pieces than the library gives: each one costs. @throws for a method that is not known */
async function inflated(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.compressionMethod !== deflated) return zip.openReadStreamPromise(entry);
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  // What fails is told to whoever reads the end of the pipeline.
  return pipeline(packed, createInflateRaw({ chunkSize: pieceBytes }), () => undefined);
}

/**
 * Reads the directory of a ZIP. The source stays open and stays its owner's to close.
 * @throws input.damaged, input.half-copied, input.bomb, input.password-protected
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
      let left = entry.uncompressedSize;
      for await (const chunk of await inflated(zip, entry)) {
        signal?.throwIfAborted();
        left -= chunk.length;
        if (left < 0) throw damaged(source, new Error(`size of ${name}`));
        sum = crc32(chunk, sum);
        yield chunk;
      }
      if (left !== 0 || sum !== entry.crc32) throw damaged(source, new Error(`checksum of ${name}`));
    } catch (error) {
      throw damaged(source, error);
    }
  }
  return {
    names,
    size: (name) => byName.get(key(name))?.uncompressedSize,
    read,
  };
}
