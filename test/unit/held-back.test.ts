// A person whom a rule keeps back in one table stays in all of them: by member number, telephone, identity number, however written.
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { HeldPersons } from '../../shared/data/redaction/held-persons.ts';
import { keyColumns } from '../../shared/data/redaction/person-keys.ts';
import { RowChanger } from '../../shared/data/redaction/row-changer.ts';
import type { TablePlan } from '../../shared/data/redaction/table-plan.ts';
import { rowReasons } from '../../shared/domain/vocabulary.ts';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { idNumber, mobile } from '../support/awkward-rows.ts';
import { column, reasonsIn, type SmallTable, smallTable } from '../support/small-tables.ts';

const bulk = createBulk();
afterAll(() => bulk.close());

const objected = [{ rule: 'objected', column: 'c02' }] as const;
const reasonsOf = (...tables: SmallTable[]) => reasonsIn(tables, bulk);
const none = undefined;

describe('rows of other tables stay with their person', () => {
  test('joined by member number', async () => {
    const customers = smallTable(
      ['user_id', 'none'],
      [
        ['K1', '是'],
        ['K2', ''],
        ['K3', ''],
      ],
      objected,
    );
    const orders = smallTable(
      ['none', 'user_id'],
      [
        ['1', 'K2'],
        ['2', ' Ｋ１ '],
        ['3', 'K1'],
        ['4', 'K4'],
      ],
    );
    expect(await reasonsOf(customers, orders)).toEqual([
      ['objected', none, none],
      [none, 'objected', 'objected', none],
    ]);
  });

  test('joined by a telephone number that is written otherwise', async () => {
    const number = mobile(1);
    const customers = smallTable(
      ['cn_mobile', 'none'],
      [
        [number, '是'],
        [mobile(2), ''],
      ],
      objected,
    );
    const written = [`+86 ${number}`, `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`, mobile(2)];
    const orders = smallTable(
      ['cn_mobile'],
      written.map((cell) => [cell]),
    );
    expect(await reasonsOf(orders, customers)).toEqual([
      ['objected', 'objected', none],
      ['objected', none],
    ]);
  });

  test('joined by a telephone number with words or another number beside it; many may share the one in front of an extension', async () => {
    const [one, other, third] = [mobile(1), mobile(2), mobile(3)];
    const customers = smallTable(
      ['cn_mobile', 'none'],
      [
        [`${one}（本人）、${other}（先生）`, '是'],
        [third, ''],
        [`${third}转801`, '是'],
      ],
      objected,
    );
    const written = [one, `${one}（女士）`, `家里 ${other}`, `${one}转5`, third, `${third}转802`, `${third}转801`];
    const orders = smallTable(
      ['cn_mobile'],
      written.map((cell) => [cell]),
    );
    expect(await reasonsOf(orders, customers)).toEqual([
      ['objected', 'objected', 'objected', 'objected', none, none, 'objected'],
      ['objected', none, 'objected'],
    ]);
  });

  test('joined by identity numbers of 15 and 18 signs', async () => {
    const [one, other] = [idNumber(1), idNumber(2)];
    const short = (number: string) => number.slice(0, 6) + number.slice(8, 17);
    const customers = smallTable(
      ['cn_id15', 'none'],
      [
        [short(one), '是'],
        [short(other), ''],
      ],
      objected,
    );
    const orders = smallTable(['cn_id18'], [[one], [other], [idNumber(3)]]);
    expect((await reasonsOf(customers, orders))[1]).toEqual(['objected', none, none]);
  });

  test('joined by a column of which a person has tokens made as of another type', async () => {
    const customers = smallTable(['wechat_id', 'none'], [['wx_anna88', '是']], objected);
    const orders = smallTable([column('none', { action: 'token', as: 'wechat_id' })], [['WX_Anna88'], ['wx_other1']]);
    expect((await reasonsOf(customers, orders))[1]).toEqual(['objected', none]);
  });

  test('joined by a mobile number that is a WeChat id', async () => {
    const customers = smallTable(['cn_mobile', 'none'], [[mobile(1), '是']], objected);
    const friends = smallTable(['wechat_id'], [[`+86${mobile(1)}`], [mobile(2)]]);
    expect((await reasonsOf(customers, friends))[1]).toEqual(['objected', none]);
  });

  test('by way of a table that knows both numbers', async () => {
    const refused = smallTable(['cn_mobile', 'none'], [[mobile(1), '是']], objected);
    const members = smallTable(
      ['cn_mobile', 'user_id'],
      [
        [mobile(1), 'K1'],
        [mobile(2), 'K2'],
      ],
    );
    const orders = smallTable(['user_id'], [['K2'], ['K1']]);
    expect(await reasonsOf(orders, members, refused)).toEqual([[none, 'objected'], ['objected', none], ['objected']]);
  });

  test('a telephone number of two people keeps both back', async () => {
    const rows = [
      [mobile(1), '是', 'K1'],
      [mobile(1), '', 'K2'],
      [mobile(3), '', 'K3'],
    ];
    const customers = smallTable(['cn_mobile', 'none', 'user_id'], rows, objected);
    expect(await reasonsOf(customers)).toEqual([['objected', 'objected', none]]);
  });
});

