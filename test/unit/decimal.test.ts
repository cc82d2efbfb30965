import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../shared/format/bytes.ts';
import { decimalSum, formatDecimal, parseDecimal } from '../../shared/format/package/decimal.ts';
import { runs } from '../parameters.ts';

const bad = [
  '',
  '-',
  '.',
  '1.',
  '.5',
  '01',
  '-01',
  '1.12345678901',
  '-0',
  '-0.00',
  '1e3',
  '+1',
  ' 1',
  '1,5',
  '1.2.3',
  '--1',
  '١',
  '0x1',
];
const good = [
  '0',
  '0.0',
  '7',
  '-7',
  '120.50',
  '0.0000000001',
  '-0.5',
  '99999999999999999999999999',
  '123456789012345.1234567890',
];

const sumOf = (cells: readonly string[]) => {
  const sum = decimalSum();
  for (const cell of cells) {
    const bytes = utf8(`<${cell}>`);
    sum.add(bytes, 1, bytes.length - 1);
  }
  return sum;
};

describe('cells', () => {
  test.each(good)('%s is a decimal', (cell) => {
    const sum = sumOf([cell]);
    expect([sum.exact, sum.cells]).toEqual([true, 1]);
    expect(sum.value).toBe(parseDecimal(cell));
  });

  test.each(bad.filter((cell) => cell !== ''))('%s is none', (cell) => {
    expect(sumOf([cell]).exact).toBe(false);
    expect(() => parseDecimal(cell)).toThrow(RangeError);
  });

  test('an empty one counts nothing', () => {
    const sum = sumOf(['', '1', '']);
    expect([sum.exact, sum.cells, sum.value]).toEqual([true, 1, parseDecimal('1')]);
  });

  test('one that is none spoils the sum for good', () => {
    const sum = sumOf(['1', 'x', '2']);
    expect(sum.exact).toBe(false);
  });
});

describe('sums', () => {
  test('where floating point rounds', () => {
    expect(formatDecimal(sumOf(['0.1', '0.2']).value)).toBe('0.3');
    expect(formatDecimal(sumOf(Array.from({ length: 1000 }, () => '0.1')).value)).toBe('100');
    expect(formatDecimal(sumOf(Array.from({ length: 100 }, () => '999999999999999')).value)).toBe('99999999999999900');
    expect(formatDecimal(sumOf(['9007199254740993', '1', '-9007199254740993']).value)).toBe('1');
    expect(formatDecimal(sumOf(['1.5', '-1.5']).value)).toBe('0');
    expect(formatDecimal(sumOf([]).value)).toBe('0');
  });

  test('are those of exact arithmetic, however they are divided', () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 0, max: 10 }))
      .map(([negative, digits, places]) => {
        const text = String(digits).padStart(places + 1, '0');
        const whole = text.slice(0, text.length - places);
        const decimals = places === 0 ? whole : `${whole}.${text.slice(-places)}`;
        return negative && digits > 0n ? `-${decimals}` : decimals;
      });
    fc.assert(
      fc.property(fc.array(decimal), fc.nat(), (cells, cut) => {
        const expected = cells.reduce((sum, cell) => sum + parseDecimal(cell), 0n);
        expect(sumOf(cells).value).toBe(expected);
        const at = cut % (cells.length + 1);
        const merged = sumOf(cells.slice(0, at));
        merged.merge(sumOf(cells.slice(at)).value);
        expect(merged.value).toBe(expected);
        expect(parseDecimal(formatDecimal(expected))).toBe(expected);
      }),
      { numRuns: runs },
    );
  });

  test('are written in the shortest form', () => {
    for (const [text, short] of [
      ['1.50', '1.5'],
      ['-2.00', '-2'],
      ['0.0', '0'],
      ['10', '10'],
      ['-0.5', '-0.5'],
    ] as const) {
      expect(formatDecimal(parseDecimal(text))).toBe(short);
    }
  });
});
