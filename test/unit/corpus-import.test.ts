// Ugly files of several programs through the engine at once: each table's account adds up, and the rows are those that the corpus expects.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programs } from '../corpus/programs.ts';
import { importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';

const pair = pairForFile();
const chosen = [
  '客户登记表（2024年）.xlsx',
  '会员卡.csv',
  '排班预约本.xlsx',
  'pos.db',
  '00001.vcf',
  '空文件.xlsx',
  'leads.csv',
];

test('the corpus through import.run', async () => {
  const files = programs.flatMap((program) => program.files).filter(({ name }) => chosen.includes(name));
  const paths = files.map(({ name }) => join(pair().dir, name));
  for (const [index, file] of files.entries()) await writeFile(paths[index] ?? '', file.bytes());
  const deal = await newDeal(pair());
  const { tables, refused } = await importFiles(deal, paths);

  const expected = files.flatMap(({ expected }) => ('refusedAs' in expected ? [] : expected));
  const codes = files.flatMap(({ expected }) => ('refusedAs' in expected ? [expected.refusedAs] : []));
  expect(refused.map(({ error }) => error.code)).toEqual(codes);
  const wanted = expected.map((table) => [table.rows.length, table.refused?.length ?? 0]);
  expect(tables.map((table) => [table.taken, table.refused])).toEqual(wanted);
  for (const [index, table] of tables.entries()) {
    expect(table.rows_read).toBe(table.taken + table.refused + table.set_apart);
    const { aside = [], blank = 0 } = expected[index] ?? {};
    expect(table.set_apart).toBe(aside.length + blank);
  }
});
