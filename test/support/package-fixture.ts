// Small real packages for tests, of any kind and suite, made by the product's own writer.
import { compressPart, decompressFrame } from '../../shared/engine/bulk/zstd.ts';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { sealAge } from '../../shared/format/age/file.ts';
import type { Bytes } from '../../shared/format/bytes.ts';
import { sha256Hex } from '../../shared/format/hash.ts';
import { assemblePackage, memoryEntry } from '../../shared/format/package/assemble.ts';
import { writeDescriptor } from '../../shared/format/package/descriptor-check.ts';
import { logLineText } from '../../shared/format/package/log-lines.ts';
import type { Manifest } from '../../shared/format/package/manifest.ts';
import { paths } from '../../shared/format/package/paths.ts';
import { readPackage } from '../../shared/format/package/read.ts';
import type { ReadOptions, VerifiedPackage } from '../../shared/format/package/read-types.ts';
import { arraySource } from '../../shared/format/package/source.ts';
import { serialiseStatement } from '../../shared/format/statements/file.ts';
import type { CaseLog } from './case-fixture.ts';
import { type Draft, type FixtureOptions, makeDraft } from './package-draft.ts';

export interface Built {
  readonly draft: Draft;
  readonly manifest: Manifest;
  readonly id: string;
  readonly bytes: Bytes;
}

/** The lines of the case in its log, as they travel. */
export function logText({ entries }: CaseLog, caseUid: string): Bytes {
  const lines = entries.flatMap((entry, index) => (entry.case_uid === caseUid ? [logLineText({ entry, index })] : []));
  return Uint8Array.from(Buffer.concat(lines));
}

/** Everything under `data/` in the clear, by path: the plaintexts of the age entries. */
export function plainData(draft: Draft): Map<string, Bytes> {
  const { manifest, csv, files } = draft;
  const plain = new Map(files);
  for (const [path, rows] of csv) plain.set(path, compressPart(rows, 1, manifest.kind === 'preview'));
  if (manifest.kind === 'full' || manifest.kind === 'supplement') {
    plain.set(paths.log, logText(draft.log, manifest.case_uid));
  }
  return plain;
}

/** Seals the data of a draft and fills sizes and digests into its manifest. */
export async function sealData(draft: Draft, plain: ReadonlyMap<string, Bytes>): Promise<Map<string, Bytes>> {
  const sealed = new Map<string, Bytes>();
  for (const [path, bytes] of plain) {
    sealed.set(path, await sealAge(draft.manifest.recipient, bytes, nodePrimitives.aead));
  }
  const measured = <T extends { path: string }>(item: T): T => {
    const bytes = sealed.get(item.path) ?? new Uint8Array();
    return { ...item, bytes: bytes.length, sha256: sha256Hex(bytes) };
  };
  draft.manifest = {
    ...draft.manifest,
    files: draft.manifest.files.map(measured),
    tables: draft.manifest.tables.map((table) => ({ ...table, parts: table.parts.map(measured) })),
  };
  return sealed;
}

/** A package as the product writes it. */
export async function makePackage(options: FixtureOptions = {}): Promise<Built> {
  const draft = await makeDraft(options);
  const sealed = await sealData(draft, plainData(draft));
  const { manifest } = draft;
  const descriptor = writeDescriptor(draft.descriptor, manifest);
  sealed.set(paths.descriptor, await sealAge(manifest.recipient, descriptor, nodePrimitives.aead));
  const assembled = await assemblePackage(
    {
      manifest,
      cards: cardFiles(draft),
      checkpoint: serialiseStatement(draft.log.checkpoint),
      leaves: memoryEntry(paths.leaves, draft.log.leaves),
      reports: draft.reports,
      stageIdentity: draft.stageIdentity,
      data: [...sealed].map(([path, bytes]) => memoryEntry(path, bytes)),
    },
    draft.case.seller.seed,
    nodePrimitives,
  );
  return { draft, manifest, id: assembled.id, bytes: await collect(assembled.stream()) };
}

/** The card files of a draft in the order of its manifest. */
export function cardFiles({ case: of, manifest }: Draft): Bytes[] {
  const all = [of.seller, of.buyer, ...of.holders, ...of.witnesses];
  return manifest.cards.map(({ id }) => all.find(({ cardId }) => cardId === id)?.cardBytes ?? new Uint8Array());
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Bytes> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Uint8Array.from(Buffer.concat(all));
}

/** Reads with the fast primitives and the runtime's zstd. */
export function read(bytes: Bytes, options: ReadOptions = {}): Promise<VerifiedPackage> {
  return readPackage(arraySource(bytes), { primitives: nodePrimitives, decompress: decompressFrame, ...options });
}
