// What bars a full package: every gate by its name, with the command that mends it, and no file is written.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Input } from '../../shared/ipc/contract.ts';
import { csvText, mobile, person } from '../support/awkward-rows.ts';
import {
  agree,
  bareDeal,
  compareNumbers,
  type Deal,
  giveCard,
  ground,
  importFiles,
  newDeal,
  prepare,
  seal,
  sendTrial,
  tryOpening,
} from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';
import { createParty, type KnownParty } from '../support/parties.ts';

const pair = pairForFile();
/** Another buyer, with a key of the other suite. */
let hybrid: KnownParty;
beforeAll(async () => {
  hybrid = await createParty('stranger', join(pair().dir, 'hybrid-vault'), { suite: 'hybrid' });
  await giveCard(hybrid, pair().seller, join(pair().dir, 'hybrid.card'));
  await hybrid.app.close();
});

/** Sealing is refused with these gates, as the check says, and leaves no file. */
async function expectMissing(deal: Deal, gates: readonly string[]): Promise<void> {
  const { missing, ready } = await deal.seller.api['case.check']({ case: deal.ref });
  expect(missing.map(({ gate }) => gate)).toEqual(gates);
  expect(ready).toBe(false);
  for (const { command, screen } of missing) expect(command.length * screen.length).toBeGreaterThan(0);
  expect(await refusalOf(seal(deal))).toMatchObject({ code: 'blocked', facts: { missing: gates } });
  expect(existsSync(deal.path('full.handover'))).toBe(false);
  expect(existsSync(deal.path('full.handover.partial'))).toBe(false);
}

async function withData(options: Partial<Input<'case.new'>> = {}): Promise<Deal> {
  const deal = await newDeal(pair(), options);
  await importFiles(deal, pair().sources);
  return deal;
}

