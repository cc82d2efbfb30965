// Books as libraries write them: names with prefixes (.NET), the strict form of the standard, no references (SAS), readings over signs.
import { bookPackage, schema } from '../book-package.ts';
import type { CorpusFile, Program } from '../corpus.ts';
import { customers } from '../customers.ts';

const columns = ['编号', '姓名', '电话'];
const rowsOf = (seed: number) => customers(seed, 6).map(({ no, name, mobile }) => [no, name, mobile]);

function sheet(xml: string, strings = ''): () => Uint8Array {
  return () => bookPackage({ sheets: [{ name: 'Sheet1', xml, isHidden: false }], strings, formats: [0, 14] });
}

/** The SDK of .NET writes a prefix before every name, and a dimension that is wrong. */
const prefixed: CorpusFile = (() => {
  const rows = rowsOf(1601);
  const cell = (text: string) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
  const written = [columns, ...rows].map((row) => `<x:row>${row.map(cell).join('')}</x:row>`).join('');
  return {
    name: 'dotnet.xlsx',
    bytes: sheet(
      `<x:worksheet xmlns:x="${schema.main}"><x:dimension ref="A1"/><x:sheetData>${written}</x:sheetData></x:worksheet>`,
    ),
    expected: [{ header: 1, columns, rows }],
  };
})();

/** WPS and Excel keep the reading of a name beside it: it is no part of the name. */
const readings: CorpusFile = (() => {
  const rows = rowsOf(1602);
  const texts = [...new Set([columns, ...rows].flat())];
  const item = (text: string) =>
    `<si><r><t>${[...text][0]}</t></r><r><rPr/><t>${[...text].slice(1).join('')}</t></r><rPh sb="0" eb="1"><t>du</t></rPh><phoneticPr fontId="1"/></si>`;
  const cell = (text: string) => `<c t="s"><v>${texts.indexOf(text)}</v></c>`;
  const written = [columns, ...rows]
    .map((row, index) => `<row r="${index + 1}">${row.map(cell).join('')}</row>`)
    .join('');
  return {
    name: '注音.xlsx',
    bytes: sheet(
      `<worksheet xmlns="${schema.main}"><sheetData>${written}</sheetData></worksheet>`,
      texts.map(item).join(''),
    ),
    expected: [{ header: 1, columns, rows }],
  };
})();

/** Dates as ISO texts of type d, a name with line ends as signs by number, empty cells that only have a style. */
const isoDates: CorpusFile = {
  name: 'iso.xlsx',
  bytes: sheet(
    `<worksheet xmlns="${schema.main}"><cols><col min="1" max="16384" width="9"/></cols><sheetData>` +
      '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>生日</t></is></c></row>' +
      '<row r="3"><c r="A3" t="inlineStr"><is><t>王&#xD;䶮&#10;x</t></is></c><c r="B3" s="1" t="d"><v>1990-02-03T00:00:00Z</v></c></row>' +
      '<row r="4"><c r="A4" t="inlineStr"><is><t>李</t><!-- 注 --></is></c><c r="B4" s="1" t="d"><v>1991-02-03T08:09:10</v></c></row>' +
      `${Array.from({ length: 50 }, (_, index) => `<row r="${index + 5}"><c r="A${index + 5}" s="1"/></row>`).join('')}</sheetData></worksheet>`,
  ),
  expected: [
    {
      header: 1,
      columns: ['姓名', '生日'],
      rows: [
        ['王\r䶮\nx', '1990-02-03'],
        ['李', '1991-02-03 08:09:10'],
      ],
      blank: 50,
    },
  ],
};

/** Months and days over the columns: a header may look like values. */
const crosstab: CorpusFile = (() => {
  const people = customers(1603, 6);
  const days = ['姓名', '20240301', '20240302', '20240303', '2024-03-04'];
  const rows = people.map((one, index) => [one.name, String(index % 2), '1', '', String(index)]);
  const cell = (text: string) =>
    text === ''
      ? '<c/>'
      : /^\d{1,2}$/.test(text)
        ? `<c><v>${text}</v></c>`
        : `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const written = [days, ...rows].map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
  return {
    name: '考勤.xlsx',
    bytes: sheet(`<worksheet xmlns="${schema.main}"><sheetData>${written}</sheetData></worksheet>`),
    expected: [{ header: 1, columns: days, rows }],
  };
})();

export const libraries: Program = {
  program: 'libraries that write books',
  files: [prefixed, readings, isoDates, crosstab],
};
