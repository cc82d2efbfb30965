// Reads a package in the order of FORMAT.md 7.13, each step over the very bytes that the step before has checked; the first fault is
// reported by its code there, and nothing is committed before the last check has passed.

import type { ByteSource } from '../byte-source.ts';
import { portable } from '../primitives.ts';
import { crc32 as portableCrc32 } from './crc32.ts';
import type { EntryTools } from './entry-reader.ts';
import { partOpener } from './parts.ts';
import { paths } from './paths.ts';
import { type Parties, readParties } from './read-cards.ts';
import { readSignedManifest, type SignedManifest } from './read-clear.ts';
import { readContent } from './read-content.ts';
import { checkSealed, type DataPass, dataEntries } from './read-data.ts';
import { checkKeyEntries, openStageKey } from './read-keys.ts';
import { type Layout, readLayout } from './read-layout.ts';
import type { ContentSink, ReadOptions, VerifiedPackage } from './read-types.ts';

/**
 * Without identities everything but the content is checked; with them the same single pass opens it into the sink.
 * @throws a code of FORMAT.md 7.13, or what the source or the sink throws
 */
export async function readPackage(source: ByteSource, options: ReadOptions = {}): Promise<VerifiedPackage> {
  const sink = options.sink ?? noSink;
  const read = await readAll(source, options, sink).catch(async (error: unknown) => {
    await sink.abort();
    throw error;
  });
  await sink.commit();
  return read;
}

async function readAll(source: ByteSource, options: ReadOptions, sink: ContentSink): Promise<VerifiedPackage> {
  const primitives = options.primitives ?? portable;
  const tools: EntryTools = { source, crc32: options.crc32 ?? portableCrc32, sha256: () => primitives.sha256() };
  const layout = await readLayout(tools);
  const signed = readSignedManifest(layout, primitives.ed25519, options.expectSeller);
  const parties = readParties(layout, signed, primitives.ed25519);
  checkKeyEntries(layout, signed.manifest);
  const { manifest, payload } = signed;
  const pass: DataPass = { tools, layout, manifest, payload, aead: primitives.aead };
  const clear = summary(layout, signed, parties, source.size);
  if (options.identities === undefined) {
    for (const entry of dataEntries(layout)) await checkSealed(pass, entry);
    return { ...clear, content: 'open' };
  }
  const { aead } = primitives;
  const identity = await openStageKey(layout, manifest, options.identities, options.inner, aead);
  const openPart = options.openPart ?? partOpener(aead, options.decompress, options.isUtf8);
  const content = { ...pass, identity, sink, openPart, lookAhead: options.lookAhead ?? 2 };
  const { descriptor, packed } = await readContent(content);
  return { ...clear, content: packed ? 'packed' : 'good', descriptor };
}

function summary(layout: Layout, { manifest, reports }: SignedManifest, parties: Parties, size: number) {
  const handoverSha256 = layout.sha256(paths.handover);
  return { id: layout.id, manifest, handoverSha256, reports, ...parties, entries: layout.entries.size, size };
}

const noSink: ContentSink = {
  descriptor: async () => {},
  rows: async () => {},
  file: async () => {},
  log: async () => {},
  commit: async () => {},
  abort: async () => {},
};
