// Persons by record type across tables, and the thresholds of the law that they are held against.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldEnds } from '../../shared/data/csv/field-ends.ts';
import { canonicalRow } from '../../shared/data/csv/writer.ts';
import { PersonsByRecord, type RecordColumn } from '../../shared/data/persons/by-record.ts';
import { lawCounters } from '../../shared/data/persons/law-counters.ts';
import { utf8 } from '../../shared/format/bytes.ts';

const goes = (pi: string, name = ''): RecordColumn => ({ pi, name, goes: true });
const stays = (pi: string): RecordColumn => ({ pi, name: '', goes: false });

function tell(counted: PersonsByRecord, columns: readonly RecordColumn[], rows: readonly (readonly string[])[]): void {
  const csv = utf8(rows.map((cells, index) => canonicalRow([String(index + 1), ...cells])).join(''));
  counted.table(columns)({ csv, ends: fieldEnds(csv) });
}

const mobile = (at: number) => String(13_800_000_000 + at);
const identity = (at: number) => `99010119900101${String(1000 + at)}`;

describe('persons of several tables', () => {
  const customers = [goes('cn_id18'), goes('cn_mobile'), goes('person_name'), goes('address')];
  const customer = (at: number) => [identity(at), mobile(at), `客户${at}`, `听潮街${at}号`];
  const all = Array.from({ length: 30 }, (_, at) => at);

  test('are followed by a weaker key that stands beside a stronger one, whichever table comes first', () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
    ]) {
      const counted = new PersonsByRecord();
      const tables = [
        () => tell(counted, customers, all.map(customer)),
        () =>
          tell(
            counted,
            [goes('cn_mobile')],
            all.map((at) => [mobile(at)]),
          ),
        () =>
          tell(
            counted,
            [goes('person_name'), goes('address')],
            [...all.map((at) => customer(at).slice(2)), ['客户', '一号']],
          ),
      ];
      for (const table of order) tables[table]?.();
      expect(counted.result().persons).toEqual({
        persons: 31,
        by: ['id', 'mobile', 'name_address'],
        unknown: 0,
        exact: true,
      });
    }
  });

  test('are followed by the number of a customer: orders that have nothing else are theirs', () => {
    const counted = new PersonsByRecord();
    tell(
      counted,
      [goes('user_id'), goes('person_name'), goes('cn_mobile')],
      all.map((at) => [`K${at}`, `客户${at}`, mobile(at)]),
    );
    tell(
      counted,
      [goes('user_id'), goes('transaction')],
      [...all, ...all, 100, 100].map((at) => [`K${at}`, '80']).concat([['散客', '80']]),
    );
    expect(counted.result()).toEqual({
      persons: { persons: 31, by: ['mobile', 'customer_no'], unknown: 1, exact: true },
      byType: { 50: 0, 500: 32, 5000: 0 },
    });
  });

  test('are followed by the number of a customer, not by that of a card beside it', () => {
    const counted = new PersonsByRecord();
    tell(
      counted,
      [goes('user_id', '客户编号'), goes('cn_mobile')],
      all.map((at) => [`K${at}`, mobile(at)]),
    );
    tell(
      counted,
      [goes('user_id', '会员卡号'), goes('user_id', '客户编号')],
      [...all, ...all].map((at, card) => [`C${card}`, `K${at}`]),
    );
    expect(counted.result().persons).toMatchObject({ persons: 30, unknown: 0 });
    const cards = new PersonsByRecord();
    tell(
      cards,
      [goes('user_id', '会员卡号'), goes('none', '余额')],
      [
        ['C1', '1'],
        ['C2', '2'],
        ['C1', '3'],
      ],
    );
    expect(cards.result().persons).toMatchObject({ persons: 2, unknown: 0 });
  });

  test('are the same when pieces are counted apart and merged', () => {
    const key = new Uint8Array(8).fill(7);
    const whole = new PersonsByRecord(key);
    const merged = new PersonsByRecord(key);
    for (const piece of [all.slice(0, 20), all.slice(10)]) {
      const part = new PersonsByRecord(key);
      tell(part, customers, piece.map(customer));
      tell(whole, customers, piece.map(customer));
      merged.merge(structuredClone(part.state()));
    }
    expect(merged.result()).toEqual(whole.result());
    expect(merged.result().persons.persons).toBe(30);
  });

  test('count with the strictest type of which their row has a value that goes', () => {
    const counted = new PersonsByRecord();
    tell(
      counted,
      [goes('cn_mobile'), goes('track'), goes('transaction'), stays('bank_card')],
      [
        [mobile(1), '从南门到北门', '80', '6222021234567890128'],
        [mobile(2), '', '80', '6222021234567890128'],
        [mobile(3), '', '', '6222021234567890128'],
      ],
    );
    expect(counted.result().byType).toEqual({ 50: 1, 500: 1, 5000: 1 });
  });

  test('count once with the strictest type of any of their rows, over all tables', () => {
    const tables = {
      50: [goes('cn_mobile'), goes('track')],
      500: [goes('cn_mobile'), goes('transaction')],
      5000: [goes('cn_mobile')],
    };
    const types = [50, 500, 5000] as const;
    const anyRow = fc.tuple(fc.constantFrom(...types), fc.nat({ max: 12 }));
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), (rows) => {
        const counted = new PersonsByRecord();
        for (const [type, at] of rows) tell(counted, tables[type], [[mobile(at), 'x'].slice(0, tables[type].length)]);
        const strictest = [...new Set(rows.map(([, at]) => at))].map((at) =>
          Math.min(...rows.filter(([, other]) => other === at).map(([type]) => type)),
        );
        const [a = 0, b = 0, c = 0] = types.map((type) => strictest.filter((one) => one === type).length);
        expect(counted.result()).toMatchObject({ persons: { persons: a + b + c }, byType: { 50: a, 500: b, 5000: c } });
      }),
    );
  });

  test('count once, too, where only rows of another type show that two are one', () => {
    const tracks = [goes('cn_mobile'), goes('user_id'), goes('track')];
    const names = [goes('cn_mobile'), goes('user_id')];
    const counted = new PersonsByRecord();
    tell(counted, tracks, [
      [mobile(1), '', '从南门到北门'],
      ['', 'K1', '从北门到南门'],
    ]);
    expect(counted.result().byType).toEqual({ 50: 2, 500: 0, 5000: 0 });
    tell(counted, names, [[mobile(1), 'K1']]);
    expect(counted.result()).toMatchObject({ persons: { persons: 1 }, byType: { 50: 1, 500: 0, 5000: 0 } });
  });

  test('add up to all persons, however their rows are linked', () => {
    const column = fc.constantFrom('', '1', '2', '3', '4');
    const anyRow = fc.tuple(column, column, fc.constantFrom('track', 'transaction', 'none'));
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
        const counted = new PersonsByRecord();
        for (const [phone, number, what] of rows) {
          const cells = [phone && mobile(Number(phone)), number && `K${number}`, 'x'];
          tell(counted, [goes('cn_mobile'), goes('user_id'), goes(what)], [cells]);
        }
        const { byType, persons } = counted.result();
        expect(Math.min(...Object.values(byType))).toBeGreaterThanOrEqual(0);
        // A row with neither number nor phone is a person of its own as far as it has something of a type.
        const alone = rows.filter(([phone, number, what]) => phone === '' && number === '' && what !== 'none').length;
        expect(byType[50] + byType[500] + byType[5000]).toBe(persons.persons + alone);
      }),
    );
  });

  test('count row by row where nothing tells whom a row is of, and not at all where it holds nothing', () => {
    const counted = new PersonsByRecord();
    tell(
      counted,
      [goes('transaction'), goes('none')],
      [
        ['80', 'x'],
        ['80', 'x'],
        ['', 'x'],
      ],
    );
    expect(counted.result()).toMatchObject({
      persons: { persons: 0, unknown: 3 },
      byType: { 50: 0, 500: 2, 5000: 0 },
    });
  });
});

