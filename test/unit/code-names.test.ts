// Sums of numbers that name something are not shown to a person: 交易单号 added up says nothing.
import { expect, test } from 'vitest';
import { isOfCodes } from '../../shared/engine/services/data/code-names.ts';

test.each([
  ['交易单号', 'none'],
  ['order_id', 'none'],
  ['联系方式', 'cn_mobile'],
  ['会员', 'user_id'],
  ['createTime', 'none'],
  ['下单时间', 'none'],
])('%s (%s) names something', (name, pi) => {
  expect(isOfCodes({ name, pi })).toBe(true);
});

test.each([
  ['金额(元)', 'transaction'],
  ['剩余次数', 'account_balance'],
  ['数量', 'none'],
  ['overtime', 'none'],
])('%s (%s) is an amount', (name, pi) => {
  expect(isOfCodes({ name, pi })).toBe(false);
});
