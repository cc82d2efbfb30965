// Builds workbooks part by part from raw XML, well-formed or not, so that a test can say exactly what a file holds.
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { type ZipFileEntry, zipFile } from '../../shared/engine/demo/zip-file.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface BuiltSheet {
  readonly name: string;
  /** What stands inside `<sheetData>`. */
  readonly rows: string;
  /** What stands before and behind it. */
  readonly before?: string;
  readonly after?: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface BuiltWorkbook {
  readonly sheets: readonly BuiltSheet[];
  /** `<si>` elements. */
  readonly strings?: string;
  /** Number formats of the cell styles, by place: a built-in id, or a code. */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: boolean;
  /** Parts to add or to put in place of the made ones. */
  readonly parts?: Readonly<Record<string, string>>;
}

function stylesXml(formats: readonly (number | string)[]): string {
  const codes = formats.flatMap((format, index) =>
    typeof format === 'string'
      ? [`<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>`]
      : [],
  );
  const styles = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`,
  );
  return (
    `<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="22"/></cellStyleXfs>` +
    `<cellXfs>${styles.join('')}</cellXfs></styleSheet>`
  );
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
}

function relations(...items: string[]): string {
  return `<Relationships xmlns="${packageRelations}">${items.join('')}</Relationships>`;
}

export function workbookParts(book: BuiltWorkbook): ZipFileEntry[] {
  const list = book.sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="r${index + 1}"/>`,
  );
  const links = book.sheets.map((_, index) =>
    relation(`r${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  );
  const date = book.is1904 ? '<workbookPr date1904="1"/>' : '';
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${date}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...links,
      relation('s1', 'styles', 'styles.xml'),
      relation('s2', 'sharedStrings', '/xl/sharedStrings.xml'),
    ),
    'xl/styles.xml': stylesXml(book.formats ?? [0]),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${book.strings ?? ''}</sst>`,
  };
  for (const [index, sheet] of book.sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${main}">${sheet.before ?? ''}<sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`;
  }
  return Object.entries({ ...parts, ...book.parts }).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
}

export function buildWorkbook(book: BuiltWorkbook): Uint8Array {
  return zipFile(workbookParts(book));
}

/** Rows of inline strings, each cell named. */
export function inlineRows(rows: readonly (readonly string[])[]): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return rows
    .map((cells, index) => {
      const inner = cells.map((cell, column) => {
        const reference = `${String.fromCharCode(65 + column)}${index + 1}`;
        return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
      });
      return `<row r="${index + 1}">${inner.join('')}</row>`;
    })
    .join('');
}

/**
 * A workbook whose one sheet inflates to `mebibytes` MiB of `filler`, repeated: a few kilobytes for each of them.
 * The repeated piece is deflated once and its blocks are laid one behind the other.
 */
export function buildBomb(mebibytes: number, filler: string): Uint8Array {
  const parts = workbookParts({ sheets: [{ name: 'x', rows: '@' }] });
  const sheet = parts.find(({ name }) => name.endsWith('sheet1.xml'));
  const [before = '', after = ''] = Buffer.from(sheet?.bytes ?? [])
    .toString()
    .split('@');
  const piece = Buffer.from(filler.repeat(Math.ceil(1_048_576 / filler.length)));
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(piece, { ...flush, level: 9 });
  const packed = Buffer.concat([
    deflateRawSync(Buffer.from(before), flush),
    ...Array.from({ length: mebibytes }, () => block),
    deflateRawSync(Buffer.from(after)),
  ]);
  const size = before.length + piece.length * mebibytes + after.length;
  return replaceEntry(zipFile(parts), 'xl/worksheets/sheet1.xml', packed, size);
}

/** Puts other packed bytes and a stated size into the last-but-strings entry of a ZIP made by `zipFile`. */
function replaceEntry(zip: Uint8Array, name: string, packed: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let offset = 0;
  while (bytes.readUInt32LE(at) === 0x04034b50) {
    const nameLength = bytes.readUInt16LE(at + 26);
    const end = at + 30 + nameLength + bytes.readUInt32LE(at + 18);
    const isTarget = bytes.toString('utf8', at + 30, at + 30 + nameLength) === name;
    const header = Buffer.from(bytes.subarray(at, at + 30 + nameLength));
    const body = isTarget ? Buffer.from(packed) : bytes.subarray(at + 30 + nameLength, end);
    header.writeUInt32LE(body.length, 18);
    if (isTarget) header.writeUInt32LE(size, 22);
    if (isTarget) header.writeUInt32LE(crc32('unknown'), 14);
    pieces.push(header, body);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), header.subarray(4, 30), tail, header.subarray(30));
    offset += header.length + body.length;
    at = end;
  }
  const central = Buffer.concat(directory);
  const last = Buffer.from(bytes.subarray(bytes.length - 22));
  last.writeUInt32LE(central.length, 12);
  last.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, central, last]);
}
