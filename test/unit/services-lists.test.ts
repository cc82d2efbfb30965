// Lists that a package brings in place of what stays: counted apart from attachments by everyone, and shown and written out at the buyer's.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { listNames } from '../../shared/domain/words/list-names.ts';
import { parseStatementOf } from '../../shared/format/statements/file.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { readAll } from '../support/awkward-files.ts';
import { csvText, mobile } from '../support/awkward-rows.ts';
import { type Deal, importFiles, newDeal, open, prepare, seal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';

const pair = pairForFile();
const many = 30;
const header = ['姓名', '手机', '门锁密码', '退订'];
/** Every second one has a code at the door; every tenth is not to be contacted. Some stand in two rows. */
const who = (index: number) => index - (index % 4 === 2 ? 2 : 0);
const customer = (index: number) => [
  `欧阳客户${who(index)}`,
  mobile(who(index)),
  index % 2 === 0 ? `*${7_310_000 + index}#` : '无',
  index % 10 === 3 ? '是' : '',
];
const rows = Array.from({ length: many }, (_, index) => customer(index));
const withCode = rows.filter(([, , code, no]) => code !== '无' && no === '');
const notContacted = rows.filter(([, , , no]) => no === '是');
const persons = (of: readonly string[][]) => new Set(of.map(([name]) => name)).size;

let deal: Deal;
let sealed: Output<'package.seal'>;
let opened: Output<'package.open'>;

async function writeList({ buyer, ref }: Deal, list: string, out: string): Promise<void> {
  await buyer.api['lists.export']({ case: ref, list, out: await buyer.file(out) });
}

/** What the receipt of a moment says of the lists. */
async function saidOfLists({ buyer, ref, path }: Deal, ending: string): Promise<boolean> {
  await buyer.api['receipt.make']({ case: ref, out: await buyer.file(path(ending)) });
  const { statement } = parseStatementOf('receipt', Uint8Array.from(readFileSync(path(ending))));
  return statement.lists_imported;
}

async function addPicture({ seller, ref, path }: Deal): Promise<void> {
  const folder = path('photos');
  mkdirSync(folder);
  writeFileSync(join(folder, '门口.txt'), 'a remark of the day');
  const { attachments } = await seller.api['import.run']({
    job: 'photos',
    case: ref,
    files: [{ file: await seller.file(folder) }],
  });
  const [found] = attachments.folders;
  if (found === undefined) throw new Error('no folder was taken');
  await seller.api['policy.set']({ case: ref, folder: found.id, action: 'keep', reason: 'necessary' });
}

beforeAll(async () => {
  deal = await newDeal(pair());
  const { seller, ref, path } = deal;
  writeFileSync(path('客户.csv'), csvText([header, ...rows]));
  await importFiles(deal, [path('客户.csv')]);
  await addPicture(deal);
  await seller.api['policy.rules']({ case: ref, table: 't01', rules: [{ rule: 'no_contact', column: 'c04' }] });
  await prepare(deal);
  sealed = await seal(deal);
  opened = await open(deal);
});

describe('one attachment and two lists', () => {
  const counts = { files: 1, lists: 2 };

  test('are so many when sealed, looked at, checked and opened', async () => {
    const { buyer, path } = deal;
    const file = await buyer.file(path('full.handover'));
    const { facts } = await buyer.api['package.verify']({ job: 'v', file });
    expect(sealed).toMatchObject(counts);
    expect(await buyer.api['package.inspect']({ file })).toMatchObject(counts);
    expect(facts).toMatchObject(counts);
    expect(opened).toMatchObject(counts);
  });

  test('are compared apart, and stand in the receipt as the files they are', async () => {
    const { buyer, ref, path } = deal;
    const one = { expected: 1, found: 1 };
    const two = { expected: 2, found: 2 };
    expect(await buyer.api['package.compare']({ case: ref })).toMatchObject({ agrees: true, files: one, lists: two });
    await buyer.api['receipt.make']({ case: ref, out: await buyer.file(path('receipt')) });
    const { statement } = parseStatementOf('receipt', Uint8Array.from(readFileSync(path('receipt'))));
    expect(statement.files).toEqual({ expected: 3, found: 3 });
  });

  test('are one attachment of the case at the buyer’s', async () => {
    const { attachments } = await deal.buyer.api['case.show']({ case: deal.ref });
    expect(attachments).toMatchObject({ files: 1, kept: 1 });
  });
});

describe('a list at the buyer’s', () => {
  test('says what it is, how many rows and about how many persons, those not to be contacted first', async () => {
    const { lists } = await deal.buyer.api['lists.show']({ case: deal.ref });
    expect(withCode.length).toBeGreaterThan(persons(withCode));
    expect(lists).toEqual([
      {
        id: 'f49999',
        name: listNames.no_contact,
        code: 'no_contact',
        rows: notContacted.length,
        persons: persons(notContacted),
      },
      {
        id: 'f50000',
        name: listNames.door_codes,
        code: 'door_codes',
        rows: withCode.length,
        persons: persons(withCode),
      },
    ]);
  });

  test('goes out as a workbook that names them and no code, and the register says so', async () => {
    const { buyer, ref, path } = deal;
    const out = await buyer.file(path('名单.xlsx'));
    const written = await buyer.api['lists.export']({ case: ref, list: 'f50000', out });
    expect(written).toEqual({ file: `${ref}.名单.xlsx`, rows: withCode.length });
    const [sheet] = await readAll(path('名单.xlsx'));
    expect(sheet?.columns).toEqual(['姓名', '手机']);
    expect(sheet?.rows).toEqual(withCode.map(([name, number]) => [name, number]));
    const { entries } = await buyer.api['log.show']({});
    expect(entries.slice(0, 2)).toMatchObject([
      { act: 'exported', object: 'list:f50000' },
      { act: 'export_xlsx', object: 'list:f50000' },
    ]);
  });

  test('that did not come is not there', async () => {
    const { buyer, seller, ref, path } = deal;
    expect(await seller.api['lists.show']({ case: ref })).toEqual({ lists: [] });
    const out = await buyer.file(path('none.xlsx'));
    for (const list of ['f49998', 'f00001']) {
      const refused = await refusalOf(buyer.api['lists.export']({ case: ref, list, out }));
      expect(refused).toMatchObject({ code: 'input.missing', where: { entry: list } });
    }
    expect(existsSync(path('none.xlsx'))).toBe(false);
    const other = await newDeal(pair());
    await importFiles(other, pair().sources.slice(1));
    await prepare(other);
    expect(await seal(other)).toMatchObject({ files: 0, lists: 0 });
    expect(await open(other)).toMatchObject({ files: 0, lists: 0 });
    expect(await other.buyer.api['lists.show']({ case: other.ref })).toEqual({ lists: [] });
    expect(await saidOfLists(other, 'receipt')).toBe(false);
  });
});

describe('the receipt says whether the lists were written out', () => {
  beforeAll(async () => {
    await seal(deal, 'again.handover');
    await open(deal, 'again.handover');
  });

  test('not before all of this package were, nor by a writing that failed', async () => {
    expect(await saidOfLists(deal, 'r1')).toBe(false);
    await writeList(deal, 'f50000', deal.path('f50000.xlsx'));
    expect(await saidOfLists(deal, 'r2')).toBe(false);
    const refused = await refusalOf(writeList(deal, 'f49999', join(deal.path('no-folder'), 'f49999.xlsx')));
    expect(refused.code).toMatch(/^io\./);
    expect(await saidOfLists(deal, 'r3')).toBe(false);
  });

  test('once each was, and a reader is told so', async () => {
    const { buyer, path } = deal;
    await writeList(deal, 'f49999', path('f49999.xlsx'));
    expect(await saidOfLists(deal, 'r4')).toBe(true);
    const told = async (ending: string) => {
      const file = await buyer.file(path(ending));
      const { sections } = await buyer.api['statement.show']({ file, lang: 'zh' });
      return sections.flatMap(({ lines }) => lines).filter(({ label }) => label === '随包来的名单都导出了');
    };
    expect(await told('r4')).toMatchObject([{ value: '是' }]);
    expect(await told('r3')).toEqual([]);
  });

  test('once all data went out, lists among them', async () => {
    await seal(deal, 'third.handover');
    await open(deal, 'third.handover');
    expect(await saidOfLists(deal, 'r5')).toBe(false);
    const { buyer, ref, path } = deal;
    await buyer.api['data.export']({ job: 'e', case: ref, out: await buyer.file(path('out')), format: 'csv' });
    expect(await saidOfLists(deal, 'r6')).toBe(true);
  });
});
