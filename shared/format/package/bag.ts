// The text files of the bag (BagIt 1.0, RFC 8493), each derived from the other entries and compared byte for byte:
//
//   bagit.txt                two fixed lines
//   bag-info.txt             Payload-Oxum, Bagging-Date, External-Identifier
//   manifest-sha256.txt      h32, two spaces, path below the bag folder, LF: every entry under data/, in byte order
//   tagmanifest-sha256.txt   the same for every other entry but itself and signatures/
import { HandoverError } from '../../domain/errors.ts';
import { type Bytes, equalBytes, fromUtf8, utf8 } from '../bytes.ts';
import { isDataPath, isSignaturePath, paths } from './paths.ts';

/** Digests by path below the bag folder. */
export type Digests = ReadonlyMap<string, string>;

export const bagitText: Bytes = utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');

/** @param sizes of all entries under `data/` */
export function bagInfoText(name: string, madeUtc: string, sizes: readonly number[]): Bytes {
  const oxum = `${sizes.reduce((sum, size) => sum + size, 0)}.${sizes.length}`;
  return utf8(`Payload-Oxum: ${oxum}\nBagging-Date: ${madeUtc.slice(0, 10)}\nExternal-Identifier: ${name}\n`);
}

/** Lines for all `digests`, by path in byte order. */
function manifestText(digests: Digests): Bytes {
  const lines = [...digests].map(([path, digest]) => ({ path, line: `${digest}  ${path}\n` }));
  lines.sort((left, right) => (left.path < right.path ? -1 : 1));
  return utf8(lines.map(({ line }) => line).join(''));
}

/** `manifest-sha256.txt` from the digests of any set of entries: those under `data/` are taken. */
export function payloadManifest(digests: Digests): Bytes {
  return manifestText(new Map([...digests].filter(([path]) => isDataPath(path))));
}

/** `tagmanifest-sha256.txt` from the digests of any set of entries: what belongs there is taken. */
export function tagManifest(digests: Digests): Bytes {
  return manifestText(new Map([...digests].filter(([path]) => isTagPath(path))));
}

export function isTagPath(path: string): boolean {
  return !isDataPath(path) && !isSignaturePath(path) && path !== paths.tagManifest;
}

const line = /^([0-9a-f]{64}) {2}([a-z0-9][a-z0-9._/-]*)$/;

/** @throws bag unless every line has the one form and they stand in byte order */
export function parseManifest(bytes: Bytes, entry: string): Digests {
  const digests = new Map<string, string>();
  let before = '';
  for (const text of decodeLines(bytes, entry)) {
    const match = line.exec(text);
    const [, digest, path] = match ?? [];
    if (digest === undefined || path === undefined || path <= before) throw refused(entry, 'line');
    digests.set(path, digest);
    before = path;
  }
  return digests;
}

function decodeLines(bytes: Bytes, entry: string): string[] {
  try {
    const lines = fromUtf8(bytes).split('\n');
    if (lines.pop() !== '') throw refused(entry, 'end');
    return lines;
  } catch (cause) {
    throw cause instanceof HandoverError ? cause : refused(entry, 'utf8');
  }
}

/** @throws bag unless a derived file has exactly these bytes */
export function checkDerived(entry: string, found: Uint8Array, expected: Uint8Array): void {
  if (!equalBytes(found, expected)) throw refused(entry, 'derived');
}

/**
 * Derives the tag manifest from the entries themselves: their set, their digests and the form of the file in one comparison.
 * @throws tagmanifest naming the first entry whose line is not there
 */
export function checkTagManifest(found: Uint8Array, digests: Digests): void {
  const expected = tagManifest(digests);
  if (equalBytes(found, expected)) return;
  throw new HandoverError('tagmanifest', { entry: firstDifference(found, expected) ?? paths.tagManifest });
}

/** The path of the first line that only one of both has; undefined where lines do not tell. */
function firstDifference(found: Uint8Array, expected: Uint8Array): string | undefined {
  const [theirs, ours] = [found, expected].map((bytes) => new TextDecoder().decode(bytes).split('\n'));
  if (theirs === undefined || ours === undefined) return undefined;
  const [known, wanted] = [new Set(theirs), new Set(ours)];
  const wrong = ours.find((text) => !known.has(text)) ?? theirs.find((text) => !wanted.has(text));
  return line.exec(wrong ?? '')?.[2];
}

function refused(entry: string, reason: string): HandoverError {
  return new HandoverError('bag', { entry }, { reason });
}
