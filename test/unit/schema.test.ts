import { describe, expect, test } from 'vitest';
import {
  compareText,
  int,
  list,
  object,
  oneOf,
  optional,
  refine,
  type Schema,
  schemaError,
  sortedBy,
  union,
} from '../../shared/format/schema.ts';
import {
  b,
  day,
  dec,
  few,
  fewOf,
  h,
  h16,
  h32,
  i,
  id,
  s,
  t,
  utc,
  version,
  versionWord,
  w,
} from '../../shared/format/words.ts';

/** The member an error names, or `accepted`. */
function fault(schema: Schema<unknown>, value: unknown): string {
  try {
    expect(schema(value, 'x')).toEqual(value);
    return 'accepted';
  } catch (error) {
    const { code, where } = error as { code?: string; where?: { member?: string } };
    if (code !== 'schema') throw error;
    return where?.member ?? 'no member';
  }
}

const hex64 = 'ab'.repeat(32);

const cases: Record<string, { schema: Schema<unknown>; good: readonly unknown[]; bad: readonly unknown[] }> = {
  s: {
    schema: s,
    good: ['a', '䶮'.repeat(200), '\u{20000}'.repeat(200), ' '],
    bad: ['', 'a'.repeat(201), '\u{20000}'.repeat(201), 'a\nb', 'a\tb', 'e\u0301', 1, [], true, undefined],
  },
  t: { schema: t, good: ['a\nb', '\n', 'a'.repeat(20_000)], bad: ['', 'a'.repeat(20_001), 'a\rb', 'a\u202eb', 7] },
  h16: {
    schema: h16,
    good: ['00'.repeat(16)],
    bad: ['00'.repeat(15), '00'.repeat(17), 'AB'.repeat(16), 'zz'.repeat(16), 0],
  },
  h32: { schema: h32, good: [hex64], bad: [hex64.toUpperCase(), `${hex64}\n`, ` ${hex64}`, ''] },
  id: { schema: id, good: [hex64], bad: ['x'] },
  h8: { schema: h(8), good: ['0123456789abcdef'], bad: ['0123456789abcde'] },
  i: { schema: i, good: [0, Number.MAX_SAFE_INTEGER], bad: [-1, 0.5, 2 ** 53, '1', -0, Number.NaN] },
  'i 1..8': { schema: int(1, 8), good: [1, 8], bad: [0, 9] },
  b: { schema: b, good: [true, false], bad: [0, 'true', null] },
  utc: {
    schema: utc,
    good: ['2026-11-21T01:00:00Z', '2000-01-01T00:00:00Z', '2199-12-31T23:59:59Z', '2028-02-29T00:00:00Z'],
    bad: [
      '2026-11-21T01:00:60Z',
      '2026-11-21T24:00:00Z',
      '2026-02-29T00:00:00Z',
      '2026-04-31T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-00-01T00:00:00Z',
      '1999-12-31T23:59:59Z',
      '2200-01-01T00:00:00Z',
      '2026-11-21T01:00:00.000Z',
      '2026-11-21T01:00:00+00:00',
      '2026-11-21 01:00:00Z',
      '2026-11-21T01:00:00Z\n',
      '2026-11-21',
      1,
    ],
  },
  day: {
    schema: day,
    good: ['2026-11-30', '2028-02-29'],
    bad: ['2026-11-31', '2027-02-29', '2026-1-1', '2026-11-30T00:00:00Z', '1999-01-01', '2026-00-10', 20261130],
  },
  w: { schema: w, good: ['a', 'a_1', 'a'.repeat(40)], bad: ['A', '1a', '', 'a-b', 'a'.repeat(41), 'a\n'] },
  dec: {
    schema: dec,
    good: ['0', '-1', '12.50', '0.0000000001', '-0.5', '123456789012345678901234567890'],
    bad: ['-0', '-0.00', '01', '.5', '5.', '1e3', '+1', '0.00000000001', '', 1, '1,5'],
  },
  few: { schema: few, good: [0, '<10', 10, 12_345], bad: [1, 9, -1, '10', '<9', 10.5] },
  oneOf: { schema: oneOf('a', 'b'), good: ['a', 'b'], bad: ['c', '', 0, 'toString'] },
};

describe.each(Object.entries(cases))('%s', (_, { schema, good, bad }) => {
  test('takes what it says', () => {
    for (const value of good) expect([value, fault(schema, value)]).toEqual([value, 'accepted']);
  });
  test('refuses the rest', () => {
    for (const value of bad) expect([value, fault(schema, value)]).toEqual([value, 'x']);
  });
});

