// What a person is shown before a file is taken in: what was found, why, what else there is, and real rows.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../shared/engine/demo/workbook.ts';
import { openTables } from '../../shared/engine/readers/open.ts';
import type { ReadOptions } from '../../shared/engine/readers/options.ts';
import { shapeOf, surveysOf } from '../../shared/engine/readers/survey-file.ts';
import { inFolder } from '../support/awkward-files.ts';

function survey(bytes: Uint8Array | string, options: ReadOptions = {}, name = '表.csv') {
  return inFolder(async (folder) => {
    await writeFile(join(folder, name), bytes);
    const opened = await openTables(join(folder, name), options);
    try {
      return { kind: opened.kind, tables: surveysOf(opened.tables) };
    } finally {
      await opened.close();
    }
  });
}

const body = Array.from({ length: 300 }, (_, index) => `${index + 1},张三,1540000${String(index).padStart(4, '0')},5`);
const text = ['客户表,,,', '编号,姓名,手机,金额', ...body.slice(0, 30), '小计,,,150', ...body.slice(30), '合计,,,1500'];

describe('a text', () => {
  test('what was found, how sure that is, and what else may be chosen', async () => {
    const { kind, tables } = await survey(text.join('\n'));
    expect(kind).toBe('csv');
    expect(tables[0]).toMatchObject({
      name: '表',
      encoding: { value: 'utf-8', sure: 'sure', reason: 'well_formed' },
      delimiter: { value: ',', sure: 'sure', reason: 'rows_agree' },
      quoting: { value: 'double', sure: 'likely', reason: 'usual', others: ['single', 'none', 'backslash'] },
      header: { value: { row: 2, rows: 1 }, sure: 'sure', reason: 'known_names' },
      columns: ['编号', '姓名', '手机', '金额'],
    });
    expect(tables[0]?.encoding?.others).toContain('gb18030');
    expect(tables[0]?.header.others).toContainEqual({ row: 0, rows: 0 });
    expect(tables[0]?.header.others).toContainEqual({ row: 1, rows: 1 });
  });

  test('of an encoding that a few places do not fit no more is said than is so', async () => {
    const bytes = Buffer.from(text.join('\n'));
    bytes[bytes.lastIndexOf('张三')] = 0xff;
    const found = async (options: ReadOptions) => (await survey(bytes, options)).tables[0]?.encoding;
    expect(await found({})).toMatchObject({ value: 'utf-8', sure: 'likely', reason: 'nearly_well_formed' });
    expect(await found({ encoding: 'utf-8' })).toMatchObject({ value: 'utf-8', sure: 'chosen', reason: 'chosen' });
  });

  test('twenty rows, and those set apart', async () => {
    const { tables } = await survey(text.join('\n'));
    const rows = tables[0]?.rows ?? [];
    expect(rows.slice(0, 3)).toEqual([
      { line: 1, place: 'title', cells: ['客户表'] },
      { line: 2, place: 'header', cells: ['编号', '姓名', '手机', '金额'] },
      { line: 3, place: 'row', cells: ['1', '张三', '15400000000', '5'] },
    ]);
    expect(rows.filter(({ place }) => place === 'row')).toHaveLength(20);
    expect(rows.filter(({ place }) => place === 'total')).toEqual([
      { line: 33, place: 'total', cells: ['小计', '', '', '150'] },
    ]);
  });

  test('the end of the table: what stands behind it, and how sure that is', async () => {
    const footer = async (lines: readonly string[], options: ReadOptions = {}) =>
      (await survey(['姓名,手机,金额', '甲,15400000001,5.50', '乙,15400000002,4', ...lines].join('\n'), options))
        .tables[0]?.footer;
    const none = { row: 0, rows: 0 };
    expect(await footer([])).toMatchObject({ value: none, sure: 'likely', reason: 'rows_to_end' });
    expect(await footer(['合计,,10'])).toMatchObject({
      value: { row: 4, rows: 1 },
      sure: 'likely',
      reason: 'sum_words',
    });
    const sum = await footer(['合计,,¥9.5', '', '制表人：丙,,']);
    expect(sum).toMatchObject({ value: { row: 4, rows: 2 }, sure: 'sure', reason: 'adds_up' });
    expect(await footer(['小计,,9.5', '丙,15400000003,1'])).toMatchObject({ value: none, reason: 'rows_to_end' });
    expect(await footer(['丙,15400000003,1'], { lastRow: 3 })).toMatchObject({
      value: { row: 4, rows: 1 },
      sure: 'chosen',
    });
    expect((await survey(text.join('\n'))).tables[0]?.footer).toMatchObject({
      value: none,
      sure: 'guess',
      reason: 'end_unseen',
    });
  });

  test('choices show their effect', async () => {
    const { tables } = await survey('a;b,c\n1;2,3\n', { delimiter: ';', headerRow: 0 });
    expect(tables[0]).toMatchObject({
      delimiter: { value: ';', sure: 'chosen' },
      header: { value: { row: 0, rows: 0 }, sure: 'chosen' },
      columns: ['column_1', 'column_2'],
    });
  });

  test('a list that begins with a person has no header, whatever else stands in its rows', async () => {
    const people = ['李小兰', '王建国', '陈美玲', '欧阳小雨', '张志强'];
    for (const more of ['', ',年卡', ',老客户,上午']) {
      const { tables } = await survey(people.map((name) => `${name}${more}\n`).join(''));
      expect(tables[0]?.header, more).toMatchObject({ value: { row: 0 }, sure: 'likely', reason: 'names_at_once' });
    }
  });

  test.each(['师傅', '老师', '顾客', '阿姨', '一组'])('%s above names is their header', async (header) => {
    const { tables } = await survey(`${header},班次\n李小兰,早\n王建国,晚\n陈美玲,早\n`);
    expect(tables[0]?.header.value).toEqual({ row: 1, rows: 1 });
  });

  test('a header that is only guessed is called so', async () => {
    const { tables } = await survey('甲,乙\n丙,丁\n');
    expect(tables[0]?.header).toMatchObject({ value: { row: 1, rows: 1 }, sure: 'guess', reason: 'first_full_row' });
  });
});