describe('the reason', () => {
  const customers = (said: string[][]) =>
    smallTable(['user_id', 'none', 'none'], said, [
      { rule: 'no_contact', column: 'c02' },
      { rule: 'withdrawn', column: 'c03' },
    ]);

  test('is the first of all that keep the person back', async () => {
    const orders = smallTable(['user_id'], [['K1'], ['K2']]);
    const said = [
      ['K1', '是', ''],
      ['K1', '', '是'],
      ['K2', '是', ''],
    ];
    expect(await reasonsOf(orders, customers(said))).toEqual([
      ['withdrawn', 'no_contact'],
      ['withdrawn', 'withdrawn', 'no_contact'],
    ]);
  });

  test('is never that another row has been kept long enough; that row stays for its own', async () => {
    const old = [{ rule: 'expired', column: 'c02', months: 12 }] as const;
    const visits = smallTable(
      ['user_id', 'none'],
      [
        ['K1', '2020-01-01'],
        ['K1', '2026-10-01'],
        ['K2', '2020-01-01'],
      ],
      old,
    );
    expect(await reasonsOf(visits)).toEqual([['expired', none, 'expired']]);
    const said = customers([
      ['K1', '', '是'],
      ['K2', '是', ''],
    ]);
    expect((await reasonsOf(visits, said))[0]).toEqual(['withdrawn', 'withdrawn', 'expired']);
  });

  test('reaches other rows from a row that has been kept long enough, too', async () => {
    const rules = [
      { rule: 'expired', column: 'c02', months: 12 },
      { rule: 'no_contact', column: 'c03' },
    ] as const;
    const visits = smallTable(
      ['user_id', 'none', 'none'],
      [
        ['K1', '2020-01-01', '是'],
        ['K1', '2026-10-01', ''],
      ],
      rules,
    );
    expect(await reasonsOf(visits)).toEqual([['expired', 'no_contact']]);
  });
});

test.each([
  ['cn_mobile', ['', '无', '-', '00000000000', '未留']],
  ['user_id', ['', '无', '-', '0', '000', '未知']],
  ['email', ['', '无', 'none', '--------']],
])('a %s that names nobody keeps nobody else back', async (pi, cells) => {
  const customers = smallTable(
    [pi, 'none'],
    cells.map((cell) => [cell, '是']),
    objected,
  );
  const orders = smallTable(
    [pi],
    cells.map((cell) => [cell]),
  );
  expect((await reasonsOf(customers, orders))[1]).toEqual(cells.map(() => none));
});

test('without such rules no row is looked at', async () => {
  const unread = {
    ...smallTable(['user_id', 'none'], [['K1', '2020-01-01']], [{ rule: 'expired', column: 'c02', months: 1 }]),
  };
  const looked = { ...bulk, holdBack: () => Promise.reject(new Error('looked')) };
  expect(await reasonsIn([unread, smallTable(['user_id'], [['K1']])], looked)).toEqual([['expired'], [none]]);
});

test('names, amounts and days are nobody’s number', () => {
  const columns = ['person_name', 'address', 'transaction', 'birth_date', 'none'].map((pi) => column(pi));
  expect(keyColumns(columns)).toEqual([]);
});

test('many persons are found again, each with its reason, and nobody else', () => {
  const persons = new HeldPersons();
  const keyOf = (index: number) => `key ${index}`;
  const reasonAt = (index: number) => rowReasons[index % rowReasons.length] ?? 'minor';
  const count = 20_000;
  for (let index = 0; index < count; index += 1) {
    expect(persons.add(persons.entry(keyOf(index), reasonAt(index)))).toBe(true);
    expect(persons.add(persons.entry(keyOf(index), 'no_contact'))).toBe(false);
  }
  const seen = new HeldPersons(persons.buffer);
  for (let index = 0; index < count; index += 1) expect(seen.reasonOf(keyOf(index))).toBe(reasonAt(index));
  for (let index = count; index < 2 * count; index += 1) expect(seen.reasonOf(keyOf(index))).toBeUndefined();
  expect(persons.size).toBe(count);
  expect(persons.buffer.byteLength).toBeLessThanOrEqual(8 + 8 * 65_536);
});

describe('the days of a person are shifted alike', () => {
  const hmac = (message: Uint8Array) => createHash('sha256').update(message).digest();
  const daysOf = (columns: TablePlan['columns'], cells: readonly string[]) => {
    const plan = { ...smallTable([], []).plan, columns };
    return new RowChanger(plan, { hmac, scan: () => [] }).daysOf(
      (at) => cells[at] ?? '',
      () => '1',
    );
  };
  const dated = { id: 'c02', ...column('none', { action: 'shift', reach: 1000 }) };

  test('by a WeChat id, and by the type that a person has tokens made as', () => {
    const own = daysOf([{ id: 'c01', ...column('wechat_id') }, dated], ['wx_anna88', '2026-01-01']);
    const said = { id: 'c01', ...column('none', { action: 'token', as: 'wechat_id' }) };
    expect(daysOf([said, dated], ['WX_anna88', '2026-01-01'])).toBe(own);
    expect(daysOf([said, dated], ['wx_other1', '2026-01-01'])).not.toBe(own);
  });
});