describe('sealing waits for', () => {
  test('everything, in a new case that names nobody', async () => {
    await expectMissing(await bareDeal(pair()), ['ground', 'data', 'buyer_card', 'terms', 'trial']);
  });

  test('a legal ground', async () => {
    const deal = await bareDeal(pair(), { buyer: pair().buyer.card });
    await importFiles(deal, pair().sources);
    await expectMissing(deal, ['ground', 'buyer_verified', 'terms', 'trial']);
    const refused = refusalOf(deal.seller.api['terms.draft']({ case: deal.ref }));
    expect(await refused).toMatchObject({ code: 'blocked', facts: { missing: ['ground'] } });
    await deal.seller.api['case.settle']({ case: deal.ref, ground });
    await expectMissing(deal, ['buyer_verified', 'terms', 'trial']);
  });

  test('data', async () => {
    const deal = await newDeal(pair());
    await agree(deal);
    await compareNumbers(deal);
    await tryOpening(deal);
    await expectMissing(deal, ['data']);
  });

  test('something that goes', async () => {
    const deal = await withData();
    const { tables } = await deal.seller.api['policy.show']({ case: deal.ref });
    const drop = { case: deal.ref, action: 'drop', reason: 'user' } as const;
    for (const { id: table, columns } of tables) {
      for (const { id: column } of columns) await deal.seller.api['policy.set']({ ...drop, table, column });
    }
    await expectMissing(deal, ['nothing_kept', 'buyer_verified', 'terms', 'trial']);
  });

  test('an answer for customers who said what they want', async () => {
    const deal = await newDeal(pair());
    const source = deal.path('客户.csv');
    const rows = Array.from({ length: 12 }, (_, index) => [person(index), mobile(index), index < 5 ? '否' : '是']);
    writeFileSync(source, csvText([['姓名', '手机', '同意转让'], ...rows]));
    await importFiles(deal, [source]);
    await prepare(deal);
    await expectMissing(deal, ['customers_said']);
    const { api, file } = deal.seller;
    const preview = api['package.seal']({ job: 'p', case: deal.ref, kind: 'preview', out: await file(deal.path('p')) });
    expect(await refusalOf(preview)).toMatchObject({ code: 'blocked', facts: { missing: ['customers_said'] } });

    const rule = { rule: 'no_consent', column: 'c03', params: { accepted: '是' } } as const;
    const answer = (rules: Input<'policy.rules'>['rules']) =>
      api['policy.rules']({ case: deal.ref, table: 't01', rules });
    const waived = { ...rule, waived: true } as const;
    expect((await answer([waived])).tables[0]?.rules).toEqual([waived]);
    await answer([waived]);
    const { entries } = await api['log.show']({});
    expect(entries.filter(({ act }) => act === 'policy_waive')).toHaveLength(1);
    const counted = async () => (await api['policy.check']({ job: 'check', case: deal.ref })).tables[0]?.waived;
    expect(await counted()).toEqual([{ rule: 'no_consent', column: 'c03', rows: 5, unreadable: 0, persons: 5 }]);
    expect(await seal(deal)).toMatchObject({ rows: 12 });
    await answer([rule]);
    expect(await counted()).toEqual([]);
    expect(await seal(deal, 'second.handover')).toMatchObject({ rows: 7 });
    await api['policy.reset']({ case: deal.ref });
    expect((await api['case.check']({ case: deal.ref })).missing).toMatchObject([{ gate: 'customers_said' }]);
  });

  test('terms that both have signed', async () => {
    const deal = await withData();
    const { seller, buyer, ref, path } = deal;
    await compareNumbers({ ...deal, buyer: seller });
    await expectMissing(deal, ['terms', 'trial']);
    await seller.api['terms.draft']({ case: ref, out: await seller.file(path('terms')) });
    await expectMissing(deal, ['terms_signed', 'trial']);
    const half = await seller.api['statement.sign']({ file: await seller.file(path('terms')) });
    expect(half.complete).toBe(false);
    await expectMissing(deal, ['terms_signed', 'trial']);
    const whole = await buyer.api['statement.sign']({ file: await buyer.file(path('terms')) });
    expect(whole.complete).toBe(true);
    await expectMissing(deal, ['terms_signed', 'trial']);
    await seller.api['artefact.add']({ files: [await seller.file(path('terms'))] });
    await expectMissing(deal, ['trial']);
  });

  test('a buyer whose number was compared', async () => {
    const deal = await withData();
    await agree(deal);
    await tryOpening(deal);
    await expectMissing(deal, ['buyer_verified']);
    await compareNumbers(deal);
    expect(await deal.seller.api['case.check']({ case: deal.ref })).toMatchObject({ ready: true });
  });

  test('terms that allow a card which is only declared, once both have signed them', async () => {
    const deal = await withData();
    const { seller, ref } = deal;
    await seller.api['terms.draft']({ case: ref, declared_ok: true });
    await expectMissing(deal, ['buyer_verified', 'terms_signed', 'trial']);
    await agree(deal, { declared_ok: true });
    await expectMissing(deal, ['trial']);
    await tryOpening(deal);
    const sealed = await seal(deal);
    expect(sealed.package).toMatchObject({ kind: 'full', seq: 1 });
  });

  test('terms that name this buyer', async () => {
    const deal = await withData();
    await agree(deal);
    await deal.seller.api['case.settle']({ case: deal.ref, buyer: hybrid.card });
    await expectMissing(deal, ['buyer_verified', 'suite', 'terms_match', 'trial']);
  });

  test('a buyer of the same suite', async () => {
    const deal = await withData({ buyer: hybrid.card });
    await expectMissing(deal, ['buyer_verified', 'suite', 'terms', 'trial']);
    const refused = refusalOf(deal.seller.api['terms.draft']({ case: deal.ref }));
    expect(await refused).toMatchObject({ code: 'blocked', facts: { missing: ['suite'] } });
  });
});

describe('the trial', () => {
  const wrong = (code: string, by: number) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

  test('is made, confirmed, and not confirmed twice', async () => {
    const deal = await withData();
    await agree(deal);
    await compareNumbers(deal);
    const code = await sendTrial(deal);
    expect(code).toMatch(/^[0-9]{6}$/);
    await expectMissing(deal, ['trial_confirmed']);
    const confirm = (typed: string) => deal.seller.api['trial.confirm']({ case: deal.ref, code: typed });
    expect(await confirm(wrong(code, 1))).toEqual({ passed: false, tries_left: 2 });
    await expectMissing(deal, ['trial_confirmed']);
    expect(await confirm(code)).toEqual({ passed: true, tries_left: 2 });
    expect(await refusalOf(confirm(code))).toMatchObject({ code: 'trial.code' });
  });

  test('is over after three wrong codes; a new one begins anew', async () => {
    const deal = await withData();
    await agree(deal);
    await compareNumbers(deal);
    const code = await sendTrial(deal);
    const confirm = (typed: string) => deal.seller.api['trial.confirm']({ case: deal.ref, code: typed });
    for (const by of [1, 2, 3]) {
      expect(await confirm(wrong(code, by))).toEqual({ passed: false, tries_left: 3 - by });
    }
    expect(await refusalOf(confirm(code))).toMatchObject({ code: 'trial.code' });
    await expectMissing(deal, ['trial']);
    const next = await sendTrial(deal, 'trial-2.handover');
    await expectMissing(deal, ['trial_confirmed']);
    expect(await confirm(next)).toEqual({ passed: true, tries_left: 3 });
    expect((await deal.seller.api['case.check']({ case: deal.ref })).ready).toBe(true);
  });

  test('has no code before it is made', async () => {
    const deal = await newDeal(pair());
    const confirm = deal.seller.api['trial.confirm']({ case: deal.ref, code: '123456' });
    expect(await refusalOf(confirm)).toMatchObject({ code: 'trial.code' });
  });

  test('needs a buyer', async () => {
    const deal = await bareDeal(pair());
    const made = deal.seller.api['trial.make']({ case: deal.ref, out: await deal.seller.file(deal.path('t')) });
    expect(await refusalOf(made)).toMatchObject({ code: 'blocked', facts: { missing: ['buyer_card'] } });
    expect(existsSync(deal.path('t'))).toBe(false);
  });
});