describe('the shape', () => {
  test('is that of the next file from the same program, and of no other', async () => {
    const shape = async (content: string, options: ReadOptions = {}) => {
      const [table] = (await survey(content, options)).tables;
      return table === undefined ? undefined : shapeOf(table);
    };
    const first = await shape(text.join('\n'));
    expect(await shape(['别的标题,,,', '编号, 姓名 ,手机,金额', '9,王五,15400009999,1'].join('\n'))).toBe(first);
    expect(await shape(text.join('\n').replaceAll(',', ';'))).not.toBe(first);
    expect(await shape(text.join('\n').replace('金额', '余额'))).not.toBe(first);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await shape(text.join('\n'), { headerRow: 3 })).toBe(first);
    expect(await shape(text.join('\n'), { headerRow: 0, firstRow: 9 })).toBe(first);
  });
});

test('a workbook: each sheet', async () => {
  const book = writeWorkbook([
    { name: '客户', rows: [['名单'], ['姓名', '手机'], ['张三', '15400000000']] },
    {
      name: '次卡',
      rows: [
        ['卡号', '余额'],
        ['1', '2'],
      ],
    },
  ]);
  const { kind, tables } = await survey(book, {}, '书.xlsx');
  expect(kind).toBe('xlsx');
  expect(tables.map(({ sheet, header }) => [sheet, header.value.row])).toEqual([
    ['客户', 2],
    ['次卡', 1],
  ]);
  expect(tables[0]?.rows.map(({ place }) => place)).toEqual(['title', 'header', 'row']);
});

test('what is said of one sheet changes no other', async () => {
  const rows = [
    ['编号', '姓名'],
    ['卡号', '户名'],
    ['1', '乙'],
  ];
  const book = writeWorkbook([
    { name: '一', rows },
    { name: '二', rows },
  ]);
  const { tables } = await survey(book, { sheets: new Map([['二', { headerRow: 2 }]]) }, '书.xlsx');
  expect(tables.map(({ header }) => [header.value.row, header.sure])).toEqual([
    [1, 'guess'],
    [2, 'chosen'],
  ]);
});

test.each([
  [
    '页.xls',
    Buffer.from('<meta charset=big5><table><tr><td>a</td></tr><tr><td>\xa4\xa4</td></tr></table>', 'latin1'),
    'marked',
  ],
  ['单.json', Buffer.from('[{"a":"\xd6\xd0"},{"a":"\xb9\xfa"}]', 'latin1'), 'no_utf8'],
])('%s says why it is read in its encoding', async (name, bytes, reason) => {
  const [table] = (await survey(bytes, {}, name)).tables;
  expect(table?.encoding?.reason).toBe(reason);
});
