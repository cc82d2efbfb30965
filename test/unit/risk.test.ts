// The risk of being recognised, against what papers and manuals print for their own tables, to the printed digits.
import { describe, expect, test } from 'vitest';
import { equalDistance, orderedDistance } from '../../shared/data/risk/closeness.ts';
import { hierarchicalDistance } from '../../shared/data/risk/hierarchical-distance.ts';
import { RiskMeasure } from '../../shared/data/risk/measure.ts';
import { coarsenRows } from '../../shared/data/risk/reach-k.ts';
import { measureRisk } from '../../shared/data/risk.ts';
import * as tables from '../support/risk-tables.ts';

const numbers = (...values: number[]) => Uint32Array.from(values);

describe('published tables', () => {
  test('Sweeney 2002, Figure 2: k = 2', () => {
    const report = measureRisk(tables.sweeney, { quasi: ['race', 'birth', 'gender', 'zip'], sensitive: 'problem' });
    expect(report).toMatchObject({ rows: 11, k: 2, classes: 5, uniqueness: { rows: 0, share: 0 } });
    expect(report.classSizes).toEqual([
      { size: 2, classes: 4 },
      { size: 3, classes: 1 },
    ]);
    expect(report.l?.distinct).toBe(1);
  });

  const inpatientQuasi = ['zip', 'age', 'nationality'];

  test('Machanavajjhala et al. 2007, Table I: everybody is alone', () => {
    const report = measureRisk(tables.inpatients, { quasi: inpatientQuasi });
    expect(report).toMatchObject({ k: 1, classes: 12, uniqueness: { rows: 12, share: 1 } });
    expect(report.l).toBeUndefined();
  });

  test('the same, Table II: 4-anonymous, and all of one class have cancer', () => {
    const report = measureRisk(tables.fourTogether, { quasi: inpatientQuasi, sensitive: 'condition' });
    expect(report).toMatchObject({ k: 4, classes: 3, classSizes: [{ size: 4, classes: 3 }] });
    expect(report.l?.distinct).toBe(1);
    expect(report.l?.entropy).toBeCloseTo(1, 12);
  });

  test('the same, Table III: 4 in each class, 3-diverse', () => {
    const report = measureRisk(tables.threeDiverse, { quasi: inpatientQuasi, sensitive: 'condition' });
    expect(report).toMatchObject({ k: 4, classes: 3 });
    expect(report.l?.distinct).toBe(3);
    // Each class has two of one condition and one each of two others: exp(1.5 ln 2).
    expect(report.l?.entropy).toBeCloseTo(2 * Math.SQRT2, 12);
  });

  test('Li et al. 2007, Table 4 and section 4.2: D[{3k,4k,5k}, Q] = 0.375, D[{6k,8k,11k}, Q] = 0.167', () => {
    const report = measureRisk(tables.salariesDiverse, { quasi: ['zip', 'age'], sensitive: 'salary' });
    expect(report).toMatchObject({ k: 3, classes: 3, l: { distinct: 3, entropy: 3 }, tDistance: 'ordered' });
    expect(report.t?.toFixed(3)).toBe('0.375');
    const all = numbers(1, 1, 1, 1, 1, 1, 1, 1, 1);
    const distance = orderedDistance(all, numbers(0, 1, 2, 3, 4, 5, 6, 7, 8));
    expect(distance({ values: numbers(0, 1, 2), counts: numbers(1, 1, 1) }).toFixed(3)).toBe('0.375');
    expect(distance({ values: numbers(3, 5, 8), counts: numbers(1, 1, 1) }).toFixed(3)).toBe('0.167');
  });

  test('the same, Table 5: 0.167-closeness of the salaries', () => {
    const report = measureRisk(tables.salariesClose, { quasi: ['zip', 'age'], sensitive: 'salary' });
    expect(report).toMatchObject({ k: 3, classes: 3 });
    expect(report.t?.toFixed(3)).toBe('0.167');
  });

  test('the same, section 4.2.2: flu is 1/3 from bronchitis, 2/3 from pulmonary embolism, 1 from stomach cancer', () => {
    const paths = [
      ['infection', 'respiratory', 'disease'],
      ['infection', 'respiratory', 'disease'],
      ['vascular', 'respiratory', 'disease'],
      ['stomach', 'digestive', 'disease'],
    ];
    const flu = { values: numbers(0), counts: numbers(1) };
    const distances = [numbers(0, 1, 0, 0), numbers(0, 0, 1, 0), numbers(0, 0, 0, 1)].map((totals) =>
      hierarchicalDistance(totals, paths)(flu),
    );
    expect(distances.map((distance) => distance.toFixed(3))).toEqual(['0.333', '0.667', '1.000']);
  });

  test('the same, Table 5: 0.278 for the diseases needs a taxonomy four levels high; over three it is 8/27', () => {
    const stomach = ['stomach', 'digestive', 'disease'];
    const lungs = ['infection', 'respiratory', 'disease'];
    const taxonomy = {
      gastric_ulcer: stomach,
      gastritis: stomach,
      stomach_cancer: stomach,
      flu: lungs,
      bronchitis: lungs,
      pneumonia: lungs,
    };
    const closeness = (paths: Record<string, string[]>) =>
      measureRisk(tables.salariesClose, { quasi: ['zip', 'age'], sensitive: 'disease', taxonomy: paths });
    expect(closeness(taxonomy)).toMatchObject({ tDistance: 'hierarchical' });
    expect(closeness(taxonomy).t).toBeCloseTo(8 / 27, 12);
    const higher = Object.entries(taxonomy).map(([leaf, path]) => [leaf, [...path.slice(0, 2), `${path[1]} +`, 'all']]);
    expect(closeness(Object.fromEntries(higher)).t?.toFixed(3)).toBe('0.278');
  });

  const guideQuasi = ['residence', 'gender', 'education', 'labour'];

  test('SDC Practice Guide, Table 4.1: seven keys, four sample uniques, 40 % below 2 and 100 % below 3', () => {
    const report = measureRisk(tables.practiceGuide, { quasi: guideQuasi, k: 2 });
    expect(report).toMatchObject({ k: 1, classes: 7, uniqueness: { rows: 4, share: 0.4 } });
    expect(report.prosecutor).toMatchObject({ threshold: 0.5, rowsAbove: 4, shareAbove: 0.4 });
    expect(measureRisk(tables.practiceGuide, { quasi: guideQuasi, k: 3 }).prosecutor.shareAbove).toBe(1);
    const twos = tables.practiceGuide.filter(({ fk }) => fk === '2').length;
    expect(report.classSizes).toContainEqual({ size: 2, classes: twos / 2 });
  });

  test('the same, Table 4.3: distinct l of each key', () => {
    for (const level of ['1', '2']) {
      const keys = tables.practiceGuide.filter(({ l }) => l === level);
      const report = measureRisk(keys, { quasi: guideQuasi, sensitive: 'health' });
      expect(report.l?.distinct).toBe(Number(level));
    }
    expect(measureRisk(tables.practiceGuide, { quasi: guideQuasi, sensitive: 'health' }).l?.distinct).toBe(1);
  });

  test('sdcMicro test_indivRisk.R: risks 1/3, 1, 1/3, 1, 1/2, 1/2, 1, 1/3', () => {
    const { prosecutor, marketer } = measureRisk(tables.individualRisk, { quasi: ['a', 'b', 'c'] });
    const printed = [0.33333, 1, 0.33333, 1, 0.5, 0.5, 1, 0.33333];
    expect(prosecutor.highest).toBe(Math.max(...printed));
    expect(prosecutor.average).toBeCloseTo(printed.reduce((sum, risk) => sum + risk, 0) / 8, 5);
    expect(marketer).toBe(5 / 8);
  });

  test('sdcMicro test_ldiversity.R: distinct 3, 2 and 2, a missing occupation a value of its own', () => {
    const quasi = ['sex', 'occupation', 'ethnicity'];
    const report = measureRisk(tables.occupations, { quasi, sensitive: 'sensitive' });
    expect(report).toMatchObject({ k: 2, classes: 3, rowsWithEmpty: 3 });
    expect(report.l?.distinct).toBe(2);
    const missing = tables.occupations.filter(({ occupation }) => occupation === '');
    expect(measureRisk(missing, { quasi, sensitive: 'sensitive' }).l?.distinct).toBe(3);
  });

  test('ARX TestRiskMetrics.java: 1 before, 0.5 highest and 0.42857142857142855 average after', () => {
    const quasi = ['age', 'gender', 'zipcode'];
    expect(measureRisk(tables.arx, { quasi }).prosecutor).toMatchObject({ highest: 1, average: 1 });
    const coarser = coarsenRows(tables.arx, tables.arxColumns, [1, 1, 2]);
    expect(measureRisk(coarser, { quasi }).prosecutor).toMatchObject({ highest: 0.5, average: 0.42857142857142855 });
  });
});

