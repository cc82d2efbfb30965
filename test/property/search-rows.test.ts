// The search of rows that go before their stored ones are read: alike, or given back untouched.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowSearch } from '../../shared/data/containment/row-search.ts';
import { StoredRows } from '../../shared/data/containment/stored-rows.ts';
import { emptyFilter, ValueFilter } from '../../shared/data/containment/value-filter.ts';
import { gatherValues } from '../../shared/data/containment/withheld-values.ts';
import { fieldEnds } from '../../shared/data/csv/field-ends.ts';
import { canonicalRow } from '../../shared/data/csv/writer.ts';
import { searchRows } from '../../shared/engine/bulk/search-rows.ts';
import { blockOf, packBlock, type Row } from '../../shared/engine/vault/rows/block-codec.ts';
import { fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';
import { storedBlock } from '../support/stored-block.ts';

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', 'a', 'abcdefg', '甲乙甲乙甲乙', '甲乙"甲\n乙丙丙') },
  fc.constantFrom('19900001234', '1990-01-21', 'id 991990000123401', 'to 19900001234'),
);
const cells = fc.tuple(cell, cell, cell);
const csvOf = (rows: readonly Row[]) => utf8(rows.map(({ row, cells }) => canonicalRow([`${row}`, ...cells])).join(''));

/** A table whose first column stays: with a gap where rows were left out, or without. */
function tableOf(all: readonly [string, string, string][], perBlock: number, hasGap: boolean) {
  const numbered = all.map((of, index) => ({ row: index + 1, cells: [...of] }));
  const rows = hasGap ? numbered.filter(({ row }) => row !== 2) : numbered;
  const blocks = Map.groupBy(rows.keys(), (at) => Math.floor(at / perBlock)).values();
  const going = rows.map(({ row, cells: [, ...rest] }) => ({ row, cells: rest }));
  const packed = [...blocks].map((block) => packBlock(blockOf([...block].flatMap((at) => rows[at] ?? []))));
  return { rows, going, stored: packed.map(storedBlock) };
}

test('rows without their stored ones are searched as with them, or given back', async () => {
  const seen = { searched: 0, back: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(cells, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      fc.constantFrom([], [0], [0, 1]),
      async (all, perBlock, hasGap, mayShow) => {
        const { rows, going, stored } = tableOf(all, perBlock, hasGap && all.length > 2);
        const filter = emptyFilter(rows.length);
        const csv = csvOf(rows);
        const count = gatherValues({ csv, ends: fieldEnds(csv), perRow: 4 }, [0], new ValueFilter(filter));
        const [chance, others] = count.chance[0] === 0 ? [[], [0]] : [[0], []];
        const plan = { columns: 3, chance, others, going: [1, 2], mayShow: [mayShow, []] };
        const search = (isBeside: boolean) =>
          searchRows({
            kind: 'search-rows',
            places: stored.map(({ place }) => place),
            blocks: isBeside ? stored.map((block) => block.load()) : [],
            rows: { bytes: csvOf(going) },
            plan,
            redacted: [1],
            filter,
          });
        const found = await search(false);
        const isBack = 'csv' in found;
        seen[isBack ? 'back' : 'searched'] += 1;
        if (isBack) expect(fromUtf8(found.csv)).toBe(fromUtf8(csvOf(going)));
        else expect(found).toEqual(await search(true));
      },
    ),
    { numRuns: 4 * runs },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('cells are counted once, however many rows are looked at together', async () => {
  const count = 6000;
  const line = (row: number) =>
    canonicalRow([`${row}`, 'a text of some length, for the sake of its bytes', 'ab', 'abcdefgh']);
  const csv = utf8(Array.from({ length: count }, (_, index) => line(index + 1)).join(''));
  const search = new RowSearch(
    { columns: 3, chance: [], others: [], going: [0, 1, 2], mayShow: [[], [], []] },
    new StoredRows([{ firstRow: 1, lastRow: count, rows: count, read: () => undefined, done: () => undefined }], 3),
    new ValueFilter(emptyFilter(1)),
  );
  search.search(csv);
  const { rows, cells } = search.findings();
  expect([csv.length > 256 * 1024, rows, cells]).toEqual([true, count, 2 * count]);
});
