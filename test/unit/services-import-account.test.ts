// The account of an import stays right whatever a person does with it: rows mended, left out, taken back; persons and totals counted.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Output } from '../../shared/ipc/contract.ts';
import { full } from '../parameters.ts';
import { type Deal, importFiles, newDeal, prepare, seal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';

type Table = Output<'policy.show'>['tables'][number];

const pair = pairForFile();

function write(name: string, lines: readonly string[]): string {
  const path = join(pair().dir, name);
  writeFileSync(path, lines.join('\r\n'));
  return path;
}

const person = (at: number) => `K${at},客户${at},1380000${String(at).padStart(4, '0')},${at}.5`;
const people = (count: number) => [
  '编号,姓名,手机,储值余额',
  ...Array.from({ length: count }, (_, at) => person(at + 1)),
];

async function begin(lines: readonly string[], name = '客户.csv'): Promise<{ deal: Deal; table: Table }> {
  const deal = await newDeal(pair());
  const { tables } = await importFiles(deal, [write(name, lines)]);
  const [table] = tables;
  if (table === undefined) throw new Error('no table');
  return { deal, table };
}

const counts = (table: Table | undefined) => {
  if (table === undefined) throw new Error('no table');
  const { rows_read, taken, refused, set_apart, left, mended } = table;
  expect(rows_read).toBe(taken + refused + set_apart);
  return { rows_read, taken, refused, set_apart, left, mended };
};

async function expectSound({ seller }: Deal): Promise<void> {
  const { findings } = await seller.api['doctor.run']({});
  expect(findings.filter(({ result }) => result === 'fail')).toEqual([]);
}

describe('a row beside a table', () => {
  const lines = [...people(3), 'K4,客户4', '合计商贸,,13800009999,7', 'K5,客户5,13800000005,5.5,多,余'];

  test('is shown with its line, its reason and as it stands, and cut into cells', async () => {
    const { deal, table } = await begin(lines);
    expect(counts(table)).toMatchObject({ rows_read: 6, taken: 3 + 1, refused: 2 });
    const window = { case: deal.ref, table: table.id, kind: 'refused', offset: 0, count: 10 } as const;
    const shown = await deal.seller.api['rows.aside'](window);
    expect(shown).toMatchObject({
      total: 2,
      columns: ['编号', '姓名', '手机', '储值余额'],
      rows: [
        { line: 5, reason: 'too_few_fields', raw: 'K4,客户4', cells: ['K4', '客户4'], state: 'open' },
        { line: 7, reason: 'too_many_fields', cells: ['K5', '客户5', '13800000005', '5.5', '多', '余'] },
      ],
    });
    expect((await deal.seller.api['rows.aside']({ ...window, offset: 1, count: 1 })).rows).toEqual([shown.rows[1]]);
  });

  test('becomes a row of the table when it is mended, and leaves it again when that is taken back', async () => {
    const { deal, table } = await begin(lines);
    const { api } = deal.seller;
    const place = { case: deal.ref, table: table.id };
    const [first] = (await api['rows.aside']({ ...place, kind: 'refused', offset: 0, count: 1 })).rows;
    const ref = first?.ref ?? 0;
    const mended = await api['rows.mend']({ ...place, ref, cells: ['K4', '客户4', '13800000004', '4.5'] });
    const before = counts(table);
    expect(counts(mended.tables[0])).toEqual({ ...before, taken: before.taken + 1, refused: 1, mended: 1 });
    expect(mended.tables[0]?.persons?.persons).toBe((table.persons?.persons ?? 0) + 1);
    const shown = await api['table.rows']({ ...place, offset: before.taken, count: 5 });
    expect(shown).toMatchObject({ total: before.taken + 1, rows: [['K4', '客**', '138****0004', '4.*']] });
    const kept = (await api['rows.aside']({ ...place, kind: 'refused', offset: 0, count: 1 })).rows[0];
    expect(kept).toMatchObject({ raw: 'K4,客户4', state: 'mended', row: before.taken + 1 });
    expect(await refusalOf(api['rows.mend']({ ...place, ref, cells: ['1', '2', '3', '4'] }))).toMatchObject({
      code: 'usage',
      facts: { reason: 'decided', state: 'mended' },
    });
    await expectSound(deal);
    const back = await api['rows.reopen']({ ...place, ref });
    expect(counts(back.tables[0])).toEqual(before);
    expect(back.tables[0]?.persons).toEqual(table.persons);
    expect((await api['table.rows']({ ...place, offset: 0, count: 50 })).total).toBe(before.taken);
    await expectSound(deal);
    const again = await api['rows.mend']({ ...place, ref, cells: ['K4', '客户4', '13800000004', '4.5'] });
    expect(counts(again.tables[0])).toMatchObject({ taken: before.taken + 1 });
    expect((await api['rows.aside']({ ...place, kind: 'refused', offset: 0, count: 1 })).rows[0]).toMatchObject({
      row: before.taken + 2,
    });
    const acts = (await api['log.show']({ limit: 3 })).entries.map(({ act, object }) => [act, object]);
    expect(acts).toEqual(['mend_row', 'reopen_row', 'mend_row'].map((act) => [act, 'table:t01']));
  });

  test('that was set apart is taken in the same way', async () => {
    const { deal, table } = await begin([...people(3), '合计,,,7.5']);
    const { api } = deal.seller;
    const place = { case: deal.ref, table: table.id };
    expect(counts(table)).toMatchObject({ taken: 3, set_apart: 1 });
    expect(table.set_apart_by).toEqual([{ reason: 'total', rows: 1 }]);
    const { rows } = await api['rows.aside']({ ...place, kind: 'set_aside', offset: 0, count: 5 });
    const taken = await api['rows.mend']({ ...place, ref: rows[0]?.ref ?? 0, cells: rows[0]?.cells ?? [] });
    expect(counts(taken.tables[0])).toMatchObject({ taken: 4, set_apart: 0, mended: 1 });
    expect(taken.tables[0]?.set_apart_by).toEqual([]);
    expect(taken.account).toMatchObject({ rows_read: 4, taken: 4, refused: 0, set_apart: 0 });
  });

  test('can be left out with a reason, some at once, and nothing but whole rows may be put in', async () => {
    const { deal, table } = await begin(lines);
    const { api } = deal.seller;
    const place = { case: deal.ref, table: table.id };
    const { rows } = await api['rows.aside']({ ...place, kind: 'refused', offset: 0, count: 5 });
    const refs = rows.map(({ ref }) => ref);
    expect(await refusalOf(api['rows.mend']({ ...place, ref: refs[0] ?? 0, cells: ['K4'] }))).toMatchObject({
      code: 'usage',
      facts: { expected: 4, found: 1 },
    });
    expect(await refusalOf(api['rows.mend']({ ...place, ref: 99, cells: ['1', '2', '3', '4'] }))).toMatchObject({
      facts: { reason: 'no-such-row' },
    });
    expect(
      await refusalOf(api['rows.mend']({ ...place, ref: refs[0] ?? 0, cells: ['1', '2', '3', '\0'] })),
    ).toMatchObject({
      facts: { reason: 'text' },
    });
    const left = await api['rows.leave']({ ...place, refs, note: '试录的' });
    expect(counts(left.tables[0])).toMatchObject({ refused: 2, left: 2, mended: 0 });
    expect((await api['rows.aside']({ ...place, kind: 'refused', offset: 0, count: 5 })).rows).toMatchObject([
      { state: 'left', note: '试录的' },
      { state: 'left', note: '试录的' },
    ]);
    expect(await refusalOf(api['rows.leave']({ ...place, refs, note: '又' }))).toMatchObject({ code: 'usage' });
    expect(counts((await api['rows.reopen']({ ...place, ref: refs[0] ?? 0 })).tables[0])).toMatchObject({ left: 1 });
  });
});

test('the account adds up whatever is done with the rows beside a table, in any order', async () => {
  const [good, beside] = [60, 6];
  const { deal, table } = await begin([
    ...people(good),
    ...Array.from({ length: beside }, (_, at) => `K${90 + at},名,,1,多`),
  ]);
  const { api } = deal.seller;
  const place = { case: deal.ref, table: table.id };
  const { rows } = await api['rows.aside']({ ...place, kind: 'refused', offset: 0, count: 50 });
  expect(rows).toHaveLength(beside);
  const states = new Map(rows.map(({ ref }) => [ref, 'open']));
  const does = {
    mend: (ref: number) => api['rows.mend']({ ...place, ref, cells: ['K', '名', `1390000${1000 + ref}`, '1'] }),
    leave: (ref: number) => api['rows.leave']({ ...place, refs: [ref], note: 'x' }),
    reopen: (ref: number) => api['rows.reopen']({ ...place, ref }),
  };
  const becomes = { mend: 'mended', leave: 'left', reopen: 'open' } as const;
  const act = fc.tuple(fc.constantFrom('mend', 'leave', 'reopen'), fc.nat({ max: beside - 1 }));
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
      for (const [how, index] of acts) {
        const ref = rows[index]?.ref ?? 0;
        if (how !== 'reopen' && states.get(ref) !== 'open') {
          expect(await refusalOf(does[how](ref))).toMatchObject({ code: 'usage' });
          continue;
        }
        const { tables } = await does[how](ref);
        states.set(ref, becomes[how]);
        const countOf = (state: string) => [...states.values()].filter((one) => one === state).length;
        const refused = beside - countOf('mended');
        const expected = { rows_read: good + beside, taken: good + countOf('mended'), refused, set_apart: 0 };
        expect(counts(tables[0])).toEqual({ ...expected, left: countOf('left'), mended: countOf('mended') });
        expect(tables[0]?.persons?.persons).toBe(good + countOf('mended'));
      }
    }),
    { numRuns: full ? 40 : 6 },
  );
  await expectSound(deal);
});

