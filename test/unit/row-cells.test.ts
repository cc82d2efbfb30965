// Rows of canonical CSV as strings: what was written is read, whatever stands in the cells.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowCells } from '../../shared/data/csv/row-cells.ts';
import { canonicalRow } from '../../shared/data/csv/writer.ts';

test('every cell comes back as it was written', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '"', '""', ',', '\n', '王䶮', '说"周三", 别太早', '😀,"'),
    fc.string({ unit: 'grapheme' }),
  );
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 20 }));
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map(canonicalRow).join('');
      expect([...rowCells(text, rows[0]?.length ?? 2)]).toEqual(rows);
    }),
  );
});
