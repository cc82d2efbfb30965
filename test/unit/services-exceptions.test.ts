// Exceptions from the containment gate: a person lets whole cells of one column be values of another that stays, in the open.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Output } from '../../shared/ipc/contract.ts';
import { csvText, mobile } from '../support/awkward-rows.ts';
import { bringDeliveries, deliveries, numbers } from '../support/delivery-orders.ts';
import { type Deal, importFiles, newDeal, prepare, seal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';

const pair = pairForFile();
async function dealWithOrders(): Promise<Deal> {
  const deal = await newDeal(pair());
  await bringDeliveries(deal);
  return deal;
}

const allowedIn = ({ tables }: Output<'policy.show'>, table: number) => tables[table]?.allowed;
const acts = async ({ seller }: Deal) =>
  (await seller.api['log.show']({})).entries.map(({ act, object }) => `${act} ${object}`);

describe('an exception', () => {
  test('lets a package be sealed that would not be, says so in its report and in the log, and can be taken back', async () => {
    const deal = await dealWithOrders();
    const { seller, ref } = deal;
    await prepare(deal);
    const refused = await refusalOf(seal(deal, 'no.handover'));
    expect(refused).toMatchObject({
      code: 'containment',
      where: { table: 't02', column: 'c02' },
      facts: { from_table: 't01', from_column: 'c03', whole: deliveries },
    });

    const shown = await seller.api['policy.allow']({ case: ref, ...numbers, reason: 'ordered' });
    expect(allowedIn(shown, 1)).toEqual([{ column: 'c02', from: numbers.from, reason: 'ordered' }]);
    await seal(deal, 'yes.handover');
    const { reports } = await seller.api['package.inspect']({ file: await seller.file(deal.path('yes.handover')) });
    expect(reports.allowed).toEqual([
      { table: 't02', column: 'c02', from_table: 't01', from_column: 'c03', reason: 'ordered', cells: deliveries },
    ]);
    expect(reports.gate).toMatchObject({ values: 2 * deliveries });

    await seller.api['policy.allow']({ case: ref, ...numbers });
    expect(await acts(deal)).toEqual(
      expect.arrayContaining(['policy_allow column:t02.c02', 'policy_disallow column:t02.c02']),
    );
    expect((await refusalOf(seal(deal, 'again.handover'))).code).toBe('containment');
  });

  test('is never one for a secret, nor for a column in itself, nor for one that is not there', async () => {
    const { seller, ref } = await dealWithOrders();
    const { into } = numbers;
    const wrong = [
      [{ table: 't01', column: 'c04' }, 'blocked', { missing: ['class_c'] }],
      [into, 'usage', {}],
      [{ table: 't01', column: 'c09' }, 'unknown.column', {}],
      [{ table: 't09', column: 'c01' }, 'unknown.table', {}],
    ] as const;
    for (const [from, code, facts] of wrong) {
      const refused = await refusalOf(seller.api['policy.allow']({ case: ref, from, into, reason: 'necessary' }));
      expect(refused).toMatchObject({ code, facts });
    }
    expect(allowedIn(await seller.api['policy.show']({ case: ref }), 1)).toEqual([]);
  });

  test('stands in the policy file, comes back with it, and is forgotten with all decisions', async () => {
    const deal = await dealWithOrders();
    const { seller, ref } = deal;
    await seller.api['policy.allow']({ case: ref, ...numbers, reason: 'necessary' });
    const path = deal.path('policy.yaml');
    await seller.api['policy.export']({ case: ref, out: await seller.file(path) });
    const text = readFileSync(path, 'utf8');
    expect(parse(text).tables[1].allowed).toEqual([{ column: 'c02', from: numbers.from, reason: 'necessary' }]);
    expect(allowedIn(await seller.api['policy.reset']({ case: ref }), 1)).toEqual([]);
    const again = await seller.api['policy.import']({ case: ref, file: await seller.file(path) });
    expect(allowedIn(again, 1)).toEqual([{ column: 'c02', from: numbers.from, reason: 'necessary' }]);

    writeFileSync(path, text.replace('column: c03', 'column: c04'));
    const secret = await refusalOf(seller.api['policy.import']({ case: ref, file: await seller.file(path) }));
    expect(secret.code).toBe('blocked');
  });

  test('holds for the columns of the same names when a newer export takes the place of a table', async () => {
    const deal = await dealWithOrders();
    const { seller, ref } = deal;
    await seller.api['policy.allow']({ case: ref, ...numbers, reason: 'necessary' });
    const minor = { by: 'age', unless: 'c02', accepted: '是' };
    const rules = [{ rule: 'minor', column: 'c01', params: minor } as const];
    await seller.api['policy.rules']({ case: ref, table: 't02', rules });
    const newer = async (name: string, rows: string[][]) => {
      const path = deal.path(`${name}.csv`);
      writeFileSync(path, csvText(rows));
      await importFiles(deal, [path]);
    };
    await newer('orders', [
      ['送货电话', '订单号'],
      [mobile(3), 'DD3'],
      [mobile(4), 'DD4'],
    ]);
    const orders = await seller.api['table.replace']({ case: ref, table: 't03', older: 't02' });
    const moved = orders.tables.find(({ id }) => id === 't03');
    expect(moved?.allowed).toEqual([{ column: 'c01', from: numbers.from, reason: 'necessary' }]);
    expect(moved?.rules).toEqual([{ rule: 'minor', column: 'c02', params: { ...minor, unless: 'c01' } }]);

    await newer('customers', [
      ['手机', '姓名'],
      [mobile(3), '欧阳客户3'],
      [mobile(4), '欧阳客户4'],
    ]);
    const customers = await seller.api['table.replace']({ case: ref, table: 't04', older: 't01' });
    expect(customers.tables.find(({ id }) => id === 't03')?.allowed).toEqual([
      { column: 'c01', from: { table: 't04', column: 'c01' }, reason: 'necessary' },
    ]);
  });
});
