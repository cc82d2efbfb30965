// What holds of the risk for any rows: the plain way agrees, coarser and shorter is never riskier, hidden counts stay hidden.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coarsen } from '../../shared/data/risk/coarsen.ts';
import * as catalogue from '../../shared/data/risk/hierarchies/catalogue.ts';
import { type Hierarchy, heightOf } from '../../shared/data/risk/hierarchies/hierarchy.ts';
import { RiskMeasure } from '../../shared/data/risk/measure.ts';
import { publishCounts } from '../../shared/data/risk/publish-counts.ts';
import { coarsenRows, reachK, suppressSmall } from '../../shared/data/risk/reach-k.ts';
import { CoarserSteps } from '../../shared/data/risk/suggest.ts';
import { measureRisk } from '../../shared/data/risk.ts';
import { runs } from '../parameters.ts';
import { givenAway } from '../support/counts-attack.ts';
import { bruteForce } from '../support/risk-brute-force.ts';
import { plainFigures } from '../support/risk-plain.ts';

const two = (text: number) => String(text).padStart(2, '0');
const day = fc
  .tuple(fc.integer({ min: 1950, max: 2010 }), fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => `${year}-${two(month)}-${two(date)}`);
const place = fc.constantFrom(
  '浙江省杭州市西湖区听潮路1号',
  '浙江省杭州市西湖区观海路2号',
  '浙江省杭州市上城区',
  '杭州市上城区听潮路',
  '江苏省苏州市昆山市听潮路',
  '上海市浦东新区听潮路3号',
  '阳光小区3栋',
);
const number = fc.integer({ min: -200, max: 130_000 }).map(String);
const code = fc.integer({ min: 100_000, max: 100_500 }).map(String);
const id = fc.integer({ min: 0, max: 30 }).map((at) => `9901${two(at)}19900101${two(at)}1X`);
const value = fc.oneof(
  day,
  place,
  number,
  code,
  id,
  fc.constantFrom('', '*', '80+', '1990–1999'),
  fc.string({ maxLength: 6 }),
);

const row = fc.record({
  birth: fc.oneof({ weight: 6, arbitrary: day }, { weight: 1, arbitrary: fc.constantFrom('', '不详') }),
  sex: fc.constantFrom('男', '女', ''),
  address: place,
  condition: fc.constantFrom('1', '2', '5', '9'),
});
const rows = fc.array(row, { minLength: 1, maxLength: 30 });
const quasi = ['birth', 'sex', 'address'];
const columns = [
  { column: 'birth', hierarchy: catalogue.birth },
  { column: 'sex', hierarchy: catalogue.plain },
  { column: 'address', hierarchy: catalogue.address },
];
const levelsOf = fc.tuple(...columns.map(({ hierarchy }) => fc.nat({ max: heightOf(hierarchy) })));

test('row by row in digests, the figures are those of the plain way', () => {
  fc.assert(
    fc.property(rows, levelsOf, (all, levels) => {
      const coarser = coarsenRows(all, columns, levels);
      const plain = plainFigures(coarser, quasi, 'condition');
      const measure = new RiskMeasure({ quasi, sensitive: 'condition' });
      for (const one of coarser) measure.add(one);
      const report = measure.result();
      expect(report).toEqual(measureRisk(coarser, { quasi, sensitive: 'condition' }));
      expect(report).toMatchObject({ k: plain.k, classes: plain.classes, uniqueness: { rows: plain.unique } });
      expect(report.prosecutor.average).toBeCloseTo(plain.average, 12);
      expect(report.l?.distinct).toBe(plain.distinct);
      expect(report.l?.entropy).toBeCloseTo(plain.entropy, 9);
      expect(report.t).toBeCloseTo(plain.ordered, 9);
      const named = coarser.map((one) => ({ ...one, condition: `type ${one.condition}` }));
      expect(measureRisk(named, { quasi, sensitive: 'condition' }).t).toBeCloseTo(plain.equal, 9);
    }),
    { numRuns: 4 * runs },
  );
});

test.each(catalogue.hierarchies)(
  'two values that one level of $name joins are joined by every coarser one',
  (hierarchy: Hierarchy) => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 12 }), (values) => {
        for (let level = 1; level < heightOf(hierarchy); level += 1) {
          const joined = new Map<string, string>();
          for (const one of values) {
            const next = coarsen(one, hierarchy, level + 1);
            const finer = coarsen(one, hierarchy, level);
            expect(joined.get(finer) ?? next).toBe(next);
            joined.set(finer, next);
          }
        }
        expect(new Set(values.map((one) => coarsen(one, hierarchy, heightOf(hierarchy))))).toEqual(new Set(['*']));
      }),
      { numRuns: 2 * runs },
    );
  },
);

