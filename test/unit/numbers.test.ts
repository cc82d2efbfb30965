import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../shared/format/hash.ts';
import { safetyNumber, shortForm } from '../../shared/format/numbers.ts';
import { parseStatementOf } from '../../shared/format/statements/file.ts';
import { keyOfCard } from '../../shared/format/statements/signer-cards.ts';
import { party } from '../support/statements.ts';

const example = new URL('../example/', import.meta.url);
const expected: Record<string, string> = JSON.parse(readFileSync(new URL('expected.json', example), 'utf8'));
const [one, two, three] = [party(1, '甲'), party(2, '乙'), party(3, '丙')];
const all = '85240 22458 62041 01718 90913 80520 68912 76861 69383 50138 31029 81816';

test('vectors of FORMAT.md 7.11', () => {
  expect(shortForm(sha256Hex(new Uint8Array()))).toBe('64120 68580 35104 71747 78033 59980 16762 50014');
  expect(safetyNumber([one, two])).toBe('62394 69472 71425 93901 09064 23757 99247 17845 41848 80427 94008 87879');
  expect(safetyNumber([one, two, three])).toBe(all);
});

test('the example package', () => {
  expect(shortForm(expected.package_id ?? '')).toBe(expected.package_short);
  const cards = ['seller.card', 'buyer.card'].map((name) => {
    const { statement } = parseStatementOf('card', readFileSync(new URL(name, example)));
    return { key: keyOfCard(statement), recipient: statement.recipient };
  });
  expect(safetyNumber(cards)).toBe(expected.safety_2);
});

test('the order of the parties does not matter; who they are, and what their recipients are, does', () => {
  expect(safetyNumber([three, one, two])).toBe(all);
  expect(safetyNumber([two, three, one])).toBe(all);
  expect(safetyNumber([{ ...one, recipient: two.recipient }, two, three])).not.toBe(all);
  expect(safetyNumber([one, two])).not.toBe(all);
});

test('ids that share their first and last 8 digits differ in every group', () => {
  const left = `01234567${'0'.repeat(48)}89abcdef`;
  const right = `01234567${'0'.repeat(47)}189abcdef`;
  const [lefts, rights] = [shortForm(left).split(' '), shortForm(right).split(' ')];
  expect(lefts.every((group, index) => group !== rights[index])).toBe(true);
  expect(lefts).toHaveLength(8);
});

test('a key has 32 bytes', () => {
  expect(() => safetyNumber([{ key: 'ab', recipient: one.recipient }])).toThrow(RangeError);
});
