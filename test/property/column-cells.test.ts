// Columns are told of the cells that they were told of row by row, whether a scanner keeps the bytes of its rows or uses them again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ColumnObserver } from '../../shared/data/columns/classify.ts';
import { DialectScanner } from '../../shared/data/csv/dialect-scanner.ts';
import type { RowScanner } from '../../shared/data/csv/scanned-row.ts';
import { CsvScanner } from '../../shared/data/csv/scanner.ts';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { ColumnCells } from '../../shared/engine/readers/rows/column-cells.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';

const cell = fc.oneof(
  fc.constantFrom('15400001234', '319900197106042148', 'user1@mail.example', '1.2345E+17', '门禁密码4829', '\ue000'),
  fc.string({ unit: fc.constantFrom(...'019xv@-王门钥 '), maxLength: 12 }),
);
const row = fc.array(cell, { minLength: 2, maxLength: 4 });
const columns = ['a', 'b', 'c'];

const told = (observers: readonly ColumnObserver[]) =>
  observers.map((observer) => [observer.verdict(), observer.damage(), observer.privateUse]);

/** What columns hold by column and row by row. */
function held(scanner: RowScanner, text: Uint8Array, piece: number) {
  const [observers, rowByRow] = [columns, columns].map((names) => names.map((name) => new ColumnObserver(name)));
  const cells = new ColumnCells(observers ?? []);
  for (let at = 0; at < text.length; at += piece) {
    cells.settle();
    scanner.feed(text.slice(at, at + piece), at + piece >= text.length);
    while (scanner.next()) {
      cells.add(scanner);
      const { bytes, starts, ends, count } = scanner;
      for (const [index, observer] of (rowByRow ?? []).slice(0, count).entries()) {
        observer.addUtf8(bytes, starts[index] ?? 0, ends[index] ?? 0);
      }
    }
  }
  cells.settle();
  return { byColumn: told(observers ?? []), rowByRow: told(rowByRow ?? []) };
}

test('columns hold what they hold row by row', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 150 }), fc.integer({ min: 20, max: 4000 }), (rows, piece) => {
      const text = utf8(canonicalCsv(rows));
      const dialect = { delimiter: ',', quote: '"', hasEscapes: false } as const;
      for (const scanner of [new CsvScanner(), new DialectScanner(dialect)]) {
        const { byColumn, rowByRow } = held(scanner, text, piece);
        expect(byColumn).toEqual(rowByRow);
      }
    }),
    { numRuns: 10 * runs },
  );
});
