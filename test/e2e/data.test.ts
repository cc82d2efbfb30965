// 卖3: real files as sellers have them. Every row is accounted for in sight, a wrong guess costs one click, and nothing stops the rest.
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { full } from '../parameters.ts';
import { bentDatabase } from '../support/bent-database.ts';
import { newDeal, type Pair } from '../support/handover-run.ts';
import type { AppWindow } from './support/app-window.ts';
import { openCase, settleBoth } from './support/by-engine.ts';
import { closeSound } from './support/close-sound.ts';
import { type Desk, openDesk } from './support/desk.ts';
import { junkBytes, writeLargeTable } from './support/files.ts';
import { holdAtWork } from './support/held-engine.ts';
import { bringData, equation, importDone } from './support/seller-page.ts';
import { hiddenSheet, misleading, twoExports, twoSheets, uglyBook, withBadRows } from './support/ugly-files.ts';

vi.setConfig({ testTimeout: full ? 900_000 : 180_000, hookTimeout: 180_000 });

/** Some seconds of work: the engine is held in it, not behind it. */
const manyRows = full ? 1_000_000 : 200_000;
let desk: Desk;
let pair: Pair;
let window: AppWindow;
let folder: string;

const at = (name: string) => join(folder, name);
const lineOf = (name: string) => window.main.locator('tr[data-table]').filter({ hasText: name });
const words = () => window.words.data;
/** A file that is read again changes them a moment after its dialog is gone. */
const sums = () => expect.poll(() => equation(window));

beforeAll(async () => {
  desk = await openDesk({ lang: 'zh' });
  pair = await settleBoth(desk.cast, desk.folder);
  window = desk.cast.seller;
});

beforeEach(async ({ task }) => {
  folder = join(desk.folder, task.id);
  mkdirSync(folder);
  await openCase(window, (await newDeal(pair)).ref);
  await window.arrive('data');
});

afterAll(() => closeSound(desk));

async function bring(...files: string[]): Promise<void> {
  await bringData(window, files);
  await window.main.locator('[data-progress]').waitFor({ state: 'detached' });
  await importDone(window);
}

/** Presses something on the line of a file, and waits for what is behind it. */
async function behind(name: string, label: string): Promise<Locator> {
  await window.press(label, lineOf(name));
  await window.dialog.waitFor();
  return window.dialog;
}

async function closed(): Promise<void> {
  await window.press(window.words.bar.close, window.dialog);
  await window.dialog.waitFor({ state: 'detached' });
}

const how = (name: string) => behind(name, words().howLabel.replace('{name}', name));
const more = (name: string) => behind(name, words().moreLabel.replace('{name}', name));

/** The names of the columns of the table that is looked at. */
async function columns(): Promise<string[]> {
  await window.press(words().preview.title);
  const heads = window.main.locator('[data-rows] th');
  await heads.first().waitFor();
  const names = await heads.allTextContents();
  await window.press(words().preview.hide);
  return names;
}

/** Has the file read again as it is shown. */
async function readAgain(): Promise<void> {
  await window.press(words().look.act, window.dialog);
  await window.dialog.waitFor({ state: 'detached' });
  await importDone(window);
}