describe('persons and totals', () => {
  test('are counted by the strongest identifier there is, and once for all forms of it', async () => {
    const { table } = await begin([
      '编号,姓名,手机,地址',
      'K1,客户甲,13800000001,听潮街1号',
      'K2,客户甲,+86 138-0000-0001,听潮街1号',
      'K3,客户甲,１３８００００００01,听潮街2号',
      'K4,客户乙,13800000002,听潮街3号',
      'K5,客户丙,,听潮街 4 号',
      'K6,客户丙,,听潮街4号',
      'K7,,,',
    ]);
    expect(table.taken).toBe(7);
    expect(table.persons).toEqual({ persons: 3, by: ['mobile', 'name_address'], unknown: 1, exact: true });
  });

  test('total the amounts, exactly, and nothing else', async () => {
    const { table } = await begin([...people(5), 'K6,客户6,13800000006,0.1', 'K7,客户7,13800000007,0.2']);
    const sums = table.columns.map(({ name, sum }) => [name, sum]);
    expect(sums).toEqual([
      ['编号', undefined],
      ['姓名', undefined],
      ['手机', undefined],
      ['储值余额', '17.8'],
    ]);
  });

  test('add up what is written with currency, thousands and units, and tell how many cells are no number', async () => {
    const { table } = await begin([
      '编号,储值余额,剩余次数,实付金额,支付方式',
      'K1,"¥1,000.50",3次,5,微信',
      'K2,20元,12次,约6,现金',
      'K3,,,-,现金',
    ]);
    expect(table.columns.map(({ sum, uncounted }) => sum ?? uncounted)).toEqual([
      undefined,
      '1020.5',
      '15',
      1,
      undefined,
    ]);
  });

  test('leave out numbers that name something', async () => {
    const lines = [
      '交易单号,开卡日期,次数,orderId,postcode id',
      '20240101,20240102,3,7,200000',
      '20240103,20240104,4,8,200001',
    ];
    const { table } = await begin(lines);
    expect(table.columns.map(({ sum }) => sum)).toEqual([undefined, undefined, '7', undefined, undefined]);
  });

  test('of all tables are in the account of the case', async () => {
    const deal = await newDeal(pair());
    const result = await importFiles(deal, [
      write('一.csv', people(4)),
      write('二.csv', ['单号,金额', 'D1,5', 'D2', 'D3,6', '合计,11']),
    ]);
    expect(result.account).toEqual({
      tables: 2,
      rows_read: 8,
      taken: result.tables.reduce((sum, { taken }) => sum + taken, 0),
      refused: 1,
      set_apart: 1,
      left: 0,
      mended: 0,
      waiting: 0,
    });
    expect((await deal.seller.api['case.show']({ case: deal.ref })).account).toEqual(result.account);
    expect((await deal.seller.api['policy.show']({ case: deal.ref })).account).toEqual(result.account);
  });
});

