// Which cells of a column of door codes hold one, and which say that none is needed.
import { expect, test } from 'vitest';
import { scanText } from '../../shared/data/detect.ts';
import { holdsDoorCode } from '../../shared/data/redaction/door-codes.ts';

test.each(['*7310000#', '2580', '钥匙在脚垫下', '按门铃，没人应按 482913#', '指纹', '门卫有备用钥匙'])(
  '%s is a way in',
  (cell) => {
    expect(holdsDoorCode('home_access', cell, scanText)).toBe(true);
  },
);

test.each([
  '',
  '无',
  '按门铃',
  '请按一下门铃',
  '敲门',
  '提前打电话',
  '按门铃，找门卫登记',
  '家里有人',
  '客户在家',
  '找物业开门',
  'ring the bell',
])('%s is none', (cell) => {
  expect(holdsDoorCode('home_access', cell, scanText)).toBe(false);
});

test('in a text it is found, or it is none', () => {
  expect(holdsDoorCode('free_text', '门锁密码 482913#，按门铃', scanText)).toBe(true);
  expect(holdsDoorCode('free_text', '按门铃，先打电话再上门', scanText)).toBe(false);
});
