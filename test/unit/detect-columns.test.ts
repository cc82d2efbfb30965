// The detector on whole columns: what their names say, what their values say, and when both are nothing.
import { describe, expect, test } from 'vitest';
import { scanColumn } from '../../shared/data/detect.ts';

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const mobile = (index: number): string => `154${String(index).padStart(8, '0')}`;

describe('a column', () => {
  test('of numbers is counted, its examples masked', () => {
    const [finding] = scanColumn('列1', [...times(8, mobile), '', ' ', '没有', '无']);
    expect(finding).toMatchObject({
      type: 'cn_mobile',
      class: 'G',
      share: 0.8,
      counts: { whole: 8, inside: 0, examined: 10 },
      examples: ['154****0000', '154****0001', '154****0002'],
    });
  });

  test('of notes tells what stands inside, the strictest class first, and nothing of a secret', () => {
    const findings = scanColumn('备注', ['下午来', '门锁密码2468#，联系15400000001', '少放糖', '女儿6岁']);
    expect(findings.map(({ type }) => type)).toEqual(['home_access', 'minor_data', 'free_text', 'cn_mobile']);
    expect(findings[0]).toMatchObject({ class: 'C', counts: { whole: 0, inside: 1, examined: 4 }, examples: ['****'] });
  });

  test('of validities is a bank card’s only if its values are', () => {
    expect(scanColumn('有效期', ['03/27', '04/28'])).toMatchObject([{ type: 'card_auth', class: 'C' }]);
    expect(scanColumn('有效期', ['2027-03-01', '2027-04-01'])).toEqual([]);
  });

  test('of card numbers is a shop’s own where its values are short', () => {
    expect(scanColumn('卡号', ['80000001', '80000002'])).toMatchObject([{ type: 'user_id', class: 'G' }]);
    expect(scanColumn('卡号', [])).toMatchObject([{ type: 'bank_card', class: 'S' }]);
  });

  test('is told by its name where values tell nothing', () => {
    expect(scanColumn('性别', ['男', '女'])).toMatchObject([{ type: 'gender', reasons: ['column_name'], share: 1 }]);
    expect(scanColumn('身份证照片', [])).toMatchObject([{ type: 'id_photo', class: 'S', counts: { examined: 0 } }]);
  });

  test('speaks for its values: seven digits under 座机, eight under 台胞证', () => {
    expect(
      scanColumn(
        '座机',
        times(5, (index) => `6688123${index}`),
      )[0],
    ).toMatchObject({ type: 'cn_landline', share: 1 });
    expect(
      scanColumn(
        '台胞证',
        times(5, (index) => `1234567${index}`),
      )[0],
    ).toMatchObject({ type: 'tw_mtp', share: 1 });
  });

  test('of few values that come often is counted like any other', () => {
    const values = times(9000, (index) => (index % 3 === 0 ? '少放糖' : mobile(index % 5000)));
    expect(scanColumn('c1', values)).toMatchObject([{ type: 'cn_mobile', counts: { whole: 6000, examined: 9000 } }]);
  });

  test('of old identity numbers needs most of them', () => {
    const numbers = times(10, (index) => `31990090010100${index}`);
    expect(scanColumn('c3', numbers)[0]).toMatchObject({ type: 'cn_id15', share: 1 });
    expect(scanColumn('c3', [...numbers.slice(0, 3), ...times(9, (index) => `99999999999999${index}`)])).toEqual([]);
  });

  test('of order numbers is none of cards or telephones, though some pass by chance', () => {
    expect(
      scanColumn(
        '订单号',
        times(50, (index) => `62220212345678${String(index).padStart(5, '0')}`),
      ),
    ).toEqual([]);
    expect(
      scanColumn(
        'c1',
        times(50, (index) => `62220212345678${String(index).padStart(5, '0')}`),
      ),
    ).toEqual([]);
    expect(scanColumn('流水号', times(20, mobile))).toEqual([]);
  });

  test('of goods or colours is none of names', () => {
    expect(scanColumn('商品', ['高丽参', '黄桃', '白萝卜', '金骏眉', '方便面', '石榴', '花露水'])).toEqual([]);
    expect(scanColumn('product_name', ['Golden Lamp', 'King Bed', 'Rose Soap'])).toEqual([]);
  });
});
