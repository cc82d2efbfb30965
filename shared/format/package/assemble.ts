// Builds a package around data entries that are already sealed: derives every other entry, signs, and puts them in order. What comes out
// has passed the reader's own checks of the clear part.
import { HandoverError } from '../../domain/errors.ts';
import { recipientOf } from '../age/keys.ts';
import { type Bytes, toHex, utf8 } from '../bytes.ts';
import { sha256Hex } from '../hash.ts';
import { writeJsonFile } from '../json-file.ts';
import { type Ed25519, type Primitives, portable } from '../primitives.ts';
import { packageNamespace, signWith } from '../sshsig.ts';
import { parseStatementOf } from '../statements/file.ts';
import { bagInfoText, bagitText, payloadManifest, tagManifest } from './bag.ts';
import { type Crc32, crc32 } from './crc32.ts';
import { sealInner, sealOuter } from './key-context.ts';
import { leafBytes, leavesOf, runningRoot } from './leaves.ts';
import type { Manifest } from './manifest.ts';
import { cardPath, comparePaths, isDataPath, paths, releaseKeyPath, reportPath } from './paths.ts';
import { readParties } from './read-cards.ts';
import { readSignedManifest } from './read-clear.ts';
import { checkKeyEntries, contextOf } from './read-keys.ts';
import { entryOf, type Layout } from './read-layout.ts';
import type { Report } from './reports.ts';
import { type ZipInput, zipStream } from './zip-write.ts';

/** An entry whose bytes are ready; `path` below the bag folder. */
export interface ReadyEntry extends ZipInput {
  /** Hex. */
  readonly sha256: string;
}

export interface PackagePlan {
  readonly manifest: Manifest;
  /** The card files, in the order of `manifest.cards`. */
  readonly cards: readonly Bytes[];
  /** The checkpoint statement file. */
  readonly checkpoint: Bytes;
  /** `log/leaves.bin`. */
  readonly leaves: ReadyEntry;
  readonly reports: readonly Report[];
  /** `AGE-SECRET-KEY-…`, whose recipient is `manifest.recipient`. It goes into the key entries and nowhere else. */
  readonly stageIdentity: string;
  /** Everything under `data/`, in any order. */
  readonly data: readonly ReadyEntry[];
}

export interface AssembledPackage {
  readonly id: string;
  readonly manifest: Manifest;
  /** In the order of the archive, with the bag folder in their paths. */
  readonly entries: readonly ZipInput[];
  /** The archive. Its bytes are the same at every call, as far as the entries' are. */
  stream(crc32?: Crc32): AsyncGenerator<Uint8Array>;
}

/**
 * @param seed Ed25519, 32 bytes, of the seller's card
 * @throws what a reader would throw on the clear part · key if the stage identity is not that of `manifest.recipient`
 */
export async function assemblePackage(
  plan: PackagePlan,
  seed: Uint8Array,
  primitives: Primitives = portable,
): Promise<AssembledPackage> {
  const { manifest } = plan;
  const handover = writeJsonFile(manifest);
  const tags = [...clearEntries(plan, handover), plan.leaves, ...(await keyEntries(plan, handover, primitives))];
  const all = new Map([...plan.data, ...tags].map((entry) => [entry.path, entry]));
  const seal = memoryEntry(paths.tagManifest, tagManifest(digestsOf(all)));
  const armor = signWith(packageNamespace, await bytesOf(seal), seed, primitives.ed25519);
  for (const entry of [seal, memoryEntry(paths.signature, utf8(armor))]) all.set(entry.path, entry);
  const ordered = [...all.values()].sort((left, right) => comparePaths(left.path, right.path));
  const layout = await layoutOf(manifest, ordered, seal.sha256);
  const signed = readSignedManifest(layout, primitives.ed25519, undefined);
  readParties(layout, signed, primitives.ed25519);
  checkKeyEntries(layout, manifest);
  const entries = ordered.map((entry) => ({ ...entry, path: `${manifest.name}/${entry.path}` }));
  return { id: layout.id, manifest, entries, stream: (sum) => zipStream(entries, sum) };
}

