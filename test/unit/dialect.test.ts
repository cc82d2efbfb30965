import { describe, expect, test } from 'vitest';
import { findLayout } from '../../shared/engine/readers/rows/header.ts';
import { findDelimiter, sampleRows } from '../../shared/engine/readers/text/dialect.ts';
import { readBytes, refusalOf, refusalOfBytes } from '../support/awkward-files.ts';

function delimiterOf(text: string, wanted?: string): string {
  return findDelimiter(new TextEncoder().encode(text), true, wanted).value;
}

function layoutOf(text: string, wanted?: number) {
  const bytes = new TextEncoder().encode(text);
  const rows = sampleRows(bytes, { delimiter: delimiterOf(text), quoting: 'double' }, true);
  return findLayout(rows, wanted === undefined ? {} : { headerRow: wanted }, 'f.csv');
}

describe('the delimiter', () => {
  test.each([
    ['a,b\n1,2\n', ','],
    ['a\tb\n1,5\t2,5\n', '\t'],
    ['a;b;c\n1,5;2;x\n2,5;3;y,z\n', ';'],
    ['a|b\nx;y|z\n', '|'],
    ['标题\n\na,b,c\n1,"x;y;z",3\n', ','],
    ['姓名\n张三\n李四\n', ','],
    ['sep=;\na,b;c\n', ';'],
    ['a^b^c\n1,2^x,y^z\n3,4^u,v^w\n', '^'],
    ['a~b\n1~2\n3~4\n', '~'],
    ['姓名\u0001电话\n张三\u00011\n李四\u00012\n', '\u0001'],
    ['姓名\u001f电话\n张三\u001f1\n李四\u001f2\n', '\u001f'],
    ['姓名，电话\n张三，1\n李四，2\n', '，'],
    ['姓名｜电话\n张三｜1\n李四｜2\n', '｜'],
    // Signs of ordinary text do not cut a table that has a delimiter.
    ['编号,年份\n1,2019~2020\n2,2020~2021\n3,2021~2022\n', ','],
    ['编号,备注\n1,你好，再见\n2,你好，再见\n3,你好，再见\n', ','],
    [`编号,备注\n${'1,先，打，电，话\n'.repeat(40)}`, ','],
  ])('%j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  test('a person may name it', async () => {
    expect(delimiterOf('a,b;c\n', ';')).toBe(';');
    expect(delimiterOf('a,b\n', 'tab')).toBe('\t');
    const back = await readBytes('a,b;c\n1,2;3\n', { delimiter: ';' });
    expect(back.columns).toEqual(['a,b', 'c']);
    expect((await readBytes('a||b|c\n1||2|3\n', { delimiter: '||' })).columns).toEqual(['a', 'b|c']);
    expect((await readBytes('a\x1eb\n1\x1e2\n', { delimiter: '\\x1e' })).rows).toEqual([['1', '2']]);
    for (const delimiter of ['"', '', '\n', 'much too long']) {
      expect((await refusalOf(readBytes('a\n1\n', { delimiter }))).code, delimiter).toBe('usage');
    }
  });
});

describe('the quoting', () => {
  test.each([
    ['double quotes', 'a,b\n"1,2",x\n', 'double', ['1,2', 'x']],
    ['single quotes', "姓名,备注\n'张,三','it''s'\n'李四','b'\n", 'single', ['张,三', "it's"]],
    ['quotes that are signs like others', '姓名\t备注\n"大姐" 王\tx\n"小李" 李\ty\n', 'none', ['"大姐" 王', 'x']],
    ['backslashes', '"id","name"\n"1","a \\"b\\" c"\n"2","d, e"\n', 'backslash', ['1', 'a "b" c']],
    ['MySQL, tabs', 'id\tname\tnote\n1\t李\\t四\t\\N\n2\tx\\\ny\ta\\\\b\n', 'backslash', ['1', '李\t四', '']],
    // What only looks so.
    ['paths of Windows', '名,路径\na,C:\\new\\table\nb,"D:\\x\\"\n', 'double', ['a', 'C:\\new\\table']],
    ['apostrophes in front of numbers', "号,名\n'0012,a\n'0013,b\n", 'double', ['0012', 'a']],
  ] as const)('%s', async (_, text, quoting, first) => {
    const back = await readBytes(text);
    expect(back.record.quoting).toBe(quoting);
    expect(back.rows[0]).toEqual(first);
    expect(back.refused).toEqual([]);
  });

  test('\\N is taken as empty, and counted', async () => {
    const { rows, record } = await readBytes('id\tname\n1\t\\N\n2\t\\N\n3\tx\n');
    expect(rows).toEqual([
      ['1', ''],
      ['2', ''],
      ['3', 'x'],
    ]);
    expect(record.rules).toEqual([{ column: 'name', rule: 'null', count: 2 }]);
  });

  test('a person may name it; lines count as in the file', async () => {
    const { refused, rows } = await readBytes("a,b\n'1\n2',x\n'3,y\nz,w\n", { quoting: 'single' });
    expect(rows).toEqual([
      ['1\n2', 'x'],
      ['z', 'w'],
    ]);
    expect(refused).toEqual([{ line: 4, reason: 'unclosed_quote', raw: "'3,y" }]);
  });
});

