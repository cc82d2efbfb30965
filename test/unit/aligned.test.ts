// Texts whose columns are lined up for the eye are read by their columns; where the lines do not agree that is told, and one column is taken.
import { describe, expect, test } from 'vitest';
import { AlignedScanner } from '../../shared/data/csv/aligned-scanner.ts';
import { rowText } from '../../shared/data/csv/text.ts';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { findAligned } from '../../shared/engine/readers/text/aligned.ts';
import { decode } from '../../shared/engine/readers/text/utf8.ts';
import { fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { readBytes } from '../support/awkward-files.ts';

const rows = [
  ['1', '欧阳听雨', '15400000001', '12.50'],
  ['2', '司马望舒', '15400000002', '120.00'],
  ['3', '王小桥', '15400000003', '3.00'],
];

const mysql = `+----+--------------+-------------+--------+
| id | name         | mobile      | amount |
+----+--------------+-------------+--------+
|  1 | 欧阳听雨     | 15400000001 |  12.50 |
|  2 | 司马望舒     | 15400000002 | 120.00 |
|  3 | 王小桥       | 15400000003 |   3.00 |
+----+--------------+-------------+--------+
3 rows in set (0.00 sec)
`;
const psql = ` id |   name   |   mobile    | amount 
----+----------+-------------+--------
  1 | 欧阳听雨 | 15400000001 |  12.50
  2 | 司马望舒 | 15400000002 | 120.00
  3 | 王小桥   | 15400000003 |   3.00
(3 rows)
`;
const markdown = `| id | name | mobile | amount |
|---:|:-----|--------|-------:|
| 1 | 欧阳听雨 | 15400000001 | 12.50 |
| 2 | 司马望舒 | 15400000002 | 120.00 |
| 3 | 王小桥 | 15400000003 | 3.00 |
`;
const printed = `id  name      mobile       amount
1   欧阳听雨  15400000001   12.50
2   司马望舒  15400000002  120.00
3   王小桥    15400000003    3.00
`;
const ruled = `  ID NAME     MOBILE       AMOUNT
---- -------- ----------- -------
   1 欧阳听雨 15400000001   12.50
   2 司马望舒 15400000002  120.00
   3 王小桥   15400000003    3.00
`;

describe('columns that line up', () => {
  test.each([
    ['mysql -t', mysql],
    ['psql', psql],
    ['Markdown', markdown],
    ['spaces', printed],
    ['spaces and a ruler', ruled],
    ['spaces, CRLF, no line end at the end', printed.replaceAll('\n', '\r\n').trimEnd()],
  ])('of %s', async (_, text) => {
    const { columns, rows: read, record, refused } = await readBytes(text);
    expect(columns.map((name) => name.toLowerCase())).toEqual(['id', 'name', 'mobile', 'amount']);
    expect(read).toEqual(rows);
    expect(refused).toEqual([]);
    expect(record).toMatchObject({ delimiter: 'aligned', quoting: 'none', header_row: expect.any(Number) });
    expect(record.notices).toEqual([]);
  });

  test('in GB18030, where a middle dot takes two places', async () => {
    const text =
      '编号  姓名            手机\n1     阿依古丽·买买提  15400000001\n2     王小桥            15400000002\n';
    const bytes = encodeGb18030(text);
    const { columns, rows: read } = await readBytes(bytes);
    expect(columns).toEqual(['编号', '姓名', '手机']);
    expect(read.map(([, name]) => name)).toEqual(['阿依古丽·买买提', '王小桥']);
  });

  test('lines up by signs where a program counted these', async () => {
    const line = (cells: readonly string[]) => cells.map((cell) => cell.padEnd(14)).join('  ');
    const text = [['编号', '姓名', '手机', '金额'], ...rows].map(line).join('\n');
    expect((await readBytes(text)).rows).toEqual(rows);
  });

  test('under a title, with a sum below; a date and its hour are one value', async () => {
    const text = [
      '        客户名单',
      '',
      '姓名      下单时间             金额  城市',
      '欧阳听雨  2024-01-02 10:00:00  12.5  上海',
      '司马望舒  2024-01-03 11:30:00   3.5  上海',
      '王小桥    2024-01-04 09:15:00   4.0  北京',
      '合计                           20.0',
      '共 3 条',
    ].join('\n');
    const { columns, rows: read, aside } = await readBytes(text);
    expect(columns).toEqual(['姓名', '下单时间', '金额', '城市']);
    expect(read[0]).toEqual(['欧阳听雨', '2024-01-02 10:00:00', '12.5', '上海']);
    expect(aside.map(({ kind }) => kind)).toEqual(['title', 'total', 'note']);
  });

  test('empty cells stay empty, commas and quotes are signs like others', async () => {
    const text =
      '姓名      电话         备注\n欧阳听雨               a,"b"\n司马望舒  15400000002\n王小桥    15400000003  c\n';
    expect((await readBytes(text)).rows).toEqual([
      ['欧阳听雨', '', 'a,"b"'],
      ['司马望舒', '15400000002', ''],
      ['王小桥', '15400000003', 'c'],
    ]);
  });

  test('a line far below that does not fit is refused, none is cut in the wrong place', async () => {
    const many = Array.from({ length: 400 }, (_, index) => `客户甲    ${15_400_000_000 + index}  备注`);
    const text = ['姓名      电话         备注', ...many, '名字很长很长的客户 15400009999 一'].join('\n');
    const { rows: read, refused } = await readBytes(text);
    expect(read).toHaveLength(400);
    expect(refused).toMatchObject([{ line: 402, raw: '名字很长很长的客户 15400009999 一' }]);
  });

  test('may be read another way', async () => {
    const { columns } = await readBytes(printed, { delimiter: ',' });
    expect(columns).toHaveLength(1);
    expect((await readBytes(printed, { delimiter: 'aligned' })).rows).toEqual(rows);
    await expect(readBytes('a,b\n1,2\n', { delimiter: 'aligned' })).rejects.toMatchObject({ code: 'usage' });
  });
});

test.each([
  ['bars', mysql],
  ['spaces', printed],
])('%s: the pieces that a text comes in change nothing', (_, text) => {
  const bytes = utf8(text.replaceAll('\n', '\r\n'));
  const form = findAligned(bytes, true);
  if (form === undefined) throw new Error('no form was found');
  const read = (size: number) => {
    const scanner = new AlignedScanner(form);
    const found: [line: number, cells: string[], raw: string][] = [];
    for (let at = 0; at <= bytes.length; at += size) {
      scanner.feed(bytes.slice(at, at + size), at + size > bytes.length);
      while (scanner.next()) found.push([scanner.line, rowText(scanner, decode), fromUtf8(scanner.raw(1000))]);
    }
    return found;
  };
  expect(read(1)).toEqual(read(bytes.length + 1));
  expect(read(7)).toEqual(read(1));
  expect(read(1).at(1)?.[2]).toBe(text.split('\n')[1]);
});

describe('columns that do not line up', () => {
  test('are taken as one, and that is told with the way out', async () => {
    const text = '姓名  电话  备注\n欧阳听雨  15400000001  a\n司马望舒听  15400000002  b\n王  15400000003  c\n';
    const { columns, record } = await readBytes(text);
    expect(columns).toHaveLength(1);
    expect(record.notices).toEqual([{ code: 'spread_rows', count: 4 }]);
  });

  test.each([
    ['names of two words', '姓名\n欧阳 听雨\n司马 望舒\n诸葛 小云\n'],
    ['addresses with two spaces', '地址\n上海市  黄浦区\n北京市  朝阳区\n天津市  和平区\n'],
    ['dates', '时间\n2024-01-02 10:00\n2024-01-03 10:00\n2024-01-04 10:00\n'],
    ['two lines', '姓名  电话\n甲甲  15400000001\n'],
  ])('%s stay one column', async (_, text) => {
    expect((await readBytes(text)).columns).toHaveLength(1);
  });

  test.each([
    ['a,b\n1  2,3\n4  5,6\n7  8,9\n', ','],
    ['姓名|电话\n甲|1\n乙|2\n', '|'],
    ['姓名\t电话\n甲  乙\t1\n丙  丁\t2\n', '\t'],
  ])('a sign that cuts all rows cuts them still: %j', async (text, delimiter) => {
    const { columns, record } = await readBytes(text);
    expect(columns).toHaveLength(2);
    expect(record).toMatchObject({ delimiter, notices: [] });
  });
});
