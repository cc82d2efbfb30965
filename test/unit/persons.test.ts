// Persons are counted by the strongest identifier, in any of its forms, exactly up to a bound and closely above it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Digest64, DigestTable } from '../../shared/data/digest64.ts';
import { PersonCounter } from '../../shared/data/persons/counter.ts';
import { type PersonPart, personColumns } from '../../shared/data/persons/parts.ts';
import { utf8 } from '../../shared/format/bytes.ts';

type Row = Partial<Record<PersonPart, string>>;

function tell(counter: PersonCounter, rows: readonly Row[]): void {
  for (const row of rows) {
    for (const [part, text] of Object.entries(row)) {
      const bytes = utf8(text);
      counter.part(part as PersonPart, bytes, 0, bytes.length);
    }
    counter.endRow();
  }
}

function count(rows: readonly Row[], limit?: number) {
  const counter = new PersonCounter(limit === undefined ? {} : { limit });
  tell(counter, rows);
  return counter.result();
}

describe('a person', () => {
  test.each([
    ['an identity number in small letters', { id: '99010119900101002x' }, { id: '99010119900101002X' }],
    ['an identity number with spaces', { id: '990101 19900101 0020' }, { id: '990101199001010020' }],
    ['a mobile number with a country code', { mobile: '+86 138-0000-0001' }, { mobile: '13800000001' }],
    ['a mobile number in full-width digits', { mobile: '１３８００００００01' }, { mobile: '13800000001' }],
    [
      'a name and address with other spaces',
      { name: '王 䶮', address: '听潮街　1号' },
      { name: '王䶮', address: '听潮街1号' },
    ],
    [
      'an identity number, whatever the phone',
      { id: '990101199001010020', mobile: '13800000001' },
      { id: '990101199001010020' },
    ],
    ['a customer number with spaces and in full-width digits', { customer_no: ' K１００１' }, { customer_no: 'K1001' }],
  ] as const)('is the same by %s', (_, one, other) => {
    expect(count([one, other])).toMatchObject({ persons: 1, unknown: 0, exact: true });
  });

  test.each([
    ['another number', { mobile: '13800000001' }, { mobile: '13800000002' }],
    ['another address', { name: '客户', address: '一号' }, { name: '客户', address: '二号' }],
    [
      'a name and address cut elsewhere',
      { name: '客户甲', address: '乙街1号' },
      { name: '客户', address: '甲乙街1号' },
    ],
    ['the same signs as another identifier', { id: '13800000001' }, { mobile: '13800000001' }],
    ['a customer number with other signs', { customer_no: 'A-12' }, { customer_no: 'A1-2' }],
    ['a customer number in other letters', { customer_no: 'k1' }, { customer_no: 'K1' }],
  ] as const)('is another by %s', (_, one, other) => {
    expect(count([one, other]).persons).toBe(2);
  });

  test('is not told by placeholders or by a name alone', () => {
    const rows = [{ id: '无', mobile: '-' }, { id: '000', name: '客户' }, { name: '客户', address: '' }, {}];
    const numbers = ['无', '-', '000', '散客'].map((customer_no) => ({ customer_no }));
    expect(count([...rows, ...numbers])).toEqual({ persons: 0, by: [], unknown: 8, exact: true });
  });

  test('is told by what is left, row by row', () => {
    const rows = [
      { id: '990101199001010020' },
      { id: '', mobile: '13800000001' },
      { name: '客户', address: '一号' },
      { name: '客户', customer_no: 'K1' },
    ];
    expect(count(rows)).toMatchObject({ persons: 4, by: ['id', 'mobile', 'name_address', 'customer_no'] });
  });
});

