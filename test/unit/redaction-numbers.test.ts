// Numbers and dates made coarser, and dates shifted.
import { describe, expect, test } from 'vitest';
import { readDay } from '../../shared/data/redaction/date-forms.ts';
import { dayNumberOf, generaliseDate, personShift, shiftDate } from '../../shared/data/redaction/dates.ts';
import { generalise } from '../../shared/data/redaction/generalise.ts';
import { ageBand, bandOf, roundTo } from '../../shared/data/redaction/numbers.ts';

describe('rounding', () => {
  test.each([
    ['149', '100', '100'],
    ['150', '100', '200'],
    ['-150', '100', '-200'],
    ['-49', '100', '0'],
    ['1,234.565', '0.01', '1234.57'],
    ['-0.005', '0.01', '-0.01'],
    ['0.004', '0.01', '0.00'],
    ['¥99.75', '0.5', '100.0'],
    ['１００元', '7', '98'],
    ['9007199254740993', '2', '9007199254740994'],
    ['0.1', '1', '0'],
  ])('%s to %s is %s', (value, unit, rounded) => expect(roundTo(value, unit)).toBe(rounded));

  test.each(['', '三百', '1,23', '1e5', '0x10', '12 34', '1.2.3'])('%s is no number', (value) => {
    expect(roundTo(value, '10')).toBeUndefined();
  });

  test.each(['0', '-1', 'x'])('there is no unit %s', (unit) => expect(() => roundTo('1', unit)).toThrow('usage'));
});

describe('bands', () => {
  const amounts = { edges: ['100', '1000'], of: 'amount' } as const;
  const counts = { edges: ['2', '10', '50'], of: 'count' } as const;

  test.each([
    ['-0.01', '<0'],
    ['0.00', '0'],
    ['0.01', '0–100'],
    ['99.99', '0–100'],
    ['100', '100–1000'],
    ['1000.00', '1000+'],
  ])('amount %s: %s', (value, band) => expect(bandOf(value, amounts)).toBe(band));

  test.each([
    ['0', '0'],
    ['1', '1'],
    ['2次', '2–9'],
    ['9.0', '2–9'],
    ['10', '10–49'],
    ['50', '50+'],
    ['2.5', undefined],
    ['几次', undefined],
  ])('count %s: %s', (value, band) => expect(bandOf(value, counts)).toBe(band));

  test('edges must rise from above 0', () => {
    for (const edges of [[], ['0'], ['10', '10'], ['10', '5'], ['a']]) {
      expect(() => bandOf('1', { edges, of: 'amount' })).toThrow('usage');
    }
    expect(() => bandOf('1', { edges: ['1.5'], of: 'count' })).toThrow('usage');
  });

  test('ages: ten years, and one band for the old', () => {
    expect(['0', '9', '10', '79', '80', '101'].map((age) => ageBand(age))).toEqual([
      '0–9',
      '0–9',
      '10–19',
      '70–79',
      '80+',
      '80+',
    ]);
    expect(['34', '80'].map((age) => ageBand(age, 1))).toEqual(['34', '80+']);
    expect(['-1', '151', '老', '3 4'].map((age) => ageBand(age))).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('coarser', () => {
  test.each([
    '2026-02-05',
    '2026/2/5 8:30',
    '2026年2月5日',
    '20260205',
    '２０２６.２.５',
    '2026-02-05T08:30:00Z',
    '2026年2月5号上午8时30分',
  ])('the date %s', (value) => {
    expect((['month', 'quarter', 'year', 'decade'] as const).map((to) => generaliseDate(value, to))).toEqual([
      '2026-02',
      '2026-Q1',
      '2026',
      '2020–2029',
    ]);
  });

  test.each(['2026-02-30', '2026-00-01', '明天', '15400005678', '2026-01-05 13912345678', '2026-01-05 99:00'])(
    'nothing is read from %s',
    (value) => expect(generaliseDate(value, 'year')).toBeUndefined(),
  );

  test.each([
    ['address', '浙江省杭州市西湖区听潮路1号', 'city', '浙江省杭州市'],
    ['address', '浙江省杭州市西湖区听潮路1号', 'province', '浙江省'],
    ['postcode', '200120', 'city', '2001**'],
    ['postcode', '200120', 'province', '20****'],
    ['cn_id18', '319900199001011234', 'county', '319900'],
    ['cn_id18', '319900199001011234', 'city', '3199**'],
    ['education', '硕士研究生', 'level', '研究生'],
    ['education', '大学本科', 'level', '大专、本科'],
    ['education', '中专', 'level', '高中及以下'],
    ['education', '别的', 'level', undefined],
    ['gender', '男', 'level', undefined],
  ] as const)('%s %s to %s: %s', (pi, value, to, coarser) => expect(generalise(pi, value, to)).toBe(coarser));
});

describe('shifting', () => {
  const until = { year: 2026, month: 3, day: 1 };

  test.each([
    ['2026-01-05', '2025-12-31'],
    ['2026/1/5', '2025/12/31'],
    ['2026/01/05', '2025/12/31'],
    ['2026年1月5日', '2025年12月31日'],
    ['20260105', '20251231'],
    ['2026-01-05 08:30:59', '2025-12-31 08:30:59'],
    ['2026-01-05T08:30:00+08:00', '2025-12-31T08:30:00+08:00'],
    ['2026年1月5日 下午3点', '2025年12月31日 下午3点'],
    ['2026-01-05 星期一', '2025-12-31'],
  ])('%s five days back is %s', (value, shifted) => expect(shiftDate(value, -5, until)).toBe(shifted));

  test('the form is kept to the zero', () => {
    expect(shiftDate('2026-01-05', 30, until)).toBe('2026-02-04');
    expect(shiftDate('2025/12/31', 5, until)).toBe('2026/1/5');
    expect(shiftDate('2024-02-28', 1, until)).toBe('2024-02-29');
  });

  test('what has no day, and what would lie too late, is not shown', () => {
    for (const value of ['2026-01', '2026', '昨天', '']) expect(shiftDate(value, 1, until)).toBeUndefined();
    expect(shiftDate('2026-02-28', 1, until)).toBe('2026-03-01');
    expect(shiftDate('2026-02-28', 2, until)).toBeUndefined();
  });

  test('a person without room towards the limit goes back in time', () => {
    const mac = new Uint8Array(32).fill(255);
    const shift = personShift(mac, 10, 1000);
    expect(Math.abs(shift)).toBeGreaterThan(0);
    expect(personShift(mac, 10, 0)).toBe(-Math.abs(shift));
    expect(personShift(new Uint8Array(32), 10, 1000)).toBe(-10);
    expect(() => personShift(mac, 0, 0)).toThrow('usage');
    expect(() => personShift(new Uint8Array(2), 1, 0)).toThrow('usage');
  });

  test('a day has a number', () => {
    expect(dayNumberOf('1970-01-02')).toBe(1);
    expect(dayNumberOf('1970-01')).toBeUndefined();
    expect(readDay('2026-01-05 8:30')).toEqual({ year: 2026, month: 1, day: 5 });
  });
});
