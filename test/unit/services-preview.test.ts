// 看样: a sample in which nobody is named and everybody is like others, rounded counts, and what the buyer makes of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { measureRisk } from '../../shared/data/risk.ts';
import { previewNames } from '../../shared/domain/words/preview-names.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import { csvText, idNumber, mobile } from '../support/awkward-rows.ts';
import { agree, type Deal, importFiles, newDeal, open, prepare, seal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';

const pair = pairForFile();
const people = 600;
const header = [
  '客户编号',
  '姓名',
  '手机',
  '身份证号',
  '性别',
  '出生日期',
  '地址',
  '储值余额',
  '套餐',
  '门锁密码',
  '备注',
];
const districts = ['上海市黄浦区', '上海市徐汇区', '江苏省苏州市吴中区'];
const secret = (index: number) => `#${80_000_000 + index}*`;

function customer(index: number): string[] {
  return [
    `V${10_000 + index}`,
    `司马客户${index}`,
    mobile(index),
    idNumber(index),
    index % 2 === 0 ? '女' : '男',
    `${1970 + (index % 30)}-0${1 + (index % 9)}-1${index % 9}`,
    `${districts[index % 3]}听潮街${index}号`,
    `${(index * 13) % 900}.50`,
    index === 7 ? '只此一家的套餐' : (['月卡', '季卡', '年卡'][index % 3] ?? ''),
    secret(index),
    `第${index}位客户，周三下午在家`,
  ];
}

const rows = Array.from({ length: people }, (_, index) => customer(index));

async function begun(table: readonly (readonly string[])[] = rows): Promise<Deal> {
  const deal = await newDeal(pair());
  const source = deal.path('客户.csv');
  writeFileSync(source, csvText([header, ...table]));
  await importFiles(deal, [source]);
  await setColumns(deal, { 性别: 'keep', 出生日期: 'keep', 地址: 'keep', 储值余额: 'keep', 套餐: 'keep' });
  return deal;
}

async function setColumns({ seller, ref }: Deal, wanted: Readonly<Record<string, 'keep' | 'drop'>>): Promise<void> {
  const { tables } = await seller.api['policy.show']({ case: ref });
  const decisions = Object.entries(wanted).map(([name, action]) => ({
    table: 't01',
    column: tables[0]?.columns.find((column) => column.name === name)?.id ?? '',
    action,
    reason: 'necessary' as const,
  }));
  await seller.api['policy.set']({ case: ref, decisions });
}

async function sealPreview(deal: Deal, ending = 'preview.handover', preview: Input<'package.seal'>['preview'] = {}) {
  const { seller, ref, path } = deal;
  const out = await seller.file(path(ending));
  return seller.api['package.seal']({ job: 'seal', case: ref, kind: 'preview', out, preview });
}

let exports = 0;

/** What the buyer has of a table of a case. */
async function exported({ buyer, ref, path }: Deal, name: string): Promise<Record<string, string>[]> {
  exports += 1;
  const out = path(`out-${exports}`);
  const { files } = await buyer.api['data.export']({
    job: 'out',
    case: ref,
    out: await buyer.file(out),
    format: 'jsonl',
  });
  const file = files.find((one) => one.includes(name)) ?? '';
  const lines = readFileSync(`${out}/${file}`, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line));
}

