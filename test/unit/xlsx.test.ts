import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../shared/engine/demo/workbook.ts';
import { zipFile } from '../../shared/engine/demo/zip-file.ts';
import {
  columnLetters,
  columnOf,
  isoText,
  numberText,
  parseNumberFormat,
  unescapeString,
} from '../../shared/engine/readers/books/xlsx-values.ts';
import { inFolder, readAll, readBytes, refusalOf, refusalOfBytes } from '../support/awkward-files.ts';
import { type BuiltWorkbook, buildBomb, buildWorkbook, inlineRows, workbookParts } from '../support/xlsx-builder.ts';

const header =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>值</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>';

/** The text of one cell in column A below a header. */
async function cellText(cell: string, book: Partial<BuiltWorkbook> = {}): Promise<string | undefined> {
  const rows = `${header}<row r="2">${cell}<c r="B2"><v>1</v></c></row>`;
  const back = await readBytes(buildWorkbook({ sheets: [{ name: 's', rows }], ...book }), {}, 'x.xlsx');
  return back.rows[0]?.[0];
}

describe('numbers', () => {
  const plain = { date: false, time: false, elapsed: false, zeros: 0 };

  test.each([
    ['0', '0'],
    ['123', '123'],
    ['-5', '-5'],
    ['15400000000', '15400000000'],
    ['319900199001010011', '319900199001010011'],
    ['007', '007'],
    ['0.1', '0.1'],
    ['1.1000000000000001', '1.1'],
    ['0.30000000000000004', '0.30000000000000004'],
    ['1E-7', '0.0000001'],
    ['1.5E-3', '0.0015'],
    ['3.1990019900101E+17', '319900199001010000'],
    ['1E+22', '10000000000000000000000'],
    ['-1.25E+25', '-12500000000000000000000000'],
    ['12,5', '12,5'],
    ['', ''],
  ])('%s', (stored, text) => {
    expect(numberText(stored, plain, false).text).toBe(text);
  });

  test('with more than 15 digits have lost their end', () => {
    expect(numberText('3.1990019900101E+17', plain, false).isDamaged).toBe(true);
    expect(numberText('999999999999999', plain, false).isDamaged).toBe(false);
    expect(numberText('0.1234567890123456', plain, false).isDamaged).toBe(false);
  });

  test('of a code format keep their zeros', () => {
    expect(numberText('42', parseNumberFormat(200, '00000'), false).text).toBe('00042');
    expect(numberText('1.5', parseNumberFormat(200, '000'), false).text).toBe('1.5');
  });
});

