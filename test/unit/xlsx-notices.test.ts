// What a workbook holds beside its rows is counted and said: nothing of it is taken silently, nothing is dropped silently.
import { describe, expect, test } from 'vitest';
import { importWord, importWords } from '../../shared/domain/words/import-words.ts';
import type { Notice } from '../../shared/engine/readers/record.ts';
import { readBytes } from '../support/awkward-files.ts';
import { type BuiltWorkbook, buildWorkbook } from '../support/xlsx-builder.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const microsoft = 'http://schemas.microsoft.com/office/2017/10/relationships';

function text(reference: string, value: string, style = ''): string {
  return `<c r="${reference}" t="inlineStr"${style}><is><t>${value}</t></is></c>`;
}

const two = `<row r="1">${text('A1', '姓名')}${text('B1', '金额')}</row><row r="2">${text('A2', '张三')}<c r="B2"><v>5</v></c></row>`;

async function noticesOf(book: Partial<BuiltWorkbook>, rows = two, after = ''): Promise<readonly Notice[]> {
  const built = buildWorkbook({ sheets: [{ name: 's', rows, after }], ...book });
  return (await readBytes(built, {}, 'x.xlsx')).record.notices;
}

function relations(...items: readonly (readonly [type: string, target: string])[]): string {
  const list = items.map(([type, target], index) => `<Relationship Id="r${index}" Type="${type}" Target="${target}"/>`);
  return `<Relationships>${list.join('')}</Relationships>`;
}

const ofSheet = 'xl/worksheets/_rels/sheet1.xml.rels';
const ofBook = 'xl/_rels/workbook.xml.rels';
const sheetRelation = [`${office}/worksheet`, 'worksheets/sheet1.xml'] as const;

describe('reported', () => {
  test('notes, and the answers of threads', async () => {
    const parts = {
      [ofSheet]: relations(
        [`${office}/comments`, '../comments1.xml'],
        [`${microsoft}/threadedComment`, '../threadedComments/t1.xml'],
      ),
      'xl/comments1.xml': '<comments><commentList><comment ref="A2"/><comment ref="B2"/></commentList></comments>',
      'xl/threadedComments/t1.xml':
        '<ThreadedComments><threadedComment id="1"/><threadedComment id="2" parentId="1"/></ThreadedComments>',
    };
    expect(await noticesOf({ parts })).toEqual([{ code: 'comments', count: 3 }]);
  });

  test('pictures over the cells, in cells of Excel and in cells of WPS', async () => {
    const parts = {
      [ofSheet]: relations([`${office}/drawing`, '../drawings/d1.xml']),
      'xl/drawings/d1.xml': '<x:wsDr xmlns:x="x"><x:pic/><x:pic/><x:sp/></x:wsDr>',
    };
    const rows = `${two}<row r="3"><c r="A3" t="e" vm="1"><v>#VALUE!</v></c><c r="B3" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c></row>`;
    expect(await noticesOf({ parts }, rows)).toEqual([
      { code: 'pictures', count: 2 },
      { code: 'cell_pictures', count: 2, names: ['A', 'B'] },
      { code: 'formula_cells', count: 1 },
    ]);
  });

  test('filters at work, of the sheet and of its tables; arrows alone filter nothing', async () => {
    const after = '<autoFilter ref="A1:B2"><filterColumn colId="0"/></autoFilter>';
    const parts = {
      [ofSheet]: relations([`${office}/table`, '../tables/table1.xml']),
      'xl/tables/table1.xml': '<table><autoFilter><filterColumn colId="1"/></autoFilter></table>',
    };
    expect(await noticesOf({ parts }, two, after)).toEqual([{ code: 'filters', count: 2 }]);
    expect(await noticesOf({}, two, '<autoFilter ref="A1:B2"/>')).toEqual([]);
  });

  test('names that a person gave, not those that the program made', async () => {
    const workbook = `<workbook xmlns:r="${office}"><sheets><sheet name="s" r:id="r0"/></sheets><definedNames><definedName name="老客户">s!A1</definedName><definedName name="_xlnm.Print_Area">s!A1</definedName></definedNames></workbook>`;
    const parts = { 'xl/workbook.xml': workbook, [ofBook]: relations(sheetRelation) };
    expect(await noticesOf({ parts })).toEqual([{ code: 'defined_names', count: 1, names: ['老客户'] }]);
  });

  test('who wrote the book is counted, not repeated; links to other books', async () => {
    const parts = {
      'docProps/core.xml':
        '<cp:p xmlns:cp="c" xmlns:dc="d"><dc:creator>王五</dc:creator><cp:lastModifiedBy>赵六</cp:lastModifiedBy></cp:p>',
      'docProps/app.xml': '<Properties><Company>甲公司</Company><Manager></Manager></Properties>',
      [ofBook]: relations(
        sheetRelation,
        [`${office}/externalLink`, 'externalLinks/e1.xml'],
        [`${microsoft}/person`, 'persons/person.xml'],
      ),
      'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="s" r:id="r0"/></sheets></workbook>`,
      'xl/persons/person.xml': '<personList><person displayName="钱七"/></personList>',
    };
    const notices = await noticesOf({ parts });
    expect(notices).toEqual([
      { code: 'external_links', count: 1 },
      { code: 'book_properties', count: 4 },
    ]);
    expect(JSON.stringify(notices)).not.toMatch(/王五|赵六|甲公司|钱七/);
  });

  test('numbers that are texts in a column of numbers; a column of texts alone is as it should be', async () => {
    const line = (at: number, amount: string, phone: string) =>
      `<row r="${at}">${amount}${text(`B${at}`, phone)}</row>`;
    const rows = [
      `<row r="1">${text('A1', '金额')}${text('B1', '编号')}</row>`,
      line(2, '<c r="A2"><v>5</v></c>', '1001'),
      line(3, text('A3', '1,234.50'), '1002'),
      line(4, text('A4', '待定'), '1003'),
    ].join('');
    expect(await noticesOf({}, rows)).toEqual([{ code: 'numbers_as_text', count: 1, names: ['A'] }]);
  });

  test('every kind of notice has words of its own', () => {
    const codes = ['merged_values', 'filters', 'comments', 'pictures', 'cell_pictures', 'coloured_cells', 'loose_rows'];
    for (const code of [...codes, 'numbers_as_text', 'rows_out_of_order', 'defined_names', 'external_links']) {
      for (const lang of ['zh', 'en'] as const)
        expect(importWord(code, lang), code).not.toBe(importWords[lang].unknown);
    }
  });
});

