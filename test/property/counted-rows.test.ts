// What a kernel counts of whole rows is what is counted of them cell by cell: control totals, and the persons that rows are of.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedRows } from '../../shared/data/counted-rows.ts';
import { fieldEnds, fieldStart, type RowFields } from '../../shared/data/csv/field-ends.ts';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { PersonCounter } from '../../shared/data/persons/counter.ts';
import { type PersonColumn, personParts } from '../../shared/data/persons/parts.ts';
import { tellRow, tellRows } from '../../shared/data/persons/rows.ts';
import type { Change } from '../../shared/data/redaction/params.ts';
import { GoingTotals } from '../../shared/engine/bulk/going-totals.ts';
import { ColumnTotal } from '../../shared/engine/services/data/column-total.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { decimalSum } from '../../shared/format/package/decimal.ts';
import { runs } from '../parameters.ts';

type Rows = readonly (readonly string[])[];

function fieldsOf(rows: Rows, columns: number): RowFields {
  const csv = utf8(canonicalCsv(rows.map((row, index) => [String(index + 1), ...row])));
  return { csv, ends: fieldEnds(csv), perRow: columns + 1 };
}

function columnOf(cells: readonly string[]): RowFields {
  return fieldsOf(
    cells.map((cell) => [cell]),
    1,
  );
}

/** Each cell of a column of its own, until one is not wanted. */
function eachCell(
  { csv, ends, perRow }: RowFields,
  field: number,
  add: (csv: Uint8Array, start: number, end: number) => boolean,
): void {
  for (let at = field; at < ends.length && add(csv, fieldStart(ends, at), ends[at] as number); at += perRow);
}

describe('a control total', () => {
  const digits = fc.stringMatching(/^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,11})?$/);
  const plain = fc.oneof(
    fc.constantFrom('', '0', '0.00', '-0.5', '120.50', '999999999999999', '-999999999999999', '99999.9999999999'),
    digits.filter((cell) => !/^-[0.]+$/.test(cell) && !/\.[0-9]{11}/.test(cell)),
  );
  const odd = fc.oneof(
    fc.constantFrom('-0', '-0.00', '1.', '.5', '.', '-', '--1', '007', '-01', '00', '1.2.3', '1e3', '+7', ' 5 ', '٣'),
    fc.constantFrom('¥1,234.50', '3次', '12张', '１，０００．５０', '无', 'a"b', '9'.repeat(16), '0.12345678901', '"'),
    fc.constantFrom('1234567890123456', '12345.12345678901', '123456789012.3456', 'x'.repeat(500), '5\n6', '$5'),
    digits,
    fc.string({ unit: fc.constantFrom(...'0159-.,+¥元 '), maxLength: 20 }),
  );
  const cells = fc.oneof(
    fc.array(plain, { maxLength: 60 }),
    fc.array(fc.oneof({ weight: 9, arbitrary: plain }, odd), { maxLength: 200 }),
    fc.array(odd, { maxLength: 40 }),
  );

  test('is that of its cells, and is given up where it was', () => {
    fc.assert(
      fc.property(
        fc.array(cells, { maxLength: 3 }),
        fc.constantFrom('余额', '规格'),
        fc.boolean(),
        (pieces, name, isMoney) => {
          const [whole, single] = [new ColumnTotal({ name, isMoney }), new ColumnTotal({ name, isMoney })];
          for (const piece of pieces) {
            const fields = columnOf(piece);
            whole.addColumn(countedRows(fields), 1);
            eachCell(fields, 1, (csv, start, end) => single.add(csv, start, end));
            expect(whole.result()).toEqual(single.result());
          }
        },
      ),
      { numRuns: 4 * runs },
    );
  });

  test('of a package is that of the cells that go, up to the first that is none', () => {
    const table = fc
      .array(cells, { minLength: 2, maxLength: 2 })
      .map(([one = [], other = []]) => one.map((cell, row) => [cell, other[row] ?? '']));
    const actions = fc.constantFrom<Change>({ action: 'keep' }, { action: 'drop' });
    fc.assert(
      fc.property(fc.array(table, { maxLength: 3 }), actions, fc.boolean(), (pieces, change, isWanted) => {
        const columns = [change, { action: 'keep' } as const].map((one, at) => ({
          id: `c0${at}`,
          pi: 'none',
          change: one,
        }));
        const plan = {
          columns,
          rules: [],
          selection: { of: 'table' as const },
          today: { year: 2026, month: 11, day: 22 },
        };
        const totals = new GoingTotals({ plan, summed: [false, isWanted, true] });
        const sums = [decimalSum(), decimalSum()];
        for (const piece of pieces) {
          const fields = fieldsOf(piece, 2);
          totals.addAll(fields);
          for (const [at, sum] of sums.entries())
            eachCell(fields, at + 1, (csv, start, end) => sum.add(csv, start, end));
        }
        const expected = sums.map(({ value, exact, cells: added }) => ({ value, exact, cells: added }));
        const ofFirst = change.action === 'keep' ? expected[0] : { value: 0n, exact: true, cells: 0 };
        expect(totals.sums()).toEqual([undefined, isWanted ? ofFirst : undefined, expected[1]]);
      }),
      { numRuns: 2 * runs },
    );
  });

  test.each(['999999999999999', '-999999999999999', '-99999.9999999999'])('of many cells %s is exact', (cell) => {
    const fields = columnOf(Array.from({ length: 20_000 }, () => cell));
    const [whole, single] = [decimalSum(), decimalSum()];
    countedRows(fields).sum(1, whole, (csv, start, end) => whole.add(csv, start, end));
    eachCell(fields, 1, (csv, start, end) => single.add(csv, start, end));
    expect([whole.value, whole.cells, whole.exact]).toEqual([single.value, 20_000, true]);
  });

  test('of cells behind one that is far longer than any other, and of none', () => {
    for (const cells of [['1', 'z'.repeat(40_000_000), '2'], ['1', '2.5'], []]) {
      const [sum, others] = [decimalSum(), [] as number[]];
      countedRows(columnOf(cells)).sum(1, sum, (_, start, end) => others.push(end - start) > 0);
      expect([sum.cells, others]).toEqual([Math.min(2, cells.length), cells.length === 3 ? [40_000_000] : []]);
    }
  });
});

