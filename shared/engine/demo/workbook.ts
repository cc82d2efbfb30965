// Writes a small workbook (ECMA-376) as an office program would: shared strings, numbers, days as serial numbers with a date style.
import { columnLetters } from '../readers/books/xlsx-values.ts';
import { zipFile } from './zip-file.ts';

/** Text, a number, or a day `YYYY-MM-DD` that is stored as a date. */
export type WorkbookCell = string | number | { readonly day: string };

export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const dayStyle = 1;

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}

function serialOf(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** Gives each text its place among the shared strings. */
class StringTable {
  readonly #places = new Map<string, number>();

  place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.#places.size);
    return this.#places.size - 1;
  }

  xml(): string {
    const items = [...this.#places.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
    return `${head}<sst xmlns="${main}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

function cellXml(cell: WorkbookCell, reference: string, strings: StringTable): string {
  if (cell === '') return '';
  if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${strings.place(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  return `<c r="${reference}" s="${dayStyle}"><v>${serialOf(cell.day)}</v></c>`;
}

function sheetXml(sheet: WorkbookSheet, strings: StringTable): string {
  const rows = sheet.rows.map((cells, index) => {
    const line = index + 1;
    const inner = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${line}`, strings));
    return `<row r="${line}">${inner.join('')}</row>`;
  });
  return `${head}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

const styles =
  `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>` +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>';

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
}

function relations(items: readonly string[]): string {
  return `${head}<Relationships xmlns="${packageRelations}">${items.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${kind}.${type}+xml"/>`;
  const list = Array.from({ length: sheets }, (_, index) => part(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet'));
  return (
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('/xl/workbook.xml', 'sheet.main') +
    list.join('') +
    part('/xl/styles.xml', 'styles') +
    part('/xl/sharedStrings.xml', 'sharedStrings') +
    '</Types>'
  );
}

/** The bytes of the workbook; the same for the same sheets. */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Uint8Array {
  const strings = new StringTable();
  const parts = sheets.map((sheet, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    text: sheetXml(sheet, strings),
  }));
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const links = sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`));
  const files = [
    { name: '[Content_Types].xml', text: contentTypes(sheets.length) },
    { name: '_rels/.rels', text: relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')]) },
    {
      name: 'xl/workbook.xml',
      text: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations([
        ...links,
        relation('rIdStyles', 'styles', 'styles.xml'),
        relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml'),
      ]),
    },
    { name: 'xl/styles.xml', text: styles },
    ...parts,
    { name: 'xl/sharedStrings.xml', text: strings.xml() },
  ];
  return zipFile(files.map(({ name, text }) => ({ name, bytes: Buffer.from(text) })));
}