describe('a preview', () => {
  let deal: Deal;
  let sample: Record<string, string>[];
  let counts: Record<string, string>[];
  let facts: Output<'package.inspect'>;
  beforeAll(async () => {
    deal = await begun();
    const sealed = await sealPreview(deal);
    expect(sealed.package).toMatchObject({ kind: 'preview', seq: 1 });
    facts = await deal.buyer.api['package.inspect']({ file: await deal.buyer.file(deal.path('preview.handover')) });
    const opened = await open(deal, 'preview.handover');
    expect(opened).toMatchObject({ case: deal.ref, opened_before: false, package: { kind: 'preview' } });
    sample = await exported(deal, '客户');
    counts = await exported(deal, '统计');
    const counted = { rows: sample.length, counts: counts.length, files: 0, lists: 0 };
    expect(sealed).toMatchObject(counted);
    expect(opened).toMatchObject(counted);
  });

  test('is made and opened without terms, a trial or numbers compared', async () => {
    const { terms, trial, tables } = await deal.buyer.api['case.show']({ case: deal.ref });
    expect(terms.state).toBe('absent');
    expect(trial.state).toBe('none');
    expect(tables.map(({ id }) => id)).toEqual(['t01', 't99']);
  });

  test('shows part of the rows', () => {
    expect(sample.length).toBeGreaterThan(150);
    expect(sample.length).toBeLessThanOrEqual(200);
  });

  test('names nobody: codes in place of names and numbers, and nothing that only the seller may know', () => {
    const whole = JSON.stringify([sample, counts]);
    for (const [index, [code = '', name = '', phone = '', id = '', , birth = '', address = '']] of rows.entries()) {
      for (const told of [code, name, phone, id, birth, address, secret(index)]) expect(whole).not.toContain(told);
    }
    expect(whole).not.toContain('只此一家的套餐');
    for (const row of sample) expect(row.姓名).toMatch(/^[a-z2-7]{26}$/);
    expect(Object.keys(sample[0] ?? {})).not.toEqual(expect.arrayContaining(['门锁密码', '备注']));
  });

  test('everybody in it is like nine others at least, and the report says so', () => {
    const quasi = facts.reports.risk?.quasi.map(({ column }) => header[Number(column.slice(1)) - 1] ?? '') ?? [];
    const visible = Object.keys(sample[0] ?? {}).filter(
      (name) => !['客户编号', '姓名', '手机', '身份证号', '_row'].includes(name),
    );
    expect(quasi).toEqual(visible);
    const { k } = measureRisk(sample, { quasi });
    expect(k).toBeGreaterThanOrEqual(10);
    expect(facts.reports.risk).toMatchObject({ k, worst_permille: Math.ceil(1000 / k) });
    const source = rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
    const { average_permille: average, k: smallest, quasi: known = [] } = facts.reports.risk?.before ?? {};
    const all = known.map(({ column }) => header[Number(column.slice(1)) - 1] ?? '');
    expect(all).toEqual(expect.arrayContaining([...quasi, '出生日期', '地址']));
    const before = measureRisk(source, { quasi: all });
    expect([smallest, average]).toEqual([before.k, Math.ceil(1000 * before.marketer)]);
  });

  test('says nothing of its size in the clear', async () => {
    expect(facts.reports.tables.flatMap(({ columns }) => columns.map(({ cells }) => cells))).not.toContain(
      sample.length,
    );
    expect(facts.tables.every((table) => table.rows === undefined)).toBe(true);
  });

  test('counts all rows, rounded, and no value that fewer than ten have', () => {
    const [, , value = '', number = ''] = previewNames.columns;
    const lines = counts.map((line) => [line['列 Column'], line[value], line[number]]);
    expect(lines[0]).toEqual([previewNames.all, previewNames.all, '600']);
    expect(lines).toContainEqual(['性别', '女', '300']);
    expect(lines).toContainEqual(['地址', '上海市黄浦区', '200']);
    expect(lines).toContainEqual(['手机', previewNames.given, '600']);
    expect(lines).toContainEqual(['储值余额', '200–299', expect.stringMatching(/^\d0$|^\d5$/)]);
    for (const [, , shown] of lines) expect(shown === previewNames.hidden || Number(shown) >= 10).toBe(true);
    expect(lines).toContainEqual(['套餐', previewNames.others, previewNames.hidden]);
  });

  test('opened again it changes nothing', async () => {
    expect(await open(deal, 'preview.handover')).toMatchObject({ opened_before: true });
    expect(await exported(deal, '客户')).toEqual(sample);
  });

  test('another one has other codes and other rows, and takes the place of the first', async () => {
    await sealPreview(deal, 'second.handover', { k: 20 });
    expect(await open(deal, 'second.handover')).toMatchObject({ package: { seq: 2 } });
    const next = await exported(deal, '客户');
    const codes = new Set(sample.map((row) => row.姓名));
    expect(next.filter((row) => codes.has(row.姓名))).toEqual([]);
    const refused = await refusalOf(open(deal, 'preview.handover'));
    expect(refused.code).toBe('package.superseded');
  });

  test('the data itself takes the place of the sample, and is not given up for another sample', async () => {
    await prepare(deal);
    await sealPreview(deal, 'late.handover');
    await seal(deal);
    await open(deal);
    const { tables } = await deal.buyer.api['case.show']({ case: deal.ref });
    expect(tables.map(({ id, taken }) => [id, taken])).toContainEqual(['t01', people]);
    await open(deal, 'late.handover');
    const after = await deal.buyer.api['case.show']({ case: deal.ref });
    expect(after.tables).toEqual(tables);
    expect(await deal.buyer.api['package.compare']({ case: deal.ref })).toMatchObject({ agrees: true });
  });
});

