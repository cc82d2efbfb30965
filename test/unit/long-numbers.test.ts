// Numbers that Excel has damaged are found by column, with their count; those that only look so are left alone.
import { describe, expect, test } from 'vitest';
import { ColumnObserver } from '../../shared/data/columns/classify.ts';
import { readBytes } from '../support/awkward-files.ts';

function damageOf(name: string, values: readonly string[]): (readonly [string, number])[] {
  const observer = new ColumnObserver(name);
  for (const value of values) observer.add(value);
  return observer.damage().map(({ kind, count }) => [kind, count] as const);
}

const upTo = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));
/** An identity number of an unassigned region with its check sign. */
function id(serial: number): string {
  const digits = `31990019710604${String(serial).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + '10X98765432'[sum % 11];
}
const ids = upTo(200, id);

describe('found', () => {
  test.each([
    ['E-notation', '单号', ['1.23457E+17', '6.2E+18', '4e+21', 'x'], [['e_notation', 3]]],
    ['identity numbers cut to 15 digits', '身份证', ids.map((text) => `${text.slice(0, 15)}000`), [['zero_tail', 200]]],
    ['one of them is enough: its check digit is wrong', '身份证', [...ids, '319900197106041000'], [['zero_tail', 1]]],
    [
      'card numbers cut to 15 digits',
      '卡号',
      upTo(40, (n) => `6222${100000 + 7919 * n}12345000`.slice(0, 18)),
      [['zero_tail', 40]],
    ],
    [
      'an X that is gone',
      '证件',
      ids.map((text) => text.replace('X', '')),
      [['lost_x', ids.filter((text) => text.endsWith('X')).length]],
    ],
    ['a digit that is gone', '身份证', [...ids, '31990019710604214'], [['lost_digit', 1]]],
    [
      'an area code without its zero',
      '电话',
      [...upTo(9, (n) => `1540000000${n}`), '2154000001', '7554000001'],
      [['lost_zero', 2]],
    ],
    ['landlines that have all lost it', '座机', ['2154000001', '1054000001'], [['lost_zero', 2]]],
    ['postcodes', '邮编', ['200000', '10000', '30000'], [['lost_zero', 2]]],
    ['codes', '会员号', [...upTo(50, (n) => String(n).padStart(5, '0')), '1234'], [['lost_zero', 1]]],
    ['days as numbers', '开卡日期', ['2024-01-01', '43831', '45000.5'], [['date_serial', 2]]],
    ['days as numbers among days', '列', ['2024-01-01', '2024-01-02', '43831'], [['date_serial', 1]]],
    [
      'telephones with a decimal point',
      '手机',
      ['15400000000.0', '15400000001.00', '15400000002'],
      [['decimal_zero', 2]],
    ],
  ] as const)('%s', (_, name, values, expected) => {
    expect(damageOf(name, values)).toEqual(expected);
  });
});

describe('left alone', () => {
  test.each([
    ['amounts that end in 000', '金额', upTo(100, (n) => `${n + 1}000`)],
    ['large amounts', '金额', upTo(100, (n) => `${n + 1}000000000`)],
    ['identity numbers, some with X, some ending in 000', '身份证', ids],
    ['a whole number of orders by chance', '单号', upTo(1000, (n) => `20240101${String(n * 7919).padStart(8, '0')}`)],
    ['ids counted up', '编号', upTo(2000, String)],
    ['numbers of service', '电话', [...upTo(9, (n) => `1540000000${n}`), '4001234567', '8001234567']],
    ['numbers of five digits that are amounts', '金额', ['43831', '45000.5', '12000']],
    ['codes with an E', '型号', ['1E5', '12E3', 'E17', '2E10', '1.5E']],
    ['amounts with .0', '金额', ['1200.0', '15400.00', '3.0']],
    ['numbers of WeChat', '交易单号', ['1000039501180331000123456789012', '4200000436201911030714109414']],
    ['QQ', 'QQ', ['2154000001', '7554000001', '10001']],
    ['notes', '备注', ['身份证 319900197106041000', '1.23E+17 元']],
  ])('%s', (_, name, values) => {
    expect(damageOf(name, values)).toEqual([]);
  });
});

test('the record names the column, shows samples masked, and does not call it complete', async () => {
  const { record } = await readBytes('姓名,单号\n张三,1.23457E+17\n李四,123456789012345678\n');
  expect(record.damage).toEqual([{ column: '单号', kind: 'e_notation', count: 1, samples: ['1.******+**'] }]);
  expect(record.columns.map(({ name, complete }) => [name, complete])).toEqual([
    ['姓名', true],
    ['单号', false],
  ]);
});

test.each(['1.2345E+17', '1E+17'])('what stands behind %s in the row makes nothing else of it', (value) => {
  for (const behind of ['', ',.5', '.5', ',5.5']) {
    const observer = new ColumnObserver('单号');
    observer.addUtf8(new TextEncoder().encode(value + behind), 0, value.length);
    expect(observer.damage()).toMatchObject([{ kind: 'e_notation', count: 1 }]);
  }
});
