// Opening a package: what is refused leaves the vault as it was, and what is opened is there once.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  agree,
  type Deal,
  giveCard,
  importFiles,
  newDeal,
  open,
  prepare,
  seal,
  sealedDeal,
  tryOpening,
} from '../support/handover-run.ts';
import { pairForFile, refusalOf, sourceRows } from '../support/pair-fixture.ts';
import { createParty, type KnownParty, openParty, type Party, passphraseOf } from '../support/parties.ts';

const pair = pairForFile();
const rowsInAll = 3 * sourceRows;
const late: Party[] = [];
/** Nobody of these cases, but of the buyer's name. */
let stranger: KnownParty;
beforeAll(async () => {
  stranger = await createParty('stranger', join(pair().dir, 'stranger-vault'), { name: '沈乙舍' });
  late.push(stranger);
});
afterAll(async () => {
  for (const party of late) await party.app.close();
});

/** What the buyer's vault holds of a case. */
async function held({ buyer, ref }: Deal) {
  const { tables, packages } = await buyer.api['case.show']({ case: ref });
  const full = packages.filter(({ kind }) => kind === 'full');
  return { rows: tables.reduce((sum, { taken }) => sum + taken, 0), packages: full.map(({ seq }) => seq) };
}

async function personsOf({ api }: Party, ref: string): Promise<(number | undefined)[]> {
  const { tables } = await api['policy.show']({ case: ref });
  return tables.map(({ persons }) => persons?.persons);
}

async function expectSound({ buyer }: Deal): Promise<void> {
  expect((await buyer.api['log.verify']({})).good).toBe(true);
  const { findings } = await buyer.api['doctor.run']({});
  expect(findings.filter(({ result }) => result === 'fail')).toEqual([]);
}

/** A party over a copy of this vault as it is now: what a backup brings back. Nothing writes while it is copied. */
async function copyOfVault(who: 'seller' | 'buyer', name: string): Promise<Party> {
  const folder = join(pair().dir, name);
  cpSync(pair()[who].vault, folder, { recursive: true });
  const party = openParty(folder);
  late.push(party);
  await party.api['vault.unlock']({ secret: passphraseOf(who), kind: 'passphrase' });
  return party;
}

describe('a full package', () => {
  test('opens with all its rows; opened again it leaves them once', async () => {
    const deal = await sealedDeal(pair(), pair().sources);
    expect(await held(deal)).toEqual({ rows: 0, packages: [] });
    expect(await open(deal)).toMatchObject({
      case: deal.ref,
      opened_before: false,
      rows: rowsInAll,
      files: 0,
      package: { kind: 'full', seq: 1 },
    });
    expect(await held(deal)).toEqual({ rows: rowsInAll, packages: [1] });
    expect(await personsOf(deal.buyer, deal.ref)).toContain(sourceRows);
    expect(await personsOf(deal.buyer, deal.ref)).toEqual(await personsOf(deal.seller, deal.ref));
    const size = (await deal.buyer.api['log.show']({})).size;
    expect(await open(deal)).toMatchObject({ case: deal.ref, opened_before: true, rows: rowsInAll });
    expect(await held(deal)).toEqual({ rows: rowsInAll, packages: [1] });
    expect((await deal.buyer.api['log.show']({})).size).toBe(size + 1);
    expect(await deal.buyer.api['package.compare']({ case: deal.ref })).toMatchObject({ agrees: true });
    await expectSound(deal);
  });

  test('gives way to the one that replaces it, and never the other way round', async () => {
    const deal = await sealedDeal(pair(), pair().sources);
    const drop = { case: deal.ref, table: 't01', column: 'c04', action: 'drop', reason: 'user' } as const;
    await deal.seller.api['policy.set'](drop);
    expect((await seal(deal, 'second.handover')).package.seq).toBe(2);
    await open(deal);
    const columns = async () => (await deal.buyer.api['policy.show']({ case: deal.ref })).tables[0]?.columns.length;
    expect(await columns()).toBe(4);
    await open(deal, 'second.handover');
    expect(await columns()).toBe(3);
    expect(await held(deal)).toEqual({ rows: rowsInAll, packages: [1, 2] });
    expect(await refusalOf(open(deal))).toMatchObject({ code: 'package.superseded' });
    expect(await columns()).toBe(3);
    const compared = await deal.buyer.api['package.compare']({ case: deal.ref });
    expect(compared).toMatchObject({ agrees: true, package: { seq: 2 } });
    await expectSound(deal);
  });

  test('is refused when a replacement was opened before it', async () => {
    const deal = await sealedDeal(pair(), pair().sources);
    await seal(deal, 'second.handover');
    await open(deal, 'second.handover');
    expect(await refusalOf(open(deal))).toMatchObject({
      code: 'package.superseded',
      where: { file: expect.any(String) },
    });
    expect(await held(deal)).toEqual({ rows: rowsInAll, packages: [2] });
  });

  test('contradicts another with the same number', async () => {
    const deal = await newDeal(pair());
    await importFiles(deal, pair().sources);
    await prepare(deal);
    const twin = await copyOfVault('seller', `twin-${deal.ref}`);
    await seal(deal);
    const out = await twin.file(deal.path('twin.handover'));
    await twin.api['package.seal']({ job: 'seal', case: deal.ref, kind: 'full', out });
    await open(deal, 'twin.handover');
    expect(await refusalOf(open(deal))).toMatchObject({ code: 'package.contradiction' });
    expect(await held(deal)).toEqual({ rows: rowsInAll, packages: [1] });
    await expectSound(deal);
  });
});