// Serial numbers: ECMA-376 part 1, 18.17.4.1; 1900 is taken for a leap year.
describe('dates', () => {
  test.each([
    [14, undefined, '45292', '2024-01-01'],
    [14, undefined, '1', '1900-01-01'],
    [14, undefined, '59', '1900-02-28'],
    [14, undefined, '60', '1900-02-29'],
    [14, undefined, '61', '1900-03-01'],
    [14, undefined, '2958465', '9999-12-31'],
    [14, undefined, '2958466', '2958466'],
    [14, undefined, '-1', '-1'],
    [22, undefined, '45292', '2024-01-01 00:00:00'],
    [22, undefined, '45292.75', '2024-01-01 18:00:00'],
    [22, undefined, '45292.999999', '2024-01-02 00:00:00'],
    [14, undefined, '45292.5', '2024-01-01 12:00:00'],
    [20, undefined, '0.5', '12:00:00'],
    [46, undefined, '1.5', '36:00:00'],
    [57, undefined, '45292', '2024-01-01'],
    [200, 'yyyy"年"m"月"d"日"', '45292', '2024-01-01'],
    [200, '[$-804]yyyy/m/d h:mm', '45292.25', '2024-01-01 06:00:00'],
    [200, 'mm:ss', '0.0006944444', '00:01:00'],
    [200, '#,##0.00"元/day"', '45292', '45292'],
    [200, '[Red]0.00', '12.5', '12.5'],
    [200, '0.0 "小时"', '8', '8'],
    [200, 'General', '45292', '45292'],
    [0, undefined, '45292', '45292'],
  ])('format %s %s: %s is %s', (id, code, stored, text) => {
    expect(numberText(stored, parseNumberFormat(id, code), false).text).toBe(text);
  });

  test('a format made to take long does not', () => {
    const began = performance.now();
    for (const sign of ['[', '"', '\\\\', '_', ';']) parseNumberFormat(200, sign.repeat(1_000_000));
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('from 1904', () => {
    expect(numberText('0', parseNumberFormat(14, undefined), true).text).toBe('1904-01-01');
    expect(numberText('43830', parseNumberFormat(14, undefined), true).text).toBe('2024-01-01');
  });

  test('written as ISO 8601', () => {
    expect(isoText('2024-01-01T00:00:00')).toBe('2024-01-01');
    expect(isoText('2024-01-01T08:30:00.000Z')).toBe('2024-01-01 08:30:00');
    expect(isoText('yesterday')).toBe('yesterday');
  });
});

describe('cells', () => {
  test.each([
    ['shared', '<c r="A2" t="s"><v>1</v></c>', '第二'],
    ['shared, rich, without its reading', '<c r="A2" t="s"><v>2</v></c>', '粗细'],
    ['inline', '<c r="A2" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', ' a '],
    ['inline, rich', '<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', 'ab'],
    ['result of a formula, text', '<c r="A2" t="str"><f>A1&amp;"x"</f><v>值x</v></c>', '值x'],
    ['result of a formula, number', '<c r="A2"><f>1+1</f><v>2</v></c>', '2'],
    ['true', '<c r="A2" t="b"><v>1</v></c>', 'TRUE'],
    ['false', '<c r="A2" t="b"><v>0</v></c>', 'FALSE'],
    ['an error', '<c r="A2" t="e"><v>#N/A</v></c>', '#N/A'],
    ['a date of its own type', '<c r="A2" t="d"><v>2024-05-01T00:00:00</v></c>', '2024-05-01'],
    ['a number as text', '<c r="A2" t="s"><v>3</v></c>', '0012'],
    [
      'entities and line breaks',
      '<c r="A2" t="inlineStr"><is><t>a&lt;b&#10;c&#x4DAE;_x000D__x005F_</t></is></c>',
      'a<b\nc䶮\r_',
    ],
    ['CDATA', '<c r="A2" t="str"><v><![CDATA[<x>]]></v></c>', '<x>'],
    ['missing', '', ''],
    ['styled only', '<c r="A2" s="0"/>', ''],
    ['a formula-like text', '<c r="A2" t="inlineStr"><is><t>=cmd|x</t></is></c>', '=cmd|x'],
  ])('%s', async (_, cell, text) => {
    const strings =
      '<si><t>一</t></si><si><t>第二</t></si><si><r><t>粗</t></r><r><rPr><b/></rPr><t>细</t></r><rPh sb="0" eb="1"><t>cu</t></rPh></si><si><t>0012</t></si>';
    expect(await cellText(cell, { strings })).toBe(text);
  });

  test('without references stand side by side; with a prefix they are cells all the same', async () => {
    const rows = '<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>';
    const plain = await readBytes(buildWorkbook({ sheets: [{ name: 's', rows }] }), {}, 'x.xlsx');
    expect([plain.columns, plain.rows]).toEqual([['a', 'b'], [['1', '2']]]);
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const prefixed = `<x:worksheet xmlns:x="${main}"><x:sheetData>${rows.replace(/<(\/?)(\w)/g, '<$1x:$2')}</x:sheetData></x:worksheet>`;
    const book = buildWorkbook({ sheets: [{ name: 's', rows }], parts: { 'xl/worksheets/sheet1.xml': prefixed } });
    expect((await readBytes(book, {}, 'x.xlsx')).rows).toEqual([['1', '2']]);
  });

  test('of a book in the strict form of the standard', async () => {
    const main = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const office = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const link = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
    const parts = {
      '_rels/.rels': `<Relationships>${link('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}" conformance="strict"><sheets><sheet name="s" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${link('r1', 'worksheet', 'worksheets/sheet1.xml')}</Relationships>`,
    };
    expect(await cellText('<c r="A2" t="d"><v>2024-05-01T08:30:00</v></c>', { parts })).toBe('2024-05-01 08:30:00');
  });

  test('keep dates, codes and the 1904 start of their book', async () => {
    const formats = [0, 14, '00000'];
    expect(await cellText('<c r="A2" s="1"><v>45292</v></c>', { formats })).toBe('2024-01-01');
    expect(await cellText('<c r="A2" s="2"><v>42</v></c>', { formats })).toBe('00042');
    expect(await cellText('<c r="A2" s="1"><v>43830</v></c>', { formats, is1904: true })).toBe('2024-01-01');
  });

  test('letters and columns', () => {
    expect(['A1', 'Z9', 'AA10', 'XFD1'].map(columnOf)).toEqual([1, 26, 27, 16384]);
    expect([0, 25, 26, 16383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'XFD']);
    expect(unescapeString('_x0041_ _xZZZZ_ _x005F_x0041_')).toBe('A _xZZZZ_ _x0041_');
  });
});

describe('sheets', () => {
  const two = [
    { name: '客户', rows: inlineRows([['姓名'], ['张三']]) },
    {
      name: '订单',
      rows: inlineRows([
        ['编号', '金额'],
        ['1', '2'],
      ]),
    },
    { name: '藏', rows: inlineRows([['x'], ['y']]), state: 'hidden' as const },
    { name: '深藏', rows: inlineRows([['x'], ['y']]), state: 'veryHidden' as const },
    { name: '空', rows: '' },
  ];

  test('each one with a filled cell is a table; hidden and empty ones are named', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, '一本.xlsx');
      await writeFile(path, buildWorkbook({ sheets: two }));
      const tables = await readAll(path);
      expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
        ['客户', [['张三']]],
        ['订单', [['1', '2']]],
      ]);
      for (const { record } of tables) {
        expect(record.notices).toEqual([
          { code: 'hidden_sheets', count: 2, names: ['藏', '深藏'] },
          { code: 'empty_sheets', count: 1, names: ['空'] },
        ]);
      }
      expect((await readAll(path, { sheet: '藏' }))[0]?.rows).toEqual([['y']]);
      expect((await readAll(path, { sheet: '2' }))[0]?.name).toBe('订单');
      const { code, error } = await refusalOf(readAll(path, { sheet: '没有' }));
      expect([code, error.facts.known]).toEqual(['unknown.table', ['客户', '订单', '藏', '深藏', '空']]);
    });
  });

  test('a template and a line of explanation beside a table are named and left out; alone they are refused', async () => {
    const sheet = (name: string, ...rows: string[][]) => ({ name, rows: inlineRows(rows) });
    const template = sheet('模板', ['姓名', '手机']);
    const note = sheet('说明', ['由前台填写，谢谢']);
    const customers = sheet('客户', ['姓名', '手机'], ['张三', '15400000001']);
    await inFolder(async (folder) => {
      const path = join(folder, '一本.xlsx');
      await writeFile(path, buildWorkbook({ sheets: [template, customers, note] }));
      const [table, ...others] = await readAll(path);
      expect(others).toEqual([]);
      expect(table).toMatchObject({ name: '客户', rows: [['张三', '15400000001']] });
      expect(table?.record.notices).toEqual([{ code: 'header_only_sheets', count: 2, names: ['模板', '说明'] }]);
    });
    expect((await refusalOfBytes(buildWorkbook({ sheets: [template, note] }), 'x.xlsx')).code).toBe('input.no-rows');
  });

  test('titles, totals, blank rows and gaps are placed by their row number', async () => {
    const rows = [
      '<row r="1"><c r="A1" t="str"><v>云桥保洁 客户表</v></c></row>',
      '<row r="3"><c r="A3" t="str"><v>编号</v></c><c r="B3" t="str"><v>姓名</v></c><c r="C3" t="str"><v>金额</v></c></row>',
      '<row r="4"><c r="A4"><v>1</v></c><c r="B4" t="str"><v>张三</v></c><c r="C4"><v>5</v></c></row>',
      '<row r="5"/><row r="6"><c r="A6" s="0"/></row>',
      '<row r="7"><c r="A7"><v>2</v></c><c r="B7" t="str"><v>李四</v></c></row>',
      '<row r="8"><c r="A8"><v>3</v></c><c r="E8" t="str"><v>出界</v></c></row>',
      '<row r="9"><c r="A9" t="str"><v>总计</v></c><c r="C9"><v>5</v></c></row>',
    ];
    const back = await readBytes(buildWorkbook({ sheets: [{ name: 's', rows: rows.join('') }] }), {}, 'x.xlsx');
    expect(back.rows).toEqual([
      ['1', '张三', '5'],
      ['2', '李四', ''],
    ]);
    expect(back.refused).toEqual([{ line: 8, reason: 'too_many_fields', raw: '3\t\t\t\t出界' }]);
    expect(back.aside.map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'title'],
      [9, 'total'],
    ]);
    expect(back.record).toMatchObject({
      header_row: 3,
      sheet: 's',
      counts: { read: 7, taken: 2, refused: { too_many_fields: 1 }, aside: { title: 1, blank: 2, total: 1 } },
    });
  });

  test('cells in any order take their columns; rows whose numbers do not rise keep their order', async () => {
    const cell = (reference: string, text: string) => `<c r="${reference}" t="str"><v>${text}</v></c>`;
    const rows = [
      `<row r="1">${cell('A1', 'a')}${cell('B1', 'b')}</row>`,
      `<row r="9">${cell('B9', 'y')}${cell('A9', 'x')}</row>`,
      `<row r="2">${cell('A2', 'p')}${cell('B2', 'q')}</row>`,
      `<row r="2">${cell('A2', 'r')}${cell('B2', 's')}</row>`,
      `<row r="1">${cell('A1', 't')}${cell('B1', 'u')}</row>`,
    ].join('');
    const sheet = { name: 's', rows, before: '<dimension ref="A1:A1"/>' };
    const back = await readBytes(buildWorkbook({ sheets: [sheet] }), {}, 'x.xlsx');
    expect(back.rows.map((row) => row.join(''))).toEqual(['xy', 'pq', 'rs', 'tu']);
    expect(back.record.notices).toEqual([{ code: 'rows_out_of_order', count: 3 }]);
  });

  test('what a person does not see at once is counted', async () => {
    const rows = `${header}<row r="2" hidden="1"><c r="A2"><f>1</f><v>3.1990019900101E+17</v></c><c r="B2" t="e"><v>#REF!</v></c></row><row r="3"><c r="A3"><f>2</f></c><c r="B3"><v>1</v></c></row>`;
    const sheet = {
      name: 's',
      rows,
      before: '<cols><col min="2" max="4" hidden="1"/></cols>',
      after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    };
    const back = await readBytes(buildWorkbook({ sheets: [sheet] }), {}, 'x.xlsx');
    expect(Object.fromEntries(back.record.notices.map(({ code, count }) => [code, count]))).toEqual({
      hidden_columns: 3,
      hidden_rows: 1,
      formula_cells: 1,
      formulas_without_value: 1,
      long_numbers: 1,
      error_cells: 1,
      merged_cells: 1,
    });
  });

  test('a book of our own writer comes back cell by cell', async () => {
    const texts = ['001', ' a ', '=1+1', 'a"b', '<&>', '𬭎\n王䶮', '\u{1f600}'];
    const book = writeWorkbook([
      { name: 's', rows: [['文', '数', '日'], ...texts.map((text) => [text, 62.5, { day: '2024-02-29' }])] },
    ]);
    expect((await readBytes(book, {}, 'x.xlsx')).rows).toEqual(texts.map((text) => [text, '62.5', '2024-02-29']));
  });
});

