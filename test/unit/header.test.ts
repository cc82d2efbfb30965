// The header among titles, in two rows, missing; said with how sure that is.
import { describe, expect, test } from 'vitest';
import { readBytes } from '../support/awkward-files.ts';

const rows = '张三,15400000000,zs_w,甲路1号\n李四,15400000001,ls_w,乙路2号\n';

describe('two rows', () => {
  test.each([
    ['cells merged to the right and downwards', '姓名,联系方式,,地址\n,电话,微信,\n'],
    ['merged cells that say their text again', '姓名,联系方式,联系方式,地址\n姓名,电话,微信,地址\n'],
  ])('%s', async (_, header) => {
    const { columns, record, rows: taken } = await readBytes(`客户表,,,\n${header}${rows}`);
    expect(columns).toEqual(['姓名', '联系方式 电话', '联系方式 微信', '地址']);
    expect(record).toMatchObject({ header_row: 2, header_rows: 2, counts: { read: 3, taken: 2, aside: { title: 1 } } });
    expect(taken).toHaveLength(2);
  });

  test('groups above a row that names all columns', async () => {
    const text = '客户信息,,服务信息,,\n姓名,电话,日期,金额,次数\n张三,15400000000,2024-01-01,5.50,1\n';
    const { columns, record } = await readBytes(text);
    expect(columns).toEqual(['客户信息 姓名', '客户信息 电话', '服务信息 日期', '服务信息 金额', '服务信息 次数']);
    expect(record.header_rows).toBe(2);
  });

  test('one row, where the next is a customer without a telephone', async () => {
    const { record } = await readBytes('姓名,电话,备注\n张三,,\n李四,15400000001,x\n');
    expect(record).toMatchObject({ header_row: 1, header_rows: 1, counts: { taken: 2 } });
  });

  test('one row, where remarks stand above it', async () => {
    const text = '制表人,王五,部门,销售\n姓名,电话,日期,金额\n张三,15400000000,2024-01-01,5.50\n';
    const { columns, record } = await readBytes(text);
    expect(columns).toEqual(['姓名', '电话', '日期', '金额']);
    expect(record).toMatchObject({ header_row: 2, header_rows: 1 });
  });

  test('one row, wider than the rows, where the line above it has values', async () => {
    const text =
      '账号,6200000000001230,类型,借记卡\n姓名,电话,地址,备注,附言\n张三,15400000000,甲路,x\n李四,15400000001,乙路,y\n';
    const { columns, record } = await readBytes(text);
    expect(columns).toEqual(['姓名', '电话', '地址', '备注', '附言']);
    expect(record).toMatchObject({ header_row: 2, counts: { taken: 2, aside: { title: 1 } } });
  });

  test('one row, where one of a few rows has a slip of too many cells', async () => {
    const { columns, rows: taken, refused } = await readBytes('编号,姓名,年龄\nK1,张三,30\nK2,李四,26\nK3,5,6,7,8,9\n');
    expect(columns).toEqual(['编号', '姓名', '年龄']);
    expect(taken).toHaveLength(2);
    expect(refused).toMatchObject([{ line: 4, reason: 'too_many_fields' }]);
  });

  test('as a person says', async () => {
    const text = `姓名,联系方式,,地址\n,电话,微信,\n${rows}`;
    expect((await readBytes(text, { headerRows: 1 })).columns).toEqual(['姓名', '联系方式', 'column_3', '地址']);
    const two = await readBytes('a,b\nc,d\n1,2\n', { headerRow: 1, headerRows: 2 });
    expect(two.columns).toEqual(['a c', 'b d']);
  });
});

describe('no header', () => {
  test('rows that are numbered from the first on', async () => {
    const { record, rows: taken } = await readBytes('1,张三,甲\n2,李四,乙\n3,王五,丙\n');
    expect(record.header_row).toBe(0);
    expect(taken).toHaveLength(3);
  });
});

describe('the rows between', () => {
  test('a person may leave out what lies before and behind', async () => {
    const { rows: taken, aside } = await readBytes('a,b\n1,2\n3,4\n5,6\n7,8\n', { firstRow: 3, lastRow: 4 });
    expect(taken).toEqual([
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(aside.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'outside'],
      [5, 'outside'],
    ]);
  });

  test('what stands above the header, and a remark among the rows, is called so all the same', async () => {
    const text =
      '客户名单,,,\n姓名,电话,项目,金额\n甲,1,洗,5\n乙,2,剪,6\n备注：老客,,,\n丙,3,洗,7\n丁,4,剪,8\n合计,,,26\n';
    const { rows: taken, aside } = await readBytes(text, { headerRow: 2, firstRow: 4, lastRow: 6 });
    expect(taken.map(([name]) => name)).toEqual(['乙', '丙']);
    expect(aside.map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'title'],
      [3, 'outside'],
      [5, 'note'],
      [7, 'outside'],
      [8, 'outside'],
    ]);
  });

  test('without a header, whatever lies before the first chosen row is outside', async () => {
    const { rows: taken, aside } = await readBytes('a,1\nb,2\nc,3\n', { headerRow: 0, firstRow: 2, lastRow: 2 });
    expect(taken).toEqual([['b', '2']]);
    expect(aside.map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'outside'],
      [3, 'outside'],
    ]);
  });
});

test('names lose the spaces around them, doubled and empty ones are told apart', async () => {
  const { columns } = await readBytes(' 姓名 ,电话,电话, \n张三,1,2,3\n李四,4,5,6\n');
  expect(columns).toEqual(['姓名', '电话', '电话 (2)', 'column_4']);
});
