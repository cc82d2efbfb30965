// Projection of canonical CSV against the plain way: parse, pick, write again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldEnds } from '../../shared/data/csv/field-ends.ts';
import { fieldEnd, projectCsv, rowEndAfter } from '../../shared/data/csv/project.ts';
import { cutBlocks } from '../../shared/data/csv/row-blocks.ts';
import { parseCsv } from '../../shared/data/csv/text.ts';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => !text.includes('\0') && text.isWellFormed()),
  fc.constantFrom(
    '',
    '"',
    ',',
    '\n',
    'a"b',
    '1.50',
    '王䶮',
    'a very long cell that is longer than a short run, with a comma',
  ),
);

const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
    keep: fc.array(fc.boolean(), { minLength: width, maxLength: width }),
  }),
);

const numbered = (rows: readonly string[][]) => rows.map((cells, index) => [String(3 * index + 1), ...cells]);

test('keeps exactly the cells of the columns that stay, and tells of each watched one', () => {
  fc.assert(
    fc.property(table, ({ rows, keep }) => {
      const source = numbered(rows);
      const fields = [true, ...keep];
      const seen: string[] = [];
      const projected = projectCsv(utf8(canonicalCsv(source)), {
        keep: fields,
        watched: fields.map(() => true),
        watch: (csv, _field, start, end) => seen.push(fromUtf8(csv.slice(start, end))) > 0,
      });
      const expected = source.map((row) => row.filter((_, index) => fields[index]));
      expect(fromUtf8(projected.csv)).toBe(canonicalCsv(expected));
      expect(projected.rows).toBe(rows.length);
      expect(seen).toHaveLength(expected.flat().length);
    }),
    { numRuns: 4 * runs },
  );
});

test('the ends of fields are those of the rows', () => {
  fc.assert(
    fc.property(table, ({ rows }) => {
      const source = numbered(rows);
      const csv = utf8(canonicalCsv(source));
      const ends = fieldEnds(csv);
      const fields = [...ends].map((end, index) => fromUtf8(csv.slice((ends[index - 1] ?? -1) + 1, end)));
      expect(fields.map((field) => parseCsv(field)[0]?.[0] ?? '')).toEqual(source.flat());
    }),
    { numRuns: 4 * runs },
  );
});

test('fields end alike wherever their bytes lie in a buffer', () => {
  const sign = fc.constantFrom(0x22, 0x2c, 0x0a, 0x2b, 0x2d, 0x20, 0x30, 0x7f, 0x80, 0xac, 0xe4, 0xff);
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), fc.integer({ min: 1, max: 3 }), (signs, shift) => {
      const apart = Uint8Array.from([...Array(shift).fill(0), ...signs]).subarray(shift);
      const plain: number[] = [];
      for (let at = 0; at < apart.length; at = (plain.at(-1) as number) + 1) plain.push(fieldEnd(apart, at));
      expect([...fieldEnds(Uint8Array.from(signs))]).toEqual(plain);
      expect([...fieldEnds(apart)]).toEqual(plain);
    }),
    { numRuns: 20 * runs },
  );
});

test('a watcher that says no hears no more of its column', () => {
  const seen: number[] = [];
  const watched = [true, true, true];
  projectCsv(utf8('1,a,b\n2,c,d\n3,e,f\n'), {
    keep: [true, true, true],
    watched,
    watch: (_csv, field) => {
      seen.push(field);
      return field !== 1;
    },
  });
  expect(seen).toEqual([0, 1, 2, 0, 2, 0, 2]);
});

test('cuts into blocks of whole rows that together are the input', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 60 }), ({ rows }, target) => {
      const csv = utf8(canonicalCsv(numbered(rows)));
      const blocks = [...cutBlocks(csv, target)];
      expect(blocks.map((block) => fromUtf8(block.csv)).join('')).toBe(fromUtf8(csv));
      for (const block of blocks) {
        const parsed = parseCsv(block.csv);
        expect([block.rows, String(block.firstRow), String(block.lastRow)]).toEqual([
          parsed.length,
          parsed[0]?.[0],
          parsed.at(-1)?.[0],
        ]);
      }
    }),
    { numRuns: 4 * runs },
  );
});

test('finds the end of a row behind a place, not one inside quotes', () => {
  const csv = utf8('1,"a\nb"\n2,c\n');
  expect(rowEndAfter(csv, 0)).toBe(8);
  expect(rowEndAfter(csv, 8)).toBe(8);
  expect(rowEndAfter(csv, 9)).toBe(12);
  expect(rowEndAfter(csv, 99)).toBe(12);
});
