// Import through the engine: every row accounted for, files that can't be read set aside, rows shown masked, a cancelled one gone.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { writeWorkbook } from '../../shared/engine/demo/workbook.ts';
import type { Progress } from '../../shared/ipc/contract.ts';
import { address, awkwardTables, csvText, mobile } from '../support/awkward-rows.ts';
import { bentDatabase } from '../support/bent-database.ts';
import { type Deal, importFiles, newDeal, sealedDeal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';
import { openParty, passphraseOf } from '../support/parties.ts';

const pair = pairForFile();

function write(name: string, content: string | Uint8Array): string {
  const path = join(pair().dir, name);
  writeFileSync(path, content);
  return path;
}

const totals = ({ tables }: Awaited<ReturnType<typeof importFiles>>) =>
  tables.map(({ rows_read, taken, refused, set_apart }) => ({ rows_read, taken, refused, set_apart }));

describe('a database of which some tables are damaged', () => {
  test('gives the others; each that is left out is refused by name, and the record of those that are in names it', async () => {
    const deal = await newDeal(pair());
    const sound = write('好.csv', csvText([['编号'], ['K1'], ['K2']]));
    const result = await importFiles(deal, [write('店.db', bentDatabase('订单', '积分')), sound]);
    expect(result.tables.map(({ name, taken }) => [name, taken])).toEqual([
      ['客户', 500],
      ['好', 2],
    ]);
    expect(result.refused.map(({ file, error: { code, where } }) => [file, code, where])).toEqual([
      ['店.db', 'input.damaged', { file: '店.db', table: '订单' }],
      ['店.db', 'input.damaged', { file: '店.db', table: '积分' }],
    ]);
    expect(result.tables[0]?.notes).toContain('damaged_tables');
    expect(result.notices).toContainEqual({ table: 't01', code: 'damaged_tables', count: 2, names: ['订单', '积分'] });
    const { record } = await deal.seller.api['table.record']({ case: deal.ref, table: 't01' });
    expect(record.notices).toContainEqual({ code: 'damaged_tables', count: 2, names: ['订单', '积分'] });
    expect((await deal.seller.api['import.pending']({ case: deal.ref })).files).toEqual([]);
  });

  test('says so in a look and in a scan of the file alone', async () => {
    const deal = await newDeal(pair());
    const file = await deal.seller.file(write('只看.db', bentDatabase('订单')));
    const told = { code: 'damaged_tables', count: 1, names: ['订单'] };
    const look = await deal.seller.api['import.look']({ case: deal.ref, file });
    expect(look.tables.map(({ name }) => name)).toEqual(['客户', '积分']);
    for (const { notices } of look.tables) expect(notices).toContainEqual(told);
    const scan = await deal.seller.api['scan.run']({ job: 'scan', file });
    expect(scan.notices).toEqual([told]);
  });

  test('is refused as a whole, once, if no table of it can be read', async () => {
    const deal = await newDeal(pair());
    const { tables, refused } = await importFiles(deal, [write('全坏.db', bentDatabase('客户', '订单', '积分'))]);
    expect(tables).toEqual([]);
    expect(refused.map(({ file, error: { code, where } }) => [file, code, where.table])).toEqual([
      ['全坏.db', 'input.damaged', '客户'],
    ]);
  });
});

describe('the account of an import', () => {
  test('adds up: what was read was taken, refused or set apart', async () => {
    const lines = [
      '云桥保洁 客户表',
      '编号,姓名,次数',
      'K1,甲,1',
      'K2,乙',
      '',
      'K3,丙,3,4,5',
      'K4,"丁,4',
      'K5,戊,5',
      '合计,,13',
    ];
    const deal = await newDeal(pair());
    const result = await importFiles(deal, [write('加总.csv', lines.join('\r\n'))]);
    expect(result.refused).toEqual([]);
    const [table] = result.tables;
    if (table === undefined) throw new Error('no table');
    expect(table.rows_read).toBe(table.taken + table.refused + table.set_apart);
    expect(table.refused_rows).toHaveLength(table.refused);
    expect(table.refused).toBeGreaterThan(0);
    const shown = await deal.seller.api['table.rows']({ case: deal.ref, table: 't01', offset: 0, count: 200 });
    expect(shown.total).toBe(table.taken);
    expect(shown.rows).toHaveLength(table.taken);
  });

  test('is the same for UTF-8, GB18030 and a workbook', async () => {
    const rows = [
      ['编号', '姓名', '会员卡号'],
      ...Array.from({ length: 40 }, (_, at) => [`K${at}`, `王䶮${at}`, `00${at}`]),
    ];
    const deal = await newDeal(pair());
    const result = await importFiles(deal, [
      write('utf8.csv', `\ufeff${csvText(rows)}`),
      write('gb.csv', encodeGb18030(csvText(rows))),
      write('book.xlsx', writeWorkbook([{ name: '会员', rows }])),
    ]);
    expect(result.refused).toEqual([]);
    expect(totals(result)).toEqual(Array(3).fill({ rows_read: 40, taken: 40, refused: 0, set_apart: 0 }));
    expect(result.tables.map(({ encoding }) => encoding)).toEqual(['utf-8', 'gb18030', undefined]);
    expect(result.tables.map(({ sheet }) => sheet)).toEqual([undefined, undefined, '会员']);
    const names = result.tables.map(({ columns }) => columns.map(({ name }) => name).join());
    expect(names).toEqual(Array(3).fill('编号,姓名,会员卡号'));
  });

  test('sets bad files aside, each with its reason, and takes the others', async () => {
    const deal = await newDeal(pair());
    mkdirSync(join(pair().dir, 'empty-folder'), { recursive: true });
    const good = write('good.csv', '编号,姓名\r\nK1,甲\r\n');
    const result = await importFiles(deal, [
      write('empty.csv', ''),
      good,
      write(
        'junk.csv',
        Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
      ),
      join(pair().dir, 'empty-folder'),
      join(pair().dir, 'nowhere.csv'),
      write('good-again.csv', '编号,姓名\r\nK1,甲\r\n'),
    ]);
    expect(result.refused.map(({ file, error }) => [file, error.code])).toEqual([
      ['empty.csv', 'input.empty'],
      ['junk.csv', 'input.junk'],
      ['empty-folder', 'input.empty'],
      ['nowhere.csv', 'input.missing'],
      ['good-again.csv', 'input.twice'],
    ]);
    expect(totals(result)).toEqual([{ rows_read: 1, taken: 1, refused: 0, set_apart: 0 }]);
    expect((await deal.seller.api['policy.show']({ case: deal.ref })).tables).toHaveLength(1);
  });

  test('names a vault, a package, a card or an age file that is given as data, and takes none of it', async () => {
    const { dir, seller } = pair();
    const deal = await sealedDeal(pair(), pair().sources);
    const outer = join(dir, 'outer');
    cpSync(pair().buyer.vault, join(outer, '旧', 'vault'), { recursive: true });
    writeFileSync(join(outer, 'a.txt'), 'a');
    const before = (await seller.api['policy.show']({ case: deal.ref })).attachments.files;
    const { refused } = await importFiles(deal, [
      pair().seller.vault,
      outer,
      deal.path('full.handover'),
      deal.path('terms'),
      join(dir, 'seller.card'),
      write('key.age', 'age-encryption.org/v1\n-> X25519 x\n'),
    ]);
    expect(refused.map(({ error }) => [error.code, error.where])).toEqual([
      ['input.vault-folder', { file: 'seller-vault', entry: 'seller-vault' }],
      ['input.vault-folder', { file: 'outer', entry: 'vault' }],
      ...[`${deal.ref}.full.handover`, `${deal.ref}.terms`, 'seller.card', 'key.age'].map((file) => [
        'input.own-file',
        { file },
      ]),
    ]);
    expect((await seller.api['policy.show']({ case: deal.ref })).attachments.files).toBe(before);
  });

  test('counts the files of a folder once; none goes unless somebody decides so', async () => {
    const deal = await newDeal(pair());
    const folder = join(pair().dir, '照片');
    mkdirSync(join(folder, '望舒公寓'), { recursive: true });
    writeFileSync(join(folder, '望舒公寓', '一.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1));
    writeFileSync(join(folder, '二.txt'), '收据');
    const { attachments, tables } = await importFiles(deal, [folder]);
    expect(tables).toEqual([]);
    expect(attachments).toMatchObject({ files: 2, bytes: 11, kept: 0 });
    const again = await importFiles(deal, [folder]);
    expect(again.refused).toMatchObject([{ file: '照片', error: { code: 'input.twice' } }]);
    expect(again.attachments.files).toBe(2);
  });
});

describe('rows on a screen', () => {
  let deal: Deal;
  const rowsOf = async (table: string) =>
    (await deal.seller.api['table.rows']({ case: deal.ref, table, offset: 0, count: 200 })).rows;

  test('never show a value of a person in full', async () => {
    deal = await newDeal(pair());
    const source = awkwardTables(20)[0]?.rows.slice(1) ?? [];
    const { tables } = await importFiles(deal, pair().sources);
    const classes = tables[0]?.columns.map((column) => column.class) ?? [];
    expect(classes).toContain('G');
    const rows = await rowsOf('t01');
    for (const [index, row] of rows.entries()) {
      for (const [column, cell] of row.entries()) {
        const original = source[index]?.[column] ?? '';
        if (classes[column] === 'N' || !/[\p{L}\p{N}]/u.test([...original].slice(1).join(''))) continue;
        expect(cell).not.toBe(original);
      }
      expect(JSON.stringify(row)).not.toContain(mobile(index + 1));
      expect(JSON.stringify(row)).not.toContain(address(index + 1).slice(0, 12));
    }
  });

  test('never show a secret in full, whatever signs it is made of', async () => {
    const codes = ['*#*#', '!@#$%^', '1', '9', '####', '🔑🔑', '0000', 'a', '密'];
    const text = ['编号,门锁密码', ...codes.map((code, at) => `K${at},${code}`)].join('\r\n');
    const { tables } = await importFiles(deal, [write('门锁.csv', text)]);
    const id = tables[0]?.id ?? '';
    expect(tables[0]?.columns[1]).toMatchObject({ class: 'C' });
    const shown = (await rowsOf(id)).map(([, cell]) => cell);
    expect(shown).toHaveLength(codes.length);
    expect(shown.filter((cell, at) => cell === codes[at])).toEqual([]);
  });

  test('come in windows of at most 200', async () => {
    const api = deal.seller.api;
    const window = { case: deal.ref, table: 't02', offset: 35, count: 200 };
    expect(await api['table.rows'](window)).toMatchObject({ total: 40, rows: { length: 5 } });
    expect(await refusalOf(api['table.rows']({ ...window, count: 201 }))).toMatchObject({ code: 'usage' });
    expect((await api['table.rows']({ ...window, offset: 1000 })).rows).toEqual([]);
  });
});

describe('a cancelled import', () => {
  test('leaves nothing, and can be run again', async () => {
    const deal = await newDeal(pair());
    const many = Array.from({ length: 60_000 }, (_, at) => `K${at},客户${at},${mobile(at)},听潮街${at}号\r\n`);
    const path = write('many.csv', `编号,姓名,手机,地址\r\n${many.join('')}`);
    await deal.seller.api['vault.lock']({});
    const events: Progress[] = [];
    const party = openParty(pair().seller.vault, {
      progress(event) {
        if (events.push(event) === 2) void party.api['job.cancel']({ job: 'import' });
      },
    });
    try {
      await party.api['vault.unlock']({ secret: passphraseOf('seller'), kind: 'passphrase' });
      const again = { ...deal, seller: { ...deal.seller, ...party } };
      const ended = await importFiles(again, [path]).catch((error: unknown) => error);
      expect(ended).toBeInstanceOf(HandoverError);
      expect(ended).toMatchObject({ code: 'cancelled' });
      expect((await party.api['case.show']({ case: deal.ref })).tables).toEqual([]);
      const { findings } = await party.api['doctor.run']({});
      expect(findings.filter(({ result }) => result === 'fail')).toEqual([]);
      const result = await importFiles(again, [path]);
      expect(totals(result)).toMatchObject([{ rows_read: 60_000, taken: 60_000 }]);
      expect(party.bugs).toEqual([]);
    } finally {
      await party.app.close();
      await deal.seller.api['vault.unlock']({ secret: passphraseOf('seller'), kind: 'passphrase' });
    }
  });
});
