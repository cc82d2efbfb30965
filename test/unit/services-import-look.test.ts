// A file before it is in: hidden sheets are named and can be asked for; what was chosen holds for the sheet and the file it was chosen for.
import { mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Input } from '../../shared/ipc/contract.ts';
import { type Deal, importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';
import { type BuiltSheet, buildWorkbook, inlineRows } from '../support/xlsx-builder.ts';

type Chosen = Omit<Input<'import.run'>['files'][number], 'file'>;

const pair = pairForFile();

function write(name: string, content: string | Uint8Array): string {
  const path = join(pair().dir, name);
  writeFileSync(path, content);
  return path;
}

function sheet(name: string, sign: string, state?: BuiltSheet['state']): BuiltSheet {
  const people = Array.from({ length: 4 }, (_, at) => [`${sign}${at}`, `客户${at}`]);
  const rows = inlineRows([['编号', '姓名'], [`会员号${name}`, '会员'], ...people]);
  return { name, rows, ...(state === undefined ? {} : { state }) };
}

const book = (name: string, sheets: readonly BuiltSheet[]) => write(name, buildWorkbook({ sheets }));

async function run(deal: Deal, path: string, chosen: Chosen = {}) {
  const file = await deal.seller.file(path);
  return deal.seller.api['import.run']({ job: 'import', case: deal.ref, files: [{ file, ...chosen }] });
}

async function look(deal: Deal, path: string, chosen: Omit<Input<'import.look'>, 'case' | 'file'> = {}) {
  return deal.seller.api['import.look']({ case: deal.ref, file: await deal.seller.file(path), ...chosen });
}

describe('hidden sheets', () => {
  test('are named in a look, and taken only when one is asked for', async () => {
    const deal = await newDeal(pair());
    const sheets = [sheet('明', 'A'), sheet('藏', 'B', 'hidden'), sheet('深藏', 'C', 'veryHidden')];
    const path = book('藏起来.xlsx', sheets);
    const first = await look(deal, path);
    expect(first.tables.map((table) => table.sheet)).toEqual(['明']);
    expect(first.hidden).toEqual(['藏', '深藏']);
    const closer = await look(deal, path, { sheet: '深藏' });
    expect(closer.tables[0]?.rows.at(-1)?.cells).toEqual(['C3', '客户3']);
    expect(closer.hidden).toEqual(['藏']);
    expect((await run(deal, path)).tables.map((table) => table.sheet)).toEqual(['明']);
    const asked = await run(deal, path, { sheet: '深藏' });
    expect(asked.refused).toEqual([]);
    expect(asked.tables.map((table) => [table.sheet, table.taken])).toEqual([['深藏', 5]]);
    expect((await run(deal, path, { sheet: '深藏' })).refused).toMatchObject([{ error: { code: 'input.twice' } }]);
  });

  test('all of them are named, however many', async () => {
    const sheets = Array.from({ length: 30 }, (_, at) => sheet(`藏${at}`, 'H', 'hidden'));
    expect((await look(await newDeal(pair()), book('多.xlsx', [sheet('明', 'A'), ...sheets]))).hidden).toHaveLength(30);
  });

  test('are named when no other sheet has a row', async () => {
    const path = book('全藏.xlsx', [{ name: '空', rows: '' }, sheet('藏', 'B', 'hidden')]);
    const { refused } = await run(await newDeal(pair()), path);
    expect(refused).toMatchObject([{ error: { code: 'input.no-rows', facts: { hidden: ['藏'] } } }]);
  });
});

describe('what was chosen for a sheet', () => {
  test('holds for that sheet of the next book, and for no other', async () => {
    const deal = await newDeal(pair());
    const month = (name: string, sign: string) => book(name, [sheet('一店', `${sign}1`), sheet('二店', `${sign}2`)]);
    const path = month('一月.xlsx', 'A');
    const headers = (of: Awaited<ReturnType<typeof run>>['tables']) =>
      of.map(({ sheet: name, header_row }) => [name, header_row]);
    const { tables } = await importFiles(deal, [path]);
    expect(headers(tables)).toEqual([
      ['一店', 1],
      ['二店', 1],
    ]);
    const again = await run(deal, path, { sheet: '二店', header_row: 2, replaces: tables[1]?.id });
    expect(headers(again.tables)).toEqual([['二店', 2]]);
    const next = month('二月.xlsx', 'B');
    const seen = await look(deal, next);
    expect(seen.tables.map(({ remembered, choices }) => [remembered, choices])).toEqual([
      [false, {}],
      [true, { header_row: 2 }],
    ]);
    const taken = await run(deal, next);
    expect(taken.remembered).toEqual(['二月.xlsx']);
    expect(headers(taken.tables)).toEqual([
      ['一店', 1],
      ['二店', 2],
    ]);
    expect(headers((await run(await newDeal(pair()), next, { sheet: '二店' })).tables)).toEqual([['二店', 2]]);
    await run(await newDeal(pair()), next, { sheet: '二店', as_found: true });
    expect(headers((await importFiles(deal, [month('三月.xlsx', 'C')])).tables)).toEqual([
      ['一店', 1],
      ['二店', 1],
    ]);
  });

  test('is passed over in a book that has no such row', async () => {
    const deal = await newDeal(pair());
    const short = {
      name: '短店',
      rows: inlineRows([
        ['编号', '姓名'],
        ['K1', '乙'],
      ]),
    };
    const long = {
      name: '短店',
      rows: inlineRows([
        ['编号', '姓名'],
        ['K2', '丙'],
        ['甲', '乙'],
        ['K3', '丁'],
      ]),
    };
    expect((await run(deal, book('长.xlsx', [long]), { header_row: 3 })).tables[0]?.header_row).toBe(3);
    const { tables, remembered } = await run(deal, book('短.xlsx', [short]));
    expect(remembered).toEqual([]);
    expect(tables[0]).toMatchObject({ header_row: 1, taken: 1 });
  });

  test('an encoding is remembered by what the file looks like without it', async () => {
    const deal = await newDeal(pair());
    const text = (row: string) => Buffer.from(`a,b\r\nx,${row}\r\n`);
    const chosen = await run(deal, write('一.txt', text('1')), { encoding: 'big5' });
    expect(chosen.tables[0]?.encoding).toBe('big5');
    const next = await run(deal, write('二.txt', text('2')));
    expect([next.remembered, next.tables[0]?.encoding]).toEqual([['二.txt'], 'big5']);
  });
});

describe('a file that waits', () => {
  const csv = (last: string) => `编号,姓名\r\n会员号,会员\r\n甲1,乙\r\n${last},丙\r\n`;

  test('is told by its size and time', async () => {
    const deal = await newDeal(pair());
    const path = write('看.csv', csv('甲2'));
    const { bytes, modified } = (await look(deal, path)).file;
    expect([bytes, modified]).toEqual([statSync(path).size, statSync(path).mtime.toISOString()]);
  });

  test('is not read as was chosen for another', async () => {
    const deal = await newDeal(pair());
    const path = write('改.csv', csv('甲2'));
    const { file: seen } = await look(deal, path, { header_row: 2 });
    write('改.csv', csv('甲23'));
    const { refused, tables } = await run(deal, path, { header_row: 2, seen });
    expect(tables).toEqual([]);
    expect(refused).toMatchObject([{ file: '改.csv', error: { code: 'input.changed-since' } }]);
    const anew = await look(deal, path);
    expect((await run(deal, path, { header_row: 2, seen: anew.file })).tables[0]?.header_row).toBe(2);
  });

  test('may have been copied: the same content is the same file', async () => {
    const deal = await newDeal(pair());
    const path = write('拷.csv', csv('甲5'));
    const [table] = (await importFiles(deal, [path])).tables;
    const { bytes, sha256 } = await deal.seller.api['table.record']({ case: deal.ref, table: table?.id ?? '' });
    utimesSync(path, 1, 1);
    const again = await run(deal, path, { header_row: 2, replaces: table?.id, seen: { bytes, sha256 } });
    expect([again.refused, again.tables[0]?.header_row]).toEqual([[], 2]);
    write('拷.csv', csv('甲6'));
    const other = await run(deal, path, { header_row: 1, replaces: again.tables[0]?.id, seen: { bytes, sha256 } });
    expect(other.refused).toMatchObject([{ error: { code: 'input.changed-since' } }]);
  });

  test('is not taken up again as was chosen if it has changed since; one for which nothing was chosen is', async () => {
    const deal = await newDeal(pair());
    const { api } = deal.seller;
    const [first, second] = [write('等一.csv', csv('甲7')), write('等二.csv', csv('甲8'))];
    const folder = join(pair().dir, '照片');
    mkdirSync(folder);
    writeFileSync(join(folder, '1.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 1));
    const files = [];
    for (const path of [first, folder]) files.push({ file: await deal.seller.file(path) });
    files.push({ file: await deal.seller.file(second), header_row: 2 });
    const ended = refusalOf(api['import.run']({ job: 'import', case: deal.ref, files }));
    await api['job.cancel']({ job: 'import' });
    expect((await ended).code).toBe('cancelled');
    expect((await api['import.pending']({ case: deal.ref })).files).toHaveLength(3);
    writeFileSync(join(folder, '2.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 2));
    writeFileSync(first, csv('甲77'));
    writeFileSync(second, csv('甲88'));
    const { refused, tables, attachments } = await api['import.resume']({ job: 'resume', case: deal.ref });
    expect(refused).toMatchObject([{ file: '等二.csv', error: { code: 'input.changed-since' } }]);
    expect(tables.map(({ source }) => source)).toEqual(['等一.csv']);
    expect(attachments.files).toBe(2);
    expect((await api['import.pending']({ case: deal.ref })).files).toEqual([]);
  });
});
