// The one pass over `data/`: each entry is read once; CRC, SHA-256, age form and, with a key, content are all taken from the same bytes.
import { HandoverError, locate } from '../../domain/errors.ts';
import type { Aead } from '../aead.ts';
import { openAge, openAgeStream } from '../age/file.ts';
import { readAgeHeader } from '../age/header.ts';
import type { Bytes } from '../bytes.ts';
import { maxJsonBytes } from '../json-file.ts';
import type { Digests } from './bag.ts';
import { type EntryTools, readStream, readWhole } from './entry-reader.ts';
import type { Manifest } from './manifest.ts';
import { isDataPath, paths } from './paths.ts';
import { at } from './read-clear.ts';
import type { Layout } from './read-layout.ts';
import type { PlacedEntry } from './zip.ts';

/** What every step of the pass needs. */
export interface DataPass {
  readonly tools: EntryTools;
  readonly layout: Layout;
  readonly manifest: Manifest;
  readonly payload: Digests;
  readonly aead: Aead;
}

/** In file order: descriptor, attachments, log, parts. */
export function dataEntries({ entries }: Layout): PlacedEntry[] {
  return [...entries.values()].filter(({ path }) => isDataPath(path));
}

/** All that can be checked of an entry without a key. @throws zip · digest · age */
export async function checkSealed(pass: DataPass, entry: PlacedEntry): Promise<void> {
  const stream = readStream(pass.tools, entry);
  let head: Bytes = new Uint8Array();
  for await (const chunk of stream.chunks()) if (head.length === 0) head = chunk;
  checkDigest(pass, entry, await stream.finish());
  checkHeader(pass, entry, head);
}

/** The bytes of an entry, their digest and age form checked. @throws zip · digest · age · the code `tooLarge` beyond `limit` */
export async function readSealed(
  pass: DataPass,
  entry: PlacedEntry,
  limit: number,
  tooLarge: 'json' | 'zstd',
): Promise<Bytes> {
  if (entry.size > limit) throw new HandoverError(tooLarge, { entry: entry.path }, { reason: 'size', limit });
  const { bytes, sha256 } = await readWhole(pass.tools, entry);
  checkDigest(pass, entry, sha256);
  checkHeader(pass, entry, bytes);
  return bytes;
}

/** Room for age around the largest JSON file. */
const maxSealedJson = maxJsonBytes + 64 * 1024;

/** @throws zip · digest · age · json */
export async function openDescriptor(pass: DataPass, entry: PlacedEntry, identity: string): Promise<Bytes> {
  const sealed = await readSealed(pass, entry, maxSealedJson, 'json');
  try {
    return await openAge([identity], sealed, pass.aead);
  } catch (error) {
    throw sealedError(error, entry.path);
  }
}

/**
 * Opens an entry of any size, 64 KiB at a time; all of it is provisional until the generator ends. Where its bytes are not those signed,
 * that is what is reported, whatever opening them said.
 * @throws zip · digest · age
 */
export async function* openEntryStream(pass: DataPass, entry: PlacedEntry, identity: string): AsyncGenerator<Bytes> {
  const stream = readStream(pass.tools, entry);
  const plain = openAgeStream([identity], withHeader(stream.chunks(), pass, entry), pass.aead);
  try {
    for (;;) {
      const next = await nextChunk(plain, async () => checkDigest(pass, entry, await stream.finish()), entry.path);
      if (next === undefined) break;
      yield next;
    }
    checkDigest(pass, entry, await stream.finish());
  } finally {
    await plain.return(undefined);
  }
}

async function nextChunk(
  plain: AsyncGenerator<Bytes>,
  checkRest: () => Promise<void>,
  entry: string,
): Promise<Bytes | undefined> {
  try {
    const next = await plain.next();
    return next.done === true ? undefined : next.value;
  } catch (error) {
    await checkRest();
    throw sealedError(error, entry);
  }
}

/** Passes the chunks on once the first of them has shown a right header. */
async function* withHeader(chunks: AsyncIterable<Bytes>, pass: DataPass, entry: PlacedEntry): AsyncGenerator<Bytes> {
  let first = true;
  for await (const chunk of chunks) {
    if (first) checkHeader(pass, entry, chunk);
    first = false;
    yield chunk;
  }
}

function checkDigest({ payload }: DataPass, entry: PlacedEntry, sha256: string): void {
  if (payload.get(entry.path) !== sha256) throw new HandoverError('digest', { entry: entry.path });
}

function checkHeader({ manifest }: DataPass, entry: PlacedEntry, head: Bytes): void {
  at(entry.path, () => readAgeHeader(head, manifest.suite));
}

/** An entry that is sealed to another key than the package's is malformed; it does not mean that the reader lacks a key. */
export function sealedError(error: unknown, entry: string): unknown {
  if (error instanceof HandoverError && error.code === 'recipient') {
    return new HandoverError('age', { entry }, { reason: 'stage-key' }, { cause: error });
  }
  return locate(error, { entry });
}

export const isDescriptor = ({ path }: PlacedEntry): boolean => path === paths.descriptor;
export const isLog = ({ path }: PlacedEntry): boolean => path === paths.log;