describe('a newer export', () => {
  const older = people(40);
  const newer = [...older.slice(0, 10), 'K10,改名,13800000010,99', ...older.slice(12), person(41), person(42)];

  test('is told apart by the column that names a row', async () => {
    const { deal } = await begin(older);
    const { newer: compared, tables } = await importFiles(deal, [write('新.csv', newer)]);
    expect(tables).toHaveLength(1);
    expect(compared).toEqual([
      {
        table: 't02',
        older: 't01',
        key: { id: 'c01', name: '编号' },
        added: 2,
        changed: 1,
        gone: 1,
        unchanged: 38,
      },
    ]);
    const wanted = { job: 'compare', case: deal.ref, table: 't02', older: 't01' };
    expect([await deal.seller.api['table.compare'](wanted)]).toEqual(compared);
  });

  test('is compared by whole rows where no column names a row', async () => {
    const rows = (...values: string[]) => ['姓名,次数', ...values.map((value) => `客户,${value}`)];
    const { deal } = await begin(rows('1', '1', '2', '3'));
    const { newer: compared } = await importFiles(deal, [write('次.csv', rows('1', '2', '2', '4', '3', '5'))]);
    expect(compared).toEqual([{ table: 't02', older: 't01', added: 3, changed: 0, gone: 1, unchanged: 3 }]);
  });

  test('takes the place of the table with all that was decided about its columns', async () => {
    const { deal } = await begin(older);
    const { api } = deal.seller;
    await api['policy.set']({ case: deal.ref, table: 't01', column: 'c02', action: 'drop', reason: 'user' });
    const file = await deal.seller.file(write('新.csv', newer));
    const { tables, account } = await api['import.run']({
      job: 'import',
      case: deal.ref,
      files: [{ file, replaces: 't01' }],
    });
    expect(tables.map(({ id }) => id)).toEqual(['t02']);
    expect(tables[0]?.columns[1]).toMatchObject({ name: '姓名', action: 'drop', reason: 'user' });
    expect(account).toMatchObject({ tables: 1, taken: 41 });
    expect(await refusalOf(api['table.rows']({ case: deal.ref, table: 't01', offset: 0, count: 1 }))).toMatchObject({
      code: 'unknown.table',
    });
    const acts = (await api['log.show']({ limit: 3 })).entries.map(({ act, object }) => `${act} ${object}`);
    expect(acts).toEqual(['replace_table table:t01', 'policy_drop column:t02.c02', 'import table:t02']);
    await expectSound(deal);
  });
});