describe('the policy', () => {
  let deal: Deal;
  const set = (
    column: string,
    action: 'keep' | 'drop' | 'mask',
    reason: 'necessary' | 'ordered' | 'sensitive' | 'user',
  ) => deal.seller.api['policy.set']({ case: deal.ref, table: 't01', column, action, reason });

  test('places the columns of the source', async () => {
    deal = await withData();
    const { tables } = await deal.seller.api['policy.show']({ case: deal.ref });
    const decided = tables[0]?.columns.map((column) => [column.id, column.name, column.class, column.action]);
    expect(decided).toEqual([
      ['c01', '客户编号', 'G', 'keep'],
      ['c02', '姓名', 'G', 'keep'],
      ['c03', '手机', 'G', 'keep'],
      ['c04', '地址', 'G', 'keep'],
      ['c05', '门锁密码', 'C', 'drop'],
      ['c06', '身份证号', 'S*', 'drop'],
      ['c07', '备注', 'S*', 'drop'],
    ]);
  });

  test('never lets a secret go', async () => {
    for (const reason of ['necessary', 'ordered'] as const) {
      const refused = await refusalOf(set('c05', 'keep', reason));
      expect(refused).toMatchObject({ code: 'blocked', facts: { missing: ['class_c'] } });
    }
  });

  test('lets a sensitive column go for a reason only', async () => {
    for (const column of ['c06', 'c07']) {
      const refused = await refusalOf(set(column, 'keep', 'user'));
      expect(refused).toMatchObject({ code: 'blocked', facts: { missing: ['reason'] } });
    }
    const { tables } = await set('c07', 'keep', 'necessary');
    expect(tables[0]?.columns[6]).toMatchObject({ action: 'keep', reason: 'necessary' });
  });

  test('knows two actions, and the columns there are', async () => {
    expect(await refusalOf(set('c01', 'mask', 'user'))).toMatchObject({ code: 'usage' });
    expect(await refusalOf(set('c99', 'drop', 'user'))).toMatchObject({ code: 'unknown.column' });
    const nowhere = { case: deal.ref, table: 't99', column: 'c01', action: 'drop', reason: 'user' } as const;
    expect(await refusalOf(deal.seller.api['policy.set'](nowhere))).toMatchObject({ code: 'unknown.table' });
  });
});

test('only the seller seals, and a trial or a supplement is not sealed so', async () => {
  const deal = await withData();
  await agree(deal);
  const { seller, buyer, ref, path } = deal;
  const byBuyer = { job: 'seal', case: ref, kind: 'full', out: await buyer.file(path('full.handover')) } as const;
  expect(await refusalOf(buyer.api['package.seal'](byBuyer))).toMatchObject({ code: 'sign.not-named' });
  const trialByBuyer = buyer.api['trial.make']({ case: ref, out: await buyer.file(path('t')) });
  expect(await refusalOf(trialByBuyer)).toMatchObject({ code: 'sign.not-named' });
  const out = await seller.file(path('full.handover'));
  for (const kind of ['trial', 'supplement'] as const) {
    const asked = seller.api['package.seal']({ job: 'seal', case: ref, kind, out });
    expect(await refusalOf(asked)).toMatchObject({ code: 'usage' });
  }
  expect(existsSync(path('full.handover'))).toBe(false);
});