describe('the header', () => {
  test('is the first row when it looks like one', () => {
    expect(layoutOf('姓名,手机\n张三,15400000000\n')).toMatchObject({
      headerLine: 1,
      firstLine: 1,
      header: ['姓名', '手机'],
    });
  });

  test('stands below titles and blank lines', () => {
    const text =
      '云桥保洁客户表\n导出时间:,2026-01-01\n\n编号,姓名,手机,地址\n1,张三,15400000000,x\n2,李四,15400000001,y\n';
    expect(layoutOf(text)).toMatchObject({ headerLine: 4, firstLine: 4 });
  });

  test('is missing where the first full row holds values', () => {
    const text = 'K1,张三,15400000000\nK2,李四,15400000001\n';
    expect(layoutOf(text)).toMatchObject({ headerLine: 0, firstLine: 1, header: ['', '', ''] });
  });

  test('is where a person says', () => {
    const text = 'x,y\na,b\n1,2\n';
    expect(layoutOf(text, 2)).toMatchObject({ headerLine: 2, header: ['a', 'b'] });
    expect(layoutOf(text, 0)).toMatchObject({ headerLine: 0, header: ['', ''] });
    expect(() => layoutOf(text, 9)).toThrow(/usage/);
  });

  test('a column that a fifth of the rows have belongs to the table, one stray cell does not', () => {
    const rows = Array.from({ length: 20 }, (_, index) => `${index},b`);
    expect(layoutOf(['h,i', ...rows.map((row) => `${row},c`)].join('\n')).header).toEqual(['h', 'i', '']);
    expect(layoutOf(['h,i', ...rows, 'x,y,stray'].join('\n')).header).toEqual(['h', 'i']);
  });

  test('no filled row at all is no table', async () => {
    expect((await refusalOfBytes('\n\n , ,\n', 'f.csv')).code).toBe('input.no-rows');
    expect((await refusalOfBytes('姓名,手机\n', 'f.csv')).code).toBe('input.no-rows');
  });
});

describe('every row has its place', () => {
  test('titles, header, blanks, totals, remarks, refused rows and taken ones add up', async () => {
    const text = [
      '客户名单,,,',
      '',
      '编号,姓名,金额,备注',
      '1,张三,5,',
      '2,李四,6,"a,b"',
      ',,,',
      '3,王五,7,x,多了',
      '4,"坏"引号,8,',
      '5,没写完',
      '合计：,,26,',
      '备注:以上为全部,,,',
    ].join('\r\n');
    const { rows, refused, aside, record } = await readBytes(text);
    expect(rows).toEqual([
      ['1', '张三', '5', ''],
      ['2', '李四', '6', 'a,b'],
    ]);
    expect(refused).toEqual([
      { line: 7, reason: 'too_many_fields', raw: '3,王五,7,x,多了' },
      { line: 8, reason: 'bad_quotes', raw: '4,"坏"引号,8,' },
      { line: 9, reason: 'too_few_fields', raw: '5,没写完' },
    ]);
    expect(aside.map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'title'],
      [10, 'total'],
      [11, 'note'],
    ]);
    const { counts } = record;
    expect(counts).toEqual({
      read: 10,
      taken: 2,
      refused: { too_many_fields: 1, bad_quotes: 1, too_few_fields: 1 },
      aside: { title: 1, blank: 2, total: 1, note: 1 },
      short: 0,
      surplus: 0,
    });
  });

  test('empty fields behind the last column do no harm', async () => {
    const { rows, record } = await readBytes('a,b\n1,2,,\n3,4\n');
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(record.counts).toMatchObject({ taken: 2, surplus: 1 });
  });

  test('rows without their last empty fields are taken if the file does so as a rule', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => (index % 4 === 0 ? `${index},x` : `${index},x,y`));
    const { rows, record } = await readBytes(`a,b,c\n${lines.join('\n')}\n`);
    expect(rows).toHaveLength(40);
    expect(rows[0]).toEqual(['0', 'x', '']);
    expect(record.counts).toMatchObject({ taken: 40, short: 10 });
  });

  test('in a table of one column an empty line is blank, a quoted nothing is a value', async () => {
    const { rows, record } = await readBytes('姓名\n张三\n\n""\n李四\n');
    expect(rows).toEqual([['张三'], [''], ['李四']]);
    expect(record.counts).toMatchObject({ read: 4, taken: 3, aside: { blank: 1 } });
  });

  test('headers are made unique, the originals stay in the record', async () => {
    const { columns, record } = await readBytes('姓名,,"电\n话",电 话\na,b,c,d\n');
    expect(columns).toEqual(['姓名', 'column_2', '电 话', '电 话 (2)']);
    expect(record.columns.map(({ original }) => original)).toEqual(['姓名', '', '电\n话', '电 话']);
  });

  test('the record says what the file was', async () => {
    const { record, name } = await readBytes('a;b\n1;2\n', {}, '客户 名单.csv');
    expect(name).toBe('客户 名单');
    expect(record).toMatchObject({
      file: '客户 名单.csv',
      bytes: 8,
      sha256: '403bea5152c251c5bc7ef420d824d191605723f99392e83a0549ad58c6d46291',
      kind: 'csv',
      encoding: 'utf-8',
      bom: false,
      delimiter: ';',
      header_row: 1,
    });
  });
});
