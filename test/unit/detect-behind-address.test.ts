// An address is taken to the end of its clause, but never over what is told by itself behind it: door codes stand there more than elsewhere.
import { describe, expect, test } from 'vitest';
import { scanColumn, scanText } from '../../shared/data/detect.ts';

const labels = ['地址：', '收货地址 ', '服务地址:', '住址：', '现住', 'Home address: '];
const addresses = ['幸福小区3号楼2单元501', '苏州市樱桃区第037街21号', '人民广场3号楼', '樱桃花园东门'];
const between = [' ', '，', '(', '/', '；'];
const behind = [
  ['门禁密码1357#', '1357#', 'home_access'],
  ['密码锁2468', '2468', 'home_access'],
  ['密码箱 0801', '0801', 'home_access'],
  ['入户请按8812#', '8812#', 'home_access'],
  ['钥匙在门口鞋柜下', '钥匙在门口鞋柜下', 'home_access'],
  ['wifi密码home8888', 'home8888', 'credential'],
  ['cvv 123', '123', 'card_auth'],
  ['身份证319900197106042148', '319900197106042148', 'cn_id18'],
  ['卡号6222021234567890128', '6222021234567890128', 'bank_card'],
  ['电话15400000001', '15400000001', 'cn_mobile'],
] as const;

describe.each(behind)('behind an address: %s', (said, words, type) => {
  test('it is found in a text', () => {
    const missed = labels.flatMap((label) =>
      addresses.flatMap((address) =>
        between
          .map((sign) => `${label}${address}${sign}${said}`)
          .filter(
            (text) => !scanText(text).some((find) => find.type === type && text.slice(find.start, find.end) === words),
          ),
      ),
    );
    expect(missed).toEqual([]);
  });

  test('it is found in a column of addresses', () => {
    const values = addresses.map((address, index) => `${address}${between[index % between.length]}${said}`);
    expect(scanColumn('客户地址', values)).toContainEqual(
      expect.objectContaining({ type, counts: expect.objectContaining({ inside: addresses.length }) }),
    );
  });
});

test('an address goes on to the end of its clause where nothing else is told', () => {
  const text = '地址：幸福小区3号楼2单元501室南门保安亭旁';
  expect(scanText(text)).toMatchObject([{ type: 'address', start: 3, end: text.length }]);
});
