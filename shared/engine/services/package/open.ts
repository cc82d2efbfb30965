// Opening a package: every check, then its content into the vault, a sample or all of it; a trial gives its six digits.
import { crc32 } from 'node:zlib';
import { HandoverError } from '../../../domain/errors.ts';
import type { PackageKind } from '../../../domain/vocabulary.ts';
import { fromUtf8 } from '../../../format/bytes.ts';
import { canonical } from '../../../format/canonical.ts';
import { writeJsonFile } from '../../../format/json-file.ts';
import type { OpenPart } from '../../../format/package/parts.ts';
import { readPackage } from '../../../format/package/read.ts';
import type { ContentSink, VerifiedPackage } from '../../../format/package/read-types.ts';
import { checkAgainstSeen, type SeenPackage, seenOf } from '../../../format/package/seen.ts';
import { verdicts } from '../../../format/package/verdicts.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { Bulk } from '../../bulk/bulk.ts';
import type { FileSource } from '../../files/byte-source.ts';
import type { Job } from '../../jobs.ts';
import { packageSource, vaultSink } from '../../open/vault-sink.ts';
import { nodePrimitives } from '../../primitives.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { readCase } from '../../vault/stores/case-store.ts';
import { allIdentities, isOwnCard } from '../../vault/stores/identity-store.ts';
import { listPackages, type PackageRecord, putPackage } from '../../vault/stores/package-store.ts';
import { sourceByDigest } from '../../vault/stores/source-store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Context, Service } from '../context.ts';
import { measureNew } from '../data/table-measure.ts';
import { knowsCase, makeCase } from './case-of-package.ts';
import { type ClearPart, countFiles, readClearPart } from './package-facts.ts';
import { withPackage } from './package-source.ts';
import { packageView } from './package-view.ts';
import { countRows } from './preview-counts.ts';
import { reportsView } from './reports-view.ts';
import { trusting } from './verify.ts';

type Opened = Output<'package.open'>;

export function openPackage(context: Context): Service<'package.open'> {
  return ({ job, file }) =>
    context.jobs.run(job, (running) =>
      withPackage(context.files.path(file), async (source) => {
        const vault = context.vault();
        const clear = await readClearPart(source);
        const { kind } = clear.manifest;
        if (kind === 'supplement') {
          throw new HandoverError('usage', { member: 'kind' }, { kinds: ['trial', 'preview', 'full'] });
        }
        checkRecipient(vault, clear);
        checkAgainstSeen(seenIn(vault, clear.manifest.case_uid), seenOf(clear));
        const opening = { context, vault, source, running, clear };
        if (kind === 'trial') return openTrial(opening);
        if (kind === 'preview') await prepareForPreview(opening);
        return openData(opening);
      }),
    );
}

type Opening = {
  readonly context: Context;
  readonly vault: Vault;
  readonly source: FileSource;
  readonly running: Job;
  /** Read and checked before anything is decrypted. */
  readonly clear: ClearPart;
};

function checkRecipient(vault: Vault, { manifest }: ClearPart): void {
  const ours = manifest.cards.some(({ id, role }) => role === 'buyer' && isOwnCard(vault.db, id));
  if (!ours) throw new HandoverError('recipient', {}, { reason: 'other-buyer' });
}

function seenIn(vault: Vault, caseUid: string): SeenPackage[] {
  return listPackages(vault.db, caseUid).map(({ id, kind, seq, supersedes, sellerCard }) => ({
    id,
    kind,
    seq,
    case_uid: caseUid,
    seller: sellerCard,
    ...(supersedes === undefined ? {} : { supersedes }),
  }));
}

/** The file may have other bytes by now: what is opened must be what was judged. */
function samePackage(sink: ContentSink, { manifest: judged }: ClearPart): ContentSink {
  return {
    ...sink,
    async descriptor(descriptor, manifest) {
      if (canonical(manifest) !== canonical(judged)) throw new HandoverError('digest', {}, { reason: 'changed' });
      await sink.descriptor(descriptor, manifest);
    },
  };
}

function read({ clear, context, vault, source, running }: Opening, sink: ContentSink): Promise<VerifiedPackage> {
  const identities = allIdentities(vault.db).map(({ ageIdentity }) => ageIdentity);
  return readPackage(source, {
    primitives: nodePrimitives,
    crc32,
    identities,
    expectSeller: clear.seller.key,
    sink: samePackage(sink, clear),
    openPart: partsBy(context.bulk(), running.signal),
  });
}

function partsBy(bulk: Bulk, signal: AbortSignal): OpenPart {
  return async (file, identity, spec) => {
    const suite = identity.startsWith('AGE-SECRET-KEY-PQ-') ? 'hybrid' : 'x25519';
    const { csvBytes, preview } = spec;
    const { csv } = await bulk.openPart({ file, identities: [identity], suite, csvBytes, preview }, signal);
    return bulk.checkPart(csv, spec, signal);
  };
}

