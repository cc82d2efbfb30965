// Hidden sheets in every kind of book: never read unasked, named, and read when asked for; and a look that takes no pass over the file.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkBook } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { openTables } from '../../shared/engine/readers/open.ts';
import { inFolder, readAll, refusalOf } from '../support/awkward-files.ts';
import { oldBook } from '../support/book-builder.ts';
import { buildWorkbook, inlineRows } from '../support/xlsx-builder.ts';

const seen = [
  ['编号', '姓名'],
  ['1', '张三'],
];
const rowsOf = (sign: string) => [
  ['编号', '姓名'],
  [sign, '李四'],
];

/** Two more sheets: one hidden, one "very hidden". */
function hide(book: WorkBook, add: (rows: string[][]) => WorkBook['Sheets'][string]): void {
  book.SheetNames.push('藏', '深藏');
  book.Sheets.藏 = add(rowsOf('2'));
  book.Sheets.深藏 = add(rowsOf('3'));
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] };
}

const cells = (rows: string[][]) => ({
  ...Object.fromEntries(
    rows.flatMap((row, line) => row.map((v, column) => [`${'AB'[column]}${line + 1}`, { t: 's' as const, v }])),
  ),
  '!ref': 'A1:B2',
});

const old = (kind: 'biff8' | 'xlsb' | 'xlml') => oldBook(kind, { rows: seen, change: (_, book) => hide(book, cells) });

const xlsx = () =>
  Buffer.from(
    buildWorkbook({
      sheets: [
        { name: '客户', rows: inlineRows(seen) },
        { name: '藏', rows: inlineRows(rowsOf('2')), state: 'hidden' },
        { name: '深藏', rows: inlineRows(rowsOf('3')), state: 'veryHidden' },
      ],
    }),
  );

const books = [
  ['XLSX', xlsx],
  ['XLS', () => old('biff8')],
  ['XLSB', () => old('xlsb')],
  ['XML Spreadsheet', () => old('xlml')],
] as const;

describe.each(books)('%s', (_, bytes) => {
  test('hidden sheets are named, and read when they are asked for', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, '一本');
      await writeFile(path, bytes());
      const [first, ...others] = await readAll(path);
      expect(others).toEqual([]);
      expect(first?.rows).toEqual([['1', '张三']]);
      expect(first?.record.notices).toContainEqual({ code: 'hidden_sheets', count: 2, names: ['藏', '深藏'] });
      const [asked] = await readAll(path, { sheet: '深藏' });
      expect([asked?.name, asked?.rows]).toEqual(['深藏', [['3', '李四']]]);
      expect(asked?.record.notices).toContainEqual({ code: 'hidden_sheets', count: 1, names: ['藏'] });
    });
  });
});

test('a book with nothing in sight is refused with the names of what is hidden', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, '一本');
    const hidden = { name: '藏', rows: inlineRows(seen), state: 'hidden' as const };
    await writeFile(path, buildWorkbook({ sheets: [{ name: '空', rows: '' }, hidden] }));
    const { code, error } = await refusalOf(readAll(path));
    expect([code, error.facts.hidden]).toEqual(['input.no-rows', ['藏']]);
    await writeFile(path, buildWorkbook({ sheets: [{ name: '空', rows: '' }] }));
    expect((await refusalOf(readAll(path))).error.facts).not.toHaveProperty('hidden');
  });
});

test('the digest is made when rows have been read, not for a look; of a book that is held in memory, at once', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, '一本');
    for (const [bytes, isKnown] of [
      [xlsx(), false],
      [old('biff8'), true],
    ] as const) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      await writeFile(path, bytes);
      const opened = await openTables(path);
      expect(opened.tables[0]?.record().sha256).toBe(isKnown ? digest : '');
      await opened.close();
      expect((await readAll(path))[0]?.record.sha256).toBe(digest);
    }
  });
});