describe('object', () => {
  const schema = object({ a: i, b: optional(s), c: list(object({ d: i })) });

  test('wants exactly its members', () => {
    expect(fault(schema, { a: 1, c: [] })).toBe('accepted');
    expect(fault(schema, { a: 1, b: 'x', c: [{ d: 1 }] })).toBe('accepted');
    expect(fault(schema, { c: [] })).toBe('x.a');
    expect(fault(schema, { a: 1 })).toBe('x.c');
    expect(fault(schema, { a: 1, c: [], e: 1 })).toBe('x.e');
    expect(fault(schema, { a: 1, b: undefined, c: [] })).toBe('x.b');
    expect(fault(schema, { a: 1, c: [{ d: 1 }, { d: 'x' }] })).toBe('x.c[1].d');
    expect(fault(schema, { a: 1, c: {} })).toBe('x.c');
  });

  test('looks at own members only', () => {
    expect(fault(schema, Object.create({ a: 1, c: [] }))).toBe('x.a');
    expect(fault(schema, JSON.parse('{"a":1,"c":[],"__proto__":{"b":"x"}}'))).toBe('x.__proto__');
    expect(fault(object({}), JSON.parse('{"constructor":1}'))).toBe('x.constructor');
  });

  test.each([[[]], ['a'], [1], [null], [undefined]])('%s is none', (value) => {
    expect(fault(schema, value)).toBe('x');
  });
});

describe('lists', () => {
  test('have limits', () => {
    expect(fault(list(i, 1, 2), [])).toBe('x');
    expect(fault(list(i, 1, 2), [1, 2])).toBe('accepted');
    expect(fault(list(i, 1, 2), [1, 2, 3])).toBe('x');
  });

  test('rise strictly by their key', () => {
    const byText = sortedBy(s, (item) => item);
    expect(fault(byText, [])).toBe('accepted');
    expect(fault(byText, ['a', 'b'])).toBe('accepted');
    expect(fault(byText, ['b', 'a'])).toBe('x[1]');
    expect(fault(byText, ['a', 'a'])).toBe('x[1]');
    const byNumber = sortedBy(i, (item) => item);
    expect(fault(byNumber, [9, 10])).toBe('accepted');
    expect(fault(byNumber, [10, 9])).toBe('x[1]');
    const byTwo = sortedBy(object({ a: s, b: s }), (item) => [item.a, item.b]);
    expect(
      fault(byTwo, [
        { a: 'a', b: 'z' },
        { a: 'b', b: 'a' },
      ]),
    ).toBe('accepted');
    expect(
      fault(byTwo, [
        { a: 'a', b: 'b' },
        { a: 'a', b: 'a' },
      ]),
    ).toBe('x[1]');
    expect(
      fault(byTwo, [
        { a: 'a', b: 'b' },
        { a: 'a', b: 'b' },
      ]),
    ).toBe('x[1]');
  });

  test('byte order is that of UTF-8, where UTF-16 differs', () => {
    const [bmp, astral] = ['\uff5e', '\u{10000}'];
    expect(astral < bmp).toBe(true);
    expect(compareText(bmp, astral)).toBeLessThan(0);
    expect(
      fault(
        sortedBy(s, (item) => item),
        [bmp, astral],
      ),
    ).toBe('accepted');
    expect(compareText('a', 'ab')).toBeLessThan(0);
    expect(compareText('ab', 'a')).toBeGreaterThan(0);
    expect(compareText('ab', 'ab')).toBe(0);
  });
});

test('refine adds a rule, union takes the first that fits', () => {
  const even = refine(i, (value, path) => {
    if (value % 2 === 1) throw schemaError(path, 'even');
  });
  expect(fault(even, 2)).toBe('accepted');
  expect(fault(even, 3)).toBe('x');
  expect(fault(union('either', even, s), 'a')).toBe('accepted');
  expect(fault(union('either', even, s), 3)).toBe('x');
});

describe('the version word', () => {
  test('is read before anything else', () => {
    expect(versionWord({ format: 'a/1' }, 'format', ['a/1', 'b/1'])).toBe('a/1');
    for (const word of ['a/2', 'c/1', 'toString', '']) {
      expect(() => versionWord({ format: word }, 'format', ['a/1'])).toThrow(
        expect.objectContaining({ code: 'version' }),
      );
      expect(() => version('a/1')(word, 'x.format')).toThrow(
        expect.objectContaining({ code: 'version', where: { member: 'x.format' } }),
      );
    }
    expect(version('a/1')('a/1', 'x')).toBe('a/1');
  });

  test('is missing, or no string', () => {
    for (const value of [{}, { format: 1 }, [], 'a/1', null]) {
      expect(() => versionWord(value, 'format', ['a/1'])).toThrow(expect.objectContaining({ code: 'schema' }));
    }
  });

  test('is told if it has the form of one, and only then', () => {
    const factsOf = (word: string) => {
      try {
        return version('a/1')(word, 'x');
      } catch (error) {
        return (error as { facts: unknown }).facts;
      }
    };
    expect(factsOf('handover-card/2')).toEqual({ found: 'handover-card/2', known: ['a/1'] });
    expect(factsOf('a customer: 13800000000')).toEqual({ known: ['a/1'] });
  });
});

test('small counts are not told', () => {
  expect([0, 1, 9, 10, 11].map(fewOf)).toEqual([0, '<10', '<10', 10, 11]);
});
