// An import of many files that is cut short: what is in stays in, what remains is remembered until it is in or given up.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../../shared/ipc/contract.ts';
import { importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';
import { openParty, passphraseOf } from '../support/parties.ts';

const pair = pairForFile();

function write(name: string, text: string): string {
  const path = join(pair().dir, name);
  writeFileSync(path, text);
  return path;
}

const small = (name: string) => write(name, `编号,姓名\r\n${name},甲\r\n`);

describe('an import that is cut short', () => {
  test('goes on where it stopped, in another process too', async () => {
    const deal = await newDeal(pair());
    const rows = Array.from({ length: 60_000 }, (_, at) => `K${at},客户${at},听潮街${at}号`);
    const large = write('大.csv', `编号,姓名,地址\r\n${rows.join('\r\n')}`);
    const folder = join(pair().dir, '照片');
    mkdirSync(folder);
    writeFileSync(join(folder, '1.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 1));
    await deal.seller.api['vault.lock']({});
    let seen = 0;
    const party = openParty(pair().seller.vault, {
      progress({ stage, total, done }: Progress) {
        if (stage === 'import' && total !== undefined && total > 100_000 && done < total && ++seen === 1) {
          void party.api['job.cancel']({ job: 'import' });
        }
      },
    });
    const unlock = { secret: passphraseOf('seller'), kind: 'passphrase' } as const;
    try {
      await party.api['vault.unlock'](unlock);
      const here = { ...deal, seller: { ...deal.seller, ...party } };
      const files = [small('一.csv'), large, folder, small('二.csv')];
      expect(await refusalOf(importFiles(here, files))).toMatchObject({ code: 'cancelled' });
      expect((await party.api['policy.show']({ case: deal.ref })).tables.map(({ source }) => source)).toEqual([
        '一.csv',
      ]);
      expect((await party.api['import.pending']({ case: deal.ref })).files).toEqual(['大.csv', '照片', '二.csv']);
      expect((await party.api['case.show']({ case: deal.ref })).account.waiting).toBe(3);
    } finally {
      await party.app.close();
      await deal.seller.api['vault.unlock'](unlock);
    }
    expect(party.bugs).toEqual([]);
    const resumed = await deal.seller.api['import.resume']({ job: 'resume', case: deal.ref });
    expect(resumed.refused).toEqual([]);
    expect(resumed.tables.map(({ source, taken }) => [source, taken])).toEqual([
      ['大.csv', 60_000],
      ['二.csv', 1],
    ]);
    expect(resumed.attachments.files).toBe(1);
    expect((await deal.seller.api['import.pending']({ case: deal.ref })).files).toEqual([]);
    const { findings } = await deal.seller.api['doctor.run']({});
    expect(findings.filter(({ result }) => result === 'fail')).toEqual([]);
  });

  test('leaves nothing waiting once it is done, though some files were refused', async () => {
    const deal = await newDeal(pair());
    const { refused } = await importFiles(deal, [write('空.csv', ''), small('三.csv'), join(pair().dir, '没有.csv')]);
    expect(refused).toHaveLength(2);
    expect((await deal.seller.api['import.pending']({ case: deal.ref })).files).toEqual([]);
  });

  test('can be given up', async () => {
    const deal = await newDeal(pair());
    const { api } = deal.seller;
    await importFiles(deal, [small('四.csv')]);
    const file = await deal.seller.file(small('五.csv'));
    const ended = refusalOf(api['import.run']({ job: 'import', case: deal.ref, files: [{ file }] }));
    await api['job.cancel']({ job: 'import' });
    expect(await ended).toMatchObject({ code: 'cancelled' });
    expect((await api['import.pending']({ case: deal.ref })).files).toEqual(['五.csv']);
    await api['import.dismiss']({ case: deal.ref });
    expect((await api['import.pending']({ case: deal.ref })).files).toEqual([]);
    const resumed = await api['import.resume']({ job: 'resume', case: deal.ref });
    expect(resumed.tables).toEqual([]);
  });
});

test('a file that is to replace a table that is not there is refused, and nothing of it is taken', async () => {
  const deal = await newDeal(pair());
  const { api } = deal.seller;
  await importFiles(deal, [small('六.csv')]);
  const file = await deal.seller.file(small('七.csv'));
  const files = [{ file, replaces: 't09' }];
  const { refused, account } = await api['import.run']({ job: 'import', case: deal.ref, files });
  expect(refused).toMatchObject([{ file: '七.csv', error: { code: 'unknown.table', where: { table: 't09' } } }]);
  expect(account).toMatchObject({ tables: 1 });
});

describe('a file that is looked at', () => {
  const lines = ['云桥保洁;会员导出', 'A;B', '编号;姓名', 'K1;甲', 'K2;乙', 'K3;丙'];

  test('tells how it would be read, and brings nothing in', async () => {
    const deal = await newDeal(pair());
    const file = await deal.seller.file(write('看.csv', lines.join('\r\n')));
    const look = await deal.seller.api['import.look']({ case: deal.ref, file, header_row: 3 });
    expect(look).toMatchObject({ kind: 'csv', hidden: [] });
    expect(look.tables).toMatchObject([
      {
        remembered: false,
        choices: { header_row: 3 },
        encoding: { value: 'utf-8' },
        delimiter: { value: ';' },
        header: { value: { row: 3, rows: 1 }, sure: 'chosen' },
        columns: ['编号', '姓名'],
      },
    ]);
    const taken = look.tables[0]?.rows.filter(({ place }) => place === 'row').map(({ cells }) => cells);
    expect(taken).toEqual([
      ['K1', '甲'],
      ['K2', '乙'],
      ['K3', '丙'],
    ]);
    expect((await deal.seller.api['case.show']({ case: deal.ref })).tables).toEqual([]);
  });

  test('is read as a file of its shape was wanted before, in every case, until something else is chosen', async () => {
    const [first, second] = [await newDeal(pair()), await newDeal(pair())];
    const run = async (deal: typeof first, name: string, last: string, choices: object) => {
      const file = await deal.seller.file(write(name, [...lines, last].join('\r\n')));
      return deal.seller.api['import.run']({ job: 'import', case: deal.ref, files: [{ file, ...choices }] });
    };
    const chosen = await run(first, '一月.csv', 'K4;丁', { header_row: 2 });
    expect(chosen.remembered).toEqual([]);
    expect(chosen.tables[0]).toMatchObject({ header_row: 2, taken: 5 });
    const next = await run(second, '二月.csv', 'K5;戊', {});
    expect(next.remembered).toEqual(['二月.csv']);
    expect(next.tables[0]).toMatchObject({ header_row: 2, taken: 5 });
    const other = await run(second, '三月.csv', 'K6;己', { header_row: 3 });
    expect(other.tables[0]).toMatchObject({ header_row: 3, taken: 4 });
    expect((await run(first, '四月.csv', 'K7;庚', {})).tables[0]).toMatchObject({ header_row: 3 });
    expect((await run(first, '五月.csv', 'K8;辛', { header_row: 3, last_row: 5 })).tables[0]).toMatchObject({
      taken: 2,
    });
    expect((await run(first, '六月.csv', 'K9;壬', {})).tables[0]).toMatchObject({ header_row: 3, taken: 4 });
    const found = await run(first, '七月.csv', 'K0;癸', { as_found: true });
    expect(found.remembered).toEqual([]);
    const again = await run(second, '八月.csv', 'K0;子', {});
    expect(again.remembered).toEqual([]);
    expect(again.tables[0]?.header_row).toBe(found.tables[0]?.header_row);
  });
});
