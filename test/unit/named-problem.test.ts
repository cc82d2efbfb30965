// Refusals on the page before sealing name tables and columns as the seller does.
import { expect, test } from 'vitest';
import { namedProblem } from '../../renderer/screens/seller/named-problem.ts';

const tables = [
  { id: 't01', name: '客户', columns: [{ id: 'c03', name: '手机' }] },
  { id: 't02', name: '订单', columns: [{ id: 'c02', name: '送货电话' }] },
];

test('ids become names', () => {
  const problem = {
    code: 'containment',
    where: { table: 't02', column: 'c02', row: 1 },
    facts: { from_table: 't01', from_column: 'c03', whole: 24 },
  };
  expect(namedProblem({ tables }, problem)).toEqual({
    code: 'containment',
    where: { table: '订单', column: '送货电话', row: 1 },
    facts: { from_table: '客户', from_column: '手机', whole: 24 },
  });
});

test('what is no table here stays as it is', () => {
  const problem = { code: 'blocked', where: { table: 'f49999' }, facts: { missing: ['trial'] } };
  expect(namedProblem({ tables }, problem)).toEqual(problem);
});
