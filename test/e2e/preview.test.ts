// 看样: before anything is agreed the seller makes a sample on the screen of what goes, and the buyer reads what was done and looks at it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { reportWords } from '../../shared/domain/words/report-words.ts';
import { csvText, mobile, person } from '../support/awkward-rows.ts';
import { bareDeal, ground, importFiles, newDeal, type Pair } from '../support/handover-run.ts';
import { openCase, settleBoth } from './support/by-engine.ts';
import { closeSound } from './support/close-sound.ts';
import { type Desk, openDesk } from './support/desk.ts';
import { goTo, pickWith, writeTo } from './support/office.ts';
import { brokenRules } from './support/page-rules.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const people = 300;
const header = ['姓名', '手机', '性别', '出生日期', '套餐'];
const rows = Array.from({ length: people }, (_, index) => [
  person(index),
  mobile(index),
  index % 2 === 0 ? '女' : '男',
  index === 0 ? '1931-02-03' : `${1970 + (index % 20)}-03-11`,
  ['月卡', '季卡', '年卡'][index % 3] ?? '',
]);
let desk: Desk;
let pair: Pair;

beforeAll(async () => {
  desk = await openDesk({ lang: 'zh' });
  pair = await settleBoth(desk.cast, desk.folder);
});

afterAll(() => closeSound(desk));

test('from the picture of who could be recognised to the sample at the buyer’s', async () => {
  const { buyer, seller } = desk.cast;
  const deal = await newDeal(pair);
  const source = join(desk.folder, '客户.csv');
  writeFileSync(source, csvText([header, ...rows]));
  await importFiles(deal, [source]);
  await openCase(seller, deal.ref);
  await seller.press(seller.words.bar.back);
  await seller.arrive('policy');

  const words = seller.words.preview;
  await seller.press(words.title);
  await seller.press(words.look);
  const picture = seller.main.locator('[data-risk]');
  await picture.waitFor();
  await expect.poll(() => picture.getAttribute('data-risk')).toBe('1');
  await expect.poll(() => picture.locator('[data-band="1"]').getAttribute('data-rows')).toBe('1 1');
  await expect.poll(() => seller.main.getByRole('checkbox', { checked: true }).count()).toBe(2);
  const path = join(desk.folder, 'stick', '看样.handover');
  await writeTo(seller, path, () => seller.press(words.act));
  await seller.main.locator('[data-preview-made]').waitFor();
  expect(await brokenRules(seller.page, 'zh')).toEqual([]);

  await goTo(buyer, 'check');
  await pickWith(buyer, [path], () => buyer.pressPrimary(buyer.words.check.act));
  await buyer.press(reportWords.zh.title);
  const report = buyer.main.locator('[data-report]');
  await expect.poll(() => report.locator('[data-column="t01.c01"]').innerText()).toMatch(/姓名\s+代号/);
  expect(Number(await report.locator('[data-risk]').getAttribute('data-risk'))).toBeGreaterThanOrEqual(10);
  expect(await report.locator('[data-before]').getAttribute('data-before')).toBe('1');
  expect(await brokenRules(buyer.page, 'zh')).toEqual([]);

  await buyer.pressPrimary(buyer.words.check.open);
  const shown = buyer.main.locator('[data-preview-seen] [data-rows]');
  await shown.locator('tbody tr').nth(3).waitFor();
  // The rows are there before their cells.
  await expect.poll(() => shown.innerText()).toMatch(/女|男/);
  expect(await shown.innerText()).not.toMatch(/司马客户|154\d{8}/);
  expect(await brokenRules(buyer.page, 'zh')).toEqual([]);
  await buyer.pressPrimary(buyer.words.preview.onward);
  await buyer.arrive('trial');
});

test('without a buyer no place is asked for: what is missing is said, with the way there', async () => {
  const { seller } = desk.cast;
  const deal = await bareDeal(pair, { ground });
  const source = join(desk.folder, '还没有买方.csv');
  writeFileSync(source, csvText([header, ...rows.slice(0, 50)]));
  await importFiles(deal, [source]);
  await openCase(seller, deal.ref);
  await seller.press(seller.words.bar.back);
  await seller.arrive('policy');
  await seller.press(seller.words.preview.title);
  const missing = seller.main.locator('[data-preview] [data-gate]');
  await missing.waitFor();
  expect(await missing.getAttribute('data-gate')).toBe('buyer_card');
  expect(await seller.main.getByRole('button', { name: seller.words.preview.act }).isDisabled()).toBe(true);
  expect(await brokenRules(seller.page, 'zh')).toEqual([]);
  await missing.getByRole('button').click();
  await seller.arrive('recipient');
});