describe('the three models', () => {
  const report = measureRisk(tables.practiceGuide, { quasi: ['residence', 'gender'] });

  test('prosecutor: rows in classes below 5 are above 1/5', () => {
    // Urban women 6, urban men 3, rural women 1.
    expect(report.classSizes.map(({ size }) => size)).toEqual([1, 3, 6]);
    expect(report.prosecutor).toEqual({ highest: 1, average: 0.3, threshold: 0.2, rowsAbove: 4, shareAbove: 0.4 });
  });

  test('journalist: without a register of a population the rows stand for it', () => {
    expect(report.journalist).toEqual({ ...report.prosecutor, population: 'rows' });
  });

  test('marketer: classes / rows', () => {
    expect(report.marketer).toBe(0.3);
  });
});

describe('an empty value', () => {
  test('is a value of its own: SDC Practice Guide, Table 4.2, has 2, 2, 3 with wildcards, here all are alone', () => {
    const report = measureRisk(tables.practiceGuideGap, { quasi: ['gender', 'education', 'labour'] });
    expect(report).toMatchObject({ k: 1, classes: 3, rowsWithEmpty: 1, uniqueness: { rows: 3 } });
  });

  test('of the sensitive column has no place in an order: the equal distance is taken', () => {
    const rows = [
      { q: '1', s: '10' },
      { q: '1', s: '20' },
      { q: '2', s: '' },
    ];
    const report = measureRisk(rows, { quasi: ['q'], sensitive: 's' });
    expect(report.tDistance).toBe('equal');
    expect(report.t).toBeCloseTo(2 / 3, 12);
    expect(report.rowsWithEmpty).toBe(0);
  });
});

