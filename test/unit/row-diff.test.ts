// Two tables told apart by key, against the plain way of doing it with maps of whole rows.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowDiff } from '../../shared/data/row-diff.ts';

type Row = readonly [key: number, value: number];

function diff(older: readonly Row[], newer: readonly Row[]) {
  const rows = new RowDiff(older.length);
  for (const [key, value] of older) rows.older(key >>> 1, key, value, 1);
  for (const [key, value] of newer) rows.newer(key >>> 1, key, value, 1);
  return { ...rows.result(), repeated: rows.hasRepeatedKeys };
}

const unique = fc.uniqueArray(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 3 })), { selector: ([key]) => key });

describe('rows with a key', () => {
  test('are added, changed, gone or the same', () => {
    fc.assert(
      fc.property(unique, unique, (older, newer) => {
        const before = new Map(older);
        const after = new Map(newer);
        const both = newer.filter(([key]) => before.has(key));
        const unchanged = both.filter(([key, value]) => before.get(key) === value).length;
        expect(diff(older, newer)).toEqual({
          added: newer.length - both.length,
          changed: both.length - unchanged,
          gone: [...before.keys()].filter((key) => !after.has(key)).length,
          unchanged,
          repeated: false,
        });
      }),
    );
  });

  test('name no row if one comes twice in either table', () => {
    expect(
      diff(
        [
          [1, 1],
          [1, 2],
        ],
        [],
      ).repeated,
    ).toBe(true);
    expect(
      diff(
        [[1, 1]],
        [
          [1, 1],
          [1, 1],
        ],
      ).repeated,
    ).toBe(true);
    expect(diff([], [[2, 1]]).repeated).toBe(false);
  });
});

test('whole rows are met as often as they are there', () => {
  const whole = (values: readonly number[]): Row[] => values.map((value) => [value, value]);
  const values = fc.array(fc.nat({ max: 6 }), { maxLength: 30 });
  fc.assert(
    fc.property(values, values, (older, newer) => {
      const times = (rows: readonly number[], value: number) => rows.filter((one) => one === value).length;
      const all = [...new Set([...older, ...newer])];
      const met = all.reduce((sum, value) => sum + Math.min(times(older, value), times(newer, value)), 0);
      expect(diff(whole(older), whole(newer))).toMatchObject({
        added: newer.length - met,
        changed: 0,
        gone: older.length - met,
        unchanged: met,
      });
    }),
  );
});