describe('colours', () => {
  const fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'];
  const solid = (colour: string) => `<fill><patternFill patternType="solid"><fgColor ${colour}/></patternFill></fill>`;
  const styles = (...colours: string[]) => {
    const xfs = [
      '<xf numFmtId="0" fillId="0"/>',
      ...colours.map((_, index) => `<xf numFmtId="0" fillId="${index + 2}"/>`),
    ];
    return `<styleSheet><fills>${[...fills, ...colours.map(solid)].join('')}</fills><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`;
  };
  /** Rows below a header in style 1; `styleOf` gives the style of a data cell. */
  const sheet = (count: number, styleOf: (line: number, column: number) => number) =>
    Array.from({ length: count + 1 }, (_, index) => {
      const cell = (column: number) => {
        const style = index === 0 ? 1 : styleOf(index, column);
        return text(`${'AB'[column]}${index + 1}`, index === 0 ? `列${column}` : `值${index}`, ` s="${style}"`);
      };
      return `<row r="${index + 1}">${cell(0)}${cell(1)}</row>`;
    }).join('');
  const read = (rows: string, ...colours: string[]) =>
    noticesOf({ parts: { 'xl/styles.xml': styles(...colours) } }, rows);

  test('of single cells and rows are counted by column', async () => {
    const rows = sheet(12, (line, column) => (line === 3 ? 1 : line === 5 && column === 1 ? 2 : 0));
    expect(await read(rows, 'rgb="FFFFFF00"', 'theme="5"')).toEqual([
      { code: 'coloured_cells', count: 3, names: ['A', 'B'] },
    ]);
  });

  test('of the header, of banded rows, of a whole column, and white are the look of the table', async () => {
    expect(
      await read(
        sheet(12, (line) => line % 2),
        'rgb="FFDDEBF7"',
      ),
    ).toEqual([]);
    expect(
      await read(
        sheet(12, (_, column) => column),
        'rgb="FFDDEBF7"',
      ),
    ).toEqual([]);
    expect(
      await read(
        sheet(12, (line) => (line === 4 ? 1 : 0)),
        'rgb="FFFFFFFF"',
      ),
    ).toEqual([]);
    expect(
      await read(
        sheet(12, (line) => (line === 4 ? 1 : 0)),
        'theme="0"',
      ),
    ).toEqual([]);
  });
});
