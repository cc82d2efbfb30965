// A walk past every screen and its states: the whole handover, and what lies beside its path. For eyes and measuring tools.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { writeCompany } from '../../../shared/engine/demo/company.ts';
import { oleFile } from '../../support/awkward-files.ts';
import type { AppWindow } from './app-window.ts';
import { pickPackage } from './buyer-page.ts';
import { flipByte, junkBytes, writeLargeTable } from './files.ts';
import {
  agree,
  bringIn,
  type Cast,
  check,
  decideWhatGoes,
  finish,
  goToCheck,
  makeCard,
  openAndCompare,
  type Stick,
  sealIt,
  signAndUse,
  stickIn,
  tryOpening,
} from './handover.ts';
import { holdAtWork } from './held-engine.ts';
import { goTo, lock, owners, tryPassphrase } from './office.ts';
import { pickSeveral } from './policy-page.ts';
import { killAtRecoveryCard, renewCard } from './recovery.ts';
import { beginRehearsal, finishRehearsal, type Rehearsed } from './rehearsal.ts';
import { bringData, importDone } from './seller-page.ts';
import { twoExports, uglyBook, withBadRows } from './ugly-files.ts';

async function settings(window: AppWindow): Promise<void> {
  await goTo(window, 'settings');
  await window.arrive('settings');
  await window.pressPrimary(window.words.settings.healthAct);
  await window.main.getByText(window.words.settings.selftest).waitFor();
  await window.visit('settings');
  await window.press(window.words.head.help, window.page.locator('header'));
  await window.dialog.waitFor();
  await window.visit('help');
  await window.page.keyboard.press('Escape');
  await window.dialog.waitFor({ state: 'detached' });
}

/** Beside 卖3: files that are refused, rows to look at, the drawer, the door. */
async function besideData(window: AppWindow, folder: string): Promise<void> {
  const { words } = window;
  mkdirSync(join(folder, 'odd'));
  const junk = join(folder, 'odd', '旧系统导出.dat');
  const secret = join(folder, 'odd', '欠款.xlsx');
  writeFileSync(junk, junkBytes(4000));
  writeFileSync(secret, oleFile(['EncryptionInfo', 'EncryptedPackage']));
  await bringData(window, [junk, secret]);
  await window.stop.first().waitFor();
  await importDone(window);
  await window.visit('sell-3-refused');
  await window.press(words.data.preview.title);
  await window.main.locator('[data-rows] tbody tr:nth-child(3) td:nth-child(2)').waitFor();
  await window.main.locator('[data-rows]').scrollIntoViewIfNeeded();
  await window.visit('sell-3-rows');
  await window.press(words.data.preview.hide);
  await window.press(words.why.open);
  await window.visit('sell-3-why');
  await window.press(words.why.close);
  await lock(window);
  await window.visit('lock');
  await tryPassphrase(window, 'not the passphrase');
  await window.stop.waitFor();
  await window.visit('lock-wrong');
  await tryPassphrase(window, owners[window.lang].seller.passphrase);
  await window.main.and(window.page.locator('[data-screen="data"]:not([data-stage="lock"])')).waitFor();
}

/** Beside 卖4's path: several columns ticked, a rule made by hand, what it all comes to. */
async function besideWhatGoes(window: AppWindow): Promise<void> {
  const { words, main } = window;
  await pickSeveral(window, ['姓名', '手机']);
  await window.press(words.bar.cancel, window.dialog);
  await window.dialog.waitFor({ state: 'detached' });
  await window.press(words.policy.rows.add);
  await window.dialog.waitFor();
  await window.visit('sell-4-rule');
  await window.press(words.bar.cancel, window.dialog);
  await window.dialog.waitFor({ state: 'detached' });
  await main.locator('[data-counting="false"]').scrollIntoViewIfNeeded();
  await window.visit('sell-4-counts');
}

/** 卖7 before its time: everything that is still missing. */
async function sealTooEarly(window: AppWindow): Promise<void> {
  await window.hand.press(window.main.locator('li[data-cell="seal"] button'));
  await window.arrive('seal', 'plan');
  await window.main.locator('[data-gate]').first().waitFor();
  await window.visit('sell-7-missing');
  await window.hand.press(window.main.locator('li[data-cell="prepare"] button'));
  await window.arrive('data');
}

/** 买3 with a package that was changed on the way. */
async function checkChanged(window: AppWindow, stick: Stick): Promise<void> {
  const changed = join(stick.folder, '04 封存包 (1).handover');
  flipByte(stick.full, changed, 0.6);
  await pickPackage(window, changed);
  await window.arrive('check', 'again');
  await window.visit('check-bad');
  await window.press(window.words.check.another);
  await window.arrive('check', 'pick');
}

async function somethingWrong(window: AppWindow): Promise<void> {
  await window.press(window.words.compare.wrong);
  await window.dialog.waitFor();
  await window.visit('compare-wrong');
  await window.press(window.words.bar.cancel, window.dialog);
  await window.dialog.waitFor({ state: 'detached' });
}

