// Reads binary workbooks (XLSB): the parts that matter are taken out of their ZIP within its bounds and packed anew for the library.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { ReadOptions } from '../options.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { putKnownFormats, xlsbLayout, xlsbRecords } from './builtin-formats.ts';
import { readHeldTables } from './held-book.ts';
import { readHeldBook, sheetLibrary } from './sheetjs.ts';
import { openZip, type ZipParts } from './zip.ts';

/** Pictures, printer settings and macros stay behind. */
const wanted =
  /^(?:\[Content_Types\]\.xml|(?:.*\/)?_rels\/[^/]+\.rels|docProps\/[^/]+\.xml|xl\/(?:worksheets\/)?[^/]+\.(?:bin|xml))$/i;

/** A sheet has no more; the library lays out what a record names, wherever the record stands and however far its place lies. */
const mostColumns = 16_384;
const mostRows = 1_048_576;
/** Records of a sheet ([MS-XLSB] 2.3.1): a row, cells that state their column, widths of columns, a link over a range. */
const record = { row: 0, firstCell: 1, lastCell: 11, richCell: 62, columns: 60, link: 494 } as const;
/** Cells that a link may lie over: each becomes one in memory. */
const mostLinked = 65_536;

async function whole(zip: ZipParts, name: string, signal?: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zip.read(name, signal)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** True if the record names a place that no sheet has, or too many of them. */
function isBeyondSheet(type: number, body: Buffer): boolean {
  const at = (offset: number) => (body.length >= offset + 4 ? body.readUInt32LE(offset) : 0);
  if (type === record.row) return at(0) >= mostRows;
  if (type === record.columns) return at(4) >= mostColumns;
  if (type === record.link) return (at(4) - at(0) + 1) * (at(12) - at(8) + 1) > mostLinked;
  const isCell = (type >= record.firstCell && type <= record.lastCell) || type === record.richCell;
  return isCell && at(0) >= mostColumns;
}

/** @throws input.bomb: the library would fill memory, or bring down the process */
function checkPlaces(part: Buffer, file: string): void {
  for (const { type, body } of xlsbRecords(part)) {
    if (isBeyondSheet(type, body)) throw new HandoverError('input.bomb', { file }, { limit: 'cells' });
  }
}

/** @throws input.too-large, input.damaged, input.bomb */
async function repack(source: Source, signal?: AbortSignal): Promise<Uint8Array> {
  const { CFB } = await sheetLibrary();
  const zip = await openZip(source);
  const names = [...zip.names].filter((name) => wanted.test(name));
  const size = names.reduce((sum, name) => sum + (zip.size(name) ?? 0), 0);
  if (size > limits.heldParts) throw new HandoverError('input.too-large', { file: source.name });
  const container = CFB.utils.cfb_new();
  for (const name of names) {
    const part = await whole(zip, name, signal);
    if (/^xl\/styles\.bin$/i.test(name)) putKnownFormats(xlsbRecords(part), xlsbLayout);
    if (/^xl\/worksheets\//i.test(name) && name.endsWith('.bin')) checkPlaces(part, source.name);
    CFB.utils.cfb_add(container, `/${name}`, part);
  }
  return CFB.write(container, { fileType: 'zip', type: 'buffer' }) as Buffer;
}

/**
 * Makes a reader for each sheet that has a filled cell.
 * @throws input.too-large, input.damaged, input.bomb, input.too-wide, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readXlsb(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const book = await readHeldBook(await repack(source, options.signal), source.name);
  const { Author, LastAuthor, Manager, Company } = book.Props ?? {};
  const people = [Author, LastAuthor, Manager, Company].filter((value) => (value ?? '').trim() !== '').length;
  const names = (book.Workbook?.Names ?? []).map(({ Name }) => Name).filter((name) => !name.startsWith('_xlnm.'));
  return readHeldTables(source, 'xlsb', book, { people, names, sheets: [] }, options);
}
