// A file that was read wrongly is read again, another way, in place of the table it made.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';
import { buildWorkbook, inlineRows } from '../support/xlsx-builder.ts';

const pair = pairForFile();

const sheet = (name: string) => ({ name, rows: inlineRows([['x', '甲'], ['编号', '姓名'], ...people(name)]) });
const people = (name: string) => Array.from({ length: 4 }, (_, at) => [`${name}${at}`, `客户${at}`]);

test('the same bytes may take the place of the table that they made, and of no other', async () => {
  const deal = await newDeal(pair());
  const path = join(pair().dir, '名单.csv');
  writeFileSync(path, 'x,甲\r\n编号,姓名\r\nK1,乙\r\nK2,丙\r\n');
  const other = join(pair().dir, '别的.csv');
  writeFileSync(other, '编号,姓名\r\nL1,丁\r\n');
  await importFiles(deal, [path, other]);
  const run = async (replaces: string) => {
    const file = await deal.seller.file(path);
    const files = [{ file, header_row: 2, replaces }];
    return deal.seller.api['import.run']({ job: 'import', case: deal.ref, files });
  };
  expect((await run('t02')).refused).toMatchObject([{ error: { code: 'input.twice' } }]);
  const { refused, tables, account } = await run('t01');
  expect(refused).toEqual([]);
  expect(tables[0]).toMatchObject({ header_row: 2, taken: 2, columns: [{ name: '编号' }, { name: '姓名' }] });
  expect(account).toMatchObject({ tables: 2, taken: 3 });
});

test('one sheet of a book that is read another way leaves the other sheets of the next book in', async () => {
  const deal = await newDeal(pair());
  const book = (name: string, first: string) => {
    const path = join(pair().dir, name);
    writeFileSync(path, buildWorkbook({ sheets: [sheet(first), sheet('二')] }));
    return path;
  };
  const path = book('一.xlsx', '一');
  const [table] = (await importFiles(deal, [path])).tables;
  const files = [{ file: await deal.seller.file(path), sheet: '一', header_row: 0, replaces: table?.id }];
  expect((await deal.seller.api['import.run']({ job: 'import', case: deal.ref, files })).refused).toEqual([]);
  const next = await importFiles(await newDeal(pair()), [path]);
  expect(next.remembered).toEqual(['一.xlsx']);
  expect(next.tables.map(({ sheet, header_row }) => [sheet, header_row])).toEqual([
    ['一', 0],
    ['二', 1],
  ]);
});
