// The look that tells the commonest dates with a time says what reading them would.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isChance } from '../../shared/data/containment/chance-values.ts';
import { NormalCell } from '../../shared/data/containment/normal-cell.ts';
import { readDate } from '../../shared/data/redaction/date-forms.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';

const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
const year = fc.integer({ min: 900, max: 2300 }).map((value) => String(value).padStart(4, '0'));
const day = fc.tuple(year, two(13), two(32)).map((parts) => parts.join('-'));
const time = fc.tuple(two(26), two(61), fc.option(two(62))).map((parts) => parts.filter((part) => part).join(':'));

test('a date with a time occurs by chance if it can be read', () => {
  const cell = new NormalCell();
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(day, fc.constantFrom(' ', 'T'), time, (date, between, clock) => {
      const text = `${date}${between}${clock}`;
      const bytes = utf8(text);
      const isDate = readDate(text) !== undefined;
      seen.add(isDate);
      expect(isChance(cell.read(bytes, 0, bytes.length), bytes, 0, bytes.length)).toBe(isDate);
    }),
    { numRuns: 50 * runs },
  );
  expect(seen.size).toBe(2);
});
