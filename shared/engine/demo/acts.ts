// The acts of a demo, in their order: each party works with its own engine, and they meet over the files on the stick.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { HandoverError } from '../../domain/errors.ts';
import type { Suite } from '../../domain/vocabulary.ts';
import type { Output } from '../../ipc/contract.ts';
import type { CompanyFiles } from './company.ts';
import type { DemoFolders } from './folders.ts';
import type { Party } from './party.ts';
import type { Report } from './steps.ts';

export type Cast = { readonly seller: Party; readonly buyer: Party; readonly witness: Party };
export type Deal = { readonly label: string; readonly sellerCard: string; readonly buyerCard: string };

export async function meet({ buyer, seller }: Cast, folders: DemoFolders, report: Report, suite: Suite): Promise<Deal> {
  const passphrase = () => randomBytes(18).toString('base64');
  const me = await seller.api['vault.create']({
    passphrase: passphrase(),
    name: '周云桥',
    organisation: '云桥保洁（虚构）',
    suite,
  });
  const them = await buyer.api['vault.create']({
    passphrase: passphrase(),
    name: '沈乙舍',
    organisation: '乙舍家政（虚构）',
    suite,
  });
  report({ step: 'vaults', facts: {} });
  const cards = { seller: join(folders.stick, '01 seller.card'), buyer: join(folders.stick, '01 buyer.card') };
  await seller.api['card.export']({ out: await seller.file(cards.seller) });
  await buyer.api['card.export']({ out: await buyer.file(cards.buyer) });
  await seller.api['trust.add']({ card: await seller.file(cards.buyer), accept: true });
  await buyer.api['trust.add']({ card: await buyer.file(cards.seller), accept: true });
  const { case: label } = await seller.api['case.new']({
    title: '云桥保洁 → 乙舍家政',
    deal: 'D4',
    seller: me.me.card,
    buyer: them.me.card,
    ground: { article: 'PIPL 23', text: '演示：客户已单独同意，见同意登记簿' },
  });
  report({ step: 'cards', facts: { case: label } });
  return { label, sellerCard: me.me.card, buyerCard: them.me.card };
}

export async function importCompany(seller: Party, { label }: Deal, { files }: CompanyFiles, report: Report) {
  const sources = [files.customers, files.orders, files.cards, files.pictures];
  const handles = await Promise.all(sources.map(async (path) => ({ file: await seller.file(path) })));
  const { tables, attachments, refused } = await seller.api['import.run']({
    job: 'import',
    case: label,
    files: handles,
  });
  const [first] = refused;
  if (first !== undefined) throw new HandoverError('input.damaged', { file: first.file });
  const sum = (count: (table: (typeof tables)[number]) => number) =>
    tables.reduce((total, table) => total + count(table), 0);
  report({
    step: 'import',
    facts: {
      read: sum((table) => table.rows_read),
      taken: sum((table) => table.taken),
      refused: sum((table) => table.refused),
      set_apart: sum((table) => table.set_apart),
      files: attachments.files,
    },
  });
  return tables;
}

export async function agree(
  { buyer, seller }: Cast,
  folders: DemoFolders,
  { label }: Deal,
  report: Report,
): Promise<void> {
  const terms = join(folders.stick, '02 agreed.terms');
  await seller.api['terms.draft']({ case: label, out: await seller.file(terms) });
  await seller.api['statement.sign']({ file: await seller.file(terms) });
  await buyer.api['statement.sign']({ file: await buyer.file(terms) });
  await seller.api['artefact.add']({ files: [await seller.file(terms)] });
  report({ step: 'terms', facts: {} });
  const { safety_number: number = '' } = await seller.api['case.show']({ case: label });
  await seller.api['trust.verify']({ case: label, number });
  await buyer.api['trust.verify']({ case: label, number });
  report({ step: 'verified', facts: { number } });
}

export async function tryOpening(
  { buyer, seller }: Cast,
  folders: DemoFolders,
  { label }: Deal,
  report: Report,
): Promise<void> {
  const trial = join(folders.stick, '02 trial.handover');
  await seller.api['trial.make']({ case: label, out: await seller.file(trial) });
  const { code = '' } = await buyer.api['package.open']({ job: 'trial', file: await buyer.file(trial) });
  const { passed } = await seller.api['trial.confirm']({ case: label, code });
  report({ step: 'trial', facts: { code, passed: String(passed) } });
}

/** Somebody with a vault of his own, but another key, can't open it. */
export async function isRefused(witness: Party, file: string): Promise<boolean> {
  await witness.api['vault.create']({
    passphrase: randomBytes(18).toString('base64'),
    name: '外人（虚构）',
    suite: 'x25519',
  });
  try {
    await witness.api['package.open']({ job: 'open', file: await witness.file(file) });
    return false;
  } catch (error) {
    return error instanceof HandoverError && error.code === 'recipient';
  }
}

export async function receive(
  buyer: Party,
  folders: DemoFolders,
  { label }: Deal,
  report: Report,
): Promise<Output<'package.compare'>> {
  const opened = await buyer.api['package.open']({
    job: 'open',
    file: await buyer.file(join(folders.stick, '03 full.handover')),
  });
  report({ step: 'opened', facts: { rows: opened.rows, files: opened.files, lists: opened.lists } });
  const compared = await buyer.api['package.compare']({ case: label });
  report({ step: 'compared', facts: { agrees: String(compared.agrees), totals: compared.totals.length } });
  const receipt = await buyer.api['receipt.make']({
    case: label,
    out: await buyer.file(join(folders.stick, '04 signed.receipt')),
  });
  report({ step: 'receipt', facts: { result: receipt.result } });
  const exported = await buyer.api['data.export']({
    job: 'export',
    case: label,
    out: await buyer.file(folders.export),
    format: 'xlsx',
  });
  report({ step: 'exported', facts: { files: exported.files.length, rows: exported.rows } });
  return compared;
}
