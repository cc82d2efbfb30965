// What is known of the cells before never changes what is read of a cell, nor which readings count as one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellPattern } from '../../shared/data/detect/columns/cell-pattern.ts';
import { KnownReadings } from '../../shared/data/detect/columns/known-readings.ts';
import { hasSecretSign } from '../../shared/data/detect/columns/secret-signs.ts';
import type { ValueReading } from '../../shared/data/detect/columns/state.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';

const sign = fc.oneof(
  fc.constantFrom(...'0189aCvZ-./@甲龥门锁钥é８Ａ😀𠮷'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const cell = fc.string({ unit: sign, minLength: 1, maxLength: 12 });

function read(pattern: CellPattern, text: string) {
  const bytes = utf8(`,${text},`);
  const isRead = pattern.read(bytes, 1, bytes.length - 1);
  return { isRead, pattern: pattern.pattern, units: pattern.units, hasLetters: pattern.hasLetters };
}

test('a cell has the pattern that it has alone, whatever cells were read before', () => {
  const shared = new CellPattern();
  fc.assert(
    fc.property(cell, fc.constantFrom(1, 1, 1, 30), (one, times) => {
      const text = one.repeat(times);
      const alone = read(new CellPattern(), text);
      expect(read(shared, text)).toEqual(alone.isRead ? alone : { ...read(shared, text), isRead: false });
      if (alone.isRead) expect(alone.units).toBe(text.length);
    }),
    { numRuns: 100 * runs },
  );
});

const find = fc.record({
  type: fc.constantFrom('cn_mobile', 'person_name'),
  isWhole: fc.boolean(),
  words: fc.string(),
  confidence: fc.constantFrom(0.5, 0.93),
  reason: fc.constantFrom('form' as const, 'label' as const),
});
const reading: fc.Arbitrary<ValueReading> = fc.record({
  kind: fc.constantFrom('number' as const, 'other' as const),
  finds: fc.array(find, { maxLength: 3 }),
});

test('readings have one number if they differ in words alone, and none once there are enough', () => {
  const keyOf = ({ kind, finds }: ValueReading) => JSON.stringify([kind, finds.map(({ words: _, ...rest }) => rest)]);
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 30 }), fc.nat(10), (readings, most) => {
      const known = new KnownReadings(most);
      const numbers = new Map<string, number>();
      for (const one of readings) {
        const key = keyOf(one);
        if (!numbers.has(key) && numbers.size < most) numbers.set(key, numbers.size);
        expect(known.numberOf(one)).toBe(numbers.get(key) ?? -1);
      }
      expect(known.all.map(keyOf)).toEqual([...numbers.keys()]);
    }),
    { numRuns: 20 * runs },
  );
});

test('the signs of secrets in words are seen in the bytes of a text as in its letters', () => {
  fc.assert(
    fc.property(cell, (text) => {
      const bytes = utf8(text);
      expect(hasSecretSign(bytes, 0, bytes.length)).toBe(/[门锁密入口验暗码动报期钥]|cv/i.test(text));
    }),
    { numRuns: 50 * runs },
  );
});