describe('the columns that say whom a row is of', () => {
  const known = (...columns: readonly (readonly [name: string, pi: string])[]) =>
    personColumns(columns.map(([name, pi]) => ({ name, pi }))).map(({ part, column }) => `${part} ${column}`);

  test('an order is of the customer, not of the worker or whoever sent her', () => {
    expect(known(['会员号', 'user_id'], ['师傅', 'person_name'], ['师傅电话', 'cn_mobile'])).toEqual(['customer_no 0']);
    expect(known(['推荐人手机', 'cn_mobile'], ['手机', 'cn_mobile'])).toEqual(['mobile 1']);
    expect(known(['driver_phone', 'cn_mobile'], ['customer_id', 'user_id'])).toEqual(['customer_no 1']);
  });

  test('a list of workers is of the workers', () => {
    expect(known(['员工姓名', 'person_name'], ['员工手机', 'cn_mobile'])).toEqual(['mobile 1', 'name 0']);
  });
});

describe('with links', () => {
  const some = (prefix: string) =>
    fc.option(
      fc.integer({ min: 0, max: 5 }).map((at) => `${prefix}${at}`),
      { nil: '' },
    );
  const anyRow = fc.record({
    id: some('99010119'),
    mobile: some('1380000000'),
    name: some('客户'),
    address: some('街'),
    customer_no: some('K'),
  });
  type Known = Readonly<Record<PersonPart, string>>;
  const keysOf = ({ id, mobile, name, address, customer_no }: Known) => [
    id,
    mobile,
    name && address ? name + address : '',
    customer_no,
  ];

  /** A key stands for a person of its own unless it stands beside a stronger one somewhere. */
  function plainCount(rows: readonly Known[]): number {
    const keys = rows.map((row) => keysOf(row).filter((key) => key !== ''));
    const weaker = new Set(keys.flatMap((found) => found.slice(1)));
    const strongest = new Set(keys.flatMap((found) => found.slice(0, 1)));
    return [...strongest].filter((key) => !weaker.has(key)).length;
  }

  test('a person is followed from row to row, in any order and in any pieces', () => {
    const key = new Uint8Array(8).fill(3);
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), fc.nat(40), (rows, cut) => {
        const whole = new PersonCounter({ key, links: true });
        for (const piece of [rows.slice(cut), rows.slice(0, cut)]) {
          const counter = new PersonCounter({ key, links: true });
          tell(counter, piece);
          whole.merge(counter.state());
        }
        expect(whole.result()).toMatchObject({
          persons: plainCount(rows),
          unknown: rows.filter((row) => keysOf(row).every((found) => found === '')).length,
          exact: true,
        });
      }),
    );
  });

  test('stays close where more are merged than are kept', () => {
    const key = new Uint8Array(8).fill(3);
    const whole = new PersonCounter({ key, links: true, limit: 8192 });
    for (let from = 0; from < 50_000; from += 10_000) {
      const counter = new PersonCounter({ key, links: true, limit: 4096 });
      const at = (index: number) => from + (index % 10_000);
      const row = (index: number) => ({
        mobile: String(13_800_000_000 + at(index)),
        name: '客户',
        address: String(at(index)),
      });
      tell(
        counter,
        Array.from({ length: 10_000 }, (_, index) => row(index)),
      );
      tell(
        counter,
        Array.from({ length: 10_000 }, (_, index) => ({ ...row(index), mobile: '' })),
      );
      whole.merge(counter.state());
    }
    const { persons, exact } = whole.result();
    expect(exact).toBe(false);
    expect(Math.abs(persons - 50_000)).toBeLessThan(50_000 * 3 * 0.0221);
  });
});

describe('the number', () => {
  test('is that of the different keys', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 });
    fc.assert(
      fc.property(numbers, (found) => {
        const rows = found.map((at) => ({ mobile: String(13800000000 + at) }));
        expect(count(rows)).toMatchObject({ persons: new Set(found).size, exact: true });
      }),
    );
  });

  test('is close where there are more than are kept, and says so', () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => ({ mobile: String(13800000000 + (at % 50_000)) }));
    const { persons, exact } = count(rows, 8192);
    expect(exact).toBe(false);
    // Three standard deviations of a sample of 4,096 to 8,192.
    expect(Math.abs(persons - 50_000)).toBeLessThan(50_000 * 3 * 0.0157);
  });
});

