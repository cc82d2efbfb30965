import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { fromHex, fromUtf8 } from '../../shared/format/bytes.ts';
import { canonical } from '../../shared/format/canonical.ts';

type Vectors = {
  files: { name: string; input: string; output: string }[];
  numbers: { bits: string; text: string }[];
};
const vectors: Vectors = JSON.parse(readFileSync(new URL('../vectors/canonical.json', import.meta.url), 'utf8'));

describe('RFC 8785', () => {
  test.each(vectors.files)('test data $name', ({ input, output }) => {
    const value: unknown = JSON.parse(fromUtf8(fromHex(input)));
    expect(canonical(value)).toBe(fromUtf8(fromHex(output)));
  });

  test.each(vectors.numbers)('appendix B: $bits is $text', ({ bits, text }) => {
    const number = new DataView(fromHex(bits).buffer).getFloat64(0);
    expect(canonical(number)).toBe(text);
    expect(canonical([{ a: number }])).toBe(`[{"a":${text}}]`);
  });

  test('section 3.2.2 and 3.2.3: the worked example', () => {
    const value: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonical(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('members are sorted by UTF-16 code units, not by code points', () => {
    expect(canonical({ '\ufb33': 1, '\u{1f602}': 2, a: 3 })).toBe('{"a":3,"\u{1f602}":2,"\ufb33":1}');
  });

  test('control characters take their short forms, all others the long one in small letters', () => {
    expect(canonical('\b\t\n\f\r\u0000\u001f\u007f\u2028')).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028"');
  });

  test('values at the top, and members with odd names', () => {
    expect(canonical(null)).toBe('null');
    expect(canonical('')).toBe('""');
    expect(canonical(JSON.parse('{"__proto__":1,"constructor":2,"":3}'))).toBe('{"":3,"__proto__":1,"constructor":2}');
    expect(canonical(Object.assign(Object.create(null) as object, { b: 1, a: [] }))).toBe('{"a":[],"b":1}');
    expect(canonical(runInNewContext('({ b: 1, a: [2] })'))).toBe('{"a":[2],"b":1}');
  });

  test('the same object twice is no cycle', () => {
    const part = { a: 1 };
    expect(canonical([part, part])).toBe('[{"a":1},{"a":1}]');
  });

  test('depth is not bounded here', () => {
    const depth = 20_000;
    const value: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(canonical(value)).toBe('['.repeat(depth) + ']'.repeat(depth));
  });
});

const cycle: { a?: unknown } = {};
cycle.a = [cycle];
const holed: unknown[] = [1];
holed[2] = 3;

describe('what is not JSON is refused, at the top and inside', () => {
  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a lone high surrogate', 'a\ud800'],
    ['a lone low surrogate', '\udc00a'],
    ['a lone surrogate as a member name', { '\ud800': 1 }],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['bytes', Uint8Array.of(1)],
    ['a boxed string', Object('a')],
    ['an object with toJSON', { toJSON: () => 1 }],
    ['a list with a hole', holed],
    ['a cycle', cycle],
  ])('%s', (_, value) => {
    expect(() => canonical(value)).toThrow(expect.objectContaining({ code: 'json' }));
    expect(() => canonical([value])).toThrow(expect.objectContaining({ code: 'json' }));
    expect(() => canonical({ a: { b: value } })).toThrow(expect.objectContaining({ code: 'json' }));
  });
});
