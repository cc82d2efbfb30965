// A row of text cells has the bytes, marks and classes that the same row has once it is written and scanned.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classesOf } from '../../shared/data/byte-classes.ts';
import { fieldEnds } from '../../shared/data/csv/field-ends.ts';
import { CsvWriter, canonicalRow } from '../../shared/data/csv/writer.ts';
import { kindOfWords, mayBeAsideText } from '../../shared/engine/readers/rows/aside-words.ts';
import { TextRow } from '../../shared/engine/readers/rows/text-row.ts';
import { runs } from '../parameters.ts';

const sign = fc.constantFrom(
  'a',
  '0',
  'x',
  'v',
  '@',
  '"',
  ',',
  '\n',
  '\r',
  ' ',
  '钥',
  '张',
  'é',
  '𬭎',
  '\ud800',
  '\udc00',
  '\ue000',
  '\uffff',
);
const cell = fc.oneof(
  fc.string({ unit: sign, maxLength: 6 }),
  fc.string({ unit: sign, minLength: 3000, maxLength: 4000 }),
);

test('text rows', () => {
  const row = new TextRow();
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 5 }),
      fc.option(fc.nat(), { nil: undefined }),
      (cells, number) => {
        row.clear();
        for (const text of cells) row.add(text);
        for (const [index, text] of cells.entries()) {
          const [start, end] = [row.starts[index] ?? 0, row.ends[index] ?? 0];
          expect(Buffer.from(row.bytes.subarray(start, end)).equals(Buffer.from(text))).toBe(true);
          expect(row.classes[index]).toBe(classesOf(row.bytes, start, end));
        }
        const writer = new CsvWriter(16);
        writer.row(row, cells.length, number);
        const { csv, ends } = writer.take();
        const fields = number === undefined ? cells : [String(number), ...cells];
        expect(new TextDecoder().decode(csv)).toBe(canonicalRow(fields.map((text) => text.toWellFormed())));
        expect(ends).toEqual(fieldEnds(csv));
      },
    ),
    { numRuns: 3 * runs },
  );
});

test('no row that its words set apart passes the first look', () => {
  const piece = fc.constantFrom(
    ...[
      '合计',
      '小 计',
      '甲组',
      '汇总',
      'Total',
      'total',
      'SUM',
      ' ',
      '：',
      ':',
      '12.5',
      '元',
      '备注',
      '制表人',
      '张三',
      '---',
      '===',
      '＊',
    ],
    ...['第1页', 'Page 1', '- 1', '共 3', '注', '以上为', '（大写）', '人民币', '本页', '#', '—', '1', 'grand'],
  );
  const words = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
  const filled = fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map((cells) => cells.map((text) => text.trim()).filter((text) => text !== ''));
  fc.assert(
    fc.property(filled, fc.integer({ min: 1, max: 8 }), (cells, width) => {
      if (cells.length > 0 && kindOfWords(cells, width) !== undefined)
        expect(mayBeAsideText(cells[0] ?? '')).toBe(true);
    }),
    { numRuns: 50 * runs },
  );
});