test('one step coarser in any column never makes the smallest class smaller, or anybody more alone', () => {
  fc.assert(
    fc.property(rows, levelsOf, fc.nat({ max: 2 }), (all, levels, at) => {
      const next = (levels[at] ?? 0) + 1;
      fc.pre(next <= heightOf(columns[at]?.hierarchy ?? catalogue.plain));
      const before = measureRisk(coarsenRows(all, columns, levels), { quasi });
      const after = measureRisk(coarsenRows(all, columns, levels.with(at, next)), { quasi });
      expect(after.k).toBeGreaterThanOrEqual(before.k);
      expect(after.uniqueness.rows).toBeLessThanOrEqual(before.uniqueness.rows);
      expect(after.marketer).toBeLessThanOrEqual(before.marketer);
      expect(after.prosecutor.rowsAbove).toBeLessThanOrEqual(before.prosecutor.rowsAbove);
    }),
    { numRuns: 4 * runs },
  );
});

test('what one step coarser would bring, told while rows go by, is what the coarser rows measure', () => {
  fc.assert(
    fc.property(rows, levelsOf, (all, levels) => {
      const steps = new CoarserSteps(columns, levels);
      for (const one of all) steps.add(one);
      const suggestions = steps.result();
      expect(suggestions).toHaveLength(
        columns.filter(({ hierarchy }, at) => levels[at] !== heightOf(hierarchy)).length,
      );
      for (const { column, exact, k, level, uniqueRows } of suggestions) {
        const at = columns.findIndex((one) => one.column === column);
        const measured = measureRisk(coarsenRows(all, columns, levels.with(at, level)), { quasi });
        expect([exact, k, uniqueRows]).toEqual([true, measured.k, measured.uniqueness.rows]);
      }
    }),
    { numRuns: 4 * runs },
  );
});

test('leaving out small classes reaches k and raises no risk', () => {
  fc.assert(
    fc.property(rows, levelsOf, fc.integer({ min: 1, max: 5 }), (all, levels, k) => {
      const coarser = coarsenRows(all, columns, levels);
      const left = suppressSmall(coarser, quasi, k);
      fc.pre(left.length > 0);
      const before = measureRisk(coarser, { quasi, k });
      const after = measureRisk(left, { quasi, k });
      expect(after.k).toBeGreaterThanOrEqual(k);
      expect(after.prosecutor.highest).toBeLessThanOrEqual(before.prosecutor.highest);
      expect(after.prosecutor.average).toBeLessThanOrEqual(before.prosecutor.average);
      expect(after.uniqueness.share).toBeLessThanOrEqual(before.uniqueness.share);
      expect(after.prosecutor.rowsAbove).toBe(0);
    }),
    { numRuns: 4 * runs },
  );
});

test('the search loses as little as every combination tried one by one', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 6 }), fc.constantFrom(0, 0.1, 0.5, 1), (all, k, mostSuppressed) => {
      const { best, complete } = reachK(all, columns, { k, mostSuppressed });
      const slow = bruteForce(all, columns, k, mostSuppressed);
      expect(complete).toBe(true);
      expect(best?.loss ?? -1).toBeCloseTo(slow?.loss ?? -1, 12);
      if (best === undefined) return;
      const left = suppressSmall(coarsenRows(all, columns, best.levels), quasi, k);
      expect(left).toHaveLength(all.length - best.suppressedRows);
      expect(measureRisk(left, { quasi }).k).toBeGreaterThanOrEqual(k);
    }),
    { numRuns: runs },
  );
});

test('no hidden count or total can be worked out from what is shown, even if nothing were rounded', () => {
  const table = fc.constantFrom([1, 1], [1, 3], [3, 1], [2, 2], [2, 3], [3, 2]).chain(([height = 1, width = 1]) =>
    fc.array(fc.array(fc.nat({ max: 7 }), { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );
  fc.assert(
    fc.property(table, fc.constantFrom(1, 2), (counts, base) => {
      const named = { rows: counts.map(String), columns: (counts[0] ?? []).map(String), counts };
      const published = publishCounts(named, { base, hideBelow: 3 });
      expect(givenAway(published, 10)).toEqual([]);
      expect(published.counts.flat().every((count, at) => count === undefined || (counts.flat()[at] ?? 0) >= 3)).toBe(
        true,
      );
    }),
    { numRuns: runs },
  );
});
