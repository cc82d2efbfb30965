// What lies around and behind the cells of a book is told of alike, whatever kind of book it is.
import { describe, expect, test } from 'vitest';
import { readBytes } from '../support/awkward-files.ts';
import { type OldBook, type OldKind, oldBook } from '../support/book-builder.ts';
import { dressedXls, dressedXlsb, filled, withPerson } from '../support/book-dress.ts';

const people = Array.from({ length: 12 }, (_, at) => [at + 1, `客户${at}`, 10 + at, '记']);
const dress: OldBook = {
  rows: [['编号', '姓名', '余额', '备注'], ...people],
  formats: { C4: filled.code, C6: filled.code },
  change(sheet, book) {
    sheet.B2.c = [{ a: '钱七', t: '老客' }];
    sheet['!rows'] = [{}, {}, { hidden: true }];
    sheet['!cols'] = [{}, {}, {}, { hidden: true }];
    sheet.D13 = { t: 'e', v: 15 };
    book.Workbook = { ...book.Workbook, Names: [{ Name: '老客', Ref: '客户!$A$1:$B$3' }] };
    book.Props = { Author: '钱七', LastAuthor: '孙八', Company: '云桥' };
  },
};

const told = [
  { code: 'defined_names', count: 1, names: ['老客'] },
  { code: 'external_links', count: 1 },
  { code: 'hidden_rows', count: 1 },
  { code: 'hidden_columns', count: 1 },
  { code: 'book_properties', count: 3 },
  { code: 'filters', count: 1 },
  { code: 'comments', count: 1 },
  { code: 'pictures', count: 1 },
  { code: 'coloured_cells', count: 2, names: ['C'] },
];

describe.each<[OldKind, (file: Buffer) => Buffer, readonly object[]]>([
  ['xlsb', dressedXlsb, [{ code: 'cell_pictures', count: 1, names: ['D'] }]],
  [
    'biff8',
    dressedXls,
    [
      { code: 'cell_pictures', count: 1 },
      { code: 'error_cells', count: 1, names: ['D'] },
    ],
  ],
])('%s', (kind, dressed, own) => {
  test('fills, pictures, remarks, filters, links, names, hidden rows and columns, writers', async () => {
    const { record, rows } = await readBytes(dressed(oldBook(kind, dress)), {}, 'x.xls');
    expect(rows.map(([, name]) => name)).toEqual(people.map(([, name]) => name));
    const notices = record.notices.filter(({ code }) => code !== 'formula_cells' && code !== 'formulas_without_value');
    expect(notices).toHaveLength(told.length + own.length);
    expect(notices).toEqual(expect.arrayContaining([...told, ...own]));
    expect(JSON.stringify(notices)).not.toMatch(/钱七|孙八|云桥/);
  });

  test('nothing of it in a bare book', async () => {
    const { record } = await readBytes(oldBook(kind, { rows: dress.rows }), {}, 'x.xls');
    expect(record.notices).toEqual([]);
  });
});

test('an XLSB with a list of who wrote remarks is read, and they are counted', async () => {
  const { record, rows } = await readBytes(withPerson(oldBook('xlsb', { rows: dress.rows }), '孙八'), {}, 'x.xlsb');
  expect(rows).toHaveLength(dress.rows.length - 1);
  expect(record.notices).toEqual([{ code: 'book_properties', count: 1 }]);
});
