// Counts that may be shown: rounded, small ones hidden, and no sum gives a hidden one away.
import { describe, expect, test } from 'vitest';
import { type CountTable, publishCounts } from '../../shared/data/risk/publish-counts.ts';
import { givenAway } from '../support/counts-attack.ts';

const named = (counts: number[][]): CountTable => ({
  rows: counts.map((_, at) => `row ${at}`),
  columns: (counts[0] ?? []).map((_, at) => `column ${at}`),
  counts,
});

describe('a table of counts', () => {
  test('is rounded to the base, a half upwards, each number for itself', () => {
    const published = publishCounts(
      named([
        [12, 13],
        [22, 38],
      ]),
      { base: 5, hideBelow: 10 },
    );
    expect(published.counts).toEqual([
      [10, 15],
      [20, 40],
    ]);
    expect(published.rowTotals).toEqual([25, 60]);
    expect(published.columnTotals).toEqual([35, 50]);
    expect(published.total).toBe(85);
    expect(publishCounts(named([[15]]), { base: 10 }).total).toBe(20);
  });

  test('hides a small count, and the three others of the cheapest rectangle', () => {
    const { counts, rowTotals, columnTotals, total } = publishCounts(
      named([
        [3, 40, 50],
        [60, 22, 31],
        [17, 80, 90],
      ]),
    );
    expect(counts).toEqual([
      [undefined, undefined, 50],
      [undefined, undefined, 30],
      [15, 80, 90],
    ]);
    expect([rowTotals, columnTotals, total]).toEqual([[95, 115, 185], [80, 140, 170], 395]);
  });

  test('hides 0 as it hides 9, and shows 10', () => {
    const { counts } = publishCounts(
      named([
        [0, 40],
        [50, 60],
      ]),
    );
    expect(counts.flat()).toEqual([undefined, undefined, undefined, undefined]);
    expect(
      publishCounts(
        named([
          [9, 40],
          [50, 60],
        ]),
      ).counts.flat(),
    ).not.toContain(10);
    expect(
      publishCounts(
        named([
          [10, 40],
          [50, 60],
        ]),
      ).counts,
    ).toEqual([
      [10, 40],
      [50, 60],
    ]);
  });

  test('of one row or one column hides totals, so that nothing is left to subtract', () => {
    expect(publishCounts(named([[3, 40]]))).toMatchObject({ rowTotals: [45], columnTotals: [undefined, undefined] });
    expect(publishCounts(named([[3], [20]]))).toMatchObject({ rowTotals: [undefined, undefined], total: 25 });
    expect(publishCounts(named([[3]]))).toMatchObject({ counts: [[undefined]], total: undefined });
  });

  test('with small totals hides them too, and larger ones with them', () => {
    const { counts, rowTotals, total } = publishCounts(
      named([
        [1, 2],
        [300, 400],
      ]),
    );
    expect(counts[0]).toEqual([undefined, undefined]);
    expect([rowTotals, total]).toEqual([[undefined, undefined], 705]);
  });
});

test('the attack finds what plain hiding gives away', () => {
  const shown = { rows: ['a', 'b'], columns: ['x', 'y'], base: 1, hideBelow: 3 };
  const onlySmall = {
    ...shown,
    counts: [
      [undefined, 4],
      [5, 6],
    ],
    rowTotals: [6, 11],
    columnTotals: [7, 10],
    total: 17,
  };
  expect(givenAway(onlySmall, 12)).toEqual(['0/0']);
});

describe('refused', () => {
  test.each([
    ['a table without rows', named([]), {}, 'counts'],
    ['lines of different length', { rows: ['a', 'b'], columns: ['x', 'y'], counts: [[1, 2], [3]] }, {}, 'counts'],
    ['a count below 0', named([[-1]]), {}, 'counts'],
    ['a fraction', named([[1.5]]), {}, 'counts'],
    ['a base of 0', named([[1]]), { base: 0 }, 'base'],
    ['a limit below 0', named([[1]]), { hideBelow: -1 }, 'hideBelow'],
  ] as const)('%s', (_, table, options, member) => {
    expect(() => publishCounts(table as CountTable, options)).toThrow(
      expect.objectContaining({ code: 'usage', where: { member } }),
    );
  });
});
