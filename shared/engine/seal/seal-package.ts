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
import type { Report } from '../../format/package/reports.ts';
import type { Made } from '../../format/statements/types.ts';
import { fewOf } from '../../format/words.ts';
import { nodePrimitives } from '../primitives.ts';
import { checkContainment } from './containment/check.ts';
import { gatherFor } from './containment/gather.ts';
import type { Gathered } from './containment/gathered.ts';
import { columnsToCheck, tablesToCheck } from './containment/package-tables.ts';
import { reopenTexts, textsOf } from './containment/reopen.ts';
import type { ContainmentReport } from './containment/report.ts';
import { reportsOf, withGate } from './reports.ts';
import { type ListToSeal, type SealedList, sealList } from './seal-list.ts';
import { type PreviewTable, sealPreviewTable } from './seal-preview-table.ts';
import { oneChunk, sealToSpool } from './seal-stream.ts';
import { type SealedTable, sealTable, type TableToSeal } from './seal-table.ts';
import type { Sealing } from './sealing.ts';

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
  readonly kind: 'trial' | 'preview' | 'full';
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
  /** Every table of the case: none of what stays of them may be in the package. */
  readonly all: readonly TableToSeal[];
  /** The tables of a preview, in place of those of the case. */
  readonly preview?: readonly PreviewTable[];
  /** By id from the last one down. */
  readonly lists?: readonly ListToSeal[];
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
  /** Lists that have rows, and went. */
  readonly lists: number;
};

type Content = {
  readonly tables: readonly SealedTable[];
  readonly lists: readonly SealedList[];
  readonly files: readonly ManifestFile[];
  readonly names: readonly DescriptorFile[];
  readonly entries: readonly ReadyEntry[];
};

export type PackageSealing = Omit<Sealing, 'recipient'> & {
  /** Of what is opened again and searched: gives what is called with rows that were. */
  checking(tables: readonly { readonly rows: number }[]): (rows: number) => void;
};

/**
 * @param seed Ed25519 seed of the seller's card
 * @throws containment · what a reader would throw, cancelled, io.full, io.gone
 */
export async function sealPackage(
  plan: PackageToSeal,
  sealing: PackageSealing,
  seed: Uint8Array,
): Promise<SealedPackage> {
  const stageIdentity = await generateIdentity(plan.suite);
  const recipient = await recipientOf(stageIdentity);
  const toStage: Sealing = { ...sealing, recipient };
  const gathered = gatherFor(
    plan.all.map((table) => ({ ...table, columns: columnsToCheck(plan.preview ?? [], table) })),
  );
  const content = await sealContent(plan, toStage, gathered);
  const opening = toHex(randomBytes(32));
  const reports = reportsOf(plan.kind, content.tables);
  const manifest = manifestOf(plan, content, reports, { recipient, opening });
  const written = writeDescriptor(descriptorOf(plan, content, opening), manifest);
  const descriptor = await sealToSpool(paths.descriptor, oneChunk(written), toStage);
  const found = await checkContent({ plan, content, manifest, descriptor, gathered }, stageIdentity, sealing);
  const assembled = await assemblePackage(
    {
      manifest,
      cards: plan.cards.map(({ bytes }) => bytes),
      checkpoint: plan.checkpoint,
      leaves: memoryEntry(paths.leaves, plan.leaves),
      reports: withGate(reports, found, plan.tables),
      stageIdentity,
      data: [...content.entries, descriptor],
    },
    seed,
    nodePrimitives,
  );
  const rows = content.tables.reduce((sum, table) => sum + table.rows, 0);
  return { assembled, opening, rows, lists: content.lists.length };
}

type ToCheck = {
  readonly plan: PackageToSeal;
  readonly content: Content;
  readonly manifest: Manifest;
  readonly descriptor: ReadyEntry;
  readonly gathered: Gathered;
};

/** The last gate: what was sealed is opened again, and nothing that stays is in it. */
async function checkContent(
  { plan, content, manifest, descriptor, gathered }: ToCheck,
  identity: string,
  { bulk, checking, signal }: PackageSealing,
): Promise<ContainmentReport> {
  const key = { identity, bulk, signal };
  const { all, preview = [], lists = [] } = plan;
  const tables = tablesToCheck({ all, preview, lists, sealed: content.tables, sealedLists: content.lists }, key);
  const entries = [descriptor, ...content.entries.filter(({ path }) => path === paths.log)];
  const texts = textsOf(paths.handover, manifest);
  for (const entry of entries) texts.push(...(await reopenTexts(entry, key)));
  const progress = checking([...content.tables, ...content.lists]);
  return checkContainment({ tables, gathered, texts, bulk, signal, progress });
}

async function sealContent(plan: PackageToSeal, sealing: Sealing, gathered: Gathered): Promise<Content> {
  const tables: SealedTable[] = [];
  const entries: ReadyEntry[] = [];
  for (const table of plan.tables) {
    const sealed = await sealTable(table, sealing, gathered);
    tables.push(sealed);
    entries.push(...sealed.entries);
  }
  for (const table of plan.preview ?? []) {
    const sealed = await sealPreviewTable(table, sealing);
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
  const lists: SealedList[] = [];
  for (const list of plan.lists ?? []) {
    const sealed = await sealList(list, sealing);
    if (sealed !== undefined) lists.unshift(sealed);
  }
  files.push(...lists.map(({ file }) => file));
  entries.push(...lists.map(({ entry }) => entry));
  if (plan.log !== undefined) entries.push(await sealToSpool(paths.log, plan.log, sealing));
  const names = plan.files.map(({ bytes, id, name, sha256 }) => ({ bytes, id, name, sha256 }));
  return { tables, lists, files, names: [...names, ...lists.map(({ name }) => name)], entries };
}

function manifestOf(
  plan: PackageToSeal,
  content: Content,
  reports: readonly Report[],
  { recipient, opening }: { readonly recipient: string; readonly opening: string },
): Manifest {
  return {
    cards: plan.cards.map(({ id, role, trust }) => ({ id, role, trust })),
    case_uid: plan.caseUid,
    cross_border: plan.deal === 'D9',
    deal: plan.deal,
    files: [...content.files],
    format: packageFormat,
    // What any of them had stopped would never be signed.
    gates: plan.kind === 'trial' ? [] : [{ code: 'containment', result: 'pass' }],
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
    reports: reports.map(({ kind }) => kind),
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
