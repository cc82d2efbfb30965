// The reports of a package: cells counted by what was done with them, the risk of what really goes, and what they do not say.
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { quasiAsTheyGo } from '../../shared/data/risk/known-columns.ts';
import { measureRisk } from '../../shared/data/risk.ts';
import { langs } from '../../shared/domain/lang.ts';
import { limitWords, reportLimits } from '../../shared/domain/words/report-words.ts';
import { reportsOf } from '../../shared/engine/seal/reports.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { csvText, mobile, person } from '../support/awkward-rows.ts';
import { type Deal, importFiles, newDeal, open, prepare, seal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';

type Facts = Output<'package.inspect'>;

describe('which columns a risk is measured by', () => {
  test('those that others may know, where nobody is named', () => {
    const columns = [
      { pi: 'person_name', action: 'mask' },
      { pi: 'cn_mobile', action: 'token' },
      { pi: 'birth_date', action: 'generalise' },
      { pi: 'gender', action: 'keep' },
      { pi: 'occupation', action: 'drop' },
      { pi: 'none', action: 'keep' },
    ] as const;
    expect(quasiAsTheyGo(columns)).toEqual([0, 2, 3]);
  });

  test('none where somebody is named or can be reached, and none where nothing was changed for it', () => {
    expect(
      quasiAsTheyGo([
        { pi: 'cn_mobile', action: 'keep' },
        { pi: 'birth_date', action: 'generalise' },
      ]),
    ).toEqual([]);
    expect(quasiAsTheyGo([{ pi: 'gender', action: 'keep' }])).toEqual([]);
    expect(quasiAsTheyGo([{ pi: 'service_no', action: 'mask' }])).toEqual([]);
  });
});

describe('a report of several tables', () => {
  type Figures = { rows: number; k: number; classes: number };
  const table = (id: string, risk?: Figures, before?: Figures) => ({
    manifest: {
      id,
      left_out: [],
      parts: [],
      columns: [
        { action: 'drop', class: 'C', id: 'c01', pi: 'home_access', reason: 'class_c' } as const,
        { action: 'keep', class: 'G', id: 'c02', pi: 'gender', reason: 'necessary' } as const,
        { action: 'mask', class: 'G', id: 'c03', pi: 'person_name', reason: 'user' } as const,
      ],
    },
    changed: [1200, 0, 9],
    risk: risk === undefined ? undefined : { ...risk, quasi: ['c02', 'c03'] },
    before: before === undefined ? undefined : { ...before, quasi: ['c02'] },
  });

  test('counts by column name no small number, and leave out what goes as it is', () => {
    const [redaction] = reportsOf('full', [table('t01')]);
    expect(redaction).toMatchObject({
      kind: 'redaction',
      tables: [
        {
          id: 't01',
          columns: [
            { cells: 1200, id: 'c01' },
            { cells: '<10', id: 'c03' },
          ],
        },
      ],
    });
  });

  test('the risk is that of the smallest group of all, rounded upwards', () => {
    const tables = [table('t01', { rows: 100, k: 7, classes: 9 }), table('t02', { rows: 50, k: 3, classes: 10 })];
    expect(reportsOf('full', tables)[1]).toMatchObject({
      kind: 'risk',
      k: 3,
      worst_permille: 334,
      average_permille: 127,
      quasi: [
        { column: 'c02', table: 't01' },
        { column: 'c03', table: 't01' },
        { column: 'c02', table: 't02' },
        { column: 'c03', table: 't02' },
      ],
    });
  });

  test('stands beside that of the source, unless a table has none', () => {
    const before = [
      { rows: 200, k: 2, classes: 40 },
      { rows: 100, k: 1, classes: 80 },
    ] as const;
    const told = before.map((one, at) => table(`t0${at + 1}`, { rows: 50, k: 5, classes: 5 }, one));
    expect(reportsOf('full', told)[1]).toMatchObject({
      k: 5,
      before: {
        k: 1,
        worst_permille: 1000,
        average_permille: 400,
        quasi: [
          { column: 'c02', table: 't01' },
          { column: 'c02', table: 't02' },
        ],
      },
    });
    expect(reportsOf('full', [...told, table('t03', { rows: 9, k: 9, classes: 1 })])[1]).not.toHaveProperty('before');
  });

  test('a preview shows no counts in the clear, a trial reports nothing', () => {
    expect(reportsOf('preview', [table('t01', { rows: 40, k: 10, classes: 4 })]).map(({ kind }) => kind)).toEqual([
      'risk',
    ]);
    expect(reportsOf('trial', [])).toEqual([]);
  });

  test('every limit has its sentence, and a word of another program has none', () => {
    const limits = reportsOf('full', [table('t01', { rows: 9, k: 9, classes: 1 })]).flatMap((report) => report.limits);
    expect([...new Set(limits)].sort()).toEqual(Object.keys(reportLimits.zh).sort());
    for (const lang of langs) expect(limitWords('constructor', lang)).toBeUndefined();
  });
});

const pair = pairForFile();
const people = 60;
const header = ['姓名', '手机', '性别', '出生日期', '备注'];
const rows = Array.from({ length: people }, (_, index) => [
  person(index),
  mobile(index),
  index % 2 === 0 ? '女' : '男',
  `${1980 + (index % 5)}-0${1 + (index % 9)}-11`,
  index % 20 === 0 ? `请打${mobile(index)}` : '',
]);

async function decide({ seller, ref }: Deal, changes: Readonly<Record<string, object>>): Promise<void> {
  const { tables } = await seller.api['policy.show']({ case: ref });
  const decisions = Object.entries(changes).map(([name, change]) => ({
    table: 't01',
    column: tables[0]?.columns.find((column) => column.name === name)?.id ?? '',
    reason: 'necessary' as const,
    ...(change as { action: 'mask' }),
  }));
  await seller.api['policy.set']({ case: ref, decisions });
}

describe('in a sealed package', () => {
  let facts: Facts;
  let deal: Deal;
  beforeAll(async () => {
    deal = await newDeal(pair());
    const source = deal.path('客户.csv');
    writeFileSync(source, csvText([header, ...rows]));
    await importFiles(deal, [source]);
    await decide(deal, {
      姓名: { action: 'drop' },
      手机: { action: 'token' },
      性别: { action: 'keep' },
      出生日期: { action: 'generalise', params: { to: 'year' } },
      备注: { action: 'redact' },
    });
    await prepare(deal);
    await seal(deal);
    const { buyer, path } = deal;
    facts = await buyer.api['package.inspect']({ file: await buyer.file(path('full.handover')) });
  });

  test('each column says what was done and how many cells are not what they were', () => {
    const [table] = facts.reports.tables;
    expect(table?.columns.map(({ id, action, cells }) => [id, action, cells])).toEqual([
      ['c01', 'drop', people],
      ['c02', 'token', people],
      ['c03', 'keep', undefined],
      ['c04', 'generalise', people],
      ['c05', 'redact', '<10'],
    ]);
  });

  test('the risk is that of the rows that go, beside that of the source', () => {
    const going = rows.map(([, , gender = '', birth = '']) => ({ gender, birth: birth.slice(0, 4) }));
    const figuresOf = (table: typeof going) => {
      const { k, marketer, prosecutor } = measureRisk(table, { quasi: ['gender', 'birth'] });
      const [worst, average] = [prosecutor.highest, marketer].map((share) => Math.ceil(1000 * share));
      const quasi = ['c03', 'c04'].map((column) => ({ table: 't01', column }));
      return { k, worst_permille: worst, average_permille: average, quasi };
    };
    expect(facts.reports.risk).toEqual({
      ...figuresOf(going),
      before: figuresOf(rows.map(([, , gender = '', birth = '']) => ({ gender, birth }))),
    });
  });

  test('a check of the whole package says the same', async () => {
    const { buyer, path } = deal;
    const checked = await buyer.api['package.verify']({ job: 'check', file: await buyer.file(path('full.handover')) });
    expect(checked.facts?.reports).toEqual(facts.reports);
  });

  test('the buyer reads it beside the counts once the package is open', async () => {
    await open(deal);
    const { reports } = await deal.buyer.api['package.compare']({ case: deal.ref });
    expect(reports).toEqual(facts.reports);
  });
});
