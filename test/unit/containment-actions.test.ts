// Every action on made-up values of every type: what it lets go raises no alarm, and what it should have changed and did not raises one.

import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { letsThrough } from '../../shared/data/containment/lets-through.ts';
import { NormalCell } from '../../shared/data/containment/normal-cell.ts';
import { scanText } from '../../shared/data/detect.ts';
import { actionsFor } from '../../shared/data/redaction/actions.ts';
import { valueChanger } from '../../shared/data/redaction/change.ts';
import { maskFormsOf } from '../../shared/data/redaction/masks.ts';
import { type Change, readChange } from '../../shared/data/redaction/params.ts';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { checkContainment } from '../../shared/engine/seal/containment/check.ts';
import { columnsOf, containing } from '../support/containment.ts';
import { formed } from '../support/personal-values.ts';

const bulk = createBulk();
afterAll(() => bulk.close());

const means = {
  hmac: (message: Uint8Array) => createHmac('sha256', 'key of a case').update(message).digest(),
  until: { year: 2026, month: 11, day: 22 },
  scan: scanText,
};

function changesOf(pi: string): Change[] {
  return actionsFor(pi)
    .filter((action) => action !== 'keep' && action !== 'drop')
    .flatMap((action) =>
      action === 'mask' ? maskFormsOf(pi).map((form): Change => ({ action, form })) : [readChange(pi, action)],
    );
}

const cases = Object.entries(formed).flatMap(([pi, values]) => changesOf(pi).map((change) => ({ pi, change, values })));

const check = (pi: string, change: Change, rows: string[][], goes: string[][]) =>
  checkContainment(containing(bulk, [{ columns: columnsOf([pi, change]), rows, goes }]));
const samples = (values: fc.Arbitrary<string>) => fc.sample(values, { numRuns: 80, seed: 4 }).map((value) => [value]);

test.each(cases)('what $change.action lets go of $pi raises no alarm', async ({ pi, change, values }) => {
  const rows = samples(values);
  const changed = valueChanger(pi, change, means);
  const goes = rows.map(([value = '']) => [changed(value, -40) ?? '']);
  await expect(check(pi, change, rows, goes)).resolves.toBeDefined();
});

const hiding = cases.filter(({ pi, change }) => !letsThrough(pi, change));

test.each(hiding)('$pi that goes as it is in spite of $change.action raises one', async ({ pi, change, values }) => {
  const rows = samples(values);
  await expect(check(pi, change, rows, rows)).rejects.toMatchObject({ code: 'containment', where: { column: 'c01' } });
});

test.each(hiding)(
  'one $pi among eighty that goes in spite of $change.action raises one',
  async ({ pi, change, values }) => {
    const rows = samples(values);
    const changed = valueChanger(pi, change, means);
    const goes = rows.map(([value = '']) => [changed(value, -40) ?? '']);
    const long = rows.findIndex(([value = '']) => new NormalCell().readText(value).length >= 6);
    await expect(check(pi, change, rows, goes.with(long, rows[long] ?? []))).rejects.toMatchObject({
      where: { row: long + 1 },
    });
  },
);
