// One table in every form that a reader knows: texts in many dialects and encodings, books, a database, records, contacts.
import Database from 'better-sqlite3';
import type { ReadOptions } from '../../shared/engine/readers/options.ts';
import { book, escapeXml } from './book.ts';
import type { Row } from './corpus.ts';
import { oldBook } from './held-book.ts';
import { csv, encodings } from './text.ts';

export interface Form {
  readonly file: string;
  readonly write: (table: readonly Row[]) => Uint8Array | string;
  /** What a person must say where the text alone may leave it open. */
  readonly told?: ReadOptions;
}

type Encode = (text: string) => Uint8Array;
const text = (file: string, encode: Encode, form: Parameters<typeof csv>[1] = {}): Form => ({
  file,
  write: (table) => encode(csv(table, form)),
});

const { utf8, utf8Bom, gb18030, utf16le, utf16be, big5 } = encodings;

function singleQuoted(table: readonly Row[]): string {
  return table.map((row) => `${row.map((cell) => `'${cell.replaceAll("'", "''")}'`).join(',')}\n`).join('');
}

/** As MySQL escapes, within quotes; an empty field is written as NULL. */
function escaped(table: readonly Row[]): string {
  const field = (cell: string) => (cell === '' ? '\\N' : `"${cell.replace(/["\\\n]/g, '\\$&')}"`);
  return table.map((row) => `${row.map(field).join(',')}\n`).join('');
}

export const textForms: readonly Form[] = [
  text('utf8.csv', utf8, { end: '\n' }),
  text('utf8-bom.csv', utf8Bom),
  text('gb18030.csv', gb18030),
  text('utf16le.csv', utf16le),
  text('utf16be.csv', utf16be),
  text('utf16le-tab.txt', utf16le, { delimiter: '\t' }),
  text('tab.tsv', utf8, { delimiter: '\t', end: '\n' }),
  text('semicolon.csv', utf8, { delimiter: ';', quotes: 'all' }),
  text('bar.txt', gb18030, { delimiter: '|' }),
  text('old-mac.csv', utf8, { end: '\r' }),
  text('quoted.csv', utf8, { quotes: 'all', end: '\n' }),
  text('full-width.txt', utf8, { delimiter: '，', end: '\n' }),
  text('control-a.txt', utf8, { delimiter: '\u0001', end: '\n' }),
  { file: 'single-quoted.csv', write: singleQuoted, told: { quoting: 'single', delimiter: ',' } },
  { file: 'mysql.csv', write: escaped, told: { quoting: 'backslash' } },
];

/** Signs of Big5 only. */
export const big5Form = text('big5.csv', big5);

function html([header = [], ...rows]: readonly Row[]): string {
  const cell = (name: string) => (value: string) =>
    `<${name}>${escapeXml(value).replaceAll('\n', '<br>').replaceAll('\u00a0', '&nbsp;')}</${name}>`;
  const line = (name: string, row: Row) => `<tr>${row.map(cell(name)).join('')}</tr>`;
  return `<meta charset="utf-8"><table>${line('th', header)}${rows.map((row) => line('td', row)).join('\n')}</table>`;
}

function xml2003(table: readonly Row[]): string {
  const cell = (value: string) =>
    `<Cell><Data ss:Type="String">${escapeXml(value).replaceAll('\n', '&#10;')}</Data></Cell>`;
  const rows = table.map((row) => `<Row>${row.map(cell).join('')}</Row>`).join('');
  const schema = 'urn:schemas-microsoft-com:office:spreadsheet';
  return `<?xml version="1.0"?><Workbook xmlns="${schema}" xmlns:ss="${schema}"><Worksheet ss:Name="x"><Table>${rows}</Table></Worksheet></Workbook>`;
}

function sqlite([header = [], ...rows]: readonly Row[]): Uint8Array {
  const db = new Database(':memory:');
  db.exec(`CREATE TABLE x (${header.map((name) => `"${name}" TEXT`).join(', ')})`);
  const insert = db.prepare(`INSERT INTO x VALUES (${header.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(...row);
  const bytes = db.serialize();
  db.close();
  return bytes;
}

function records([header = [], ...rows]: readonly Row[]): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(row.map((cell, column) => [header[column] ?? '', cell])));
}

export const otherForms: readonly Form[] = [
  { file: 'x.xlsx', write: (table) => book([{ name: 'x', rows: table }]) },
  { file: 'x.xls', write: (table) => oldBook([{ name: 'x', rows: table }], 'biff8') },
  { file: 'x.xlsb', write: (table) => oldBook([{ name: 'x', rows: table }], 'xlsb') },
  { file: 'x.ods', write: (table) => oldBook([{ name: 'x', rows: table }], 'ods') },
  { file: 'page.xls', write: html },
  { file: 'xml.xls', write: xml2003 },
  { file: 'x.sqlite', write: sqlite },
  { file: 'x.json', write: (table) => JSON.stringify(records(table)) },
  { file: 'lists.json', write: (table) => JSON.stringify(table) },
  {
    file: 'x.jsonl',
    write: (table) =>
      records(table)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
  },
];

/** The columns that a contact has here, and the lines of a card that they come from. */
const cardLines = { 姓名: 'FN', '电话（手机）': 'TEL;TYPE=cell', 邮箱: 'EMAIL', 备注: 'NOTE' } as const;
export const cardColumns = Object.keys(cardLines);

export const cardForm: Form = {
  file: 'x.vcf',
  write: ([, ...rows]) =>
    rows
      .map((row) => {
        const properties = Object.values(cardLines).flatMap((name, column) => {
          const value = row[column] ?? '';
          return value === '' ? [] : [`${name}:${value.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n')}`];
        });
        return ['BEGIN:VCARD', 'VERSION:4.0', ...properties, 'END:VCARD', ''].join('\r\n');
      })
      .join(''),
};
