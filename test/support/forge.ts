// A writer without scruples: builds a package step by step, lets a test falsify any step, and carries on as if nothing had happened, so that
// all that is derived later fits the lie.
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { sealAge } from '../../shared/format/age/file.ts';
import { type Bytes, concat, utf8 } from '../../shared/format/bytes.ts';
import { canonical } from '../../shared/format/canonical.ts';
import { sha256Hex } from '../../shared/format/hash.ts';
import { bagInfoText, bagitText, payloadManifest, tagManifest } from '../../shared/format/package/bag.ts';
import { buildDescriptor } from '../../shared/format/package/descriptor.ts';
import { contextLine, type KeyContext } from '../../shared/format/package/key-context.ts';
import { cardPath, comparePaths, isDataPath, paths, reportPath } from '../../shared/format/package/paths.ts';
import { bytesEntry, zipStream } from '../../shared/format/package/zip-write.ts';
import { packageNamespace, signWith } from '../../shared/format/sshsig.ts';
import { serialiseStatement } from '../../shared/format/statements/file.ts';
import { type Draft, type FixtureOptions, makeDraft } from './package-draft.ts';
import { cardFiles, collect, plainData, sealData } from './package-fixture.ts';

/** A JSON value that a test may change at will. */
// biome-ignore lint/suspicious/noExplicitAny: a forger keeps to no type
export type Loose = any;

/** Hooks, in the order in which they run. Each may change what it is given. */
export interface Forgery {
  draft?(draft: Draft): void;
  /** The descriptor file as JSON. */
  descriptor?(file: Loose, draft: Draft): void;
  /** Plaintexts under `data/` by path: zstd frames, attachments, log lines, the descriptor. */
  plain?(plain: Map<string, Bytes>, draft: Draft): void;
  /** The sealed entries; sizes and digests are taken afterwards. */
  sealed?(sealed: Map<string, Bytes>, draft: Draft): void | Promise<void>;
  manifest?(manifest: Loose, draft: Draft): void;
  /** The bytes of `handover.json`. */
  handover?(bytes: Bytes): Bytes;
  context?(context: KeyContext): KeyContext;
  /** The plaintext of `keys/buyer.age`. */
  key?(plain: Bytes): Bytes;
  /** All entries but the derived ones, by path below the bag folder. */
  entries?(entries: Map<string, Bytes>, draft: Draft): void | Promise<void>;
  /** With `bagit.txt`, `bag-info.txt` and `manifest-sha256.txt`. */
  bag?(entries: Map<string, Bytes>): void;
  tagManifest?(bytes: Bytes): Bytes;
  signature?(armor: string, message: Bytes, draft: Draft): string;
  /** With the signature: the last look before the archive. */
  signed?(entries: Map<string, Bytes>): void;
  folder?(name: string): string;
}

/** @param options of an honest package, to start from */
export async function forge(options: FixtureOptions, forgery: Forgery): Promise<Bytes> {
  const draft = await makeDraft(options);
  forgery.draft?.(draft);
  const sealed = await forgeData(draft, forgery);
  const handover = forgeHandover(draft, forgery);
  const entries = new Map(sealed);
  for (const [index, card] of cardFiles(draft).entries()) entries.set(cardPath(index + 1), card);
  for (const report of draft.reports) entries.set(reportPath(report.kind), utf8(`${canonical(report)}\n`));
  entries.set(paths.handover, handover);
  entries.set(paths.checkpoint, serialiseStatement(draft.log.checkpoint));
  entries.set(paths.leaves, draft.log.leaves);
  entries.set(paths.buyerKey, await forgeKey(draft, handover, forgery));
  await forgery.entries?.(entries, draft);
  deriveBag(entries, draft, forgery);
  sign(entries, draft, forgery);
  forgery.signed?.(entries);
  const folder = forgery.folder?.(draft.manifest.name) ?? draft.manifest.name;
  return zipOf(entries, folder);
}

/** An archive of these entries in the right order. */
export function zipOf(entries: ReadonlyMap<string, Bytes>, folder: string): Promise<Bytes> {
  const ordered = [...entries].sort(([left], [right]) => comparePaths(left, right));
  return collect(zipStream(ordered.map(([path, bytes]) => bytesEntry(`${folder}/${path}`, bytes))));
}

async function forgeData(draft: Draft, forgery: Forgery): Promise<Map<string, Bytes>> {
  const plain = plainData(draft);
  const file: Loose = JSON.parse(new TextDecoder().decode(buildDescriptor(draft.manifest, draft.descriptor)));
  forgery.descriptor?.(file, draft);
  plain.set(paths.descriptor, utf8(`${canonical(file)}\n`));
  forgery.plain?.(plain, draft);
  const sealed = await sealData(draft, plain);
  await forgery.sealed?.(sealed, draft);
  measureAgain(draft, sealed);
  return sealed;
}

function measureAgain(draft: Draft, sealed: ReadonlyMap<string, Bytes>): void {
  for (const item of [...draft.manifest.files, ...draft.manifest.tables.flatMap(({ parts }) => parts)]) {
    const bytes = sealed.get(item.path);
    if (bytes !== undefined) Object.assign(item, { bytes: bytes.length, sha256: sha256Hex(bytes) });
  }
}

function forgeHandover(draft: Draft, forgery: Forgery): Bytes {
  const manifest: Loose = structuredClone(draft.manifest);
  forgery.manifest?.(manifest, draft);
  const bytes = utf8(`${canonical(manifest)}\n`);
  return forgery.handover?.(bytes) ?? bytes;
}

function forgeKey(draft: Draft, handover: Bytes, forgery: Forgery): Promise<Bytes> {
  const { seller, buyer, caseUid } = draft.case;
  const honest = {
    buyer: buyer.cardId,
    case_uid: caseUid,
    handover_sha256: sha256Hex(handover),
    seller: seller.cardId,
  };
  const context = forgery.context?.(honest) ?? honest;
  const plain = concat(contextLine(context), utf8(`${draft.stageIdentity}\n`));
  return sealAge(buyer.card.statement.recipient, forgery.key?.(plain) ?? plain, nodePrimitives.aead);
}

function digests(entries: ReadonlyMap<string, Bytes>): Map<string, string> {
  return new Map([...entries].map(([path, bytes]) => [path, sha256Hex(bytes)]));
}

function deriveBag(entries: Map<string, Bytes>, { manifest }: Draft, forgery: Forgery): void {
  const sizes = [...entries].filter(([path]) => isDataPath(path)).map(([, bytes]) => bytes.length);
  entries.set(paths.bagit, bagitText);
  entries.set(paths.bagInfo, bagInfoText(manifest.name, manifest.made.utc, sizes));
  entries.set(paths.manifest, payloadManifest(digests(entries)));
  forgery.bag?.(entries);
}

function sign(entries: Map<string, Bytes>, draft: Draft, forgery: Forgery): void {
  const honest = tagManifest(digests(entries));
  const message = forgery.tagManifest?.(honest) ?? honest;
  entries.set(paths.tagManifest, message);
  const armor = signWith(packageNamespace, message, draft.case.seller.seed, nodePrimitives.ed25519);
  entries.set(paths.signature, utf8(forgery.signature?.(armor, message, draft) ?? armor));
}
