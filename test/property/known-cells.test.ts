// What is known of the cells before never changes what is read of a cell, nor which readings count as one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownReadings } from '../../shared/data/detect/columns/known-readings.ts';
import type { ValueReading } from '../../shared/data/detect/columns/state.ts';
import { runs } from '../parameters.ts';

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
