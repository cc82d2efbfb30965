// What the window refuses, and how: each refusal says what happened, where, and what to do, and leaves nothing half-done.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ScreenName } from '../../renderer/app/route.ts';
import type { Gate } from '../../shared/domain/gates.ts';
import { gateWords } from '../../shared/domain/words/gate-text.ts';
import { oleFile } from '../support/awkward-files.ts';
import {
  agree,
  compareNumbers,
  type Deal,
  giveCard,
  importFiles,
  newDeal,
  type Pair,
  sendTrial,
} from '../support/handover-run.ts';
import { createParty } from '../support/parties.ts';
import { checkLines, pickPackage } from './support/buyer-page.ts';
import { openCase, refresh, sealedDeal, settleBoth, smallTables } from './support/by-engine.ts';
import { closeSound } from './support/close-sound.ts';
import { type Desk, openDesk } from './support/desk.ts';
import { flipByte, junkBytes } from './support/files.ts';
import { goTo, lock, owners, pickWith, tryPassphrase, writeTo } from './support/office.ts';
import * as seller from './support/seller-page.ts';
import { say } from './support/words.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let desk: Desk;
let pair: Pair;
let sources: readonly string[];
/** From this pair's seller to its buyer, not opened yet. */
let sealed: Deal;

beforeAll(async () => {
  desk = await openDesk({ lang: 'zh' });
  sources = await smallTables(join(desk.folder, 'source'));
  pair = await settleBoth(desk.cast, desk.folder);
  sealed = await sealedDeal(pair, sources);
});

afterAll(() => closeSound(desk));

async function toCheck(): Promise<void> {
  const { buyer } = desk.cast;
  await refresh(buyer);
  await buyer.press(buyer.words.start.check.act);
  await buyer.arrive('check', 'pick');
}

/** From any screen of the seller's: the deal has no strip, so through the data. */
async function toSeal(): Promise<void> {
  const { seller: window } = desk.cast;
  if ((await window.main.getAttribute('data-screen')) === 'deal') {
    await window.pressPrimary(window.words.deal.actSettle);
    await window.arrive('data');
  }
  await window.hand.press(window.main.locator('li[data-cell="seal"] button'));
  await window.arrive('seal', 'plan');
  await window.main.locator('[data-gate]').first().waitFor();
}

/** No way to open what is on the screen, by any button of that name. */
async function expectNoOpening(): Promise<void> {
  const { buyer } = desk.cast;
  expect(await buyer.button(buyer.words.check.open).count()).toBe(0);
  expect(await buyer.button(buyer.words.trial.act).count()).toBe(0);
}

test('a wrong passphrase: the same words for any, no hint of its length, and the register tells the owner', async () => {
  const { buyer: window } = desk.cast;
  await refresh(window);
  await goTo(window, 'register');
  await window.arrive('register');
  await lock(window);
  const said: string[] = [];
  const right = owners.zh.buyer.passphrase;
  for (const wrong of ['x', right.slice(0, -1), `${right}${right}`]) {
    await tryPassphrase(window, wrong);
    await window.field(window.words.lock.passphrase).and(window.page.locator('[value=""]')).waitFor();
    await window.stop.waitFor();
    said.push(await window.stop.innerText());
  }
  expect(new Set(said).size).toBe(1);
  expect(said[0]).toContain('口令不对');
  expect(said[0]).not.toMatch(/\d|长|短|位/);
  await tryPassphrase(window, right);
  await window.arrive('register');
  const failures = window.main.getByRole('row').filter({ hasText: '没能打开' });
  await failures.first().waitFor();
  expect(await failures.count()).toBe(3);
});

test('a package for somebody else: it is checked, and it can’t be opened', async () => {
  const stranger = await createParty('stranger', join(desk.folder, 'stranger-vault'));
  await giveCard(stranger, pair.seller, join(desk.folder, 'stranger.card'));
  await stranger.api['trust.add']({ card: await stranger.file(join(desk.folder, 'seller.card')), accept: true });
  const deal = await sealedDeal({ ...pair, buyer: stranger }, sources);
  await stranger.app.close();
  const { buyer: window } = desk.cast;
  await toCheck();
  await pickPackage(window, deal.path('full.handover'));
  await window.main.locator('[data-line="recipient"]').waitFor();
  expect(await checkLines(window)).toContain('integrity good');
  expect(await checkLines(window)).toContain('recipient open');
  await expect
    .poll(() => window.main.locator('[data-line="recipient"]').innerText())
    .toContain(window.words.check.facts.recipientOther);
  await expectNoOpening();
  await refresh(window);
  await window.press(window.words.start.receive.act);
  await window.arrive('receive', 'card');
  await window.press(window.words.receive.next);
  await window.arrive('trial');
  await pickWith(window, [deal.path('trial.handover')], () => window.pressPrimary(window.words.trial.act));
  await window.stop.waitFor();
  await expect.poll(() => window.stop.innerText()).toContain('不是封给这把钥匙的');
  expect(await window.main.locator('[data-digits]').count()).toBe(0);
  const { cases } = await pair.buyer.api['case.list']({});
  expect(cases.map(({ case: label }) => label)).not.toContain(deal.ref);
});

