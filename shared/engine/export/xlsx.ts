// A workbook of one sheet, every cell as text: long numbers and leading zeros stay what they are (ECMA-376, inline strings).
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { HandoverError } from '../../domain/errors.ts';
import type { FileOutput } from '../files/partial-file.ts';
import type { ExportedRows, Written } from './rows.ts';

/** A sheet has no room for more rows; what is beyond goes into a further sheet. Its 16,384 columns are more than a table has. */
export const sheetRows = 1_048_576;
/** UTF-16 code units. Excel calls a book with a longer cell damaged, and cuts it. */
const cellUnits = 32_767;

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** A fixed time: the export of the same data is the same file. */
const modified = new Date(Date.UTC(1980, 0, 1));

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them, so they are what is searched for
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;

function escapeSign(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** What XML can't write becomes the format's own escape `_xHHHH_`; a text that looks like one is escaped itself. */
function xml(text: string): string {
  return text
    .replace(/_x[0-9A-Fa-f]{4}_/g, (looksEscaped) => `_x005F${looksEscaped}`)
    .replace(unwritable, escapeSign)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** @param row counted like in a sheet, from the header on */
function checkCells(cells: readonly string[], columns: readonly string[], row: number): void {
  const at = cells.findIndex(({ length }) => length > cellUnits);
  if (at < 0) return;
  throw new HandoverError('export.cell-too-long', { column: columns[at] ?? '', row }, { limit: cellUnits });
}

function rowXml(cells: readonly string[]): string {
  const texts = cells.map((cell) => `<c t="inlineStr" s="1"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`);
  return `<row>${texts.join('')}</row>`;
}

/** Cuts rows into sheets as they stream by: each sheet begins with the header row. */
class SheetCutter {
  readonly #rows: Iterator<readonly string[]>;
  readonly #columns: readonly string[];
  #next: IteratorResult<readonly string[]>;
  #row = 1;

  constructor({ columns, batches }: ExportedRows) {
    this.#columns = columns;
    this.#rows = flatten(batches);
    this.#next = this.#rows.next();
  }

  get isDone(): boolean {
    return this.#next.done === true;
  }

  *sheet(): Generator<string> {
    const frozen =
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
    yield `${header}<worksheet xmlns="${main}">${frozen}<sheetData>${rowXml(this.#columns)}`;
    for (let row = 2; row <= sheetRows && this.#next.done !== true; row += 1) {
      this.#row += 1;
      checkCells(this.#next.value, this.#columns, this.#row);
      yield rowXml(this.#next.value);
      this.#next = this.#rows.next();
    }
    yield '</sheetData></worksheet>';
  }
}

function* flatten(batches: ExportedRows['batches']): Generator<readonly string[]> {
  for (const batch of batches) yield* batch;
}

/** The parts that name the sheets come last: how many there are is known only then. */
async function writeParts(zip: ZipFile, table: ExportedRows): Promise<Written> {
  const cutter = new SheetCutter(table);
  let sheets = 0;
  do {
    sheets += 1;
    await addStream(zip, `xl/worksheets/sheet${sheets}.xml`, cutter.sheet());
  } while (!cutter.isDone);
  for (const [name, text] of bookParts(sheets)) zip.addBuffer(Buffer.from(header + text), name, { mtime: modified });
  zip.end();
  return { sheets };
}

/** Resolves when all of it has been read, so that two sheets never pull at the same rows. */
function addStream(zip: ZipFile, name: string, parts: Iterable<string>): Promise<void> {
  const stream = Readable.from(batched(parts), { objectMode: false, highWaterMark: 256 * 1024 });
  zip.addReadStream(stream, name, { mtime: modified });
  return new Promise((resolve, reject) => {
    stream.on('end', resolve);
    stream.on('error', reject);
  });
}

function* batched(parts: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < 64 * 1024) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

function bookParts(sheets: number): (readonly [name: string, text: string])[] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const list = numbers.map((n) => `<sheet name="${n}" sheetId="${n}" r:id="r${n}"/>`).join('');
  const links = numbers.map(
    (n) => `<Relationship Id="r${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  const types = numbers.map(
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
  );
  return [
    ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list}</sheets></workbook>`],
    ['xl/styles.xml', styles],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([...links, `<Relationship Id="s" Type="${relations}/styles" Target="styles.xml"/>`]),
    ],
    [
      '_rels/.rels',
      relationships([`<Relationship Id="b" Type="${relations}/officeDocument" Target="xl/workbook.xml"/>`]),
    ],
    [
      '[Content_Types].xml',
      `<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${types.join('')}</Types>`,
    ],
  ];
}

function relationships(links: readonly string[]): string {
  return `<Relationships xmlns="${packageRelations}">${links.join('')}</Relationships>`;
}

/** Style 1 is the number format `@`: text. */
const styles = `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** @throws export.cell-too-long */
export async function writeXlsx(table: ExportedRows, out: FileOutput): Promise<Written> {
  const zip = new ZipFile();
  const parts = writeParts(zip, table);
  // A failure shows where the parts are read; until then it must not count as unhandled.
  parts.catch((error: unknown) => (zip.outputStream as Readable).destroy(error as Error));
  for await (const chunk of zip.outputStream) await out.write(chunk as Buffer);
  return parts;
}
