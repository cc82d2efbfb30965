// The filter that a kernel fills with the values of withheld columns is the one that they make cell by cell, bit for bit.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isChance } from '../../shared/data/containment/chance-values.ts';
import { NormalCell, shortest } from '../../shared/data/containment/normal-cell.ts';
import { emptyFilter, ValueFilter } from '../../shared/data/containment/value-filter.ts';
import { gatherValues } from '../../shared/data/containment/withheld-values.ts';
import { fieldEnds } from '../../shared/data/csv/field-ends.ts';
import { canonicalField, canonicalRow } from '../../shared/data/csv/writer.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';

type Rows = readonly (readonly string[])[];

const seldom = fc.string({ unit: 'binary', maxLength: 3 }).filter((text) => text.isWellFormed());
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '19900001234',
    '2026-11-22 09:30',
    '20261122093015',
    '2026年11月22日',
    '¥1,234.50',
    '12345678',
    'a"b, c\nd',
  ),
  fc.constantFrom(
    '138****1234',
    '＊＊＊ abcdef',
    'ＡＢＣ１２３４５',
    '㎏㎏㎏㎏㎏㎏',
    'Straße 12 Köln',
    '幸福路12号3单元',
    '𠮷田太郎様一二',
    '䷀䷀abcdef',
  ),
  fc.string({ unit: fc.constantFrom(...'0189aZt甲日，。 -*"\néß㐀'), maxLength: 60 }),
  fc.array(seldom, { maxLength: 6 }).map((parts) => `abc${parts.join('9')}`),
);

function plainFilter(rows: Rows, columns: readonly number[], buffer: SharedArrayBuffer) {
  const [value, filter] = [new NormalCell(), new ValueFilter(buffer)];
  let values = 0;
  const chance = columns.map((column) => {
    let count = 0;
    for (const row of rows) {
      const bytes = utf8(canonicalField(row[column] ?? ''));
      if (bytes.length < shortest || value.read(bytes, 0, bytes.length).length < shortest) continue;
      if (isChance(value, bytes, 0, bytes.length)) {
        filter.chance.add(value);
        count += 1;
      } else {
        filter.add(value);
        values += 1;
      }
    }
    return count;
  });
  return { rows: rows.length, values, chance };
}

function expectAlike(rows: Rows, columns: readonly number[], sized: number): void {
  const [plain, made] = [emptyFilter(sized), emptyFilter(sized)];
  const csv = utf8(rows.map((cells, index) => canonicalRow([`${index + 1}`, ...cells])).join(''));
  const perRow = (rows[0]?.length ?? 0) + 1;
  const count = gatherValues({ csv, ends: fieldEnds(csv), perRow }, columns, new ValueFilter(made));
  expect(count).toEqual(plainFilter(rows, columns, plain));
  expect(Buffer.from(made).equals(Buffer.from(plain))).toBe(true);
}

test('whatever stands in them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }),
      fc.subarray([0, 1, 2]),
      fc.constantFrom(1, 20_000, 500_000),
      expectAlike,
    ),
    { numRuns: 20 * runs },
  );
});

test('a cell longer than a page of memory, at the end of the rows and before others', () => {
  const long = ['甲乙', '1', 'x9', '*', 'é'].map((sign) => sign.repeat(80_000 / sign.length));
  for (const text of long)
    expectAlike(
      [
        [text, 'abcdefg'],
        ['19900001234', text],
      ],
      [0, 1],
      4,
    );
});

test('values behind one that is far longer than any other', () => {
  expectAlike([[`19900001234${' '.repeat(34_000_000)}x`], ['＊＊＊ 乙乙abcd']], [0], 4);
  expectAlike([['＊＊＊ 乙乙abcd'], ['Straße 1234567']], [0], 4);
});

test('no rows, and cells of nothing', () => {
  expectAlike([], [0], 1);
  expectAlike(
    Array.from({ length: 2000 }, () => ['', '']),
    [0, 1],
    1,
  );
});
