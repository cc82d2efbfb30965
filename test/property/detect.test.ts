// Properties of the detector: offsets hold whatever signs stand between, it never throws, and hostile texts take linear time.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanValues } from '../../shared/data/detect/columns/column.ts';
import { findingsFrom } from '../../shared/data/detect/columns/findings.ts';
import { type ColumnScanState, emptyState, mergeStates } from '../../shared/data/detect/columns/state.ts';
import { normalText } from '../../shared/data/detect/normal-text.ts';
import { scanColumn, scanText } from '../../shared/data/detect.ts';
import { full, runs } from '../parameters.ts';

const planted = [
  ['cn_mobile', '15400000001'],
  ['cn_id18', '110101199003074610'],
  ['email', 'lin@mail.example.cn'],
  ['uscc', '91350100M000100Y43'],
  ['plate', '沪A12345'],
  ['bank_card', '6222021234567890128'],
] as const;

/** Signs that no reader sees: zero-width ones, direction marks, a soft hyphen. */
const invisible = fc.constantFrom(
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200f',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u00ad',
  '\ufeff',
  '\u{e0020}',
  '',
);
const around = fc
  .array(fc.constantFrom('😀', '👨‍👩‍👧', '。', '，', '！', '𠮷。', '\ud800', '\udc00', '\u202b', 'ـ。', '\n'), {
    maxLength: 6,
  })
  .map((signs) => signs.join(''));
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

describe('offsets', () => {
  test('point to what was planted, in any width and with invisible signs between', () => {
    const property = fc.property(
      fc.constantFrom(...planted),
      fc.array(invisible, { minLength: 25, maxLength: 25 }),
      around,
      around,
      fc.boolean(),
      ([type, value], gaps, before, after, isWide) => {
        const written = [...(isWide ? wide(value) : value)]
          .map((sign, index) => (index === 0 ? '' : gaps[index]) + sign)
          .join('');
        const text = `${before}。${written}。${after}`;
        const find = scanText(text).find((each) => each.type === type);
        expect(find).toBeDefined();
        const shown = text.slice(find?.start, find?.end);
        expect(shown).toBe(written);
        expect(normalText(shown).text).toBe(value);
      },
    );
    fc.assert(property, { numRuns: runs });
  });

  test('never cut a character in two, and lie in order inside the text', () => {
    const part = fc.oneof(
      around,
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ...planted.map(([, value]) => value),
        '王䶮女士',
        '李𬭎',
        '幸福路12号3单元502室',
        '门锁密码2468#',
      ),
    );
    const property = fc.property(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      (text) => {
        let last = 0;
        for (const { start, end } of scanText(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          for (const edge of [start, end]) {
            const isInside = /[\ud800-\udbff]/.test(text.charAt(edge - 1)) && /[\udc00-\udfff]/.test(text.charAt(edge));
            expect(isInside).toBe(false);
          }
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      },
    );
    fc.assert(property, { numRuns: runs });
  });
});

test('no name and no values make a column throw', () => {
  const property = fc.property(
    fc.string({ unit: 'binary' }),
    fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }),
    (name, values) => {
      for (const { share, counts } of scanColumn(name, values)) {
        expect(share).toBeLessThanOrEqual(1);
        expect(counts.whole + counts.inside).toBeLessThanOrEqual(counts.examined);
      }
    },
  );
  fc.assert(property, { numRuns: runs });
});

test('the pieces of a column, scanned apart and merged in any grouping, are found as in one pass', () => {
  const value = fc.oneof(
    fc.constantFrom(
      ...planted.map(([, each]) => each),
      '王䶮女士',
      '张伟',
      '门锁密码2468#',
      '319900900101001',
      '少放糖',
      '',
    ),
    fc.string({ maxLength: 6 }),
  );
  const property = fc.property(
    fc.constantFrom('备注', '姓名', '手机号', '身份证号', 'c1', '订单号'),
    fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 6 }),
    fc.nat(5),
    (name, pieces, cut) => {
      const states = pieces.map((values) => scanValues(name, values));
      const merge = (some: readonly ColumnScanState[]) => some.reduce(mergeStates, emptyState());
      const merged = mergeStates(merge(states.slice(0, cut)), merge(states.slice(cut)));
      expect(findingsFrom(name, merged)).toEqual(scanColumn(name, pieces.flat()));
    },
  );
  fc.assert(property, { numRuns: runs });
});

describe('hostile texts take linear time', () => {
  const signs = full ? 2 ** 20 : 2 ** 13;
  /** Four times the text may take no more than so many times as long; a quadratic one takes 16. */
  const mostGrowth = 9;
  const fill = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const took = (text: string): number => {
    const start = performance.now();
    scanText(text);
    return performance.now() - start;
  };

  test.each([
    ...[
      '1',
      '1-1-',
      '1 5 4 ',
      '1.',
      '12号',
      '路1号',
      'a@',
      '@',
      '::',
      'A',
      'aA0',
      'Abc ',
      '王',
      '王姐',
      '张伟，',
      '·',
      '阿·',
    ],
    ...[
      '门锁',
      '密码',
      '钥匙在',
      '省市',
      '中国',
      '地址：',
      '姓名:',
      '女儿',
      '在小学',
      '对',
      '一',
      '订单',
      '密码:我的生日',
      '按1234再',
      'pw:a',
      'admin/',
      'GB82 ',
      '+1 ',
      '\u200b',
      '👨‍👩‍👧',
      '\ud800',
    ],
  ])('%j', (unit) => {
    const short = fill(unit, signs / 4);
    const long = fill(unit, signs);
    // Another process may hold the machine up, and the first tries are for the compiler: one good one of eight is enough.
    const isLinear = [1, 2, 3, 4, 5, 6, 7, 8].some(() => took(long) + 1 < mostGrowth * (took(short) + 1));
    expect(isLinear).toBe(true);
  });
});
