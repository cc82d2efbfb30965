// Reads binary workbooks (XLSB): the parts that matter are taken out of their ZIP within its bounds and packed anew for the
// library.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { ReadOptions } from '../options.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { BookFile } from './book-file.ts';
import { putKnownFormats, xlsbLayout, xlsbRecords } from './builtin-formats.ts';
import { readHeldTables } from './held-book.ts';
import type { HeldFacts, HeldSheetFacts } from './held-notices.ts';
import { type HeldBook, type HeldSheet, readHeldBook, sheetLibrary } from './sheetjs.ts';
import { markCells, xlsbColours } from './xlsb-cells.ts';
import { bookFacts, bookRelations, sheetFacts, sheetParts, workbook } from './xlsb-facts.ts';
import { openZip, type ZipParts } from './zip.ts';

/** Pictures, remarks, printer settings and macros stay behind. */
const wanted =
  /^(?:\[Content_Types\]\.xml|(?:.*\/)?_rels\/[^/]+\.rels|docProps\/[^/]+\.xml|xl\/(?!comments)(?:worksheets\/|persons\/)?[^/]+\.(?:bin|xml))$/i;

/** A sheet has no more; the library lays out what a record names, wherever the record stands and however far its place lies. */
const mostColumns = 16_384;
const mostRows = 1_048_576;
/** Records ([MS-XLSB] 2.3): a row, cells that state their column, widths of columns, a link over a range; a sheet of the book, the
 * sheets that formulas lead to. */
const record = {
  row: 0,
  firstCell: 1,
  lastCell: 11,
  richCell: 62,
  columns: 60,
  link: 494,
  sheet: 156,
  references: 362,
} as const;
/** Cells that a link may lie over: each becomes one in memory. */
const mostLinked = 65_536;

async function whole(zip: ZipParts, name: string, signal?: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zip.read(name, signal)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function isCell(type: number): boolean {
  return (type >= record.firstCell && type <= record.lastCell) || type === record.richCell;
}

/** Bytes of a record that names places: of a shorter one, the library takes what stands behind it. */
function leastLength(type: number): number {
  if (isCell(type) || type === record.columns) return 8;
  return type === record.link ? 16 : type === record.row ? 4 : 0;
}

/** True if the record names a place that no sheet has, or too many of them. */
function isBeyondSheet(type: number, body: Buffer): boolean {
  if (type === record.row) return body.readUInt32LE(0) >= mostRows;
  if (type === record.columns) return body.readUInt32LE(4) >= mostColumns;
  if (type !== record.link) return isCell(type) && body.readUInt32LE(0) >= mostColumns;
  const [firstRow = 0, lastRow = 0, firstColumn = 0, lastColumn = 0] = [0, 4, 8, 12].map((at) => body.readUInt32LE(at));
  return (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1) > mostLinked;
}

/** @throws input.damaged · input.bomb: the library would fill memory, or bring down the process */
function checkPlaces(part: Buffer, file: string): void {
  for (const { type, body } of xlsbRecords(part)) {
    if (body.length < leastLength(type)) throw new HandoverError('input.damaged', { file });
    if (isBeyondSheet(type, body)) throw new HandoverError('input.bomb', { file }, { limit: 'cells' });
  }
}

/** @throws input.damaged, input.bomb */
function checkBook(book: Buffer, file: string): void {
  let sheets = 0;
  for (const { type, body } of xlsbRecords(book)) {
    if (type === record.sheet) sheets += 1;
    // The library believes the number of references that the record states.
    const isShort = type === record.references && (body.length < 4 || 4 + 12 * body.readUInt32LE(0) > body.length);
    if (isShort) throw new HandoverError('input.damaged', { file });
  }
  if (sheets > limits.tables) throw new HandoverError('input.bomb', { file }, { limit: 'tables' });
}

type Parts = ReadonlyMap<string, Buffer>;

/** The parts that are wanted, by their names in small letters. @throws input.too-large, input.damaged, input.bomb */
async function readParts(zip: ZipParts, file: string, signal?: AbortSignal): Promise<Parts> {
  const names = [...zip.names].filter((name) => wanted.test(name));
  const size = names.reduce((sum, name) => sum + (zip.size(name) ?? 0), 0);
  if (size > limits.heldParts) throw new HandoverError('input.too-large', { file });
  const parts = new Map<string, Buffer>();
  for (const name of names) {
    const part = await whole(zip, name, signal);
    if (/^xl\/styles\.bin$/i.test(name)) putKnownFormats(xlsbRecords(part), xlsbLayout);
    if (/^xl\/worksheets\//i.test(name) && name.endsWith('.bin')) checkPlaces(part, file);
    if (name.toLowerCase() === workbook) checkBook(part, file);
    parts.set(name, part);
  }
  return parts;
}

async function packed(parts: Parts): Promise<Uint8Array> {
  const { CFB } = await sheetLibrary();
  const container = CFB.utils.cfb_new();
  for (const [name, part] of parts) CFB.utils.cfb_add(container, `/${name}`, part);
  return CFB.write(container, { fileType: 'zip', type: 'buffer' }) as Buffer;
}

/** What the library does not tell; what belongs to a cell is put to it. @throws input.damaged, input.bomb */
async function factsOf(zip: ZipParts, parts: Parts, book: HeldBook, file: string): Promise<HeldFacts> {
  const byName = new Map([...parts].map(([name, part]) => [name.toLowerCase(), part]));
  const partOf = (name: string) => byName.get(name.toLowerCase()) ?? Buffer.alloc(0);
  const relations = await bookRelations(zip, file);
  const colours = xlsbColours(partOf('xl/styles.bin'));
  const sheets: HeldSheetFacts[] = [];
  for (const [index, part] of sheetParts(partOf(workbook), relations).entries()) {
    sheets.push(await sheetFacts(zip, part, file));
    const sheet = book.Sheets[book.SheetNames[index] ?? ''];
    if (sheet !== undefined) markCells(partOf(part), colours, sheet as HeldSheet);
  }
  const { Author, LastAuthor, Manager, Company } = book.Props ?? {};
  const named = [Author, LastAuthor, Manager, Company].filter((value) => (value ?? '').trim() !== '').length;
  const { links, people } = await bookFacts(zip, [...relations.values()], file);
  const names = (book.Workbook?.Names ?? []).map(({ Name }) => Name).filter((name) => !name.startsWith('_xlnm.'));
  return { people: named + people, names, links, sheets };
}

/**
 * Makes a reader for each sheet that has a filled cell.
 * @throws input.too-large, input.damaged, input.bomb, input.too-wide, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readXlsb(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const { name: file } = source;
  const zip = await openZip(source);
  const parts = await readParts(zip, file, options.signal);
  const book = await readHeldBook(await packed(parts), file);
  const facts = await factsOf(zip, parts, book, file);
  return readHeldTables(new BookFile(source), 'xlsb', book, facts, options);
}
