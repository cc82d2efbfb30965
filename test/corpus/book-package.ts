// The parts of a workbook (ECMA-376) that Excel, LibreOffice and openpyxl all open: content types, styles, relations.
import { type ZipFileEntry, zipFile } from '../../shared/engine/demo/zip-file.ts';

export const schema = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  office: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  package: 'http://schemas.openxmlformats.org/package/2006/relationships',
  types: 'http://schemas.openxmlformats.org/package/2006/content-types',
} as const;
const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface SheetPart {
  readonly name: string;
  readonly xml: string;
  readonly isHidden: boolean;
}

/** A part besides the sheets, with what its content is. */
export interface ExtraPart {
  readonly path: string;
  readonly type?: string;
  readonly xml: string;
}

export interface BookParts {
  readonly sheets: readonly SheetPart[];
  /** `<si>` elements. */
  readonly strings: string;
  /** Number formats of the cell styles by place: a built-in id, or a code. */
  readonly formats: readonly (number | string)[];
  readonly is1904?: boolean;
  readonly extra?: readonly ExtraPart[];
}

export function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${schema.office}/${type}`}" Target="${target}"/>`;
}

export function relations(...items: readonly string[]): string {
  return `<Relationships xmlns="${schema.package}">${items.join('')}</Relationships>`;
}

function stylesXml(formats: readonly (number | string)[]): string {
  const idOf = (format: number | string, place: number) => (typeof format === 'number' ? format : 164 + place);
  const own = formats.flatMap((format, place) =>
    typeof format === 'number'
      ? []
      : [`<numFmt numFmtId="${164 + place}" formatCode="${format.replaceAll('"', '&quot;')}"/>`],
  );
  const cells = formats.map(
    (format, place) => `<xf numFmtId="${idOf(format, place)}" applyNumberFormat="1" xfId="0"/>`,
  );
  return (
    `<styleSheet xmlns="${schema.main}"><numFmts count="${own.length}">${own.join('')}</numFmts>` +
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>' +
    `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`
  );
}

function workbookXml({ sheets, is1904 }: BookParts): string {
  const list = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="r${index + 1}"/>`,
  );
  const date = is1904 === true ? '<workbookPr date1904="1"/>' : '';
  return `<workbook xmlns="${schema.main}" xmlns:r="${schema.office}">${date}<sheets>${list.join('')}</sheets></workbook>`;
}

function contentTypes(parts: readonly ExtraPart[]): string {
  const overrides = parts.flatMap(({ path, type }) =>
    type === undefined ? [] : [`<Override PartName="/${path}" ContentType="${type}"/>`],
  );
  return (
    `<Types xmlns="${schema.types}"><Default Extension="xml" ContentType="application/xml"/>` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides.join('')}</Types>`
  );
}

function mainParts(book: BookParts): ExtraPart[] {
  const sheets = book.sheets.map(({ xml }, index) => ({
    path: `xl/worksheets/sheet${index + 1}.xml`,
    type: `${sheetMl}.worksheet+xml`,
    xml,
  }));
  const links = sheets.map((_, index) => relation(`r${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`));
  return [
    { path: 'xl/workbook.xml', type: `${sheetMl}.sheet.main+xml`, xml: workbookXml(book) },
    {
      path: 'xl/_rels/workbook.xml.rels',
      xml: relations(
        ...links,
        relation('s1', 'styles', 'styles.xml'),
        relation('s2', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    ...sheets,
    { path: 'xl/styles.xml', type: `${sheetMl}.styles+xml`, xml: stylesXml(book.formats) },
    {
      path: 'xl/sharedStrings.xml',
      type: `${sheetMl}.sharedStrings+xml`,
      xml: `<sst xmlns="${schema.main}">${book.strings}</sst>`,
    },
  ];
}

export function bookPackage(book: BookParts): Uint8Array {
  const root: ExtraPart = { path: '_rels/.rels', xml: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')) };
  const own = [root, ...mainParts(book)];
  const extra = book.extra ?? [];
  const kept = own.filter(({ path }) => !extra.some((part) => part.path === path));
  const parts = [...kept, ...extra];
  const entries = [{ path: '[Content_Types].xml', xml: contentTypes(parts) }, ...parts];
  return zipFile(entries.map(({ path, xml }): ZipFileEntry => ({ name: path, bytes: Buffer.from(xml) })));
}