describe('nothing is opened', () => {
  let deal: Deal;
  beforeAll(async () => {
    deal = await sealedDeal(pair(), pair().sources);
  });

  test('by somebody to whom it is not sealed', async () => {
    for (const ending of ['full.handover', 'trial.handover']) {
      const file = await stranger.file(deal.path(ending));
      const opened = stranger.api['package.open']({ job: 'open', file });
      expect(await refusalOf(opened)).toMatchObject({ code: 'recipient' });
    }
    expect(await stranger.api['case.list']({})).toEqual({ cases: [] });
    const bySeller = deal.seller.api['package.open']({
      job: 'open',
      file: await deal.seller.file(deal.path('full.handover')),
    });
    expect(await refusalOf(bySeller)).toMatchObject({ code: 'recipient' });
  });

  test('of a package that was changed anywhere', async () => {
    const bytes = readFileSync(deal.path('full.handover'));
    for (let part = 1; part < 16; part += 1) {
      const changed = Buffer.from(bytes);
      const at = Math.floor((bytes.length * part) / 16);
      changed.writeUInt8((bytes[at] ?? 0) ^ 0x10, at);
      writeFileSync(deal.path('bad.handover'), changed);
      const { code } = await refusalOf(open(deal, 'bad.handover'));
      expect(code).not.toMatch(/^(bug|io|input|usage|package)/);
    }
    expect(await held(deal)).toEqual({ rows: 0, packages: [] });
    await expectSound(deal);
  });

  test('of a package that was cut short, is empty, is a folder or junk', async () => {
    const bytes = readFileSync(deal.path('full.handover'));
    const write = (content: Uint8Array) => writeFileSync(deal.path('bad.handover'), content);
    write(bytes.subarray(0, bytes.length - 1));
    expect(await refusalOf(open(deal, 'bad.handover'))).toMatchObject({ code: 'zip' });
    write(new Uint8Array());
    expect(await refusalOf(open(deal, 'bad.handover'))).toMatchObject({ code: 'input.empty' });
    write(Buffer.from('not a package at all, but some words of text'));
    expect(await refusalOf(open(deal, 'bad.handover'))).toMatchObject({ code: 'input.no-package' });
    const folder = deal.buyer.api['package.open']({ job: 'open', file: await deal.buyer.file(pair().dir) });
    expect(await refusalOf(folder)).toMatchObject({ code: 'input.folder' });
    expect(await refusalOf(open(deal, 'nowhere'))).toMatchObject({ code: 'input.missing' });
    expect(await held(deal)).toEqual({ rows: 0, packages: [] });
  });

  test('without the deal: the full package of a case that this vault does not know', async () => {
    const before = await copyOfVault('buyer', 'before');
    const deal = await sealedDeal(pair(), pair().sources);
    const opened = before.api['package.open']({ job: 'open', file: await before.file(deal.path('full.handover')) });
    expect(await refusalOf(opened)).toMatchObject({ code: 'package.not-ours' });
    expect((await before.api['case.list']({})).cases.map(({ case: label }) => label)).not.toContain(deal.ref);
  });
});

