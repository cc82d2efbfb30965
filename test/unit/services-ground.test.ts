// The paper that a rule for rows rests on: kept with the case, told by its digest, and not handed over.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseRule, withWanted } from '../../shared/cli/commands/policy-values.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { csvText, mobile, person } from '../support/awkward-rows.ts';
import { type Deal, importFiles, newDeal, prepare, seal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';

const pair = pairForFile();
const letter = Buffer.from('%PDF-1.4\nobjections of 20 June, signed\n%%EOF\n');
const sha256 = createHash('sha256').update(letter).digest('hex');
const rule = { rule: 'objected', column: 'c03' } as const;
const note = '6月20日收到的信';
let deal: Deal;
let path: string;

beforeAll(async () => {
  deal = await newDeal(pair());
  const source = deal.path('客户.csv');
  const rows = Array.from({ length: 40 }, (_, index) => [person(index), mobile(index), index < 12 ? '是' : '']);
  writeFileSync(source, csvText([['姓名', '手机', '不同意'], ...rows]));
  await importFiles(deal, [source]);
  await deal.seller.api['policy.rules']({ case: deal.ref, table: 't01', rules: [rule] });
  path = deal.path('李四的信.pdf');
  writeFileSync(path, letter);
});

async function ground(wanted: Partial<Input<'policy.ground'>> = {}) {
  const file = await deal.seller.file(path);
  return deal.seller.api['policy.ground']({ job: 'ground', case: deal.ref, table: 't01', ...rule, file, ...wanted });
}
const rulesOf = ({ tables }: Awaited<ReturnType<typeof ground>>) => tables[0]?.rules;
const logged = async () =>
  (await deal.seller.api['log.show']({})).entries.filter(({ act }) => act === 'policy_ground').length;

test('comes among the attachments once, stays there, and is logged by its digest', async () => {
  const grounded = await ground({ note });
  expect(rulesOf(grounded)).toEqual([{ ...rule, ground: { sha256, note, name: basename(path) } }]);
  expect(grounded.attachments).toMatchObject({ files: 1, kept: 0 });
  expect(await logged()).toBe(1);
  const again = await ground({ note });
  expect(again.attachments.files).toBe(1);
  expect(await logged()).toBe(1);
});

test('is told by its digest in the policy as a file, not by its name, and comes back with it', async () => {
  const out = deal.path('policy.yaml');
  const { api, file } = deal.seller;
  await api['policy.export']({ case: deal.ref, out: await file(out) });
  expect(parse(readFileSync(out, 'utf8')).tables[0].rows).toEqual([{ ...rule, ground: { sha256, note } }]);
  expect(readFileSync(out, 'utf8')).not.toContain('李四');
  expect(rulesOf(await api['policy.reset']({ case: deal.ref }))).toEqual([]);
  const back = await api['policy.import']({ case: deal.ref, file: await file(out) });
  expect(rulesOf(back)?.[0]?.ground?.name).toBe(basename(path));
});

test('stands in the report of the package by its digest, and does not go', async () => {
  await prepare(deal);
  await seal(deal);
  const { reports, files } = await deal.buyer.api['package.inspect']({
    file: await deal.buyer.file(deal.path('full.handover')),
  });
  expect(reports.grounds).toEqual([{ table: 't01', ...rule, sha256 }]);
  expect(files).toBe(0);
  expect(reports.tables[0]?.left_out).toEqual([{ reason: 'objected', rows: 12 }]);
});

test('is taken off again, and is none where there is no rule or no such paper', async () => {
  const { api } = deal.seller;
  const none = await api['policy.ground']({ job: 'off', case: deal.ref, table: 't01', ...rule });
  expect(rulesOf(none)).toEqual([rule]);
  expect(await refusalOf(ground({ rule: 'withdrawn' }))).toMatchObject({ code: 'usage' });
  const unknown = [{ ...rule, ground: { sha256: '00'.repeat(32) } }];
  expect(await refusalOf(api['policy.rules']({ case: deal.ref, table: 't01', rules: unknown }))).toMatchObject({
    code: 'input.missing',
    where: { table: 't01', column: 'c03' },
  });
});

test('stays that of a rule which is told anew on a command line, and goes with the rule', () => {
  const paper = { sha256 };
  const rules = [{ rule: 'expired', column: 'c04', params: { months: 12 }, ground: paper } as const];
  const anew = withWanted(rules, parseRule('t01.c04=expired,months=36'));
  expect(anew).toEqual([{ rule: 'expired', column: 'c04', params: { months: 36 }, ground: paper }]);
  expect(withWanted(rules, parseRule('t01.c04=minor,by=age'))[1]).not.toHaveProperty('ground');
  expect(withWanted(rules, parseRule('t01.c04=off'))).toEqual([]);
});
