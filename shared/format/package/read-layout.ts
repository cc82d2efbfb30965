// The first steps of reading: layout, names, all entries outside `data/` into memory, and the tag manifest that they must give.
import { HandoverError } from '../../domain/errors.ts';
import { type Bytes, toHex } from '../bytes.ts';
import { sha256Hex } from '../hash.ts';
import { checkTagManifest } from './bag.ts';
import { type EntryTools, readStream, readWhole } from './entry-reader.ts';
import { leafBytes, leavesOf, runningRoot } from './leaves.ts';
import { checkPaths, isDataPath, paths } from './paths.ts';
import type { PlacedEntry } from './zip.ts';
import { readZipLayout } from './zip-read.ts';

/** `leaves.bin` is not among them: it is streamed. */
const maxSmallBytes = 64 * 1024 * 1024;

/** An archive whose layout is right and whose tag manifest fits; nothing is signed yet. */
export interface Layout {
  readonly folder: string;
  /** By path below the bag folder, in file order. */
  readonly entries: ReadonlyMap<string, PlacedEntry>;
  /** SHA-256 of the tag manifest. */
  readonly id: string;
  readonly leaves: { readonly count: number; readonly root: string };
  /** The bytes of an entry outside `data/`, but for `leaves.bin`. */
  read(path: string): Bytes;
  sha256(path: string): string;
}

/** @throws zip · entries · tagmanifest */
export async function readLayout(tools: EntryTools): Promise<Layout> {
  const placed = await readZipLayout(tools.source);
  const { folder, below } = checkPaths(placed.map(({ path }) => path));
  const entries = new Map(placed.map((entry, index) => [below[index] ?? '', { ...entry, path: below[index] ?? '' }]));
  const small = await readSmall(tools, entries);
  const leaves = await readLeaves(tools, entries);
  checkTagManifest(small.bytes(paths.tagManifest), small.digests.set(paths.leaves, leaves.sha256));
  return {
    folder,
    entries,
    id: sha256Hex(small.bytes(paths.tagManifest)),
    leaves,
    read: small.bytes,
    sha256: (path) => small.digests.get(path) ?? '',
  };
}

async function readSmall(tools: EntryTools, entries: ReadonlyMap<string, PlacedEntry>) {
  const wanted = [...entries.values()].filter(({ path }) => !isDataPath(path) && path !== paths.leaves);
  const size = wanted.reduce((sum, entry) => sum + entry.size, 0);
  if (size > maxSmallBytes) throw new HandoverError('entries', {}, { reason: 'size', size, limit: maxSmallBytes });
  const contents = new Map<string, Bytes>();
  const digests = new Map<string, string>();
  for (const entry of wanted) {
    const { bytes, sha256 } = await readWhole(tools, entry);
    contents.set(entry.path, bytes);
    digests.set(entry.path, sha256);
  }
  return { digests, bytes: (path: string): Bytes => entryOf(contents, path) };
}

async function readLeaves(tools: EntryTools, entries: ReadonlyMap<string, PlacedEntry>) {
  const entry = entryOf(entries, paths.leaves);
  const stream = readStream(tools, entry);
  const root = runningRoot();
  if (entry.size % leafBytes === 0) for await (const leaf of leavesOf(stream.chunks())) root.add(leaf);
  return { sha256: await stream.finish(), count: entry.size / leafBytes, root: toHex(root.root()) };
}

/** @throws entries if the path is not there */
export function entryOf<T>(entries: ReadonlyMap<string, T>, path: string): T {
  const found = entries.get(path);
  if (found === undefined) throw new HandoverError('entries', { entry: path }, { reason: 'missing' });
  return found;
}