test('a book with a title, two header rows, sums and spoiled numbers', async () => {
  const { path, customers, spoiled } = uglyBook(at('客户表.xlsx'));
  await bring(path);
  await sums().toEqual([customers + 3, customers, 0, 3]);
  await expect.poll(() => lineOf('客户表.xlsx').innerText()).toContain(`约 ${customers} 人`);
  const damage = window.main.locator('[data-damage]');
  await expect.poll(() => damage.innerText()).toContain(`身份证号：${spoiled} 个号码`);
  await window.press(words().damage.act, damage);
  const said = await window.dialog.innerText();
  for (const part of ['末几位', `${spoiled} 行`, '990***', '设成“文本”']) expect(said).toContain(part);
  await closed();
  const about = await more('客户表.xlsx');
  for (const part of ['余额合计\u00a01,266', '合计行：1 行', '按证件号', '隐藏或筛掉的行，也收下了（1 处）'])
    await expect.poll(() => about.innerText()).toContain(part);
  await closed();
  const look = await how('客户表.xlsx');
  await look.locator('tr[data-line="3"][data-header="true"]').waitFor();
  const found = look.locator('[data-sure]').filter({ hasText: words().look.footer });
  await expect.poll(() => found.innerText()).toMatch(/第 \d+ 行起，1 行另放/);
  await window.press(words().look.pick.replace('{line}', '2'), look);
  await look.locator('tr[data-line="2"][data-header="true"]').waitFor();
  const header = window.group(words().look.header, look);
  await window.hand.choose(header, words().look.headers.none);
  await look.locator('tr[data-header="true"]').waitFor({ state: 'detached' });
  await window.press(words().look.pick.replace('{line}', '2'), look);
  await window.hand.choose(header, words().look.headers.two);
  await look.locator('tr[data-line="3"][data-header="true"]').waitFor();
  await readAgain();
  await sums().toEqual([customers + 2, customers, 0, 2]);
  await expect.poll(() => lineOf('客户表.xlsx').innerText()).toContain('表头在第 2、3 行');
  expect((await columns()).join()).toMatch(/客户信息.*姓名/);
});

test('many files that are refused: the equation stays in sight, the first are told at once, the others on a press', async () => {
  const refused = Array.from({ length: 7 }, (_, index) => at(`旧系统 ${index + 1}.dat`));
  for (const path of refused) writeFileSync(path, junkBytes(4000));
  await bring(misleading(at('一月.csv'), 30), ...refused);
  await sums().toEqual([31, 31, 0, 0]);
  const fold = window.main.getByRole('button', { name: '还有 5 项没有放进来' });
  await fold.waitFor();
  const shown = window.stop.filter({ visible: true });
  expect(await shown.count()).toBe(2);
  const equationEnds = () =>
    window.main.locator('[data-equation]').evaluate((sums) => innerHeight - sums.getBoundingClientRect().bottom);
  expect(await equationEnds()).toBeGreaterThan(300);
  await window.hand.press(fold);
  await expect.poll(() => shown.count()).toBe(refused.length);
  const said = (await shown.allInnerTexts()).join();
  for (let index = 1; index <= refused.length; index += 1) expect(said).toContain(`旧系统 ${index}.dat`);
  await expect.poll(equationEnds).toBeGreaterThan(300);
});

test('a wrong guess is put right by one click, and the next file of its kind is read the same way', async () => {
  await bring(misleading(at('一月.csv'), 30));
  await sums().toEqual([31, 31, 0, 0]);
  const look = await how('一月.csv');
  await look.locator('[data-sure]').first().waitFor();
  const why = (await look.locator('[data-sure]').allInnerTexts()).join();
  for (const said of ['认准了：全文都合这种编码', '认准了：这样切，每行格数最整齐', '多半对：最常见的写法'].concat([
    '表尾',
    '多半对：一直到最后一行都是表里的行',
  ]))
    expect(why).toContain(said);
  await window.press(words().look.pick.replace('{line}', '2'), look);
  await look.locator('tr[data-line="2"][data-header="true"]').waitFor();
  await readAgain();
  await sums().toEqual([31, 30, 0, 1]);
  expect(await columns()).toEqual(expect.arrayContaining(['会员号', '住址']));
  await bring(misleading(at('二月.csv'), 40));
  await expect.poll(() => window.main.locator('[data-remembered]').innerText()).toContain('二月.csv');
  await expect.poll(() => lineOf('二月.csv').innerText()).toContain('表头在第 2 行');
});

test('one sheet of a book is read another way, and the other stays as it is', async () => {
  await bring(twoSheets(at('两家店.xlsx')));
  await sums().toEqual([15, 15, 0, 0]);
  const line = lineOf('二店');
  await window.press(words().howLabel.replace('{name}', '两家店.xlsx'), line);
  await window.press(words().look.pick.replace('{line}', '2'), window.dialog);
  await window.dialog.locator('tr[data-line="2"][data-header="true"]').waitFor();
  await readAgain();
  await sums().toEqual([15, 14, 0, 1]);
  expect(await window.main.locator('tr[data-table]').count()).toBe(2);
  await expect.poll(() => line.innerText()).toContain('表头在第 2 行');
  await expect.poll(() => lineOf('一店').innerText()).toContain('表头在第 1 行');
});

