// From what is to go to a finished package: every content entry is sealed to a fresh stage key, then the bag is built and signed.
import { program } from '../../domain/program.ts';
import type { Deal, PiClass, Reason, Route, Suite, Trust } from '../../domain/vocabulary.ts';
import { generateIdentity, recipientOf } from '../../format/age/keys.ts';
import { type Bytes, randomBytes, toHex } from '../../format/bytes.ts';
import { sha256Hex } from '../../format/hash.ts';
import { packageName } from '../../format/labels.ts';
import { type AssembledPackage, assemblePackage, memoryEntry, type ReadyEntry } from '../../format/package/assemble.ts';
import { type Descriptor, type DescriptorFile, descriptorFormat } from '../../format/package/descriptor.ts';
import { writeDescriptor } from '../../format/package/descriptor-check.ts';
import { type Manifest, type ManifestFile, packageFormat } from '../../format/package/manifest.ts';
import { paths } from '../../format/package/paths.ts';
import type { Made } from '../../format/statements/types.ts';
import { fewOf } from '../../format/words.ts';
import { nodePrimitives } from '../primitives.ts';
import { oneChunk, sealToSpool } from './seal-stream.ts';
import { type SealedTable, type Sealing, sealTable, type TableToSeal } from './seal-table.ts';

export type CardToSeal = {
  readonly id: string;
  readonly role: 'seller' | 'buyer' | 'holder' | 'witness';
  readonly trust: Trust;
  readonly bytes: Bytes;
};

export type FileToSeal = {
  readonly id: string;
  readonly name: string;
  readonly class: PiClass;
  readonly reason: Reason;
  readonly bytes: number;
  readonly sha256: string;
  open(): AsyncIterable<Uint8Array>;
};

export type PackageToSeal = {
  readonly kind: 'trial' | 'full';
  readonly seq: number;
  readonly supersedes?: string | undefined;
  readonly caseUid: string;
  readonly label: string;
  readonly deal: Deal;
  readonly route: Route;
  readonly made: Made;
  readonly suite: Suite;
  /** Seller, buyer, holders by position, witnesses by id. */
  readonly cards: readonly CardToSeal[];
  readonly terms?: string;
  readonly policySha256?: string;
  readonly tables: readonly TableToSeal[];
  readonly files: readonly FileToSeal[];
  readonly leftOutFiles: readonly { readonly reason: Reason; readonly files: number }[];
  readonly checkpoint: Bytes;
  readonly leaves: Bytes;
  /** Lines of the case's log; absent in a trial. */
  readonly log?: AsyncIterable<Bytes>;
};

export type SealedPackage = {
  readonly assembled: AssembledPackage;
  /** Disclosed by the receipt; 32 bytes, hex. */
  readonly opening: string;
  readonly rows: number;
};

type Content = {
  readonly tables: readonly SealedTable[];
  readonly files: readonly ManifestFile[];
  readonly names: readonly DescriptorFile[];
  readonly entries: readonly ReadyEntry[];
};

/**
 * @param seed Ed25519 seed of the seller's card
 * @throws what a reader would throw, cancelled, io.full, io.gone
 */
export async function sealPackage(
  plan: PackageToSeal,
  sealing: Omit<Sealing, 'recipient'>,
  seed: Uint8Array,
): Promise<SealedPackage> {
  const stageIdentity = await generateIdentity(plan.suite);
  const recipient = await recipientOf(stageIdentity);
  const toStage: Sealing = { ...sealing, recipient };
  const content = await sealContent(plan, toStage);
  const opening = toHex(randomBytes(32));
  const manifest = manifestOf(plan, content, recipient, opening);
  const descriptor = writeDescriptor(descriptorOf(plan, content, opening), manifest);
  const assembled = await assemblePackage(
    {
      manifest,
      cards: plan.cards.map(({ bytes }) => bytes),
      checkpoint: plan.checkpoint,
      leaves: memoryEntry(paths.leaves, plan.leaves),
      reports: [],
      stageIdentity,
      data: [...content.entries, await sealToSpool(paths.descriptor, oneChunk(descriptor), toStage)],
    },
    seed,
    nodePrimitives,
  );
  return { assembled, opening, rows: content.tables.reduce((sum, { rows }) => sum + rows, 0) };
}

async function sealContent(plan: PackageToSeal, sealing: Sealing): Promise<Content> {
  const tables: SealedTable[] = [];
  const entries: ReadyEntry[] = [];
  for (const table of plan.tables) {
    const sealed = await sealTable(table, sealing);
    tables.push(sealed);
    entries.push(...sealed.entries);
  }
  const files: ManifestFile[] = [];
  for (const file of plan.files) {
    const entry = await sealToSpool(`data/${file.id}.age`, file.open(), sealing);
    const { id, class: piClass, reason } = file;
    files.push({ bytes: entry.size, class: piClass, id, path: entry.path, reason, sha256: entry.sha256 });
    entries.push(entry);
  }
  if (plan.log !== undefined) entries.push(await sealToSpool(paths.log, plan.log, sealing));
  const names = plan.files.map(({ bytes, id, name, sha256 }) => ({ bytes, id, name, sha256 }));
  return { tables, files, names, entries };
}

function manifestOf(plan: PackageToSeal, content: Content, recipient: string, opening: string): Manifest {
  return {
    cards: plan.cards.map(({ id, role, trust }) => ({ id, role, trust })),
    case_uid: plan.caseUid,
    cross_border: plan.deal === 'D9',
    deal: plan.deal,
    files: [...content.files],
    format: packageFormat,
    gates: [],
    holders: [],
    kind: plan.kind,
    label: plan.label,
    left_out_files: plan.leftOutFiles.map(({ files, reason }) => ({ files: fewOf(files), reason })),
    made: plan.made,
    name: packageName(plan.label, plan.kind, plan.seq),
    opening_sha256: sha256Hex(Uint8Array.from(Buffer.from(opening, 'hex'))),
    ...(plan.policySha256 === undefined ? {} : { policy_sha256: plan.policySha256 }),
    program: { ...program },
    recipient,
    reports: [],
    route: plan.route,
    seq: plan.seq,
    suite: plan.suite,
    ...(plan.supersedes === undefined ? {} : { supersedes: plan.supersedes }),
    tables: content.tables.map(({ manifest }) => manifest),
    ...(plan.terms === undefined ? {} : { terms: plan.terms }),
  };
}

function descriptorOf(plan: PackageToSeal, content: Content, opening: string): Descriptor {
  return {
    case_uid: plan.caseUid,
    files: [...content.names],
    format: descriptorFormat,
    kind: plan.kind,
    label: plan.label,
    left_out_files: plan.leftOutFiles.map(({ files, reason }) => ({ files, reason })),
    opening,
    seq: plan.seq,
    tables: content.tables.map(({ descriptor }) => descriptor),
  };
}
