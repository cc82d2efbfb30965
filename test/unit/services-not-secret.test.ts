// A person's word that what the program took for secrets are none: confirmed, logged, in the open, and never for what is named a secret and looks like one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Output } from '../../shared/ipc/contract.ts';
import { csvText, mobile } from '../support/awkward-rows.ts';
import { type Deal, importFiles, newDeal, open, prepare, seal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';

const pair = pairForFile();
const many = 24;
const because = '是油漆的色号，不是密码';
const colour = { table: 't01', column: 'c03' } as const;
const doors = { table: 't01', column: 'c04' } as const;
const brand = { table: 't01', column: 'c05' } as const;

/** Codes of colours that look like those of doors, codes of doors, and the makers of the locks. */
async function dealWithColours(): Promise<Deal> {
  const deal = await newDeal(pair());
  const rows = Array.from({ length: many }, (_, index) => [
    `欧阳客户${index}`,
    mobile(index),
    `${482_913 + index}#`,
    `*${7_310_000 + index}#`,
    index % 2 === 0 ? '听雨牌' : '望舒牌',
  ]);
  const path = join(pair().dir, `${deal.ref}.csv`);
  writeFileSync(path, csvText([['姓名', '手机', '外墙漆', '门锁密码', '门锁牌子'], ...rows]));
  await importFiles(deal, [path]);
  return deal;
}

const columnOf = ({ tables }: Output<'policy.show'>, { column }: { readonly column: string }) =>
  tables[0]?.columns.find(({ id }) => id === column);
const state = ({ seller, ref }: Deal, place: { readonly table: string; readonly column: string }) =>
  seller.api['policy.not_secret']({ case: ref, ...place, because, sure: true });

describe('values taken for secrets', () => {
  test('are decided as any other once a person has said and confirmed that they are none', async () => {
    const deal = await dealWithColours();
    const { seller, ref } = deal;
    const before = await seller.api['policy.show']({ case: ref });
    expect(columnOf(before, colour)).toMatchObject({ class: 'C', action: 'drop', actions: ['drop'] });

    const stated = columnOf(await state(deal, colour), colour);
    expect(stated).toMatchObject({ pi: 'none', class: 'N', action: 'drop', reason: 'unplaced', not_secret: because });
    expect(stated).toMatchObject({ asks: true, by_person: false });
    await seller.api['scan.run']({ job: 'again', case: ref });
    expect(columnOf(await seller.api['policy.show']({ case: ref }), colour)).toEqual(stated);

    await seller.api['policy.set']({ case: ref, ...colour, action: 'keep', reason: 'necessary' });
    await prepare(deal);
    await seal(deal);
    await open(deal);
    const { reports } = await seller.api['package.inspect']({ file: await seller.file(deal.path('full.handover')) });
    expect(reports.not_secret).toEqual([colour]);
    const { entries } = await seller.api['log.show']({});
    expect(entries).toContainEqual(expect.objectContaining({ act: 'policy_not_secret', object: 'column:t01.c03' }));
  });

  test('are secrets again when it is taken back, or all decisions are', async () => {
    const deal = await dealWithColours();
    const { seller, ref } = deal;
    const before = await seller.api['policy.show']({ case: ref });
    await state(deal, colour);
    expect(await seller.api['policy.not_secret']({ case: ref, ...colour })).toEqual(before);
    await state(deal, colour);
    await seller.api['policy.set']({ case: ref, ...colour, action: 'keep', reason: 'necessary' });
    expect(await seller.api['policy.reset']({ case: ref })).toEqual(before);
  });

  test('stay secrets where the column is named for them and they look like some', async () => {
    const deal = await dealWithColours();
    const { seller, ref } = deal;
    expect(await refusalOf(state(deal, doors))).toMatchObject({
      code: 'blocked',
      where: doors,
      facts: { missing: ['named_secret'] },
    });
    expect(columnOf(await state(deal, brand), brand)).toMatchObject({ class: 'N', not_secret: because });
    expect((await refusalOf(state(deal, { table: 't01', column: 'c02' }))).code).toBe('usage');
    expect((await refusalOf(state(deal, { table: 't01', column: 'c09' }))).code).toBe('unknown.column');
    const unsure = { case: ref, ...colour, because };
    await expect(seller.api['policy.not_secret'](unsure)).rejects.toMatchObject({ code: 'usage' });
    await expect(
      seller.api['policy.not_secret']({ case: ref, ...colour, because: '  ', sure: true }),
    ).rejects.toMatchObject({ code: 'usage' });
  });

  test('stand in the policy file with the reason, and come back with it', async () => {
    const deal = await dealWithColours();
    const { seller, ref } = deal;
    await state(deal, colour);
    await seller.api['policy.set']({ case: ref, ...colour, action: 'keep', reason: 'necessary' });
    const path = deal.path('policy.yaml');
    await seller.api['policy.export']({ case: ref, out: await seller.file(path) });
    const text = readFileSync(path, 'utf8');
    expect(parse(text).tables[0].columns[2]).toMatchObject({ action: 'keep', not_secret: because });
    const kept = await seller.api['policy.show']({ case: ref });
    await seller.api['policy.reset']({ case: ref });
    const again = await seller.api['policy.import']({ case: ref, file: await seller.file(path) });
    expect(columnOf(again, colour)).toEqual(columnOf(kept, colour));

    writeFileSync(path, text.replace('name: 门锁密码', `name: 门锁密码\n        not_secret: ${because}`));
    const refused = await refusalOf(seller.api['policy.import']({ case: ref, file: await seller.file(path) }));
    expect(refused).toMatchObject({ code: 'blocked', where: doors });
  });
});
