// The policy of a case: every action by a person's decision, rules for rows, before and after, counts, lists, and the policy as a file.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listNames } from '../../shared/domain/words/list-names.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import { csvText, idNumber, mobile } from '../support/awkward-rows.ts';
import { type Deal, importFiles, newDeal, open, prepare, seal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';

const pair = pairForFile();
const many = 30;

/** Customers, and orders that name them by number; every fifth has said no, every tenth must not be called. */
const header = ['客户编号', '姓名', '手机', '身份证号', '出生日期', '余额', '门锁密码', '是否同意', '退订', '备注'];
const customer = (index: number) => [
  `K${1000 + index}`,
  `欧阳客户${index}`,
  mobile(index),
  idNumber(index),
  '1985-01-01',
  `${100 * index}.50`,
  index % 2 === 0 ? `*${7_310_000 + index}#` : '无',
  index % 5 === 0 ? '不同意' : '同意',
  index % 10 === 3 ? '是' : '',
  index === 7 ? `改号 ${mobile(700)}，其他不变` : '老客户',
];
const orders = (index: number) => [`DD${index}`, `K${1000 + (index % many)}`, '2025-06-01 09:30', `${index}.00`];
const rowsOf = (row: (index: number) => string[]) => Array.from({ length: many }, (_, index) => row(index));

async function dealWithTables(): Promise<Deal> {
  const deal = await newDeal(pair());
  const files = {
    客户: [header, ...rowsOf(customer)],
    订单: [['订单号', '客户编号', '服务日期', '金额'], ...rowsOf(orders)],
  };
  const paths = Object.entries(files).map(([name, rows]) => {
    const path = join(pair().dir, `${deal.ref}-${name}.csv`);
    writeFileSync(path, csvText(rows));
    return path;
  });
  await importFiles(deal, paths);
  return deal;
}

type Decision = Extract<Input<'policy.set'>, { decisions: unknown }>['decisions'][number];
const decide = ({ seller, ref }: Deal, ...decisions: Decision[]) => seller.api['policy.set']({ case: ref, decisions });
const columnOf = ({ tables }: Output<'policy.show'>, table: number, id: string) =>
  tables[table]?.columns.find((column) => column.id === id);

/** The decisions of a careful seller. */
const careful: readonly Decision[] = [
  { table: 't01', column: 'c01', action: 'token', reason: 'necessary', params: { as: 'user_id' } },
  { table: 't01', column: 'c03', action: 'mask', reason: 'necessary' },
  { table: 't01', column: 'c04', action: 'generalise', reason: 'necessary', params: { to: 'province' } },
  { table: 't01', column: 'c05', action: 'shift', reason: 'necessary', params: { reach: 30 } },
  { table: 't01', column: 'c06', action: 'band', reason: 'necessary' },
  { table: 't01', column: 'c10', action: 'redact', reason: 'necessary' },
  { table: 't02', column: 'c02', action: 'token', reason: 'necessary', params: { as: 'user_id' } },
  { table: 't02', column: 'c04', action: 'round', reason: 'necessary', params: { unit: '10' } },
];
const rules: Input<'policy.rules'>['rules'] = [
  { rule: 'no_consent', column: 'c08', params: { accepted: '同意' } },
  { rule: 'no_contact', column: 'c09' },
];

describe('a decision', () => {
  test('that does not fit is refused, and nothing changes', async () => {
    const deal = await dealWithTables();
    const { seller, ref } = deal;
    const before = await seller.api['policy.show']({ case: ref });
    const refused = [
      [{ column: 'c07', action: 'keep', reason: 'ordered' }, 'blocked', { missing: ['class_c'] }],
      [{ column: 'c07', action: 'mask', reason: 'ordered' }, 'blocked', { missing: ['class_c'] }],
      [{ column: 'c04', action: 'keep', reason: 'user' }, 'blocked', { missing: ['reason'] }],
      [{ column: 'c04', action: 'mask', reason: 'score' }, 'blocked', { missing: ['reason'] }],
      [{ column: 'c03', action: 'band', reason: 'necessary' }, 'usage', {}],
      [{ column: 'c03', action: 'mask', reason: 'necessary', params: { form: 'everything' } }, 'usage', {}],
      [{ column: 'c03', action: 'mask', reason: 'necessary', params: { width: 3 } }, 'usage', {}],
    ] as const;
    for (const [decision, code, facts] of refused) {
      const fine = { table: 't01', column: 'c02', action: 'drop', reason: 'user' } as const;
      const failed = await refusalOf(decide(deal, fine, { table: 't01', ...decision }));
      expect(failed).toMatchObject({ code, where: { table: 't01', column: decision.column }, facts });
    }
    expect(await seller.api['policy.show']({ case: ref })).toEqual(before);
  });

  test('is a person’s from then on, until the program’s proposal is wanted back', async () => {
    const deal = await dealWithTables();
    const { seller, ref } = deal;
    const proposed = await seller.api['policy.show']({ case: ref });
    expect(columnOf(proposed, 0, 'c04')).toMatchObject({
      action: 'drop',
      reason: 'sensitive',
      by_person: false,
      asks: true,
    });
    const decided = await decide(deal, ...careful);
    expect(columnOf(decided, 0, 'c04')).toMatchObject({
      action: 'generalise',
      params: { to: 'province' },
      by_person: true,
      asks: false,
    });
    await seller.api['policy.rules']({ case: ref, table: 't01', rules });
    expect(await seller.api['policy.reset']({ case: ref })).toEqual(proposed);
  });

  test('is asked for at most five columns of a case', async () => {
    const deal = await newDeal(pair());
    const path = join(pair().dir, `${deal.ref}.csv`);
    const names = ['健康状况', '宗教信仰', '身份证号', '银行卡号', '病史', '收入', '护照号码', '婚姻状况'];
    writeFileSync(path, csvText([names, names.map(() => '无')]));
    const { tables } = await importFiles(deal, [path]);
    const columns = tables.flatMap((table) => table.columns);
    expect(columns.filter(({ action }) => action === 'drop').length).toBeGreaterThan(5);
    expect(columns.filter(({ asks }) => asks)).toHaveLength(5);
  });
});

describe('a package', () => {
  test('holds what the decisions let go, and the buyer gets no more', async () => {
    const deal = await dealWithTables();
    const { seller, buyer, ref } = deal;
    await decide(deal, ...careful);
    await seller.api['policy.rules']({ case: ref, table: 't01', rules });
    const checked = await seller.api['policy.check']({ job: 'check', case: ref });
    await prepare(deal);
    await seal(deal);
    await open(deal);
    const { files } = await buyer.api['data.export']({
      job: 'x',
      case: ref,
      format: 'jsonl',
      out: await buyer.file(deal.path('out')),
    });
    const read = (name: string): Record<string, string>[] =>
      readFileSync(join(deal.path('out'), name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const fileOf = (id: string) => files.find((name) => name.startsWith(`${id} `)) ?? '';
    const [customers, sold] = [read(fileOf('t01')), read(fileOf('t02'))];

    const stays = (index: number) => index % 5 === 0 || index % 10 === 3;
    const kept = Array.from({ length: many }, (_, index) => index).filter((index) => !stays(index));
    expect(customers.map((row) => row.姓名)).toEqual(kept.map((index) => `欧阳客户${index}`));
    expect(checked.tables[0]).toMatchObject({ rows: many, goes: kept.length });
    expect(checked.tables[0]?.left_out).toEqual([
      { reason: 'no_consent', rows: 6, unreadable: 0 },
      { reason: 'no_contact', rows: 3, unreadable: 0 },
    ]);
    // Orders say by number whose they are.
    expect(checked.persons).toMatchObject({ persons: kept.length, by: ['id', 'customer_no'], unknown: 0 });

    expect(Object.keys(customers[0] ?? {})).not.toContain('门锁密码');
    expect(customers.every((row) => /^154\*{4}\d{4}$/.test(row.手机 ?? ''))).toBe(true);
    expect(customers.every((row) => /^31/.test(row.身份证号 ?? '') && !/\d{7}/.test(row.身份证号 ?? ''))).toBe(true);
    expect(
      customers.every((row) => /^198[45]-\d\d-\d\d$/.test(row.出生日期 ?? '') && row.出生日期 !== '1985-01-01'),
    ).toBe(true);
    expect(customers[0]?.余额).toBe('100–500');
    expect(customers.find((row) => row.姓名 === '欧阳客户7')?.备注).toBe('改号 【手机号】，其他不变');
    // Whoever stays stays with all his orders.
    expect(sold).toHaveLength(kept.length);
    expect(sold.at(-1)?.金额).toBe('30');

    // The same customer has the same name in both tables, and not the old one.
    const joined = sold.filter((row) => customers.some((one) => one.客户编号 === row.客户编号));
    expect(joined).toHaveLength(kept.length);
    expect(customers.every((row) => /^[a-z2-7]{26}$/.test(row.客户编号 ?? ''))).toBe(true);

    const listed = (code: keyof typeof listNames) =>
      readFileSync(join(deal.path('out'), 'files', `${listNames[code]}.csv`), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
    // A list says of each what the table would: his number as a token, his mobile masked.
    const asked = listed('door_codes');
    expect(asked.map(([, ...cells]) => cells)).toEqual(
      customers.filter(({ 姓名 }) => Number(姓名?.slice(4)) % 2 === 0).map((row) => [row.客户编号, row.姓名, row.手机]),
    );
    expect(listed('no_contact').map((cells) => cells[2])).toEqual([3, 13, 23].map((index) => `欧阳客户${index}`));
    for (const [, token = '', , number = ''] of listed('no_contact')) {
      expect(token).toMatch(/^[a-z2-7]{26}$/);
      expect(number).toMatch(/^154\*{4}\d{4}$/);
    }
    expect(checked.lists).toEqual([
      { code: 'door_codes', table: 't01', rows: asked.length },
      { code: 'no_contact', table: 't01', rows: 3 },
    ]);
    const everything = files.map((name) => readFileSync(join(deal.path('out'), name), 'utf8')).join('');
    for (let index = 0; index < many; index += 1) {
      expect(everything).not.toContain(mobile(index));
      expect(everything).not.toContain(idNumber(index));
      expect(everything).not.toContain(`73100${String(index).padStart(2, '0')}`);
    }
    expect(everything).not.toContain(mobile(700));

    // In another form into the same folder: a file that lies there already, as it is, is no hindrance; any other is.
    const again = async (format: 'csv' | 'xlsx') =>
      buyer.api['data.export']({ job: 'again', case: ref, format, out: await buyer.file(deal.path('out')) });
    expect((await again('csv')).files).toContain(`files/${listNames.door_codes}.csv`);
    appendFileSync(join(deal.path('out'), 'files', `${listNames.no_contact}.csv`), 'more');
    expect(await refusalOf(again('xlsx'))).toMatchObject({ code: 'io.exists' });
  });

  test('counts the rows that stay, exactly inside and in no small number outside', async () => {
    const deal = await dealWithTables();
    const { seller, buyer, ref } = deal;
    await seller.api['policy.rules']({ case: ref, table: 't01', rules });
    await prepare(deal);
    await seal(deal);
    // Entries are stored, so that what stands in the clear can be read where it lies.
    const clear = readFileSync(deal.path('full.handover'), 'latin1');
    expect(/"id":"t01","left_out":(\[.*?\])/.exec(clear)?.[1]).toBe(
      '[{"reason":"no_consent","rows":"<10"},{"reason":"no_contact","rows":"<10"}]',
    );
    await open(deal);
    expect((await buyer.api['package.compare']({ case: ref })).agrees).toBe(true);
  });

  test('later on has the same tokens', async () => {
    const deal = await dealWithTables();
    await decide(deal, ...careful);
    const tokens = async () => {
      const { rows } = await deal.seller.api['policy.preview']({ case: deal.ref, table: 't01', offset: 0, count: 5 });
      return rows.map(({ cells }) => cells[0]?.after);
    };
    const before = await tokens();
    expect(new Set(before).size).toBe(5);
    expect(await tokens()).toEqual(before);
    const other = await dealWithTables();
    await decide(other, ...careful);
    const { rows } = await other.seller.api['policy.preview']({ case: other.ref, table: 't01', offset: 0, count: 5 });
    for (const { cells } of rows) expect(before).not.toContain(cells[0]?.after);
  });
});

describe('before and after', () => {
  test('a secret does not show, and a row that stays says why', async () => {
    const deal = await dealWithTables();
    const { seller, ref } = deal;
    await decide(deal, ...careful);
    await seller.api['policy.rules']({ case: ref, table: 't01', rules });
    const { rows, total } = await seller.api['policy.preview']({ case: ref, table: 't01', offset: 0, count: 3 });
    expect(total).toBe(many);
    expect(rows.map(({ stays }) => stays)).toEqual(['no_consent', undefined, undefined]);
    const shown = rows[2]?.cells ?? [];
    expect(shown[2]).toEqual({ before: mobile(2), after: expect.stringMatching(/^154\*{4}\d{4}$/) });
    expect(shown[6]).toEqual({ before: '***' });
  });
});

describe('a customer of whom a rule keeps a row back', () => {
  const staysIn = async ({ ref, seller }: Deal, table: string) => {
    const { rows } = await seller.api['policy.preview']({ case: ref, table, offset: 0, count: many });
    return rows.map(({ stays }) => stays);
  };
  const toldOf = (index: number) => (index % 5 === 0 ? 'no_consent' : index % 10 === 3 ? 'no_contact' : undefined);
  const told = Array.from({ length: many }, (_, index) => toldOf(index));

  test('stays in every table and is in a list of each; goes again without the rules', async () => {
    const deal = await dealWithTables();
    const { seller, ref } = deal;
    await seller.api['policy.rules']({ case: ref, table: 't01', rules });
    expect(await staysIn(deal, 't01')).toEqual(told);
    expect(await staysIn(deal, 't02')).toEqual(told);
    const { lists, tables } = await seller.api['policy.check']({ job: 'check', case: ref });
    const leftOut = [
      { reason: 'no_consent', rows: 6, unreadable: 0 },
      { reason: 'no_contact', rows: 3, unreadable: 0 },
    ];
    expect(tables.map((table) => table.left_out)).toEqual([leftOut, leftOut]);
    expect(lists.filter(({ code }) => code === 'no_contact')).toEqual([
      { code: 'no_contact', table: 't01', rows: 3 },
      { code: 'no_contact', table: 't02', rows: 3 },
    ]);
    await seller.api['policy.rules']({ case: ref, table: 't01', rules: [] });
    expect(await staysIn(deal, 't02')).toEqual(told.map(() => undefined));
  });
});

describe('the policy as a file', () => {
  test('goes out and in again, and does what it says', async () => {
    const deal = await dealWithTables();
    const { seller, ref } = deal;
    await decide(deal, ...careful);
    const wanted = await seller.api['policy.rules']({ case: ref, table: 't01', rules });
    await seller.api['policy.export']({ case: ref, out: await seller.file(deal.path('yaml')) });
    expect(parse(readFileSync(deal.path('yaml'), 'utf8'))).toMatchObject({ format: 'handover-policy-file/1' });
    await seller.api['policy.reset']({ case: ref });
    const file = await seller.file(deal.path('yaml'));
    expect(await seller.api['policy.import']({ case: ref, file })).toEqual(wanted);
  });

  test('is refused as a whole for an anchor, a tag, another name, an unknown word, a secret that would go', async () => {
    const deal = await dealWithTables();
    const { seller, ref } = deal;
    const before = await seller.api['policy.show']({ case: ref });
    await seller.api['policy.export']({ case: ref, out: await seller.file(deal.path('yaml')) });
    const text = readFileSync(deal.path('yaml'), 'utf8');
    const spoiled: readonly (readonly [string, string])[] = [
      [text.replace('action: keep', 'action: &a keep'), 'schema'],
      [text.replace('action: keep', 'action: !!str keep'), 'schema'],
      [text.replace('name: 姓名', 'name: 名字'), 'schema'],
      [text.replace('action: keep', 'action: print'), 'schema'],
      [`${text}more: 1\n`, 'schema'],
      ['{', 'schema'],
      [text.replace(/(name: 门锁密码[\s\S]*?)action: drop/, '$1action: keep'), 'blocked'],
    ];
    for (const [index, [yaml, code]] of spoiled.entries()) {
      const path = deal.path(`${index}.yaml`);
      writeFileSync(path, yaml);
      expect(yaml).not.toBe(text);
      expect(await refusalOf(seller.api['policy.import']({ case: ref, file: await seller.file(path) }))).toMatchObject({
        code,
      });
    }
    expect(await seller.api['policy.show']({ case: ref })).toEqual(before);
  });
});
