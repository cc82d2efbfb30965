// What happens when work is broken off: cancelled, the engine killed, the data box locked. Nothing half-made, and it goes on.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFiles, newDeal, type Pair } from '../support/handover-run.ts';
import type { AppWindow } from './support/app-window.ts';
import { pickPackage } from './support/buyer-page.ts';
import { openCase, readyDeal, settleBoth, smallTables } from './support/by-engine.ts';
import { type Desk, openDesk, troublesOf } from './support/desk.ts';
import { writeLargeTable } from './support/files.ts';
import { goTo, lock, owners, tryPassphrase } from './support/office.ts';
import * as seller from './support/seller-page.ts';

const patienceMs = 300_000;
/** Some seconds of work: enough to be interrupted in. */
const largeRows = 600_000;
let desk: Desk;
let pair: Pair;
let small: readonly string[];
let large: string;

beforeAll(async () => {
  desk = await openDesk({ lang: 'zh' });
  small = await smallTables(join(desk.folder, 'source'));
  large = join(desk.folder, '全部订单.csv');
  await writeLargeTable(large, largeRows);
  pair = await settleBoth(desk.cast, desk.folder);
}, patienceMs);

afterAll(async () => {
  const troubles = troublesOf(desk);
  await desk.close();
  expect(troubles).toEqual([]);
});

const progress = (window: AppWindow) => window.main.locator('[data-progress] [role="progressbar"][aria-valuenow]');

/** After a kill the data box is locked: its owner opens it from the list of handovers. */
async function comeBack(window: AppWindow, passphrase: string, label: string): Promise<void> {
  const { words } = window;
  await window.arrive('start');
  await window.press(words.start.unlock);
  await tryPassphrase(window, passphrase);
  await window.hand.press(window.main.getByRole('button', { name: label }));
}

async function importSmall(window: AppWindow): Promise<void> {
  await seller.bringData(window, small);
  await window.main.locator('tr[data-table]').nth(1).waitFor();
  await seller.importDone(window);
}

test(
  'an import that is cancelled leaves nothing, and the next one works',
  async () => {
    const { seller: window } = desk.cast;
    const deal = await newDeal(pair);
    await openCase(window, deal.ref);
    await window.arrive('data');
    await seller.bringData(window, [large]);
    await progress(window).waitFor();
    await window.press(window.words.bar.cancel);
    await window.main.getByText(window.words.stop.cancelled).waitFor();
    expect(await window.main.locator('tr[data-table]').count()).toBe(0);
    expect(await window.stop.count()).toBe(0);
    await importSmall(window);
    expect(await seller.equation(window)).toEqual([60, 60, 0, 0]);
  },
  patienceMs,
);

test(
  'an engine killed while it imports: the handover is there, the rows are not, and the next import works',
  async () => {
    const { seller: window } = desk.cast;
    const deal = await newDeal(pair);
    await openCase(window, deal.ref);
    await window.arrive('data');
    await seller.bringData(window, [large]);
    await progress(window).waitFor();
    await window.host.restart();
    await comeBack(window, owners.zh.seller.passphrase, deal.ref);
    await window.arrive('data');
    expect(await window.main.locator('tr[data-table]').count()).toBe(0);
    await importSmall(window);
    expect(await seller.equation(window)).toEqual([60, 60, 0, 0]);
  },
  patienceMs,
);

test(
  'sealing: cancelled, then killed, then done; no file stands under its name before',
  async () => {
    const { seller: window } = desk.cast;
    const deal = await readyDeal(pair, small);
    await importFiles(deal, [large]);
    const out = join(desk.folder, 'stick/04 封存包.handover');
    await openCase(window, deal.ref);
    await window.arrive('seal', 'plan');
    await seller.seal(window, out);
    await window.arrive('seal', 'run');
    await window.press(window.words.bar.cancel);
    await window.main.getByText(window.words.stop.cancelled).waitFor();
    await window.arrive('seal', 'plan');
    expect(existsSync(out)).toBe(false);
    expect(existsSync(`${out}.partial`)).toBe(false);
    await seller.seal(window, out);
    await window.arrive('seal', 'run');
    await progress(window).waitFor();
    await window.host.restart();
    await comeBack(window, owners.zh.seller.passphrase, deal.ref);
    await window.arrive('seal', 'plan');
    expect(existsSync(out)).toBe(false);
    expect(await window.strip()).toMatchObject({ prepare: 'done', seal: 'doing' });
    await seller.seal(window, out);
    await window.arrive('seal', 'sealed');
    expect(existsSync(out)).toBe(true);
    await openingIsBroken(out, deal.ref);
  },
  patienceMs,
);

/** The other side: an opening that is cancelled, and one that is killed, leave not one row; the third is good. */
async function openingIsBroken(file: string, label: string): Promise<void> {
  const { buyer: window } = desk.cast;
  const { words } = window;
  await openCase(window, label);
  await window.arrive('check', 'pick');
  await pickPackage(window, file);
  await window.arrive('check', 'open');
  await window.pressPrimary(words.check.open);
  await window.arrive('check', 'open');
  await window.main.getByText(words.check.openingLead).waitFor();
  await window.press(words.bar.cancel);
  await window.main.getByText(words.stop.cancelled).waitFor();
  expect((await pair.buyer.api['case.show']({ case: label })).tables).toEqual([]);
  await window.pressPrimary(words.check.open);
  await window.main.getByText(words.check.openingLead).waitFor();
  await window.host.restart();
  await comeBack(window, owners.zh.buyer.passphrase, label);
  await window.arrive('check', 'pick');
  expect((await pair.buyer.api['case.show']({ case: label })).packages.map(({ kind }) => kind)).toEqual(['trial']);
  await pickPackage(window, file);
  await window.arrive('check', 'open');
  await window.pressPrimary(words.check.open);
  await window.arrive('compare', 'compare');
}

test(
  'a locked window opens again on the same screen, with the draft and the field as they were',
  async () => {
    const { seller: window } = desk.cast;
    const { words } = window;
    await goTo(window, 'handover');
    await window.arrive('start');
    await window.pressPrimary(words.start.sell.act);
    await window.arrive('deal');
    const sentence = '北京某家政，还没签';
    await window.hand.fill(window.field(words.deal.who), sentence);
    await lock(window);
    expect(await window.page.getByText(sentence).filter({ visible: true }).count()).toBe(0);
    expect(await window.field(words.deal.who).count()).toBe(0);
    await tryPassphrase(window, owners.zh.seller.passphrase);
    const field = window.page.locator('main').filter({ visible: true }).getByLabel(words.deal.who, { exact: true });
    await field.waitFor();
    expect(await field.inputValue()).toBe(sentence);
    await field.and(window.page.locator(':focus')).waitFor();
  },
  patienceMs,
);

test(
  'the recovery card opens what the passphrase opens, and a wrong one does not',
  async () => {
    const { buyer: window } = desk.cast;
    const { words } = window;
    await goTo(window, 'register');
    await window.arrive('register');
    await lock(window);
    await window.press(words.lock.useRecovery);
    await window.hand.fill(window.field(words.lock.recovery), 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH-IIII');
    await window.pressPrimary(words.lock.act);
    await window.stop.waitFor();
    await window.hand.fill(window.field(words.lock.recovery), pair.buyer.recoveryCode.toLowerCase());
    await window.pressPrimary(words.lock.act);
    await window.arrive('register');
  },
  patienceMs,
);