describe('trust', () => {
  test('the same name with another key is said aloud before it is accepted', async () => {
    const { dir, seller } = pair();
    await stranger.api['card.export']({ out: await stranger.file(join(dir, 'same-name.card')) });
    const card = await seller.file(join(dir, 'same-name.card'));
    expect(await seller.api['trust.add']({ card, accept: false })).toMatchObject({ warning: 'key_change' });
    const { parties } = await seller.api['trust.list']({});
    expect(parties.map(({ card: id }) => id)).not.toContain(stranger.card);
  });

  test('a seller whose card only came along is not trusted, and nothing is opened', async () => {
    const { buyer, dir, sources } = pair();
    const seller = stranger;
    await giveCard(buyer, seller, join(dir, 'buyer-again.card'));
    await seller.api['card.export']({ out: await seller.file(join(dir, 'unknown.card')) });
    await buyer.api['artefact.add']({ files: [await buyer.file(join(dir, 'unknown.card'))] });
    const deal = await newDeal({ dir, seller, buyer });
    await importFiles(deal, sources);
    await agree(deal, { declared_ok: true });
    await tryOpening(deal);
    await seal(deal);
    expect(await refusalOf(open(deal))).toMatchObject({ code: 'package.untrusted' });
    const checked = await buyer.api['package.verify']({ job: 'v', file: await buyer.file(deal.path('full.handover')) });
    expect(checked).toMatchObject({ good: false, error: { code: 'package.untrusted' } });
    expect(await held(deal)).toEqual({ rows: 0, packages: [] });
    await buyer.api['trust.add']({ card: await buyer.file(join(dir, 'unknown.card')), accept: true });
    expect(await open(deal)).toMatchObject({ rows: rowsInAll });
  });

  test('another number than that of the case is refused, and proves nothing', async () => {
    const deal = await newDeal(pair());
    const { safety_number: number = '' } = await deal.seller.api['case.show']({ case: deal.ref });
    const wrong = number.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10));
    const verify = (typed: string) => deal.seller.api['trust.verify']({ case: deal.ref, number: typed });
    expect(await refusalOf(verify(wrong))).toMatchObject({ code: 'trust.mismatch' });
    expect(await deal.seller.api['case.show']({ case: deal.ref })).toMatchObject({ verified: false });
    const { parties } = await verify(
      number.replaceAll(' ', '-').replace(/^\d/, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    );
    expect(parties.map(({ trust }) => trust).sort()).toEqual(['self', 'verified']);
    expect(await deal.seller.api['case.show']({ case: deal.ref })).toMatchObject({ verified: true });
  });

  test('a number compared for one case says nothing of another', async () => {
    const first = await newDeal(pair());
    const { safety_number: number = '' } = await first.seller.api['case.show']({ case: first.ref });
    await first.seller.api['trust.verify']({ case: first.ref, number });
    const { seller, buyer, dir } = pair();
    await giveCard(stranger, seller, join(dir, 'witness.card'));
    const second = await seller.api['case.new']({
      title: '有见证人',
      deal: 'D4',
      seller: seller.card,
      buyer: buyer.card,
      witnesses: [stranger.card],
    });
    const shown = await seller.api['case.show']({ case: second.case });
    expect(shown.verified).toBe(false);
    expect(shown.safety_number).not.toBe(number);
    expect(await refusalOf(seller.api['trust.verify']({ case: second.case, number }))).toMatchObject({
      code: 'trust.mismatch',
    });
  });
});