describe('refused', () => {
  const sheetPart = 'xl/worksheets/sheet1.xml';
  const rows = inlineRows([['a'], ['1']]);
  const refusal = (parts: Record<string, string>) =>
    refusalOfBytes(buildWorkbook({ sheets: [{ name: 's', rows }], parts }), 'x.xlsx').then(({ code, error }) => [
      code,
      error.facts.limit,
    ]);

  test('a document type, deep nesting, a text without end', async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>';
    expect(await refusal({ [sheetPart]: doctype })).toEqual(['input.bomb', 'xml_doctype']);
    expect(await refusal({ [sheetPart]: '<a>'.repeat(100) })).toEqual(['input.bomb', 'xml_depth']);
    const text = `<worksheet><sheetData><row><c t="str"><v>${'x'.repeat(20 * 1024 * 1024)}</v></c></row></sheetData></worksheet>`;
    expect(await refusal({ [sheetPart]: text })).toEqual(['input.bomb', 'xml_text']);
    const tag = `<worksheet ${Array.from({ length: 3_000_000 }, (_, index) => `a${index}=""`).join(' ')}/>`;
    expect(await refusal({ [sheetPart]: tag })).toEqual(['input.bomb', 'xml_text']);
  });

  test('many cells that name one long string', async () => {
    const cells = Array.from({ length: 400 }, () => '<c t="s"><v>0</v></c>').join('');
    const strings = `<si><t>${'字'.repeat(10_000)}</t></si>`;
    const wide = buildWorkbook({ sheets: [{ name: 's', rows: `<row>${cells}</row>` }], strings });
    expect((await refusalOfBytes(wide, 'x.xlsx')).code).toBe('input.line-too-long');
    const lines = Array.from({ length: 600 }, () => '<row><c t="s"><v>0</v></c></row>').join('');
    const long = buildWorkbook({
      sheets: [{ name: 's', rows: lines }],
      strings: `<si><t>${'字'.repeat(1_000_000)}</t></si>`,
    });
    expect((await refusalOfBytes(long, 'x.xlsx')).error).toMatchObject({
      code: 'input.bomb',
      facts: { limit: 'cells' },
    });
  });

  test('too many parts; a part larger than it says; a wrong checksum; an encrypted part', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`xl/x${index}`, '']));
    expect(await refusal(many)).toEqual(['input.bomb', 'entries']);
    const book = Buffer.from(buildWorkbook({ sheets: [{ name: 's', rows }] }));
    const change = (offset: number, value: number) => {
      const changed = Buffer.from(book);
      for (let at = 0; ; at += 1) {
        at = changed.indexOf('PK\x01\x02', at, 'latin1');
        if (at < 0) return changed;
        changed.writeUInt32LE(value, at + offset);
      }
    };
    expect((await refusalOfBytes(change(24, 3), 'x.xlsx')).code).toBe('input.damaged');
    expect((await refusalOfBytes(change(16, 3), 'x.xlsx')).code).toBe('input.damaged');
    const encrypted = Buffer.from(book);
    encrypted.writeUInt16LE(1, encrypted.indexOf('PK\x01\x02', 0, 'latin1') + 8);
    expect((await refusalOfBytes(encrypted, 'x.xlsx')).code).toBe('input.password-protected');
  });

  test('a bomb below the size limit is stopped while it is read', async () => {
    const { code, error } = await refusalOfBytes(buildBomb(40, 'A'), 'x.xlsx');
    expect([code, error.facts.limit]).toEqual(['input.bomb', 'xml_text']);
  });

  test('broken XML, missing parts, wrong indexes, rows and cells without a place, two cells in one place', async () => {
    expect(await refusal({ [sheetPart]: '<worksheet><sheetData><row>' })).toEqual(['input.damaged', undefined]);
    expect(await refusal({ 'xl/workbook.xml': 'no xml' })).toEqual(['input.damaged', undefined]);
    const sheet = (inner: string) => ({ [sheetPart]: `<worksheet><sheetData>${inner}</sheetData></worksheet>` });
    expect(await refusal(sheet('<row><c t="s"><v>7</v></c></row>'))).toEqual(['input.damaged', undefined]);
    for (const row of ['<row r="0"/>', '<row r="x"/>', '<row r="1"><c r="1"/></row>', '<row><c r="XFE1"/></row>']) {
      expect(await refusal(sheet(row)), row).toEqual(['input.damaged', undefined]);
    }
    const twice = '<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>';
    expect(await refusal(sheet(twice))).toEqual(['input.damaged', undefined]);
    const parts = workbookParts({ sheets: [{ name: 's', rows }] });
    for (const gone of ['_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', sheetPart]) {
      const book = zipFile(parts.filter(({ name }) => name !== gone));
      expect((await refusalOfBytes(book, 'x.xlsx')).code, gone).toBe('input.damaged');
    }
  });

  test('a filled cell beyond column 2,000; a book without a filled cell', async () => {
    const far = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>';
    expect((await refusalOfBytes(buildWorkbook({ sheets: [{ name: 's', rows: far }] }), 'x.xlsx')).code).toBe(
      'input.too-wide',
    );
    const empty = buildWorkbook({ sheets: [{ name: 's', rows: '<row r="1"><c r="A1" s="0"/></row>' }] });
    expect((await refusalOfBytes(empty, 'x.xlsx')).code).toBe('input.no-rows');
  });
});