const nowhere: ContentSink = {
  descriptor: async () => {},
  rows: async () => {},
  file: async () => {},
  log: async () => {},
  commit: async () => {},
  abort: async () => {},
};

/** The signer need not be known yet: a trial proves the buyer's key, and makes the case if it is new. */
async function openTrial(opening: Opening): Promise<Opened> {
  let code = '';
  const found = await read(opening, {
    ...nowhere,
    async file(_id, chunk) {
      code += fromUtf8(chunk);
    },
  });
  const before = openedBefore(opening);
  makeCase(opening.context, opening.vault, found);
  const record = keep(opening, found);
  return { ...report(opening.vault, record), opened_before: before, code: code.trim(), rows: 0, files: 0, lists: 0 };
}

/** What kind of data it is may be seen before anything is agreed: the case is made if it is new, once all has been checked. */
async function prepareForPreview(opening: Opening): Promise<void> {
  const { context, vault, clear } = opening;
  if (knowsCase(vault, clear.manifest.case_uid)) return;
  checkTrust(context, clear);
  await read(opening, nowhere);
  makeCase(context, vault, clear);
}

async function openData(opening: Opening): Promise<Opened> {
  const { context, vault, running, clear } = opening;
  const { id } = clear;
  const caseUid = clear.manifest.case_uid;
  if (!knowsCase(vault, caseUid)) throw new HandoverError('package.not-ours', {}, { reason: 'unknown-case' });
  checkTrust(context, clear);
  const data = await vault.data(caseUid);
  const opened = openedKinds(vault, caseUid);
  const isLate = clear.manifest.kind === 'preview' && opened.has('full');
  const already = sourceByDigest(data.db, id)?.name === packageSource(id);
  let rows = 0;
  const replace = opened.has('full') || opened.has('preview');
  const progress = (count: number) => {
    rows += count;
    running.report('open', rows, undefined, 'rows');
  };
  const inner =
    already || isLate ? nowhere : vaultSink({ data, packageId: id, replace, signal: running.signal, progress });
  const before = openedBefore(opening);
  const found = await read(opening, inner);
  const record = keep(opening, found);
  await measure(data, running);
  const { kind, files } = found.manifest;
  const counted = found.descriptor === undefined ? { rows } : countRows(kind, found.descriptor.tables);
  return { ...report(vault, record), opened_before: before, ...counted, ...countFiles(files) };
}

/** A sample gives way to the data itself, and never the other way round. */
function openedKinds(vault: Vault, caseUid: string): ReadonlySet<PackageKind> {
  const opened = listPackages(vault.db, caseUid).filter(({ direction }) => direction === 'opened');
  return new Set(opened.map(({ kind }) => kind));
}

/** How many persons the rows are of, and their totals. Whoever breaks this off has the package all the same. */
async function measure(data: CaseData, job: Job): Promise<void> {
  try {
    await measureNew(data, job);
  } catch (error) {
    if (!(error instanceof HandoverError && error.code === 'cancelled')) throw error;
  }
}

/** Doing it again is harmless: every check is made anew, and what is in the vault stays as it is. */
function openedBefore({ vault, clear: { id, manifest } }: Opening): boolean {
  return listPackages(vault.db, manifest.case_uid).some((one) => one.id === id && one.direction === 'opened');
}

/** @throws package.untrusted · authority · incomplete (the terms, as far as they are here) */
function checkTrust(context: Context, clear: ClearPart): void {
  const { signer, authority } = verdicts(clear, trusting(context, clear));
  if (signer === 'unknown') throw new HandoverError('package.untrusted', {}, { id: clear.id });
  if (authority === 'bad') throw new HandoverError('authority', {}, { id: clear.id });
  if (authority === 'incomplete') throw new HandoverError('incomplete', {}, { reason: 'terms' });
}

function keep({ vault }: Opening, { id, manifest, reports, seller, descriptor }: VerifiedPackage): PackageRecord {
  const record: PackageRecord = {
    id,
    caseUid: manifest.case_uid,
    kind: manifest.kind,
    seq: manifest.seq,
    sellerCard: seller.card,
    supersedes: manifest.supersedes,
    direction: 'opened',
    manifest: writeJsonFile(manifest),
    opening: descriptor?.opening,
    facts: { reports: reportsView(manifest, reports) },
    added: vault.utc(),
  };
  vault.change('package', (db, log) => {
    putPackage(db, record);
    log({ act: 'opened', caseUid: record.caseUid, object: `package:${id}`, digest: id });
  });
  return record;
}

function report(vault: Vault, record: PackageRecord): Pick<Opened, 'case' | 'case_uid' | 'package'> {
  const { label } = readCase(vault.db, record.caseUid);
  return { case: label, case_uid: record.caseUid, package: packageView(record) };
}
