// Whatever is changed in a book: rows, or a refusal by name; never a crash, never without end.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { runs } from '../parameters.ts';
import { readBytes, refusalOfBytes } from '../support/awkward-files.ts';
import { oldBook } from '../support/book-builder.ts';
import { withBodies } from '../support/book-dress.ts';
import { buildWorkbook, inlineRows } from '../support/xlsx-builder.ts';

const table = Array.from({ length: 12 }, (_, index) => [
  index === 0 ? '姓名' : `客户${index}`,
  `a${index}`,
  `${index}`,
]);
const typed = { rows: table.map(([name, code], index) => [name, code, index]), formats: { C2: 'm/d/yy' } };
const html = `<html><table>${table.map((row) => `<tr><td>${row.join('<td x:num="1">')}</tr>`).join('')}</table></html>`;

const books: readonly (readonly [string, Buffer])[] = [
  ['XLS', oldBook('biff8', typed)],
  ['XLSB', oldBook('xlsb', typed)],
  ['XML 2003', oldBook('xlml', typed)],
  ['ODS', oldBook('ods', typed)],
  ['XLSX', Buffer.from(buildWorkbook({ sheets: [{ name: 's', rows: inlineRows(table) }] }))],
  ['HTML', Buffer.from(html)],
];

const change = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  length: fc.integer({ min: 1, max: 6 }),
  value: fc.oneof(fc.constantFrom(0, 0xff), fc.integer({ min: 0, max: 255 })),
});

function changed(
  book: Buffer,
  changes: readonly { at: number; length: number; value: number }[],
  keep: number,
): Buffer {
  const bytes = Buffer.from(book);
  for (const { at, length, value } of changes) {
    const start = Math.floor(at * bytes.length);
    bytes.fill(value, start, Math.min(bytes.length, start + length));
  }
  return bytes.subarray(0, Math.ceil(keep * bytes.length));
}

test.each(books)('%s', async (_, book) => {
  const keep = fc.oneof(fc.constant(1), fc.double({ min: 0.1, max: 1, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), keep, async (changes, share) => {
      const back = await readBytes(changed(book, changes, share), {}, 'x.xls').catch((error: unknown) => error);
      if (back instanceof Error) expect(back).toBeInstanceOf(HandoverError);
      else expect(back).toHaveProperty('rows');
    }),
    { numRuns: runs },
  );
});

test.each<[string, number, string, (body: Buffer) => Buffer]>([
  ['a row too short to say which it is', 0, 'xl/worksheets/sheet1.bin', (body) => body.subarray(0, 3)],
  [
    'more references than there are',
    362,
    'xl/workbook.bin',
    (body) => Buffer.concat([Buffer.alloc(4, 0x70), body.subarray(4)]),
  ],
])('%s is not left to the library', async (_, type, part, change) => {
  const book = oldBook('xlsb', { ...typed, change: (sheet) => (sheet['!autofilter'] = { ref: 'A1:C9' }) });
  let found = 0;
  const file = withBodies(book, part, (record) => {
    if (record.type !== type) return record.body;
    found += 1;
    return change(record.body);
  });
  expect(found).toBeGreaterThan(0);
  expect((await refusalOfBytes(file, 'x.xlsb')).code).toBe('input.damaged');
});