describe('digests', () => {
  test('differ for different values, and with the key', () => {
    const digest = new Digest64();
    const seen = new DigestTable();
    const bytes = (at: number) => utf8(String(at));
    for (let at = 0; at < 100_000; at += 1) {
      const value = bytes(at);
      digest.begin().bytes(value, 0, value.length).end();
      expect(seen.add(digest.hi, digest.lo)).toBe(true);
    }
    expect(seen.size).toBe(100_000);
    const other = new Digest64();
    const value = bytes(7);
    digest.begin().bytes(value, 0, value.length).end();
    other.begin().bytes(value, 0, value.length).end();
    expect([digest.hi, digest.lo]).not.toEqual([other.hi, other.lo]);
    expect(seen.has(digest.hi, digest.lo)).toBe(true);
    expect(seen.has(other.hi, other.lo)).toBe(false);
  });

  test('are kept as a set keeps them, while it grows and is thinned', () => {
    const operation = fc.oneof(
      {
        weight: 20,
        arbitrary: fc.array(fc.tuple(fc.nat(0xffffffff), fc.nat(0xffff)), { minLength: 1, maxLength: 60 }),
      },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
    );
    const nameOf = ([hi, lo]: readonly number[]) => `${hi} ${hi === 0 && lo === 0 ? 1 : lo}`;
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
        const table = new DigestTable(8);
        let model = new Map<string, number>();
        for (const one of operations) {
          if (typeof one === 'number') {
            table.thin(one);
            model = new Map([...model].filter(([, lo]) => (lo & (2 ** one - 1)) === 0));
            continue;
          }
          for (const [hi, lo] of one) {
            expect(table.add(hi, lo)).toBe(!model.has(nameOf([hi, lo])));
            model.set(nameOf([hi, lo]), hi === 0 && lo === 0 ? 1 : lo);
          }
        }
        expect(table.size).toBe(model.size);
        const lanes = table.lanes();
        const kept = Array.from({ length: lanes.length / 2 }, (_, at) =>
          nameOf([...lanes.subarray(2 * at, 2 * at + 2)]),
        );
        expect(kept.toSorted()).toEqual([...model.keys()].toSorted());
      }),
    );
  });

  test('are added many at once as they are one by one, up to a bound', () => {
    const lane = fc.oneof(fc.nat(0xffffffff), fc.nat(20));
    const pieces = fc.array(fc.array(fc.tuple(lane, lane), { maxLength: 150 }), { maxLength: 5 });
    fc.assert(
      fc.property(pieces, fc.nat(200), (found, most) => {
        const [many, single] = [new DigestTable(8), new DigestTable(8)];
        for (const piece of found) {
          const looked = many.addAll(Uint32Array.from(piece.flat()), most) / 2;
          for (const [hi, lo] of piece.slice(0, looked)) single.add(hi, lo);
          expect(many.lanes().toSorted()).toEqual(single.lanes().toSorted());
          expect(many.size).toBe(single.size);
          if (looked < piece.length) expect(many.size).toBe(most + 1);
          else expect(many.size).toBeLessThanOrEqual(most + 1);
          if (many.size > most) return;
        }
      }),
    );
  });

  test('are spread evenly over both lanes', () => {
    const digest = new Digest64(new Uint8Array(8));
    const counts = { hi: new Uint32Array(16), lo: new Uint32Array(16) };
    for (let at = 0; at < 16_000; at += 1) {
      const value = utf8(`1380000${at}`);
      digest.begin(1).bytes(value, 0, value.length).end();
      counts.hi[digest.hi & 15] = (counts.hi[digest.hi & 15] ?? 0) + 1;
      counts.lo[digest.lo & 15] = (counts.lo[digest.lo & 15] ?? 0) + 1;
    }
    for (const lane of [counts.hi, counts.lo])
      for (const found of lane) expect(Math.abs(found - 1000)).toBeLessThan(150);
  });
});
