// A file whose bytes are in the case already is known by its digest, whatever its format: in a look, and before its rows are read.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programs } from '../corpus/programs.ts';
import { importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';

const pair = pairForFile();

const corpus = new Map(programs.flatMap(({ files }) => files.map((file) => [file.name, file.bytes()] as const)));
/** One of each format. */
const names = ['leads.csv', '客户登记表（2024年）.xlsx', '次卡会员.et', '次卡.xlsb', '收费.ods', '会员导出.xls'].concat(
  ['辅助核算余额表.xls', 'members.json', 'pos.db', 'iPhone 联系人.vcf', '会员管理.mdb'],
);

test('a look tells the digest of every format, and from which file the table is in already', {
  timeout: 60_000,
}, async () => {
  const deal = await newDeal(pair());
  const paths = names.map((name) => join(pair().dir, name));
  for (const path of paths) writeFileSync(path, corpus.get(path.slice(pair().dir.length + 1)) ?? '');
  const look = async (path: string) =>
    deal.seller.api['import.look']({ case: deal.ref, file: await deal.seller.file(path) });
  for (const path of paths) {
    const { file, tables } = await look(path);
    expect(file.sha256, path).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
    expect(tables.map(({ again }) => again)).toEqual(tables.map(() => undefined));
  }
  expect((await importFiles(deal, paths)).refused).toEqual([]);
  for (const path of paths) {
    const copy = path.replace(/(?=\.\w+$)/, '（副本）');
    copyFileSync(path, copy);
    const { tables } = await look(copy);
    expect(tables.map(({ again }) => again)).toEqual(tables.map(() => path.slice(pair().dir.length + 1)));
    const { refused } = await importFiles(deal, [copy]);
    expect(refused).toMatchObject([{ error: { code: 'input.twice' } }]);
  }
});

test('the digest of a look is that of the file as it is now', async () => {
  const deal = await newDeal(pair());
  const path = join(pair().dir, '改.csv');
  const look = async () => {
    const { file } = await deal.seller.api['import.look']({ case: deal.ref, file: await deal.seller.file(path) });
    return file.sha256;
  };
  writeFileSync(path, '编号,姓名\r\nK1,甲\r\n');
  const first = await look();
  expect(await look()).toBe(first);
  writeFileSync(path, '编号,姓名\r\nK1,乙丙\r\n');
  expect(await look()).not.toBe(first);
});
