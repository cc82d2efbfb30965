// Who could be recognised, for the person who decides: before and after what is decided, and what to write coarser next.
import { writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { riskLines } from '../../shared/cli/text/risk.ts';
import { measureRisk } from '../../shared/data/risk.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import { csvText, mobile, person } from '../support/awkward-rows.ts';
import { type Deal, importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';

const pair = pairForFile();
const header = ['姓名', '手机', '性别', '出生日期', '学历', '套餐'];
const rows = Array.from({ length: 80 }, (_, index) => [
  person(index),
  mobile(index),
  index % 7 === 0 ? '' : index % 2 === 0 ? '女' : '男',
  `${1980 + (index % 4)}-0${1 + (index % 9)}-11`,
  '大专',
  index % 3 === 0 ? '月卡' : '年卡',
]);
let deal: Deal;

beforeAll(async () => {
  deal = await newDeal(pair());
  const source = deal.path('客户.csv');
  writeFileSync(source, csvText([header, ...rows]));
  await importFiles(deal, [source]);
});

const risk = (wanted: Partial<Input<'policy.risk'>> = {}): Promise<Output<'policy.risk'>> =>
  deal.seller.api['policy.risk']({ job: 'risk', case: deal.ref, table: 't01', ...wanted });

async function decide(column: string, action: 'keep' | 'drop' | 'generalise', params = {}): Promise<void> {
  const decision = { table: 't01', column, action, reason: 'necessary', params } as const;
  await deal.seller.api['policy.set']({ case: deal.ref, ...decision });
}

/** The table by column id, with changed cells. */
const table = (change: (cells: string[]) => string[] = (cells) => cells) =>
  rows.map((row) => Object.fromEntries(change([...row]).map((cell, at) => [`c0${at + 1}`, cell])));

test('the rows as they are, by the columns that others usually know', async () => {
  const { before, quasi } = await risk({ sensitive: 'c06', k: 3 });
  expect(quasi).toEqual(['c03', 'c04', 'c05']);
  const { classSizes, rowsWithEmpty, uniqueness, marketer, k, l, t } = measureRisk(table(), {
    quasi,
    sensitive: 'c06',
    k: 3,
  });
  expect(before).toMatchObject({
    rows: 80,
    k,
    class_sizes: classSizes,
    rows_with_empty: rowsWithEmpty,
    unique: uniqueness,
    marketer,
    l,
    t,
    prosecutor: { threshold: 1 / 3 },
  });
});

test('the rows that go, as they go, and what one step coarser would bring', async () => {
  await decide('c03', 'keep');
  await decide('c04', 'generalise', { to: 'year' });
  await decide('c05', 'drop');
  const { after, suggestions } = await risk();
  const going = table((cells) => cells.with(3, (cells[3] ?? '').slice(0, 4)));
  const measured = measureRisk(going, { quasi: ['c03', 'c04'] });
  expect(after).toMatchObject({ quasi: ['c03', 'c04'], rows: 80, k: measured.k, classes: measured.classes });
  expect(suggestions.map(({ column }) => column).sort()).toEqual(['c03', 'c04']);
  for (const { exact, k } of suggestions) expect([exact, k >= measured.k]).toEqual([true, true]);
  expect(suggestions.find(({ column }) => column === 'c03')).toMatchObject({ by: 'plain', k: 20, unique_rows: 0 });
});

test('where nothing that others may know goes, there is nothing to recognise anybody by', async () => {
  await decide('c03', 'drop');
  await decide('c04', 'drop');
  const { after, before, suggestions } = await risk();
  expect(before).toBeDefined();
  expect([after, suggestions]).toEqual([undefined, []]);
});

test('rows that stay are not among those that go', async () => {
  await decide('c03', 'keep');
  const rules = [{ rule: 'no_consent' as const, column: 'c06', params: { accepted: '年卡' } }];
  await deal.seller.api['policy.rules']({ case: deal.ref, table: 't01', rules });
  const { after, before } = await risk();
  expect([before?.rows, after?.rows]).toEqual([80, 53]);
});

test('a column that is not there, and a sensitive one among the others, are refused', async () => {
  expect(await refusalOf(risk({ quasi: ['c77'] }))).toMatchObject({ code: 'unknown.column' });
  expect(await refusalOf(risk({ quasi: ['c03'], sensitive: 'c03' }))).toMatchObject({ code: 'usage' });
  expect(await refusalOf(risk({ table: 't05' }))).toMatchObject({ code: 'unknown.table' });
});

test('as text: a bar for each size of group, the chances in per cent, the next step', async () => {
  const names = new Map(header.map((name, at) => [`c0${at + 1}`, name]));
  const text = riskLines('zh', await risk(), (id) => names.get(id) ?? id, undefined).join('\n');
  expect(text).toContain('只凭性别、出生日期、学历');
  expect(text).toMatch(/独一份 +\d+ 行 +█*/);
  expect(text).toContain('下一步改哪一列：把“性别”写粗一级');
  expect(text).not.toMatch(/\{\w+\}|undefined|NaN/);
  const english = riskLines('en', await risk({ sensitive: 'c06' }), (id) => id, '套餐').join('\n');
  expect(english).not.toMatch(/\{\w+\}|undefined|NaN/);
});