test('a package changed on the way: the ink block names the part, nothing opens, nothing stays', async () => {
  const { buyer: window } = desk.cast;
  const changed = sealed.path('changed.handover');
  flipByte(sealed.path('full.handover'), changed, 0.5);
  const before = await pair.buyer.api['log.show']({});
  await toCheck();
  await pickPackage(window, changed);
  await window.arrive('check', 'again');
  const block = await window.stop.innerText();
  expect(block).toContain('changed.handover');
  expect(block).toMatch(/里面的 \S+\/\S+/);
  expect(await window.strip()).toMatchObject({ seal: 'torn' });
  await expectNoOpening();
  const { packages } = await pair.buyer.api['case.show']({ case: sealed.ref });
  expect(packages.filter(({ kind }) => kind === 'full')).toEqual([]);
  expect((await pair.buyer.api['log.show']({})).size).toBe(before.size);
});

test('a package cut short', async () => {
  const { buyer: window } = desk.cast;
  const whole = readFileSync(sealed.path('full.handover'));
  const cut = join(desk.folder, 'cut.handover');
  writeFileSync(cut, whole.subarray(0, whole.length - 100));
  await toCheck();
  await pickPackage(window, cut);
  await window.arrive('check', 'again');
  await expect.poll(() => window.stop.innerText()).toContain('cut.handover');
  await expectNoOpening();
});

test('sealing with things missing: the button is dead, and every line leads to where it is mended', async () => {
  const { seller: window } = desk.cast;
  const made = await pair.seller.api['case.new']({ title: '还早', deal: 'D4', seller: pair.seller.card });
  const expected = { ground: 'deal', data: 'data', buyer_card: 'recipient', terms: 'recipient', trial: 'recipient' };
  await openCase(window, made.case);
  // The first thing missing is the ground: that is where the list of handovers leads.
  await window.arrive('deal');
  for (const [gate, screen] of Object.entries(expected)) {
    await toSeal();
    const lines = await window.main.locator('[data-gate]').evaluateAll((all) => all.map((line) => line.dataset.gate));
    expect(lines).toEqual(Object.keys(expected));
    expect(await window.primary.isDisabled()).toBe(true);
    await window.press(gateWords.zh[gate as Gate].missing);
    await window.arrive(screen as ScreenName);
  }
});

test('three wrong codes of a trial: tries are counted, then a new envelope', async () => {
  const { seller: window } = desk.cast;
  const { words } = window;
  const deal = await newDeal(pair);
  await importFiles(deal, sources);
  await agree(deal);
  await compareNumbers(deal);
  const right = await sendTrial(deal);
  const wrong = right === '000000' ? '000001' : '000000';
  await openCase(window, deal.ref);
  await window.arrive('recipient');
  for (const left of [2, 1]) {
    await seller.enterDigits(window, wrong);
    await window.stop.getByText(String(left)).waitFor();
    await expect.poll(() => window.stop.innerText()).toContain('六位数不对');
    await window.main.getByText(say(words.count.tries_other, { n: left }), { exact: true }).waitFor();
  }
  await seller.enterDigits(window, wrong);
  await window.main.getByText(words.recipient.trial.failed).waitFor();
  expect(await window.field(words.recipient.trial.code).count()).toBe(0);
  await writeTo(window, deal.path('again.handover'), () => window.pressPrimary(words.recipient.trial.again));
  await window.field(words.recipient.trial.code).waitFor();
  const { code = '' } = await pair.buyer.api['package.open']({
    job: 'trial',
    file: await pair.buyer.file(deal.path('again.handover')),
  });
  await seller.enterDigits(window, code);
  await seller.stepDone(window, 'trial');
});

test('junk and a book with a password beside a good file: those two are named, the good one is in', async () => {
  const { seller: window } = desk.cast;
  const [good = ''] = sources;
  const junk = join(desk.folder, '旧系统.dat');
  const secret = join(desk.folder, '欠款.xlsx');
  writeFileSync(junk, junkBytes(5000));
  writeFileSync(secret, oleFile(['EncryptionInfo', 'EncryptedPackage']));
  const deal = await newDeal(pair);
  await openCase(window, deal.ref);
  await window.arrive('data');
  await window.host.drop(window.main.locator('[data-drop]'), [junk, secret, good]);
  await window.main.locator('[data-equation]').waitFor();
  await window.stop.nth(1).waitFor();
  const blocks = await window.stop.allInnerTexts();
  expect(blocks).toHaveLength(2);
  expect(blocks[0]).toContain('旧系统.dat');
  expect(blocks[1]).toContain('欠款.xlsx');
  expect(blocks[1]).toContain('密码');
  expect(await seller.equation(window)).toEqual([20, 20, 0, 0]);
  expect(await window.primary.isEnabled()).toBe(true);
});

test('a check number that differs: do not seal, and the card stays unproved', async () => {
  const { seller: window } = desk.cast;
  const { words } = window;
  const deal = await newDeal(pair);
  await openCase(window, deal.ref);
  await window.arrive('data');
  await toSeal();
  await window.press(gateWords.zh.buyer_verified.missing);
  await window.arrive('recipient');
  await seller.openStep(window, 'number');
  await window.hand.press(window.main.locator('[data-safety] button').first());
  await window.press(words.recipient.number.differs);
  await window.stop.waitFor();
  await expect.poll(() => window.stop.innerText()).toContain('不要封存');
  expect(await window.main.locator('[data-safety] button[aria-pressed="true"]').count()).toBe(0);
  await window.press(words.recipient.number.typed);
  await window.hand.fill(window.field(words.recipient.number.typedField), '1'.repeat(60));
  await window.pressPrimary(words.recipient.number.typedAct);
  await window.stop.waitFor();
  const { verified } = await pair.seller.api['case.show']({ case: deal.ref });
  expect(verified).toBe(false);
  expect(existsSync(deal.path('full.handover'))).toBe(false);
});
