// What a full package gave is told as it was sealed, whatever becomes of the case afterwards.
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { csvText, mobile } from '../support/awkward-rows.ts';
import { importFiles, newDeal, prepare, seal } from '../support/handover-run.ts';
import { pairForFile } from '../support/pair-fixture.ts';

const pair = pairForFile();
const many = 20;
/** Every fifth wants no messages. */
const rows = Array.from({ length: many }, (_, index) => [
  `欧阳客户${index}`,
  mobile(index),
  '男',
  index % 5 === 0 ? '是' : '',
]);

test('rows that stay are not counted, and a later decision changes nothing', async () => {
  const deal = await newDeal(pair());
  const { seller, ref, path } = deal;
  writeFileSync(path('客户.csv'), csvText([['姓名', '手机', '性别', '退订'], ...rows]));
  await importFiles(deal, [path('客户.csv')]);
  await seller.api['policy.rules']({ case: ref, table: 't01', rules: [{ rule: 'no_contact', column: 'c04' }] });
  await prepare(deal);
  const column = async (action: 'keep' | 'drop') => {
    const reason = action === 'keep' ? 'necessary' : 'user';
    await seller.api['policy.set']({ case: ref, table: 't01', column: 'c03', action, reason });
  };
  await column('drop');
  const { package: sealed } = await seal(deal);
  const content = {
    rows: many - many / 5,
    tables: [
      {
        name: expect.stringMatching(/客户$/),
        keep: expect.arrayContaining(['姓名', '手机']),
        left: expect.arrayContaining(['性别']),
      },
    ],
  };
  expect(sealed.content).toEqual(content);
  await column('keep');
  const { packages } = await seller.api['case.show']({ case: ref });
  expect(packages.find(({ id }) => id === sealed.id)?.content).toEqual(content);
});
