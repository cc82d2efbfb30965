// Writes a table as its program does: books with a title above, web pages under the name of a book, texts of several encodings.
import { type WorkbookCell, writeWorkbook } from '../../../shared/engine/demo/workbook.ts';
import { escapeXml } from '../../corpus/book.ts';
import { oldBook } from '../../corpus/held-book.ts';
import { csv, encodings, type TextForm } from '../../corpus/text.ts';
import { type ExportedFile, header, lines, type Table } from './kind.ts';

type Shape = Pick<Table, 'columns' | 'rows'>;
export interface Sheet {
  readonly name: string;
  readonly table: Shape;
  /** Lines above the header. */
  readonly above?: readonly (readonly string[])[];
  /** Lines below the last row. */
  readonly below?: readonly (readonly string[])[];
  /** Columns whose cells are stored as numbers, and as days. */
  readonly numbers?: readonly string[];
  readonly days?: readonly string[];
}

function sheetRows({ table, above = [], below = [], numbers = [], days = [] }: Sheet): WorkbookCell[][] {
  const cell = (text: string, column: number): WorkbookCell => {
    const name = table.columns[column]?.name ?? '';
    if (text !== '' && numbers.includes(name)) return Number(text);
    return text !== '' && days.includes(name) ? { day: text } : text;
  };
  const body = lines(table).map((row) => row.map(cell));
  return [...above, header(table), ...body, ...below].map((row) => [...row]);
}

export function xlsx(name: string, sheets: readonly Sheet[]): ExportedFile {
  const bytes = () => writeWorkbook(sheets.map((sheet) => ({ name: sheet.name, rows: sheetRows(sheet) })));
  return { name, bytes };
}

/** The binary format of Excel 97 to 2003; no column of days. */
export function xls(name: string, sheets: readonly Sheet[]): ExportedFile {
  const rows = (sheet: Sheet) =>
    sheetRows(sheet).map((row) => row.map((cell) => (typeof cell === 'object' ? cell.day : cell)));
  return {
    name,
    bytes: () =>
      oldBook(
        sheets.map((sheet) => ({ name: sheet.name, rows: rows(sheet) })),
        'biff8',
      ),
  };
}

export function text(name: string, table: Shape, encoding: keyof typeof encodings, form: TextForm = {}): ExportedFile {
  return { name, bytes: () => encodings[encoding](csv([header(table), ...lines(table)], form)) };
}

/** What a back office calls "export to Excel": a page in GB2312 whose name ends like that of a book. */
export function webPage(name: string, title: string, table: Shape, foot: readonly string[] = []): ExportedFile {
  const cells = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${escapeXml(cell).replaceAll('\n', '<br>')}</${tag}>`).join('')}</tr>`;
  const rows = [...lines(table), ...(foot.length === 0 ? [] : [foot])].map((row) => cells(row, 'td'));
  const page =
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table border=1>' +
    `<tr><th colspan="${table.columns.length}">${title}</th></tr>${cells(header(table), 'th')}${rows.join('\r\n')}</table></body></html>`;
  return { name, bytes: () => encodings.gb18030(page) };
}