test('a hidden sheet is named, and taken only when it is chosen', async () => {
  await bring(hiddenSheet(at('藏.xlsx')));
  await sums().toEqual([4, 4, 0, 0]);
  const look = await how('藏.xlsx');
  await window.hand.choose(window.group(words().look.sheet, look), '老客户（隐藏）');
  await look.getByText('V2').waitFor();
  await window.press(words().look.take, look);
  await window.dialog.waitFor({ state: 'detached' });
  await importDone(window);
  await sums().toEqual([7, 7, 0, 0]);
  await bring(hiddenSheet(at('全藏.xlsx'), false));
  await window.press(words().takeHidden.replace('{sheet}', '老客户'));
  await importDone(window);
  await sums().toEqual([10, 10, 0, 0]);
});

test('damaged tables of a database are named, each in a refusal and on the lines of those that are in', async () => {
  writeFileSync(at('店.db'), bentDatabase('订单', '积分'));
  await bring(at('店.db'));
  await sums().toEqual([500, 500, 0, 0]);
  const refused = window.main.getByRole('region', { name: words().notTaken });
  for (const table of ['订单', '积分']) await refused.getByText(`文件 店.db，表 ${table}`).waitFor();
  await refused.getByText('坏的只是其中一张表，别的 1 张收下了').first().waitFor();
  expect(await lineOf('店.db').innerText()).toContain('有的表坏了，读不出来，没有收');
  await (await more('店.db')).getByText('订单 · 积分').waitFor();
  await closed();
  // It was picked in this window: how it is read can be looked at without picking it once more.
  await (await how('店.db')).getByText('客户0', { exact: true }).waitFor();
  await closed();
});

test('a file that was changed since it came in is not read again in place of its table', async () => {
  const path = withBadRows(at('次卡.csv'));
  await bring(path);
  misleading(path, 12);
  const look = await how('次卡.csv');
  await look.getByText(words().look.another).waitFor();
  expect(await window.button(words().look.act, look).count()).toBe(0);
  await closed();
  withBadRows(path);
  await window.press(words().look.pick.replace('{line}', '2'), await how('次卡.csv'));
  await window.dialog.locator('tr[data-line="2"][data-header="true"]').waitFor();
  misleading(path, 11);
  await readAgain();
  await window.stop.getByText('和上次看的不一样').waitFor();
  await sums().toEqual([12, 10, 2, 0]);
});

test('refused rows: one is mended, one left with a reason, and either can be undone', async () => {
  await bring(withBadRows(at('次卡.csv')));
  await sums().toEqual([12, 10, 2, 0]);
  await window.hand.press(lineOf('次卡.csv').getByRole('button', { name: words().aside.refused }));
  const [first, second] = [window.dialog.locator('[data-aside]').first(), window.dialog.locator('[data-aside]').last()];
  await first.waitFor();
  await expect.poll(() => first.innerText()).toContain('B90,丙,7,多出来的');
  await window.press(words().aside.mend, first);
  await window.hand.fill(window.field('次数', first), '7');
  await window.press(words().aside.take, first);
  await window.dialog.locator('[data-aside][data-state="mended"]').waitFor();
  await window.press(words().aside.leave, second);
  await window.hand.fill(window.field(words().aside.reason, second), '重复了');
  await window.press(words().aside.confirm, second);
  await window.dialog.locator('[data-aside][data-state="left"]').getByText('重复了').waitFor();
  await closed();
  await sums().toEqual([12, 11, 1, 0]);
  await expect.poll(() => lineOf('次卡.csv').innerText()).toContain(words().lookedAt);
  await window.hand.press(lineOf('次卡.csv').getByRole('button', { name: words().aside.refused }));
  await window.press(words().aside.undo, window.dialog.locator('[data-state="mended"]'));
  await window.dialog.locator('[data-state="mended"]').waitFor({ state: 'detached' });
  await closed();
  await sums().toEqual([12, 10, 2, 0]);
});

