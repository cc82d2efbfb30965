// Control totals of what people write: amounts with currency, thousands and units are added up; what can't be is counted and told.
import { describe, expect, test } from 'vitest';
import { readAmount } from '../../shared/data/written-amount.ts';
import { namesAmount } from '../../shared/engine/services/data/amount-names.ts';
import { ColumnTotal } from '../../shared/engine/services/data/column-total.ts';
import { utf8 } from '../../shared/format/bytes.ts';

const asField = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function totalOf(name: string, cells: readonly string[], isMoney = false) {
  const total = new ColumnTotal({ name, isMoney });
  for (const cell of cells) {
    const bytes = utf8(`<${asField(cell)}>`);
    total.add(bytes, 1, bytes.length - 1);
  }
  return total.result();
}

describe('an amount as people write it', () => {
  test.each([
    ['1,000.50', '1000.50', ''],
    ['1,234,567', '1234567', ''],
    ['¥1,000.50', '1000.50', '元'],
    ['￥ 20', '20', '元'],
    ['-¥5.00', '-5.00', '元'],
    ['¥-5', '-5', '元'],
    ['RMB 99.5', '99.5', '元'],
    ['1 000,50元', '1000.50', '元'],
    ['1 000元', '1000', '元'],
    ['１，０００．５０', '1000.50', ''],
    ['$12', '12', '$'],
    ['3次', '3', '次'],
    ['12 张', '12', '张'],
    ['12课时', '12', '课时'],
    ['+7', '7', ''],
    ['-0.00', '0.00', ''],
    [' 5 ', '5', ''],
  ])('%j is %s', (text, decimal, unit) => {
    expect(readAmount(text)).toEqual({ decimal, unit });
  });

  test.each([
    '1,50',
    '1.000,50',
    '1 000,500',
    '1,00,000',
    '1000,000',
    '1,000 000',
    '5%',
    '1.5万',
    '¥5$',
    '$5元',
    '-+5',
    '007',
    '0,123',
    '1e3',
    '12:30',
    '2024-01-02',
    '154 0000 0000',
    '约5元',
    '5元/次',
    '3-5次',
    '.5',
    '5.',
    '',
    '无',
  ])('%j is none, or two', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });
});

describe('a column of amounts', () => {
  test.each([
    ['余额', ['1,000.50', '2000', '', '0.5'], '3001'],
    ['金额', ['¥1,000.50', '1000.5元', '块', '-1'].filter((cell) => cell !== '块'), '2000'],
    ['剩余次数', ['3次', '4', '12次'], '19'],
    ['卡券', ['12张', '3张'], '15'],
    ['押金（元）', ['5', '-', '/', '无', '—'], '5'],
    ['欠款', ['99999999999999999999.01元', '0.99'], '100000000000000000000'],
  ])('%s %j', (name, cells, sum) => {
    expect(totalOf(name, cells)).toEqual({ sum });
  });

  test.each([
    ['余额', ['5', '约6', '7', '见备注'], 2],
    ['金额', ['¥5', '$6', '7元'], 1],
    ['数量', ['3次', '4张', '5'], 1],
    ['金额', ['壹佰元', '贰佰元'], 2],
    ['total', ['5', '6 or 7'], 1],
    ['单价', ['x'.repeat(500), '5'], 1],
  ])('%s %j: so many are no number', (name, cells, uncounted) => {
    expect(totalOf(name, cells)).toEqual({ uncounted });
  });

  test('is one by its kind where most of its cells are numbers', () => {
    expect(totalOf('会员卡', ['5', '6', '无效'], true)).toEqual({ uncounted: 1 });
    expect(totalOf('支付方式', ['微信', '现金', '5'], true)).toBeUndefined();
    const words = Array.from({ length: 200 }, () => '微信');
    expect(totalOf('支付方式', [...words, ...Array.from({ length: 500 }, () => '5')], true)).toBeUndefined();
  });
});

test('of other columns nothing is told but the total of plain numbers and counts', () => {
  expect(totalOf('规格', ['5', 'XL', '6'])).toBeUndefined();
  expect(totalOf('规格', ['5', '6'])).toEqual({ sum: '11' });
  expect(totalOf('金额', [])).toBeUndefined();
  expect(totalOf('金额', ['', '-'])).toBeUndefined();
});

test.each([
  ['金额', true],
  ['应收金额（元）', true],
  ['剩余次数', true],
  ['unit_price', true],
  ['orderTotal', true],
  ['金额大写', false],
  ['费用说明', false],
  ['姓名', false],
  ['prepaid', false],
])('%s names an amount: %s', (name, expected) => {
  expect(namesAmount(name)).toBe(expected);
});
