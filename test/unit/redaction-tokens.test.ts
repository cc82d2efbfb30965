// Tokens: the bytes that are authenticated, the normal form of each type, and the text of a token.
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { piTypes } from '../../shared/data/pi-types.ts';
import { tokenInput, tokenise, tokenOf } from '../../shared/data/redaction/tokens.ts';

const text = (pi: string, value: string) => new TextDecoder().decode(tokenInput(pi, value));
const hmac = (key: string) => (message: Uint8Array) =>
  new Uint8Array(createHmac('sha256', key).update(message).digest());

test('the input is the domain, the type and the value with a zero byte between', () => {
  expect(text('cn_mobile', '15400000000')).toBe('handover-token@v1\0cn_mobile\u000015400000000');
});

/** One person's value in the ways it is written; the first is the normal form. */
const same: readonly (readonly [pi: string, ...values: string[]])[] = [
  [
    'cn_mobile',
    '15400000000',
    '+86 154-0000-0000',
    '0086 15400000000',
    '８６１５４００００００００',
    '154\u200b0000 0000',
    '(154)00000000',
    '15400000000（本人）',
    '张先生 +86 154-0000-0000',
  ],
  [
    'cn_id18',
    '31990019900101123X',
    '31990019900101123x',
    '319900 19900101 123x',
    '３１９９００１９９００１０１１２３Ｘ',
  ],
  ['hmt_residence', '810000199001010019', '810000 1990 0101 0019'],
  ['cn_landline', '02158881234', '021-58881234', '(021)5888 1234', '+86 21 58881234'],
  ['cn_landline', '057188881234-801', '(0571) 8888-1234转801'],
  ['intl_phone', '+85251234567', '+852 5123 4567', '00852-51234567'],
  ['email', 'zhangsan@example.com', 'ZhangSan@Example.COM', ' zhangsan＠example.com '],
  ['person_name', '张三', '张 三', '张　三', '张\u200b三'],
  ['person_name', '阿依古丽·买买提', '阿依古丽•买买提', '阿依古丽・买买提'],
  ['person_name', 'john smith', 'John  Smith', 'JOHN SMITH'],
  ['bank_card', '6222021234567890128', '6222 0212 3456 7890 128', '6222-0212-3456-7890-128'],
  ['plate', '沪A12345', '沪A·12345', '沪 a12345'],
  ['mac', '001A2B3C4D5E', '00:1a:2b:3c:4d:5e', '00-1A-2B-3C-4D-5E'],
  ['hkid', 'A1234563', 'A123456(3)', 'a123456（3）'],
  ['address', '上海市浦东新区听潮路1号', '上海市 浦东新区，听潮路1号'],
  ['birth_date', '1990-05-02', '1990/5/2', '1990年5月2日', '19900502'],
  ['wechat_id', 'zhangsan_88', 'ZhangSan_88'],
  ['wechat_id', '15400000000', '+86 15400000000'],
  ['user_id', '000Ab 1', ' 000Ab  1 ', '０００Ａｂ 1'],
  ['uscc', '91310101MA1FAKE00M', '91310101-MA1FAKE00M', '91310101ma1fake00m'],
];

test.each(same)('%s %s in every way of writing', (pi, ...values) => {
  for (const value of values) expect(text(pi, value)).toBe(`handover-token@v1\0${pi}\0${values[0]}`);
});

test.each(['15400000000转801', '15400000000 / 15400000001', '154****0000', '15400000000 3楼'])(
  'more than one number, or a part of one, is another value: %s',
  (value) => expect(text('cn_mobile', value)).not.toBe(text('cn_mobile', '15400000000')),
);

test('an identity number of 15 signs is the one of 18', () => {
  // 110101 900307 461: the published example 110101199003074610 in its old form.
  expect(text('cn_id15', '110101900307461')).toBe(text('cn_id18', '110101199003074610'));
  expect(text('cn_id18', '110101900307461')).toBe(text('cn_id18', '110101199003074610'));
});

test('the person behind a company has the token of the person', () => {
  expect(text('business_contact', '张三')).toBe(text('person_name', '张三'));
});

describe('different values stay different', () => {
  test.each([
    ['user_id', '0012', '12'],
    ['user_id', 'Ab', 'ab'],
    ['wechat_id', `o${'A'.repeat(27)}`, `o${'a'.repeat(27)}`],
    ['cn_landline', '58881234-1', '58881234-2'],
    ['cn_mobile', '---', '-'],
  ])('%s %s and %s', (pi, one, other) => expect(text(pi, one)).not.toBe(text(pi, other)));

  test('and types too', () => expect(text('cn_mobile', '15400000000')).not.toBe(text('qq', '15400000000')));
});

test('an empty value has no token, of any type', () => {
  for (const { id } of piTypes)
    for (const value of ['', ' 　', '\u200b']) expect(tokenInput(id, value)).toBeUndefined();
});

test('base32 of RFC 4648, small letters, no padding', () => {
  expect(tokenOf(new TextEncoder().encode('foobarfoobarfoob'))).toBe('mzxw6ytbojtg633cmfzgm33pmi');
  expect(tokenOf(new Uint8Array(32).fill(255))).toBe('77777777777777777777777774');
  expect(() => tokenOf(new Uint8Array(15))).toThrow('usage');
});

test('a token is that of HMAC-SHA256, the same in a case and another in the next', () => {
  const one = tokenise('cn_mobile', '+86 154 0000 0000', hmac('case one'));
  expect(one).toBe(tokenise('cn_mobile', '15400000000', hmac('case one')));
  expect(one).toMatch(/^[a-z2-7]{26}$/);
  expect(one).not.toBe(tokenise('cn_mobile', '15400000000', hmac('case two')));
  expect(tokenise('cn_mobile', '', hmac('case one'))).toBeUndefined();
});