/** What somebody sees who has neither a data box nor a key, and how such a one begins. */
async function asStranger(window: AppWindow, stick: Stick, folder: string): Promise<Rehearsed> {
  await checkAsStranger(window, stick);
  await goTo(window, 'handover');
  mkdirSync(join(folder, 'rehearsal'));
  await beginRehearsal(window, join(folder, 'rehearsal'));
  const rehearsed = await finishRehearsal(window, join(folder, 'rehearsal'));
  const owner = owners[window.lang].buyer;
  await killAtRecoveryCard(window, owner);
  await renewCard(window, owner);
  return rehearsed;
}

async function checkAsStranger(window: AppWindow, stick: Stick): Promise<void> {
  await window.press(window.words.start.check.act);
  await window.arrive('check', 'pick');
  await pickPackage(window, stick.full);
  await window.primary.filter({ hasNotText: window.words.check.act }).waitFor();
  await window.visit('check-stranger');
  await window.hand.press(window.main.getByRole('button', { name: window.words.check.details }).first());
  await window.press(window.words.why.open);
  await window.visit('check-details');
}

async function register(window: AppWindow): Promise<void> {
  await goTo(window, 'register');
  await window.arrive('register');
  await window.main.locator('tbody tr').first().waitFor();
  await window.visit('register');
  await goTo(window, 'handover');
  await window.arrive('start');
  await window.main.locator('ol li[data-state] button').first().waitFor();
  await window.visit('sell-1');
}

async function behind(window: AppWindow, open: Locator, name: string): Promise<void> {
  await window.hand.press(open);
  await window.dialog.getByRole('button').first().waitFor();
  await window.dialog.locator('[data-line], [data-aside], dl, ul').first().waitFor();
  await window.visit(name);
  await window.press(window.words.bar.close, window.dialog);
  await window.dialog.waitFor({ state: 'detached' });
}

/** Files as sellers have them: what is said of each, and what is behind every line. */
async function uglyData(window: AppWindow, folder: string): Promise<void> {
  const { words, main } = window;
  const { older, newer } = twoExports(folder);
  const line = (name: string) => main.locator('tr[data-table]').filter({ hasText: name });
  const book = uglyBook(join(folder, '客户表 2026.xlsx')).path;
  await bringData(window, [book, withBadRows(join(folder, '上门记录.csv')), older]);
  // The primary button is live before the drop has arrived, too; the line of a new file is not there.
  await line('上门记录.csv').waitFor();
  await importDone(window);
  await bringData(window, [newer]);
  await main.locator('[data-newer]').waitFor();
  await window.visit('sell-3-newer');
  const labelled = (name: string, label: string) => window.button(label.replace('{name}', name), line(name));
  await behind(window, labelled('客户表 2026.xlsx', words.data.howLabel), 'sell-3-look');
  await behind(window, labelled('客户表 2026.xlsx', words.data.moreLabel), 'sell-3-more');
  await behind(window, main.locator('[data-damage] button'), 'sell-3-damage');
  const refused = line('上门记录.csv').getByRole('button', { name: words.data.aside.refused });
  await window.hand.press(refused);
  await window.press(words.data.aside.mend, window.dialog.locator('[data-aside]').first());
  await window.visit('sell-3-mend');
  await window.press(words.bar.close, window.dialog);
}

/** Long work in hand, and broken off. */
async function atWork(window: AppWindow, folder: string): Promise<void> {
  await window.hand.press(window.main.locator('ol li[data-state] button').first());
  await window.hand.press(window.main.locator('li[data-cell="prepare"] button'));
  await window.arrive('data');
  await uglyData(window, join(folder, 'odd'));
  const large = join(folder, 'odd', '全部订单.csv');
  await writeLargeTable(large, 300_000);
  const held = await holdAtWork(window.host);
  await bringData(window, [large]);
  await held.still;
  await window.main.locator('[data-progress] [role="progressbar"][aria-valuenow]').waitFor();
  await window.visit('sell-3-running');
  await window.press(window.words.bar.cancel);
  await held.letGo();
  await window.main.locator('[data-waiting]').waitFor();
  await window.visit('sell-3-waiting');
}

export async function tour(cast: Cast, stranger: AppWindow, folder: string): Promise<Rehearsed> {
  const { lang } = cast.seller;
  const company = await writeCompany(join(folder, 'source'));
  const stick = stickIn(join(folder, 'stick'));
  await bringIn(cast, owners[lang], company);
  await besideData(cast.seller, folder);
  await sealTooEarly(cast.seller);
  await decideWhatGoes(cast, company);
  await besideWhatGoes(cast.seller);
  await makeCard(cast, owners[lang], stick);
  await agree(cast, stick);
  await tryOpening(cast, stick);
  await sealIt(cast, stick);
  const rehearsed = await asStranger(stranger, stick, folder);
  await goToCheck(cast);
  await checkChanged(cast.buyer, stick);
  await check(cast, stick);
  await openAndCompare(cast);
  await somethingWrong(cast.buyer);
  await signAndUse(cast, stick);
  await finish(cast, stick);
  await settings(cast.buyer);
  await register(cast.seller);
  await atWork(cast.seller, folder);
  return rehearsed;
}