/** An entry over bytes in memory. */
export function memoryEntry(path: string, bytes: Bytes): ReadyEntry {
  return {
    path,
    size: bytes.length,
    crc32: crc32(bytes),
    sha256: sha256Hex(bytes),
    async *open() {
      yield bytes;
    },
  };
}

function clearEntries(plan: PackagePlan, handover: Bytes): ReadyEntry[] {
  const { manifest } = plan;
  const sizes = plan.data.map(({ size }) => size);
  const reports = plan.reports.map((report) => memoryEntry(reportPath(report.kind), writeJsonFile(report)));
  return [
    memoryEntry(paths.bagit, bagitText),
    memoryEntry(paths.bagInfo, bagInfoText(manifest.name, manifest.made.utc, sizes)),
    ...plan.cards.map((card, index) => memoryEntry(cardPath(index + 1), card)),
    memoryEntry(paths.handover, handover),
    memoryEntry(paths.checkpoint, plan.checkpoint),
    memoryEntry(paths.manifest, payloadManifest(digestsOf(new Map(plan.data.map((entry) => [entry.path, entry]))))),
    ...reports,
  ];
}

function digestsOf(entries: ReadonlyMap<string, ReadyEntry>): Map<string, string> {
  return new Map([...entries.values()].map(({ path, sha256 }) => [path, sha256]));
}

/** `keys/buyer.age`, or one layer for each holder around one inner file. */
async function keyEntries(plan: PackagePlan, handover: Bytes, { aead, ed25519 }: Primitives): Promise<ReadyEntry[]> {
  const { manifest, stageIdentity } = plan;
  if ((await recipientOf(stageIdentity)) !== manifest.recipient) {
    throw new HandoverError('key', { member: 'recipient' }, { reason: 'recipient' });
  }
  const context = contextOf(manifest, sha256Hex(handover));
  const inner = await sealInner(context, stageIdentity, recipientOfCard(plan, 'buyer', 0, ed25519), aead);
  if (manifest.holders.length === 0) return [memoryEntry(paths.buyerKey, inner)];
  const layers = manifest.holders.map(async (_, index) => {
    const layer = await sealOuter(context, inner, recipientOfCard(plan, 'holder', index, ed25519), aead);
    return memoryEntry(releaseKeyPath(index + 1), layer);
  });
  return Promise.all(layers);
}

function recipientOfCard(
  { cards, manifest }: PackagePlan,
  role: 'buyer' | 'holder',
  position: number,
  ed25519: Ed25519,
): string {
  const places = manifest.cards.flatMap((card, index) => (card.role === role ? [index] : []));
  const bytes = cards[places[position] ?? -1];
  if (bytes === undefined) throw new HandoverError('card', {}, { reason: 'missing' });
  return parseStatementOf('card', bytes, ed25519).statement.recipient;
}

/** What the reader would see, without the archive around it. */
async function layoutOf(manifest: Manifest, ordered: readonly ReadyEntry[], id: string): Promise<Layout> {
  const inMemory = ordered.filter(({ path }) => !isDataPath(path) && path !== paths.leaves);
  const contents = new Map<string, Bytes>();
  for (const entry of inMemory) contents.set(entry.path, await bytesOf(entry));
  const placed = ordered.map((entry) => ({ ...entry, headerOffset: 0, dataOffset: 0 }));
  const entries = new Map(placed.map((entry) => [entry.path, entry]));
  return {
    folder: manifest.name,
    entries,
    id,
    leaves: await leavesIn(entryOf(entries, paths.leaves)),
    read: (path) => entryOf(contents, path),
    sha256: (path) => entryOf(entries, path).sha256,
  };
}

async function leavesIn(entry: ReadyEntry): Promise<Layout['leaves']> {
  const root = runningRoot();
  for await (const leaf of leavesOf(entry.open())) root.add(leaf);
  return { count: entry.size / leafBytes, root: toHex(root.root()) };
}

async function bytesOf(entry: ReadyEntry): Promise<Bytes> {
  const bytes = new Uint8Array(entry.size);
  let at = 0;
  for await (const chunk of entry.open()) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
