// All rows looked through: the same whatever pieces they come in, kept with the table, kept true when its rows change.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { residentIdCheck } from '../../shared/data/checks.ts';
import { canonicalRow } from '../../shared/data/csv/writer.ts';
import { scanColumn } from '../../shared/data/detect.ts';
import { HandoverError } from '../../shared/domain/errors.ts';
import type { RowsToScan } from '../../shared/engine/scanning/messages.ts';
import { createScanner, withScanner } from '../../shared/engine/scanning/scanner.ts';
import { TableScan } from '../../shared/engine/services/scan/table-scan.ts';
import { packBlock } from '../../shared/engine/vault/rows/block-codec.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { csvText } from '../support/awkward-rows.ts';
import { importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';

const pair = pairForFile();
const columns = ['客户', '备注', '手机'];
const rows = Array.from({ length: 300 }, (_, at) => [
  `王䶮${at}`,
  at === 200 ? '门锁密码135790#,先敲门' : (['', '说"周三", 别太早', '两行\n备注', '家里有猫'][at % 4] ?? ''),
  String(13_800_000_000 + at),
]);

function pieceOf(from: number, to: number): { csv: ReturnType<typeof utf8> } {
  const lines = rows.slice(from, to).map((cells, at) => canonicalRow([String(from + at + 1), ...cells]));
  return { csv: utf8(lines.join('')) };
}

const direct = columns.map((name, at) =>
  scanColumn(
    name,
    rows.map((cells) => cells[at] ?? ''),
  ).map(({ counts, ...finding }) => ({ ...finding, ...counts })),
);

function scanned(pieces: readonly RowsToScan[]) {
  return withScanner(async (scanner) => {
    const scan = new TableScan(scanner, columns);
    for (const piece of pieces) await scan.add(piece);
    return scan.found();
  });
}

describe('rows in pieces', () => {
  test('hold what the whole column holds, whatever the pieces', async () => {
    const tens = Array.from({ length: 30 }, (_, at) => pieceOf(10 * at, 10 * at + 10));
    expect((await scanned(tens)).findings).toEqual(direct);
    expect((await scanned([pieceOf(0, 299), pieceOf(299, 300)])).findings).toEqual(direct);
  });

  test('may come as rows or as a block', async () => {
    const [first, second] = [pieceOf(0, 150), pieceOf(150, 300)];
    const block = packBlock({ firstRow: 151, lastRow: 300, rows: 150, csv: second.csv });
    expect((await scanned([first, { block }])).findings).toEqual(direct);
  });

  test('a table without rows holds what its names say', async () => {
    const { findings } = await scanned([]);
    expect(findings.map((found) => found.map(({ type }) => type))).toEqual([
      scanColumn('客户', []).map(({ type }) => type),
      ['free_text'],
      ['cn_mobile'],
    ]);
  });

  test('a block that is damaged ends the scan', async () => {
    const block = { ...packBlock({ firstRow: 1, lastRow: 10, rows: 10, csv: pieceOf(0, 10).csv }), sha256: 'ff' };
    const scan = scanned([{ block }, pieceOf(10, 20)]);
    await expect(scan).rejects.toThrow(HandoverError);
    await expect(scan).rejects.toMatchObject({ code: 'vault.damaged' });
  });

  test('of one table say nothing of the next, not even after a failure', async () => {
    const block = { ...packBlock({ firstRow: 1, lastRow: 10, rows: 10, csv: pieceOf(0, 10).csv }), sha256: 'ff' };
    await withScanner(async (scanner) => {
      const failing = new TableScan(scanner, ['门锁密码']);
      await failing.add({ block });
      await expect(failing.found()).rejects.toMatchObject({ code: 'vault.damaged' });
      const scan = new TableScan(scanner, columns);
      await scan.add(pieceOf(0, 300));
      expect((await scan.found()).findings).toEqual(direct);
    });
  });

  test('hold the same in a scanner that was begun before they came', async () => {
    await withScanner(async (scanner) => {
      scanner.begin();
      const scan = new TableScan(scanner, columns);
      await scan.add(pieceOf(0, 300));
      expect((await scan.found()).findings).toEqual(direct);
    });
  });

  test.each([false, true])('are cancelled when their scanner is closed; begun before: %s', async (isBegun) => {
    const scanner = createScanner();
    if (isBegun) scanner.begin();
    const scan = new TableScan(scanner, columns);
    await scan.add(pieceOf(0, 300));
    const isCancelled = expect(scan.found()).rejects.toMatchObject({ code: 'cancelled' });
    await scanner.close();
    await isCancelled;
  });
});

describe('a case', () => {
  const header = ['编号', '手机', '备注', '内容'];
  const identity = `31990019900101002${residentIdCheck('31990019900101002')}`;
  const filler = Array.from({ length: 60 }, (_, at) => [
    `K${at}`,
    String(13_800_000_000 + at),
    '家里有猫',
    at === 59 ? `证件 ${identity} 已核` : '好的',
  ]);

  const findingsOf = (table: { readonly columns: readonly { readonly findings: readonly object[] }[] } | undefined) =>
    table?.columns.map(({ findings }) => findings);

  function write(name: string, lines: readonly (readonly string[])[]): string {
    const path = join(pair().dir, name);
    writeFileSync(path, csvText(lines));
    return path;
  }

  test('keeps what was found in all rows with the table, and treats the columns by it', async () => {
    const deal = await newDeal(pair());
    const path = write('客户.csv', [header, ...filler]);
    const [table] = (await importFiles(deal, [path])).tables;
    const of = (name: string) => table?.columns.find((column) => column.name === name);
    expect(of('手机')?.findings).toMatchObject([{ type: 'cn_mobile', whole: 60, examined: 60, share: 1 }]);
    expect(of('编号')?.findings).toEqual([]);
    expect(of('内容')).toMatchObject({ pi: 'free_text', class: 'S*', action: 'drop', reason: 'sensitive' });
    expect(of('内容')?.findings).toMatchObject([{ type: 'cn_id18', class: 'S*', inside: 1, examined: 60 }]);
    const kept = findingsOf(table);
    const { api } = deal.seller;
    const inCase = await api['scan.run']({ job: 'scan', case: deal.ref });
    expect(inCase.tables.map(({ id, rows: count }) => [id, count])).toEqual([['t01', 60]]);
    expect(findingsOf(inCase.tables[0])).toEqual(kept);
    const inFile = await api['scan.run']({ job: 'scan', file: await deal.seller.file(path) });
    expect(inFile.tables[0]).toMatchObject({ name: '客户', rows: 60 });
    expect(inFile.tables[0]).not.toHaveProperty('id');
    expect(findingsOf(inFile.tables[0])).toEqual(kept);
  });

  test('is looked through again when a row is mended: what the row brings makes its column stricter', async () => {
    const deal = await newDeal(pair());
    const [table] = (await importFiles(deal, [write('缺格.csv', [header, ...filler.slice(0, 9), ['K9', '13']])]))
      .tables;
    expect(table?.columns[3]).toMatchObject({ pi: 'none', class: 'N', action: 'keep', findings: [] });
    const { api } = deal.seller;
    const place = { case: deal.ref, table: table?.id ?? '' };
    const [row] = (await api['rows.aside']({ ...place, kind: 'refused', offset: 0, count: 1 })).rows;
    const cells = ['K9', '13800000009', '', '门锁密码135790#'];
    const { tables } = await api['rows.mend']({ ...place, ref: row?.ref ?? 0, cells });
    expect(tables[0]?.columns[3]).toMatchObject({
      ...{ pi: 'home_access', class: 'C', action: 'drop', reason: 'class_c' },
      findings: [{ type: 'home_access', inside: 1, examined: 10, examples: ['****'] }],
    });
    const again = await api['scan.run']({ job: 'scan', case: deal.ref });
    expect(findingsOf(again.tables[0])).toEqual(findingsOf(tables[0]));
    const back = await api['rows.reopen']({ ...place, ref: row?.ref ?? 0 });
    expect(findingsOf(back.tables[0])).toEqual(findingsOf(table));
  });

  test('without data, and a file that is no table, have nothing to look through', async () => {
    const deal = await newDeal(pair());
    const { api } = deal.seller;
    expect(await api['scan.run']({ job: 'scan', case: deal.ref })).toEqual({ tables: [] });
    const path = join(pair().dir, '照片.jpg');
    writeFileSync(path, Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1));
    const refused = api['scan.run']({ job: 'scan', file: await deal.seller.file(path) });
    await expect(refused).rejects.toMatchObject({ code: 'input.kind' });
  });

  test('is cancelled in the middle of a file or a table, and nothing is kept of it', async () => {
    const deal = await newDeal(pair());
    const path = write('多.csv', [header, ...Array.from({ length: 200 }, () => filler).flat()]);
    const { api } = deal.seller;
    const inFile = api['scan.run']({ job: 'scan', file: await deal.seller.file(path) });
    await api['job.cancel']({ job: 'scan' });
    await expect(inFile).rejects.toMatchObject({ code: 'cancelled' });
    await importFiles(deal, [path]);
    const inCase = api['scan.run']({ job: 'scan', case: deal.ref });
    await api['job.cancel']({ job: 'scan' });
    await expect(inCase).rejects.toMatchObject({ code: 'cancelled' });
    expect(await api['scan.run']({ job: 'scan', case: deal.ref })).toMatchObject({ tables: [{ rows: 12_000 }] });
  });
});
