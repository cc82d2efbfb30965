// Two tables in one sheet: the second one's header is told among the rows, and each can be brought in on its own.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';
import { buildWorkbook, inlineRows } from '../support/xlsx-builder.ts';

const pair = pairForFile();

const people = ['赵甲', '钱乙', '孙丙'];
const phone = (at: number) => `1540000000${at}`;
const charges = [['姓名', '手机号码', '充值金额'], ...people.map((name, at) => [name, phone(at), `${at + 1}00`])];
const visits = [['姓名', '手机号码', '项目'], ...people.map((name, at) => [name, phone(at), '护理'])];
const both = [['充值表'], ...charges, ['合计', '', '600'], ['消费表'], ...visits];

function csv(name: string, rows: readonly string[][]): string {
  const path = join(pair().dir, name);
  writeFileSync(path, rows.map((row) => `${row.join(',')}\r\n`).join(''));
  return path;
}

async function bringIn(deal: Awaited<ReturnType<typeof newDeal>>, path: string, choices: object) {
  const files = [{ file: await deal.seller.file(path), ...choices }];
  return deal.seller.api['import.run']({ job: 'import', case: deal.ref, files });
}

test('the header of another table among the rows is told with its line, in a look and at import, from text and from a sheet', async () => {
  const deal = await newDeal(pair());
  const book = join(pair().dir, '两表.xlsx');
  writeFileSync(book, buildWorkbook({ sheets: [{ name: '一', rows: inlineRows(both) }] }));
  const told = { code: 'other_headers', count: 1, names: ['8'] };
  for (const path of [
    csv(
      '两表.csv',
      both.map((row) => [...row, '', ''].slice(0, 3)),
    ),
    book,
  ]) {
    const file = await deal.seller.file(path);
    const look = await deal.seller.api['import.look']({ case: deal.ref, file });
    expect(look.tables[0]?.notices).toContainEqual(told);
    const { notices, tables } = await importFiles(deal, [path]);
    expect(notices).toContainEqual({ table: tables[0]?.id, ...told });
  }
});

test('no header is seen in values that are such words in many rows, nor in one that comes again', async () => {
  const deal = await newDeal(pair());
  const rows = Array.from({ length: 30 }, (_, at) => [`客${'甲乙丙丁戊己'[at % 6]}`, '业主', '电话', '微信']);
  const path = csv('来源.csv', [['称谓', '身份', '怎么来的', '怎么联系'], ...rows]);
  expect((await importFiles(deal, [path])).tables[0]?.notes).toEqual([]);
  const again = csv('分页.csv', [
    ...charges,
    ...charges.map((row) => [...row.slice(0, 2), row[2]?.replace('00', '50') ?? '']),
  ]);
  expect((await importFiles(deal, [again])).tables[0]?.notes).toEqual([]);
});

test('both tables of a sheet come in, each by its own lines; lines that are in come in no second time', async () => {
  const deal = await newDeal(pair());
  const path = csv(
    '分两次.csv',
    both.map((row) => [...row, '', ''].slice(0, 3)),
  );
  const upper = (await bringIn(deal, path, { last_row: 6 })).tables[0];
  expect(upper).toMatchObject({ taken: 3 });
  const beside = { case: deal.ref, table: upper?.id ?? '', kind: 'set_aside', offset: 0, count: 20 } as const;
  const { rows: aside } = await deal.seller.api['rows.aside'](beside);
  expect(aside.filter(({ line }) => line > 6).map(({ reason }) => reason)).toEqual(Array(5).fill('outside'));
  const second = await bringIn(deal, path, { header_row: 8 });
  expect(second.refused).toEqual([]);
  expect(second.tables[0]).toMatchObject({
    taken: 3,
    columns: [{ name: '姓名' }, { name: '手机号码' }, { name: '项目' }],
  });
  for (const choices of [{}, { last_row: 5 }, { header_row: 8, first_row: 10 }, { first_row: 4, last_row: 6 }])
    expect((await bringIn(deal, path, choices)).refused, JSON.stringify(choices)).toMatchObject([
      { error: { code: 'input.twice' } },
    ]);
});

test('where a second table stood is not remembered for the next file', async () => {
  const deal = await newDeal(pair());
  const rows = (more: string) =>
    both.map((row) => [...row, '', ''].slice(0, 3)).concat([[more, '15400000009', '护理']]);
  const path = csv('三月.csv', rows('李丁'));
  await bringIn(deal, path, { last_row: 6 });
  await bringIn(deal, path, { header_row: 8 });
  const next = await importFiles(deal, [csv('四月.csv', rows('吴戊'))]);
  expect(next.remembered).toEqual([]);
  expect(next.tables[0]).toMatchObject({ header_row: 2 });
});

test('sheets of one book with the same columns are no newer exports of each other', async () => {
  const deal = await newDeal(pair());
  const path = join(pair().dir, '各月.xlsx');
  const sheets = ['一月', '二月'].map((name, at) => ({
    name,
    rows: inlineRows([...charges, [name, phone(at + 5), '9']]),
  }));
  writeFileSync(path, buildWorkbook({ sheets }));
  expect((await importFiles(deal, [path])).newer).toEqual([]);
});
