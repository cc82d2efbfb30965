// Coarser rows until every class has k: against every combination tried one by one, the gap printed; and which column next.
import { describe, expect, test } from 'vitest';
import type { QuasiColumn } from '../../shared/data/risk/encoded-rows.ts';
import * as catalogue from '../../shared/data/risk/hierarchies/catalogue.ts';
import { coarsenRows, reachK, suppressSmall } from '../../shared/data/risk/reach-k.ts';
import { CoarserSteps, type Suggestion } from '../../shared/data/risk/suggest.ts';
import { measureRisk } from '../../shared/data/risk.ts';
import { bruteForce } from '../support/risk-brute-force.ts';
import { arx, arxColumns, type Row } from '../support/risk-tables.ts';

/** A small linear congruential generator (Numerical Recipes), so that the customers are the same each time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const columns: readonly QuasiColumn[] = [
  { column: 'birth', hierarchy: catalogue.birth },
  { column: 'sex', hierarchy: catalogue.plain },
  { column: 'address', hierarchy: catalogue.address },
  { column: 'spent', hierarchy: catalogue.amount },
];
const quasi = columns.map(({ column }) => column);

function customers(count: number, seed: number): Row[] {
  const random = seeded(seed);
  const places = [
    '浙江省杭州市西湖区',
    '浙江省杭州市上城区',
    '浙江省宁波市海曙区',
    '江苏省南京市玄武区',
    '上海市浦东新区',
  ];
  return Array.from({ length: count }, () => ({
    birth: `19${60 + random(4) * random(10)}-0${1 + random(9)}-1${random(9)}`,
    sex: random(20) === 0 ? '' : random(3) === 0 ? '男' : '女',
    address: `${places[Math.min(random(5), random(5))]}听潮路${random(90)}号`,
    spent: String(random(30) * random(300)),
    note: String(random(5)),
  }));
}

describe('the search', () => {
  const cases = [
    { count: 40, k: 2, mostSuppressed: 0 },
    { count: 40, k: 3, mostSuppressed: 0.1 },
    { count: 90, k: 5, mostSuppressed: 0.05 },
    { count: 60, k: 5, mostSuppressed: 0.3 },
    { count: 80, k: 10, mostSuppressed: 0.05 },
  ];

  test.each(cases)('loses as little as every combination tried: $count rows, k $k, $mostSuppressed out', (goal) => {
    const rows = customers(goal.count, goal.count + goal.k);
    const best = bruteForce(rows, columns, goal.k, goal.mostSuppressed);
    const { best: found, measured, nodes, complete } = reachK(rows, columns, goal);
    const gap = (found?.loss ?? Number.NaN) - (best?.loss ?? Number.NaN);
    console.log(`gap ${gap.toFixed(6)}: loss ${found?.loss.toFixed(4)}, measured ${measured} of ${nodes} combinations`);
    expect(complete).toBe(true);
    expect(gap).toBeCloseTo(0, 12);
    expect(measured).toBeLessThan(nodes);
  });

  test('cut short it says so, and what it has holds all the same', () => {
    const rows = customers(60, 7);
    const least = bruteForce(rows, columns, 5, 0.05)?.loss ?? Number.NaN;
    for (const mostNodes of [3, 10, 30]) {
      const { best, complete, measured } = reachK(rows, columns, { k: 5, mostNodes });
      console.log(`gap ${((best?.loss ?? Number.NaN) - least).toFixed(6)} after ${measured} combinations`);
      expect(complete).toBe(false);
      expect(measured).toBe(mostNodes);
      expect(best?.suppressedRows).toBeLessThanOrEqual(3);
      expect(best?.loss).toBeGreaterThanOrEqual(least);
    }
  });

  test('the seven persons of ARX, 2 in each class and nobody left out', () => {
    const { best } = reachK(arx, arxColumns, { k: 2, mostSuppressed: 0 });
    expect(best?.loss).toBeCloseTo(bruteForce(arx, arxColumns, 2, 0)?.loss ?? Number.NaN, 12);
    const report = measureRisk(coarsenRows(arx, arxColumns, best?.levels ?? []), {
      quasi: ['age', 'gender', 'zipcode'],
    });
    expect(report.k).toBeGreaterThanOrEqual(2);
  });

  test('the plan, carried out, leaves what it says', () => {
    const rows = customers(150, 3);
    const { best } = reachK(rows, columns, { k: 4, mostSuppressed: 0.1 });
    const left = suppressSmall(coarsenRows(rows, columns, best?.levels ?? []), quasi, 4);
    expect(rows.length - left.length).toBe(best?.suppressedRows);
    expect(measureRisk(left, { quasi }).k).toBeGreaterThanOrEqual(4);
    expect(new Set(left.map(({ note }) => note)).size).toBe(5);
  });

  test('no way with fewer rows than k', () => {
    expect(reachK(customers(4, 1), columns, { k: 5, mostSuppressed: 1 })).toMatchObject({ best: undefined });
  });

  test('5,000 rows: far fewer combinations are measured than there are', () => {
    const { best, measured } = reachK(customers(5000, 11), columns, { k: 20 });
    expect(best?.suppressedRows).toBeLessThanOrEqual(250);
    expect(measured).toBeLessThan(100);
  });

  test.each([
    ['no rows', () => reachK([], columns), { member: 'rows' }],
    ['no columns', () => reachK(arx, []), { member: 'quasi' }],
    [
      'a hierarchy without steps',
      () => reachK(arx, [{ column: 'age', hierarchy: { name: 'x', steps: [] } }]),
      { member: 'hierarchy' },
    ],
    ['an unknown column', () => reachK(arx, columns), { column: 'birth', row: 1 }],
    ['a share above 1', () => reachK(arx, arxColumns, { mostSuppressed: 1.1 }), { member: 'mostSuppressed' }],
    ['k = 0', () => reachK(arx, arxColumns, { k: 0 }), { member: 'k' }],
    [
      'too many columns',
      () =>
        reachK(
          arx,
          Array.from({ length: 10 }, () => arxColumns[2] as QuasiColumn),
        ),
      { member: 'quasi' },
    ],
  ] as const)('refuses %s', (_, search, where) => {
    expect(search).toThrow(expect.objectContaining({ code: 'usage', where: expect.objectContaining(where) }));
  });
});

function suggestCoarser(rows: readonly Row[], by: readonly QuasiColumn[], levels: readonly number[]): Suggestion[] {
  const steps = new CoarserSteps(by, levels);
  for (const row of rows) steps.add(row);
  return steps.result();
}

describe('which column next', () => {
  test('the one that makes the smallest class largest comes first', () => {
    const rows = ['1990', '1991', '1990', '1991'].map((birth, at) => ({ birth, sex: at < 2 ? '男' : '女' }));
    const suggestions = suggestCoarser(rows, columns.slice(0, 2), [0, 0]);
    expect(suggestions.map(({ column, k }) => [column, k])).toEqual([
      ['sex', 2],
      ['birth', 1],
    ]);
    expect(suggestCoarser(rows, columns.slice(0, 2), [1, 0]).map(({ column, level, k }) => [column, level, k])).toEqual(
      [
        ['birth', 2, 2],
        ['sex', 1, 2],
      ],
    );
  });

  test('with k equal, the one that leaves fewest alone; then the one that loses least', () => {
    const rows = [
      { birth: '1990', sex: '男', spent: '5' },
      { birth: '1990', sex: '男', spent: '5' },
      { birth: '1972', sex: '女', spent: '5' },
      { birth: '1972', sex: '男', spent: '5' },
      { birth: '1950', sex: '女', spent: '5' },
    ];
    const [first, ...others] = suggestCoarser(rows, [columns[0], columns[1], columns[3]] as QuasiColumn[], [1, 0, 0]);
    expect(first).toMatchObject({ column: 'sex', k: 1, uniqueRows: 1 });
    // Birth and spent change nothing: a fourth of one column is lost by either, and the order of the columns decides.
    expect(others.map(({ column, uniqueRows }) => [column, uniqueRows])).toEqual([
      ['birth', 3],
      ['spent', 3],
    ]);
  });

  test('a column at its top is not suggested, and rows that stand at the top have nothing left', () => {
    expect(suggestCoarser(arx, arxColumns, [2, 1, 4]).map(({ column, k }) => [column, k])).toEqual([['zipcode', 7]]);
    expect(suggestCoarser(arx, arxColumns, [2, 1, 5])).toEqual([]);
  });

  test('of more classes than are counted, a sample tells how many rows stay alone', () => {
    const amounts = [...Array.from({ length: 15_000 }).keys(), ...Array.from({ length: 5000 }, (_, at) => 10_000 + at)];
    const steps = new CoarserSteps([columns[0], columns[3]] as QuasiColumn[], [], 4096);
    for (const spent of amounts) steps.add({ birth: '1990-05-02', spent: String(spent) });
    const [spent, birth] = steps.result();
    expect(spent).toMatchObject({ column: 'spent', k: 100, uniqueRows: 0, exact: true });
    expect(birth).toMatchObject({ column: 'birth', k: 1, exact: false });
    // Five standard deviations of a sample of one in eight.
    expect(Math.abs((birth?.uniqueRows ?? 0) - 10_000)).toBeLessThan(1325);
  });

  test.each([
    ['no columns', () => new CoarserSteps([]), { member: 'quasi' }],
    ['no rows', () => new CoarserSteps(columns).result(), { member: 'rows' }],
    [
      'a hierarchy without steps',
      () => new CoarserSteps([{ column: 'sex', hierarchy: { name: 'none', steps: [] } }]),
      { member: 'hierarchy', column: 'sex' },
    ],
  ] as const)('refuses %s', (_, ask, where) => {
    expect(ask).toThrow(expect.objectContaining({ code: 'usage', where }));
  });
});
