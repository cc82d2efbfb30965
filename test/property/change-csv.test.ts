// The plan of a table applied to bytes gives what it gives cell by cell, whatever stands in the cells; and plain plans agree with projectCsv.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText } from '../../shared/data/csv/cell-text.ts';
import { type CellWatcher, projectCsv } from '../../shared/data/csv/project.ts';
import { parseCsv } from '../../shared/data/csv/text.ts';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { changeCsv } from '../../shared/data/redaction/change-csv.ts';
import { type MaskForm, maskFormsOf } from '../../shared/data/redaction/masks.ts';
import type { Change } from '../../shared/data/redaction/params.ts';
import { RowChanger } from '../../shared/data/redaction/row-changer.ts';
import type { TablePlan } from '../../shared/data/redaction/table-plan.ts';
import { fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';

const key = new Uint8Array(32).fill(7);
const means = { hmac: (message: Uint8Array) => createHmac('sha256', key).update(message).digest(), scan: () => [] };
const noWatch = { watched: [], watch: () => true };

const changes: readonly Change[] = [
  { action: 'keep' },
  { action: 'drop' },
  { action: 'mask', form: maskFormsOf('cn_mobile')[0] as MaskForm },
  { action: 'token', as: 'none' },
  { action: 'round', unit: '10' },
];

const cell = fc.oneof(
  fc.constantFrom('', '"', ',', '\n', 'a"b', '是', '否', '154-0000 1234', '12.5', ' x ', '𠮷'),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll('\0', '')),
);
const table = fc
  .record({
    columns: fc.array(fc.constantFrom(...changes), { minLength: 1, maxLength: 4 }),
    rows: fc.nat(8),
    isRuled: fc.boolean(),
  })
  .chain(({ columns, rows, isRuled }) =>
    fc
      .array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), {
        minLength: rows,
        maxLength: rows,
      })
      .map((cells) => ({ columns, cells, isRuled })),
  );

function planOf(columns: readonly Change[], isRuled: boolean): TablePlan {
  return {
    columns: columns.map((change, index) => ({ id: `c0${index + 1}`, pi: 'cn_mobile', change })),
    rules: isRuled ? [{ rule: 'objected', column: 'c01' }] : [],
    selection: { of: 'table' },
    today: { year: 2026, month: 11, day: 22 },
  };
}

test('bytes and cells agree: rows, order, cells, counts', () => {
  fc.assert(
    fc.property(table, ({ columns, cells, isRuled }) => {
      const wellFormed = cells.map((row) => row.map((text) => text.toWellFormed()));
      const csv = utf8(canonicalCsv(wellFormed.map((row, index) => [String(index + 1), ...row])));
      const changer = new RowChanger(planOf(columns, isRuled), means);
      const changed = changeCsv(csv, changer, noWatch);
      const counts = columns.map(() => 0);
      const expected = wellFormed.flatMap((row, index) => {
        const { reason } = changer.judge((at) => row[at] ?? '');
        if (reason !== undefined) return [];
        const goes = columns.flatMap(({ action }, at) => {
          if (action === 'drop') return [];
          const after = changer.change(at, row[at] ?? '', 0);
          if (after !== row[at]) counts[at] = (counts[at] ?? 0) + 1;
          return [after];
        });
        return [[String(index + 1), ...goes]];
      });
      expect(parseCsv(changed.csv)).toEqual(expected);
      expect(fromUtf8(changed.csv)).toBe(canonicalCsv(expected));
      expect(changed.rows).toBe(expected.length);
      expect(changed.changed).toEqual(counts);
      const left = changed.leftOut.reduce((sum, { rows }) => sum + rows, 0);
      expect(left + changed.rows).toBe(cells.length);
    }),
    { numRuns: runs },
  );
});

test('whoever watches a column is told of its cells in the rows that go, as they stand, until she has heard enough', () => {
  fc.assert(
    fc.property(table, fc.nat(8), ({ columns, cells, isRuled }, most) => {
      const wellFormed = cells.map((row) => row.map((text) => text.toWellFormed()));
      const csv = utf8(canonicalCsv(wellFormed.map((row, index) => [String(index + 1), ...row])));
      const changer = new RowChanger(planOf(columns, isRuled), means);
      const told = columns.map((): string[] => []);
      const watch: CellWatcher = (bytes, field, start, end) => {
        const heard = told[field - 1] ?? [];
        return heard.push(cellText(bytes, start, end)) < most;
      };
      changeCsv(csv, changer, { watched: [false, ...columns.map(() => true)], watch });
      const going = wellFormed.filter((row) => changer.judge((at) => row[at] ?? '').reason === undefined);
      const expected = columns.map(({ action }, at) =>
        action === 'keep' ? going.slice(0, Math.max(1, most)).map((row) => row[at]) : [],
      );
      expect(told).toEqual(expected);
    }),
    { numRuns: runs },
  );
});

test('cells that were there before, or had the same place, become what they would alone', () => {
  const some = fc.oneof(cell, fc.stringMatching(/^[0-9]{1,3}$/), fc.constant('9'.repeat(60)));
  const long = fc
    .array(some, { minLength: 1, maxLength: 400 })
    .chain((cells) => fc.array(fc.constantFrom(...cells), { minLength: 300, maxLength: 600 }));
  fc.assert(
    fc.property(long, fc.constantFrom(...changes.slice(2)), (cells, change) => {
      const rows = cells.map((text, index) => [String(index + 1), text.toWellFormed()]);
      const changer = new RowChanger(planOf([change], false), means);
      const changed = changeCsv(utf8(canonicalCsv(rows)), changer, noWatch);
      expect(parseCsv(changed.csv)).toEqual(rows.map(([row = '', text = '']) => [row, changer.change(0, text, 0)]));
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
});

test('without changes it is the projection', () => {
  const plain = table.map((one) => ({
    ...one,
    columns: one.columns.map(({ action }): Change => ({ action: action === 'drop' ? 'drop' : 'keep' })),
  }));
  fc.assert(
    fc.property(plain, ({ columns, cells }) => {
      const rows = cells.map((row, index) => [String(index + 1), ...row.map((text) => text.toWellFormed())]);
      const csv = utf8(canonicalCsv(rows));
      const keep = [true, ...columns.map(({ action }) => action === 'keep')];
      const changed = changeCsv(csv.slice(), new RowChanger(planOf(columns, false), means), noWatch);
      const projected = projectCsv(csv, { keep, watched: keep.map(() => false), watch: () => true });
      expect(fromUtf8(changed.csv)).toBe(fromUtf8(projected.csv));
    }),
    { numRuns: runs },
  );
});
