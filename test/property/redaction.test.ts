// Properties of redaction: tokens are stable, numbers exact, intervals kept, and a redacted text holds nothing of what was found.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDay } from '../../shared/data/redaction/date-forms.ts';
import { dayNumberOf, personShift, shiftDate } from '../../shared/data/redaction/dates.ts';
import { bandOf, roundTo } from '../../shared/data/redaction/numbers.ts';
import { redactText, type TextFinding } from '../../shared/data/redaction/text.ts';
import { tokenInput } from '../../shared/data/redaction/tokens.ts';
import { runs } from '../parameters.ts';
import { formed, noise } from '../support/personal-values.ts';

const options = { numRuns: runs };

test('a token is the same of any way of writing', () => {
  for (const pi of ['cn_mobile', 'cn_id18', 'email', 'person_name', 'bank_card', 'plate', 'hkid', 'intl_phone']) {
    const both = (formed[pi] as fc.Arbitrary<string>).chain((value) => fc.tuple(fc.constant(value), noise(value)));
    fc.assert(
      fc.property(both, ([value, noisy]) => {
        expect(tokenInput(pi, ` ${noisy} `)).toEqual(tokenInput(pi, value));
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  }
});

const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(6));
const written = ([units, scale]: readonly [bigint, number]) => {
  const all = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? all : `${all.slice(0, -scale)}.${all.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
};
/** In millionths. */
const micro = (text: string) => {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(6, '0').slice(0, 6));
  return text.startsWith('-') ? -value : value;
};
const size = (value: bigint) => (value < 0n ? -value : value);

test('rounding is exact, a half away from zero', () => {
  const unit = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 6n }), fc.nat(6));
  fc.assert(
    fc.property(decimal, unit, (number, step) => {
      const [value, width] = [micro(written(number)), micro(written(step))];
      const text = roundTo(written(number), written(step)) ?? '';
      const rounded = micro(text);
      expect(text).not.toMatch(/^-[0.]+$/);
      expect(rounded % width).toBe(0n);
      expect(2n * size(rounded - value) <= width).toBe(true);
      if (2n * size(rounded - value) === width) expect(size(rounded)).toBeGreaterThan(size(value));
    }),
    options,
  );
});

test('a number lies in its band', () => {
  const edges = fc
    .uniqueArray(fc.bigInt({ min: 2n, max: 10n ** 9n }), { minLength: 1, maxLength: 6 })
    .map((numbers) => numbers.sort((a, b) => (a < b ? -1 : 1)).map(String));
  fc.assert(
    fc.property(fc.tuple(fc.bigInt({ min: -5n, max: 10n ** 10n }), fc.nat(2)), edges, (number, edges) => {
      const value = micro(written(number));
      const band = bandOf(written(number), { edges, of: 'amount' }) ?? '';
      const [, low = '', high = ''] = /^(\d+)(?:–(\d+)|\+)$/.exec(band) ?? [];
      if (value > 0n)
        expect(micro(low) <= value && (high === '' ? low === edges.at(-1) : value < micro(high)), band).toBe(true);
      else expect(band).toBe(value === 0n ? '0' : '<0');
    }),
    options,
  );
});

const dateText = fc
  .tuple(
    fc.integer({ min: 1950, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(3),
  )
  .map(([year, month, day, form]) => {
    const two = (number: number) => String(number).padStart(2, '0');
    const forms = [
      `${year}-${two(month)}-${two(day)}`,
      `${year}/${month}/${day}`,
      `${year}年${month}月${day}日`,
      `${year}-${two(month)}-${two(day)} 08:05:09`,
    ];
    return forms[form] ?? '';
  });

test('a shift keeps intervals and forms, and stays in front of the limit', () => {
  const until = { year: 2026, month: 1, day: 1 };
  const limit = dayNumberOf('2026-01-01') as number;
  const reach = fc.integer({ min: 1, max: 400 });
  fc.assert(
    fc.property(
      fc.array(dateText, { minLength: 2, maxLength: 6 }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      reach,
      (dates, mac, reach) => {
        const before = dates.map((date) => dayNumberOf(date) as number);
        const shift = personShift(mac, reach, limit - Math.max(...before));
        expect(shift !== 0 && Math.abs(shift) <= reach).toBe(true);
        const shifted = dates.map((date) => shiftDate(date, shift, until) ?? '');
        expect(shifted.map((date) => (dayNumberOf(date) ?? Number.NaN) - shift)).toEqual(before);
        const shape = (date: string) => date.replace(/\d+/g, '0');
        expect(shifted.map(shape)).toEqual(dates.map(shape));
        for (const [at, date] of shifted.entries()) {
          expect(readDay(date)).toBeDefined();
          if (dates[at]?.endsWith('08:05:09')) expect(date).toMatch(/^\d{4}-\d\d-\d\d 08:05:09$/);
        }
      },
    ),
    options,
  );
});

const filler = fc.string({
  unit: fc.constantFrom('在', '🐦', '👨‍👩‍👧', '\ud83d\udc4d🏽', '，', ' ', '\n', '\u200b', 'e\u0301', '，'),
  maxLength: 8,
});
const findType = fc.constantFrom('cn_mobile', 'person_name', 'email', 'cn_id18', 'address', 'plate', 'home_access');

test('a redacted text holds nothing of what was found, and all the rest in its order', () => {
  const piece = fc.tuple(filler, findType, fc.integer({ min: 0, max: 99 }));
  const values: Readonly<Record<string, (n: number) => string>> = {
    cn_mobile: (n) => `154000056${String(n).padStart(2, '0')}`,
    person_name: (n) => `张${'甲乙丙丁'.charAt(n % 4)}${'子丑寅卯'.charAt(n % 3)}`,
    email: (n) => `person${n}x@example.com`,
    cn_id18: (n) => `3199001990010112${String(n).padStart(2, '0')}`,
    address: (n) => `上海市浦东新区听潮路${n}号`,
    plate: (n) => `沪A123${String(n).padStart(2, '0')}`,
    // None stands over the border of two others.
    home_access: (n) => `8642#${n}#`,
  };
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('mask' as const, 'label' as const),
      (pieces, how) => {
        let text = '';
        const findings: TextFinding[] = [];
        const found = pieces.map(([before, type, n]) => {
          const value = values[type]?.(n) ?? '';
          const start = text.length + before.length;
          text += before + value;
          findings.push({ type, start, end: start + value.length });
          return value;
        });
        const redaction = { with: how, lang: 'zh' } as const;
        const redacted = redactText(text, findings, redaction);
        for (const value of found) expect(redacted).not.toContain(value);
        const alone = pieces.map(([before, type], at) => {
          const value = found[at] ?? '';
          return before + redactText(value, [{ type, start: 0, end: value.length }], redaction);
        });
        expect(redacted).toBe(alone.join(''));
      },
    ),
    options,
  );
});

test('any finds in any text: what is left is the text without them', () => {
  const span = fc.tuple(fc.nat(40), fc.nat(12), fc.constantFrom('health', 'gender', 'religion'));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.array(span, { maxLength: 5 }), (text, spans) => {
      const findings = spans.map(([start, length, type]) => ({ type, start, end: start + length }));
      const redacted = redactText(text, findings, { with: 'label', lang: 'zh' });
      const left = redacted.replace(/【[^】]*】/g, '');
      expect(redacted.isWellFormed()).toBe(text.isWellFormed());
      let at = 0;
      for (const sign of left) {
        at = text.indexOf(sign, at) + sign.length;
        expect(at).toBeGreaterThan(0);
      }
      if (findings.every(({ start, end }) => end <= start || start >= text.length)) expect(redacted).toBe(text);
    }),
    options,
  );
});
