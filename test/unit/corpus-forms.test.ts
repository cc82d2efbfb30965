// The same table gives the same rows, whatever form it is written in.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Row } from '../corpus/corpus.ts';
import { customers } from '../corpus/customers.ts';
import { big5Form, cardColumns, cardForm, type Form, otherForms, textForms } from '../corpus/forms.ts';
import { inFolder, type ReadBack, readAll } from '../support/awkward-files.ts';

/** Texts that programs like to change. */
const notes = [
  '',
  '319900199001011234',
  '0012',
  "=cmd|' /C calc'!A0",
  '+86',
  '第一行\n第二行',
  '说"好", 然后; 再|说，\t完',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  '\u00a0不换行\u3000全角\u200b零宽',
  '私有\ue000\uf8ff',
  '反斜杠\\n\\',
  "it's",
  '1E5',
  '2024-03-01',
  'TRUE',
  'NULL',
  '𬭎䶮㐂\u{20bb7}',
  '1/2',
];

const people = customers(1501, notes.length);
const rows: readonly Row[] = people.map(({ name, mobile, no }, index) => [
  name,
  mobile,
  index % 3 === 0 ? '' : `u${no}@example.com`,
  notes[index] ?? '',
]);
const table = [cardColumns, ...rows];

async function readForm({ file, write }: Form, cells: readonly Row[]): Promise<ReadBack | undefined> {
  return inFolder(async (folder) => {
    const path = join(folder, file);
    await writeFile(path, write(cells));
    const tables = await readAll(path);
    expect(tables).toHaveLength(1);
    return tables[0];
  });
}

function expectWhole(back: ReadBack | undefined, [columns, ...cells]: readonly Row[]): void {
  expect(back?.columns).toEqual(columns);
  expect(back?.rows).toEqual(cells);
  expect(back?.record.counts).toMatchObject({ read: cells.length, taken: cells.length, refused: {}, aside: {} });
}

/** Browsers and Excel show a line end, a tab and many blanks in a page as one blank; no-break spaces are its empty cells. */
const inPage = (cells: readonly Row[]) =>
  cells.map((row) => row.map((cell) => cell.replaceAll('\t', ' ').replaceAll('\u00a0', ' ').trim()));

describe('the same rows', () => {
  for (const form of [...textForms, ...otherForms, cardForm]) {
    test(form.file, async () => {
      const expected = form.file === 'page.xls' ? inPage(table) : table;
      expectWhole(await readForm(form, table), expected);
    });
  }

  test('big5.csv, without the signs that Big5 lacks', async () => {
    const plain = [
      ['姓名', '電話', '地址'],
      ['陳小明', '0200000001', '臺北市信義區'],
      ['許功蓋', '0200000002', '第一行\n第二行'],
      ['林淑娟', '', '"引號"，逗號'],
    ];
    expectWhole(await readForm(big5Form, plain), plain);
  });
});