describe('what was brought in by mistake', () => {
  test('goes out again, and can be brought in again', async () => {
    const deal = await newDeal(pair());
    const path = write('错.csv', people(4));
    await importFiles(deal, [path]);
    expect((await importFiles(deal, [path])).refused).toMatchObject([{ error: { code: 'input.twice' } }]);
    const out = await deal.seller.api['table.remove']({ case: deal.ref, table: 't01' });
    expect(out).toMatchObject({ tables: [], account: { tables: 0, rows_read: 0 } });
    await expectSound(deal);
    const again = await importFiles(deal, [path]);
    expect(again.refused).toEqual([]);
    expect(again.tables.map(({ id }) => id)).toEqual(['t02']);
  });

  test('stays once a package is sealed', async () => {
    const deal = await newDeal(pair());
    await importFiles(deal, [write('封.csv', people(4))]);
    await prepare(deal);
    await seal(deal);
    const refusal = await refusalOf(deal.seller.api['table.remove']({ case: deal.ref, table: 't01' }));
    expect(refusal).toMatchObject({ code: 'table.sealed' });
  });
});

test('a text is found wherever it stands, quotes and all, and shown masked with its place', async () => {
  const { deal, table } = await begin([...people(30), 'K31,"客户""甲"",乙",13811112222,1']);
  const find = (text: string, limit = 10) =>
    deal.seller.api['table.search']({ job: 'find', case: deal.ref, table: table.id, text, limit });
  expect(await find('"甲",乙')).toMatchObject({ complete: true, rows: [{ offset: 30, cells: { 2: '138****2222' } }] });
  expect(await find('1381111222')).toMatchObject({ rows: [{ offset: 30 }] });
  expect((await find('客户', 5)).rows.map(({ offset }) => offset)).toEqual([0, 1, 2, 3, 4]);
  expect((await find('客户', 5)).complete).toBe(false);
  expect(await find('K3,客户3')).toMatchObject({ rows: [], complete: true });
});

test('the record of a table says where it came from, how it was read, when, by whom and with what', async () => {
  const { deal, table } = await begin(people(3));
  const record = await deal.seller.api['table.record']({ case: deal.ref, table: table.id });
  expect(record).toMatchObject({
    table: 't01',
    source: '客户.csv',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    imported: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    record: {
      kind: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      header_row: 1,
      operator: 'o1',
      program: expect.stringMatching(/^Handover \d/),
    },
  });
  expect(record.bytes).toBeGreaterThan(50);
});