describe('persons', () => {
  const key = Uint8Array.from([0x81, 2, 0xff, 4, 5, 0xf6, 7, 0x98]);
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '',
      '无',
      '-',
      '000',
      '0',
      '客户',
      '王 䶮',
      '㐀',
      '听潮街　1号',
      '（二）街',
      '、',
      'Ａ１２３４５６７',
    ),
    fc.constantFrom('990101199001010020', '99010119900101002x', '+86 138-0000-0001', '008613800000001', '13800000001'),
    fc.constantFrom('A-12', 'K１００１', 'a"b', 'x,y\n1', '"', 'é', '\u007f1', '12345678901234567', 'ﬁ1', '𠮷1'),
    fc.stringMatching(/^[0-9 +-]{0,18}$/),
    fc.string({ unit: fc.constantFrom(...'09Aaz甲乙㐀ｱ１　\ufeff -"+'), maxLength: 24 }),
    fc.constantFrom('甲'.repeat(400), '1'.repeat(3000)),
  );
  const table = fc.subarray([...personParts], { minLength: 1 }).chain((parts) => {
    const row = fc.array(cell, { minLength: 5, maxLength: 5 });
    const places = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: parts.length, maxLength: parts.length });
    return fc.record({
      columns: places.map((found): PersonColumn[] => parts.map((part, at) => ({ part, column: found[at] as number }))),
      pieces: fc.array(fc.array(row, { maxLength: 30 }), { maxLength: 3 }),
    });
  });

  function seen(counter: PersonCounter) {
    const { keys, by, ...rest } = counter.state();
    const digests = Array.from({ length: keys.length / 2 }, (_, at) => `${keys[2 * at]} ${keys[2 * at + 1]}`);
    return { ...rest, digests: digests.sort(), by: by.toSorted(), result: counter.result() };
  }

  test('are those of the rows one by one, digest by digest', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(3, 2 ** 20), ({ columns, pieces }, limit) => {
        const [whole, single] = [new PersonCounter({ key, limit }), new PersonCounter({ key, limit })];
        for (const piece of pieces) {
          const fields = fieldsOf(piece, 5);
          tellRows(whole, columns, countedRows(fields));
          for (let row = 0; row < fields.ends.length; row += fields.perRow) tellRow(single, columns, fields, row);
        }
        expect(seen(whole)).toEqual(seen(single));
      }),
      { numRuns: 10 * runs },
    );
  });

  test('of a table that holds few, many times', () => {
    const rows = Array.from({ length: 5000 }, (_, row) => [
      row % 3 === 0 ? '' : `1380000${String(row % 400).padStart(4, '0')}`,
    ]);
    const counter = new PersonCounter();
    tellRows(counter, [{ part: 'mobile', column: 0 }], countedRows(fieldsOf(rows, 1)));
    expect(counter.result()).toEqual({ persons: 400, by: ['mobile'], unknown: 1667, exact: true });
  });
});
