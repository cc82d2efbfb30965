// Any table, cut into any blocks, corrected and shortened at random, reads as a plain list of rows would.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import type { CaseData } from '../../shared/engine/vault/case-data.ts';
import { commitImport } from '../../shared/engine/vault/import/commit-import.ts';
import { beginImport, completeSource, stageSource, stageTable } from '../../shared/engine/vault/import/staging.ts';
import {
  allRows,
  blockOf,
  packBlock,
  type Row,
  rowsIn,
  unpackBlock,
} from '../../shared/engine/vault/rows/block-codec.ts';
import { readRows, streamRows, writeBlocks } from '../../shared/engine/vault/rows/block-store.ts';
import { correctRow, deleteRows } from '../../shared/engine/vault/rows/row-changes.ts';
import { expectTable } from '../../shared/engine/vault/rows/table-check.ts';
import { concat, fromUtf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';
import { newVault } from '../support/vault-fixture.ts';
import { columns, digestOfNothing, newCase } from '../support/vault-rows.ts';

const sign = fc.constantFrom('"', ',', '\r', '\n', ' ', '\ufeff', '=', 'a', '王', '䶮', '🐦', '\u200b', '0');
const cell = fc
  .oneof(fc.string({ unit: sign, maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 8 }))
  .map((text) => text.replaceAll('\0', ''));
const cells = (width: number) => fc.array(cell, { minLength: width, maxLength: width });

/** Rows with rising numbers and gaps. */
const table = (width: number, maxRows: number) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), cells(width)), { maxLength: maxRows }).map((list) => {
    let row = 0;
    return list.map(([step, cells]): Row => {
      row += step;
      return { row, cells };
    });
  });

const csvOf = (rows: readonly Row[]) => canonicalCsv(rows.map(({ row, cells }) => [String(row), ...cells]));

test('a block gives back its rows, whole and in part', () => {
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => table(width, 30))
    .filter((list) => list.length > 0);
  fc.assert(
    fc.property(rows, fc.nat(35), fc.nat(35), (list, from, count) => {
      const block = blockOf(list);
      expect(fromUtf8(block.csv)).toBe(csvOf(list));
      const csv = unpackBlock(packBlock(block));
      expect(allRows(csv)).toEqual(list);
      expect(rowsIn(csv, from, count)).toEqual(list.slice(from, from + count));
    }),
    { numRuns: 5 * runs },
  );
});

type Act = { kind: 'correct'; place: number; column: number; text: string } | { kind: 'delete'; places: number[] };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('correct' as const), place: fc.nat(), column: fc.nat(2), text: cell }),
  fc.record({ kind: fc.constant('delete' as const), places: fc.array(fc.nat(), { maxLength: 5 }) }),
);

async function importTable(data: CaseData, rows: readonly Row[], cuts: readonly number[]): Promise<string> {
  const importRef = beginImport(data.db, data.utc());
  const source = stageSource(data.db, importRef, 'a.csv');
  const ref = stageTable(data.db, source, { name: 'a', columns });
  const blocks = async function* () {
    for (let at = 0, cut = 0; at < rows.length; cut += 1) {
      const next = at + (cuts[cut % cuts.length] ?? 1);
      yield blockOf(rows.slice(at, next));
      at = next;
    }
  };
  await writeBlocks(data.db, ref, blocks());
  completeSource(data.db, source, { bytes: 0, sha256: digestOfNothing, record: {} });
  const [id = ''] = commitImport(data, importRef).tables;
  return id;
}

/** Does the same to the table and to a list. */
function perform(data: CaseData, id: string, rows: readonly Row[], change: Act): Row[] {
  if (rows.length === 0) return [];
  if (change.kind === 'delete') {
    const gone = new Set(change.places.map((place) => rows[place % rows.length]?.row ?? 0));
    deleteRows(data, id, [...gone]);
    return rows.filter(({ row }) => !gone.has(row));
  }
  const at = change.place % rows.length;
  correctRow(data, id, rows[at]?.row ?? 0, new Map([[`c0${change.column + 1}`, change.text]]));
  return rows.map((one, index) => (index === at ? { ...one, cells: one.cells.with(change.column, change.text) } : one));
}

test('a table reads as a list of rows would, after any changes, and its logged digest holds', async () => {
  const { vault } = await newVault();
  const caseUid = newCase(vault);
  const data = await vault.data(caseUid);
  const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
  let tables = 0;
  await fc.assert(
    fc.asyncProperty(
      table(3, 25),
      cuts,
      fc.array(act, { maxLength: 6 }),
      fc.nat(30),
      async (list, cut, acts, offset) => {
        tables += 1;
        if (tables % 90 === 0) data.db.exec('DELETE FROM imports');
        const id = await importTable(data, list, cut);
        let rows: Row[] = list;
        for (const change of acts) rows = perform(data, id, rows, change);
        expect(readRows(data.db, id, offset, 7)).toEqual(rows.slice(offset, offset + 7));
        expect(fromUtf8(concat(...[...streamRows(data.db, id)].map(({ csv }) => csv)))).toBe(csvOf(rows));
        expect(expectTable(vault.db, data.db, caseUid, id).rows).toBe(rows.length);
      },
    ),
    { numRuns: runs },
  );
});