describe('the thresholds', () => {
  const counters = (byType: Record<50 | 500 | 5000, number>, persons = 0) =>
    lawCounters({ persons: { persons, by: [], unknown: 0, exact: true }, byType });
  const of = (code: string, ...given: Parameters<typeof counters>) =>
    counters(...given).find((counter) => counter.code === code);

  test.each([
    ['records_50', { 50: 24, 500: 0, 5000: 0 }, { count: 24, most: 25, state: 'near' }],
    ['records_50', { 50: 25, 500: 0, 5000: 0 }, { count: 25, most: 25, state: 'reached' }],
    ['records_50', { 50: 19, 500: 0, 5000: 0 }, { count: 19, most: 25, state: 'below' }],
    ['records_500', { 50: 0, 500: 249, 5000: 0 }, { count: 249, most: 250, state: 'near' }],
    ['records_500', { 50: 0, 500: 250, 5000: 0 }, { count: 250, most: 250, state: 'reached' }],
    ['records_5000', { 50: 0, 500: 0, 5000: 1999 }, { count: 1999, most: 2500, state: 'below' }],
    ['records_5000', { 50: 0, 500: 0, 5000: 2500 }, { count: 2500, most: 2500, state: 'reached' }],
  ] as const)('of the criminal line, halved in service: %s with %o', (code, byType, expected) => {
    expect(of(code, byType)).toEqual({ code, ...expected });
  });

  test('of the types together: each as its share of its own', () => {
    expect(of('records_together', { 50: 10, 500: 100, 5000: 499 })).toMatchObject({ count: 99, state: 'near' });
    expect(of('records_together', { 50: 10, 500: 100, 5000: 500 })).toMatchObject({ count: 100, state: 'reached' });
  });

  test('of a processor’s size', () => {
    const none = { 50: 0, 500: 0, 5000: 0 };
    expect(of('small_processor', none, 79_999)).toMatchObject({ most: 100_000, state: 'below' });
    expect(of('small_processor', none, 100_000)).toMatchObject({ state: 'reached' });
    expect(of('officer', none, 999_999)).toMatchObject({ most: 1_000_000, state: 'near' });
    expect(of('officer', none, 1_000_000)).toMatchObject({ state: 'reached' });
  });
});
