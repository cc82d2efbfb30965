// Rows that are no customers (sums, remarks, dashes, headers once more) are set apart; customers who look like them are taken.
import { describe, expect, test } from 'vitest';
import { kindOfWords, mayBeAside, mayBeAsideText } from '../../shared/engine/readers/rows/aside-words.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { readBytes } from '../support/awkward-files.ts';

describe('set apart', () => {
  test.each([
    [['合计', '26.00'], 'total'],
    [['合 计：', '26'], 'total'],
    [['小计', '3', '¥1,200.00'], 'total'],
    [['总计(元)', '5'], 'total'],
    [['本页合计', '12人'], 'total'],
    [['合计：12笔'], 'total'],
    [['共计', '截至6月'], 'total'],
    [['上海店 汇总', '300'], 'total'],
    [['Total', '300'], 'total'],
    [['备注：以上为全部客户'], 'note'],
    [['制表人：张三', '审核人：李四'], 'note'],
    [['第 1 页 共 3 页'], 'note'],
    [['共 12 条'], 'note'],
    [['导出时间 2024-03-01'], 'note'],
    [['以上为全部数据'], 'note'],
    [['金额大写：壹佰元整'], 'note'],
    [['-----', '-----'], 'separator'],
    [['=========='], 'separator'],
    [['----------明细列表结束----------'], 'separator'],
    [['+----+--------+'], 'separator'],
    [['|---|:--|'], 'separator'],
    [[':---', '---:'], 'separator'],
    [['(3 rows)'], 'note'],
    [['3 rows in set (0.00 sec)'], 'note'],
    [['张三 汇总', '300'], 'total'],
    [['“大客户” Total', '300'], 'total'],
  ] as const)('%j is a %s', (cells, kind) => {
    expect(kindOfWords(cells, 5)).toBe(kind);
    expect(mayBeAsideText(cells[0])).toBe(true);
    const bytes = utf8(`,${cells[0]} ,`);
    expect(mayBeAside(bytes, 1, bytes.length - 1)).toBe(true);
  });
});

describe('customers', () => {
  test.each([
    [['合计贸易公司', '15400000000']],
    [['总计算中心', '1']],
    [['小计', '15400000000', '上海市甲路1号']],
    [['Total', '15400000000']],
    [['Total', '加油站']],
    [['合计', 'a@b.example']],
    [['备注姓名的人', '15400000000']],
    [['张三', '备注：不要打电话']],
    [['以上海为家']],
    [['统计局老李']],
    [['审核员小陈']],
    [['-', '-', '张三']],
    [['--', '李四']],
    [['--', '--']],
    [['+8615400000000', '李四']],
    [['(3) 李四']],
    [['+', '李四']],
  ])('%j', (cells) => {
    expect(kindOfWords(cells, 5)).toBeUndefined();
  });

  test('a remark in a customer’s row does no harm, nor a word alone in a narrow table', async () => {
    const { rows } = await readBytes('姓名,备注\n张三,备注：合计三次\n备注,\n合计贸易公司,\n');
    expect(rows.map(([name]) => name)).toEqual(['张三', '备注', '合计贸易公司']);
  });
});

describe('in a table', () => {
  const text = [
    '云桥保洁客户表,,,',
    '编号,姓名,电话,金额',
    '1,张三,15400000000,5.00',
    '小计,,,5.00',
    '云桥保洁客户表,,,',
    '编号,姓名,电话,金额',
    '--------,--------,--------,--------',
    '2,李四,15400000001,6.00',
    '合计,11.00',
    '备注：以上为全部',
    '第 1 页 共 1 页',
  ].join('\n');

  test('pages of a printed list: titles and headers come again, sums may have fewer cells', async () => {
    const { rows, refused, aside, record } = await readBytes(text);
    expect(rows.map(([, name]) => name)).toEqual(['张三', '李四']);
    expect(refused).toEqual([]);
    expect(aside.map(({ line, kind }) => [line, kind])).toEqual([
      [1, 'title'],
      [4, 'total'],
      [5, 'title'],
      [6, 'header'],
      [7, 'separator'],
      [9, 'total'],
      [10, 'note'],
      [11, 'note'],
    ]);
    expect(record.counts).toMatchObject({ read: 10, taken: 2 });
  });

  test('rows equal to a header that is only guessed are rows', async () => {
    const { rows, record } = await readBytes('甲,乙\n甲,乙\n丙,丁\n甲,乙\n');
    expect(rows).toHaveLength(3);
    expect(record.counts.aside).toEqual({});
  });

  test('raw text of a refused row is cut between characters', async () => {
    const { refused } = await readBytes(`a,b\n1,2\nx${'三'.repeat(30_000)}\n3,4\n`);
    expect(refused[0]?.raw).toBe(`x${'三'.repeat(21_845)}`.slice(0, refused[0]?.raw.length));
    expect(Buffer.byteLength(refused[0]?.raw ?? '')).toBeLessThanOrEqual(64 * 1024);
    expect(refused[0]?.raw).not.toContain('\ufffd');
  });
});