describe('a preview is refused', () => {
  test('without a ground, data, or a recipient that goes with it', async () => {
    const empty = await newDeal(pair());
    const refused = await refusalOf(sealPreview(empty));
    expect(refused).toMatchObject({ code: 'blocked', facts: { missing: ['data'] } });
  });

  test('to another party than its buyer', async () => {
    const deal = await begun(rows.slice(0, 60));
    await sealPreview(deal);
    const { seller, path } = deal;
    const file = await seller.file(path('preview.handover'));
    expect((await refusalOf(seller.api['package.open']({ job: 'open', file }))).code).toBe('recipient');
  });
});

test('a sheet or a column that is named after a person has its id for a name', async () => {
  const deal = await newDeal(pair());
  const source = deal.path('王小明的客户.csv');
  const columns = header.with(8, '陈建国负责的套餐');
  writeFileSync(source, csvText([columns, ...rows.slice(0, 400)]));
  await importFiles(deal, [source]);
  await sealPreview(deal);
  await open(deal, 'preview.handover');
  const { tables } = await deal.buyer.api['case.show']({ case: deal.ref });
  const names = tables.flatMap((table) => [table.name, ...table.columns.map(({ name }) => name)]);
  expect(names).toEqual(expect.arrayContaining(['t01', 'c09']));
  expect(names.join()).not.toMatch(/王小明|陈建国/);
});

describe('of a small table', () => {
  test('never more than half of the rows go, and none if they are too few to be alike', async () => {
    const deal = await begun(rows.slice(0, 60));
    const sealed = await sealPreview(deal);
    expect(sealed.rows).toBeLessThanOrEqual(30);
    expect(sealed.rows).toBeGreaterThanOrEqual(10);
    const few = await begun(rows.slice(0, 15));
    expect(await sealPreview(few)).toMatchObject({ rows: 0 });
    await open(few, 'preview.handover');
    const { tables } = await few.buyer.api['case.show']({ case: few.ref });
    expect(tables.map(({ id }) => id)).toEqual(['t99']);
  });
});

test('rows that a rule keeps back are in no sample and no count', async () => {
  const deal = await begun(rows.slice(0, 400));
  const { seller, ref } = deal;
  const { tables } = await seller.api['policy.show']({ case: ref });
  const column = tables[0]?.columns.find(({ name }) => name === '性别')?.id ?? '';
  const rules = [{ rule: 'no_consent' as const, column, params: { accepted: '女' } }];
  await seller.api['policy.rules']({ case: ref, table: 't01', rules });
  await agree(deal);
  await sealPreview(deal);
  await open(deal, 'preview.handover');
  const counts = await exported(deal, '统计');
  expect(counts[0]?.['行数 Rows']).toBe('200');
  expect(JSON.stringify(counts)).not.toContain('男');
});
