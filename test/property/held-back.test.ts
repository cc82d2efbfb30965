// Rows that are of one person by any chain of equal numbers, in whatever tables, all stay for the first reason among them: against a plain oracle.
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type RowReason, rowReasons } from '../../shared/domain/vocabulary.ts';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { runs } from '../parameters.ts';
import { mobile } from '../support/awkward-rows.ts';
import { reasonsIn, smallTable } from '../support/small-tables.ts';

const bulk = createBulk();
afterAll(() => bulk.close());

const rules = [
  { rule: 'withdrawn', column: 'c03' },
  { rule: 'no_contact', column: 'c04' },
  { rule: 'expired', column: 'c05', months: 12 },
] as const;
const few = fc.nat(7);

/** Who it is, which way its number is written, and what it says; `undefined`: the number is not in the row. */
const row = fc.record({
  member: fc.option(few, { nil: undefined }),
  phone: fc.option(few, { nil: undefined }),
  isWritten: fc.boolean(),
  says: fc.constantFrom<readonly RowReason[]>(
    [],
    [],
    [],
    [],
    ['withdrawn'],
    ['no_contact'],
    ['expired'],
    ['expired', 'no_contact'],
  ),
});
type Row = typeof row extends fc.Arbitrary<infer One> ? One : never;
const tables = fc.array(fc.array(row, { maxLength: 7 }), { minLength: 1, maxLength: 4 });

function cellsOf({ isWritten, member, phone, says }: Row): string[] {
  const number = phone === undefined ? '' : mobile(phone);
  return [
    member === undefined ? '无' : `${isWritten ? ' Ｋ' : 'K'}${member}`,
    isWritten && number !== '' ? `+86 ${number}` : number,
    says.includes('withdrawn') ? '是' : '',
    says.includes('no_contact') ? '拒绝' : '否',
    says.includes('expired') ? '2020-01-01' : '2026-10-01',
  ];
}

const isSame = (one: Row, other: Row) =>
  (one.member !== undefined && one.member === other.member) || (one.phone !== undefined && one.phone === other.phone);
const firstOf = (reasons: readonly RowReason[]) => rowReasons.find((reason) => reasons.includes(reason));

/** All rows that a chain leads to. */
function ofPerson(start: Row, rows: readonly Row[]): Set<Row> {
  const reached = new Set([start]);
  for (const one of reached) for (const other of rows) if (isSame(one, other)) reached.add(other);
  return reached;
}

function expected(all: readonly (readonly Row[])[]): (RowReason | undefined)[][] {
  const rows = all.flat();
  return all.map((table) =>
    table.map((one) => {
      const said = [...ofPerson(one, rows)].flatMap(({ says }) => says.filter((reason) => reason !== 'expired'));
      return firstOf([...one.says, ...said]);
    }),
  );
}

test('a person stays in all tables or in none', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (all) => {
      const types = ['user_id', 'cn_mobile', 'none', 'none', 'none'];
      const small = all.map((rows) => smallTable(types, rows.map(cellsOf), rules));
      expect(await reasonsIn(small, bulk)).toEqual(expected(all));
    }),
    { numRuns: runs },
  );
});
