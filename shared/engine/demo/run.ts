// A whole handover of a made-up company: seller, witness and buyer, each with an engine of its own, meeting only over the files on a stick.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { HandoverError } from '../../domain/errors.ts';
import type { DemoClaim, Suite } from '../../domain/vocabulary.ts';
import type { Api } from '../../ipc/api.ts';
import type { Output } from '../../ipc/contract.ts';
import type { CreateApp } from '../ports.ts';
import { agree, type Cast, type Deal, importCompany, isRefused, meet, receive, tryOpening } from './acts.ts';
import { type CompanyFiles, writeCompany } from './company.ts';
import { type DemoFolders, demoFolders } from './folders.ts';
import { openParty } from './party.ts';
import type { Report } from './steps.ts';

/** What was shown, with the value that a person can compare by hand. */
export type Proof = {
  readonly claim: DemoClaim;
  readonly holds: boolean;
  readonly value: string;
};

export type DemoResult = {
  readonly folders: DemoFolders;
  readonly case: string;
  readonly package: Output<'package.seal'>['package'];
  readonly seller_card: string;
  readonly buyer_card: string;
  readonly sha256: string;
  readonly proofs: readonly Proof[];
};

export type DemoOptions = {
  /** Each participant has an engine of its own. */
  readonly createApp: CreateApp;
  readonly suite?: Suite | undefined;
  readonly signal?: AbortSignal;
};

/**
 * @throws io.exists if the folder is not empty · cancelled, and the folder is gone again · what any use case throws: a demo
 * that fails says so
 */
export async function runDemo(dir: string, report: Report, options: DemoOptions): Promise<DemoResult> {
  const folders = demoFolders(resolve(dir));
  await makeFolders(resolve(dir), folders);
  try {
    return await rehearse(folders, report, options);
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    await rm(resolve(dir), { recursive: true, force: true });
    throw new HandoverError('cancelled', {}, {}, { cause: error });
  }
}

/** An engine that is closed ends its work: whichever is busy when the signal comes stops there. */
async function rehearse(
  folders: DemoFolders,
  tell: Report,
  { createApp, suite = 'hybrid', signal }: DemoOptions,
): Promise<DemoResult> {
  const report: Report = (step) => {
    signal?.throwIfAborted();
    tell(step);
  };
  const company = await writeCompany(folders.source);
  report({ step: 'company', facts: { ...company.rows, pictures: company.pictures } });
  const cast = {
    seller: openParty(createApp, folders.seller),
    buyer: openParty(createApp, folders.buyer),
    witness: openParty(createApp, folders.witness),
  };
  const close = () => Promise.all(Object.values(cast).map((party) => party.app.close()));
  const stop = () => void close();
  signal?.addEventListener('abort', stop);
  try {
    return await play(cast, folders, company, report, suite);
  } finally {
    signal?.removeEventListener('abort', stop);
    await close();
  }
}

async function makeFolders(dir: string, folders: DemoFolders): Promise<void> {
  const there = await readdir(dir).catch(() => []);
  if (there.length > 0) throw new HandoverError('io.exists', { file: dir.split(/[\\/]/).at(-1) ?? dir });
  for (const folder of [folders.source, folders.stick]) await mkdir(folder, { recursive: true });
}

async function play(
  cast: Cast,
  folders: DemoFolders,
  company: CompanyFiles,
  report: Report,
  suite: Suite,
): Promise<DemoResult> {
  const { buyer, seller, witness } = cast;
  const deal = await meet(cast, folders, report, suite);
  const imported = await importCompany(seller, deal, company, report);
  await agree(cast, folders, deal, report);
  await tryOpening(cast, folders, deal, report);
  const stick = (name: string) => join(folders.stick, name);
  const sealed = await seller.api['package.seal']({
    job: 'seal',
    case: deal.label,
    kind: 'full',
    out: await seller.file(stick('03 full.handover')),
  });
  await seller.api['trust.export']({ case: deal.label, out: await seller.file(stick('allowed_signers')) });
  report({
    step: 'sealed',
    facts: { rows: sealed.rows, kept: sealed.columns_kept, left_out: sealed.columns_left_out },
  });
  const checked = await witness.api['package.verify']({
    job: 'verify',
    file: await witness.file(stick('03 full.handover')),
    signer: await witness.file(stick('01 seller.card')),
  });
  report({ step: 'witnessed', facts: { good: String(checked.good) } });
  const refused = await isRefused(witness, stick('03 full.handover'));
  const counts = await receive(buyer, folders, deal, report);
  await seller.api['artefact.add']({ files: [await seller.file(stick('04 signed.receipt'))] });
  const log = await seller.api['log.verify']({});
  const dropped = imported.flatMap(({ columns }) => columns).filter(({ action }) => action === 'drop').length;
  return {
    folders,
    case: deal.label,
    package: sealed.package,
    seller_card: deal.sellerCard,
    buyer_card: deal.buyerCard,
    sha256: sealed.sha256,
    proofs: [
      { claim: 'unchanged', holds: checked.good, value: sealed.package.short },
      { claim: 'signed', holds: checked.facts?.seller.card === deal.sellerCard, value: deal.sellerCard },
      { claim: 'only_buyer', holds: refused, value: deal.buyerCard },
      { claim: 'left_out', holds: sealed.columns_left_out === dropped, value: String(dropped) },
      {
        claim: 'counts',
        holds: counts.agrees && totalsHold(counts, company),
        value: String(counts.tables.reduce((sum, table) => sum + table.found, 0)),
      },
      { claim: 'signed_for', holds: await isSignedFor(seller.api, deal), value: stick('04 signed.receipt') },
      { claim: 'log', holds: log.good, value: log.root },
    ],
  };
}

/** The remaining visits that the generator knows, found again at the buyer's. */
function totalsHold({ totals }: Output<'package.compare'>, { totals: expected }: CompanyFiles): boolean {
  return totals.filter(({ name }) => name === '剩余次数').every(({ found }) => found === expected.visits);
}

async function isSignedFor(api: Api, { label }: Deal): Promise<boolean> {
  const { artefacts } = await api['case.show']({ case: label });
  return artefacts.some(({ kind, complete }) => kind === 'receipt' && complete);
}