test('a newer export: what differs is said, and it takes the place of the older', async () => {
  const { older, newer } = twoExports(folder);
  await bring(older);
  await bring(older);
  await expect.poll(() => window.stop.innerText()).toContain('已经放进来过了');
  await bring(newer);
  const question = window.main.locator('[data-newer]');
  await expect.poll(() => question.innerText()).toContain('新增 2 行，改动 1 行，少了 1 行，没变 18 行');
  await window.press(words().newer.replace, question);
  await question.waitFor({ state: 'detached' });
  await sums().toEqual([21, 21, 0, 0]);
  expect(await window.main.locator('tr[data-table]').count()).toBe(1);
  await more('次卡 新.csv');
  await window.press(words().about.remove, window.dialog);
  await window.press(words().about.removeAct, window.dialog);
  await window.dialog.waitFor({ state: 'detached' });
  await window.main.locator('[data-equation]').waitFor({ state: 'detached' });
});

test('an empty and a half-copied file beside good ones and a folder: each is named with the way out, the others are in', async () => {
  const empty = at('空.csv');
  const half = uglyBook(at('只拷了一半.xlsx')).path;
  const photos = at('照片');
  mkdirSync(photos);
  writeFileSync(empty, '');
  writeFileSync(join(photos, '门牌.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1));
  truncateSync(half, Math.floor(readFileSync(half).length / 2));
  await bring(empty, half, withBadRows(at('好的.csv')), photos);
  const [ofEmpty, ofHalf] = await window.stop.allInnerTexts();
  for (const part of ['空的', '空.csv', '重新导出']) expect(ofEmpty).toContain(part);
  expect(ofHalf).toContain('只拷了一半.xlsx');
  await sums().toEqual([12, 10, 2, 0]);
  await window.press(words().moreLabel.replace('{name}', '照片'));
  await window.press(words().folder.remove, window.dialog);
  await window.main.locator('tr[data-folder]').waitFor({ state: 'detached' });
});

/** The longest time, in milliseconds, for which the page drew nothing, from now until it is asked for. */
async function watchFrames(): Promise<() => Promise<number>> {
  await window.page.evaluate(() => {
    const kept = globalThis as unknown as { longest: number };
    kept.longest = 0;
    let last = performance.now();
    const frame = (now: number) => {
      kept.longest = Math.max(kept.longest, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return () => window.page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
}

test('many rows: the page answers while they come in, cancel leaves the file waiting, and all of them can be seen', async () => {
  const large = at('全部订单.csv');
  await writeLargeTable(large, manyRows);
  const longest = await watchFrames();
  const held = await holdAtWork(window.host);
  await bringData(window, [large, withBadRows(at('次卡.csv'))]);
  await held.still;
  await window.main.locator('[data-progress]').waitFor();
  await window.press(window.words.head.help, window.page.locator('header'));
  await window.dialog.waitFor();
  expect(await window.main.locator('[data-progress]').count()).toBe(1);
  await window.page.keyboard.press('Escape');
  await window.press(window.words.bar.cancel);
  await held.letGo();
  const waiting = window.main.locator('[data-waiting="2"]');
  await waiting.getByText('全部订单.csv').waitFor();
  await window.press(words().waiting.resume, waiting);
  await window.main.locator('[data-equation]').waitFor();
  await sums().toEqual([manyRows + 12, manyRows + 10, 2, 0]);
  expect(await longest()).toBeLessThan(5000);
  await seeTheLast();
});

/** The last row, by scrolling and by searching. */
async function seeTheLast(): Promise<void> {
  await window.press(words().preview.title);
  const parts = window.group(words().preview.part);
  if (manyRows > 500_000) await window.hand.choose(parts, '500,001–1,000,000');
  const rows = window.main.locator('[data-rows]');
  await rows.locator('tbody tr td:nth-child(2)').first().waitFor();
  await rows.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await rows.getByText(`DD${manyRows - 1}`, { exact: true }).waitFor();
  expect(await rows.locator('tbody tr').count()).toBeLessThan(60);
  await window.hand.fill(window.field(words().preview.find), `DD${manyRows - 2}`);
  await window.page.keyboard.press('Enter');
  await window.main.locator('[data-found="1"]').waitFor();
  await window.press(words().preview.hide);
}