describe('distances', () => {
  test('equal: half the sum of the differences, values that a class lacks too', () => {
    const distance = equalDistance(numbers(2, 1, 1));
    expect(distance({ values: numbers(0), counts: numbers(3) })).toBeCloseTo(0.5, 12);
    expect(distance({ values: numbers(0, 1, 2), counts: numbers(4, 2, 2) })).toBe(0);
  });

  test('ordered: equal numbers written differently have one rank, and one number alone is no distance', () => {
    const rows = ['1', '1.0', '+1'].map((s, at) => ({ q: String(at), s }));
    expect(measureRisk(rows, { quasi: ['q'], sensitive: 's' })).toMatchObject({ t: 0, tDistance: 'ordered' });
    const ends = ['1', '1.0', '9'].map((s, at) => ({ q: String(at), s }));
    expect(measureRisk(ends, { quasi: ['q'], sensitive: 's' }).t).toBeCloseTo(2 / 3, 12);
  });
});

describe('refused', () => {
  const rows = [{ a: '1', s: 'x' }];
  test.each([
    ['no rows', () => measureRisk([], { quasi: ['a'] }), { member: 'rows' }],
    ['no quasi columns', () => measureRisk(rows, { quasi: [] }), { member: 'quasi' }],
    ['a missing member', () => measureRisk(rows, {} as { quasi: string[] }), { member: 'quasi' }],
    ['an unknown column', () => measureRisk(rows, { quasi: ['a', 'b'] }), { column: 'b', row: 1 }],
    ['an inherited name', () => measureRisk(rows, { quasi: ['toString'] }), { column: 'toString', row: 1 }],
    ['an unknown sensitive column', () => measureRisk(rows, { quasi: ['a'], sensitive: 'b' }), { column: 'b' }],
    ['a sensitive column that others know', () => measureRisk(rows, { quasi: ['a'], sensitive: 'a' }), { column: 'a' }],
    ['k = 0', () => measureRisk(rows, { quasi: ['a'], k: 0 }), { member: 'k' }],
    [
      'a taxonomy without the value',
      () => measureRisk(rows, { quasi: ['a'], sensitive: 's', taxonomy: {} }),
      { member: 'taxonomy' },
    ],
    [
      'a taxonomy of two roots',
      () =>
        measureRisk([...rows, { a: '1', s: 'y' }], { quasi: ['a'], sensitive: 's', taxonomy: { x: ['r'], y: ['q'] } }),
      { member: 'taxonomy' },
    ],
  ] as const)('%s', (_, measure, where) => {
    expect(measure).toThrow(expect.objectContaining({ code: 'usage', where: expect.objectContaining(where) }));
  });

  test('no value of a customer stands in the error', () => {
    const measure = () => measureRisk([{ a: 'Wang', s: 'secret' }], { quasi: ['a'], sensitive: 's', taxonomy: {} });
    expect(measure).toThrow(/^usage, member taxonomy$/);
  });
});

test('texts that run into each other are different classes', () => {
  const rows = [
    { a: 'ab', b: 'c' },
    { a: 'a', b: 'bc' },
    { a: '', b: 'abc' },
    { a: '\0', b: '' },
    { a: '', b: '\0' },
  ];
  expect(measureRisk(rows, { quasi: ['a', 'b'] }).classes).toBe(5);
});

test('30,000 classes are told apart by their digests, through every growth of the tables', () => {
  const measure = new RiskMeasure({ quasi: ['a'], sensitive: 's' });
  for (let row = 0; row < 30_000; row += 1) measure.add({ a: `person ${row}`, s: String(row % 3) });
  expect(measure.result()).toMatchObject({ rows: 30_000, classes: 30_000, k: 1, l: { distinct: 1, entropy: 1 } });
});
