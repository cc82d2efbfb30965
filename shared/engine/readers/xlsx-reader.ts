// Reads the sheets of a workbook (XLSX) as tables, each row as it goes by; memory holds the shared strings and one batch.
import { createHash } from 'node:crypto';
import type { Classification } from '../../data/classify.ts';
import { tableName } from '../../data/names.ts';
import { HandoverError } from '../../domain/errors.ts';
import { RowCollector } from './collector.ts';
import { findLayout, type Layout, widthOf } from './header.ts';
import { limits } from './limits.ts';
import type { Source } from './source.ts';
import type { ImportRecord, Notice, ReadOptions, RowBatch, TableReader } from './table.ts';
import { SheetHandler, type SheetRow } from './xlsx-sheet.ts';
import { readSharedStrings, type SharedStrings } from './xlsx-strings.ts';
import { readWorkbook, type Sheet, type Workbook } from './xlsx-workbook.ts';
import { parseXml } from './xml.ts';
import { openZip, type ZipParts } from './zip.ts';

/** An opened workbook, shared by the readers of its sheets. */
interface Book {
  readonly source: Source;
  readonly zip: ZipParts;
  readonly workbook: Workbook;
  readonly strings: SharedStrings;
  readonly sha256: string;
  readonly notices: readonly Notice[];
}

/** The inflated bytes of a sheet; `onBytes` is told how many there were so far. */
async function* sheetBytes(book: Book, sheet: Sheet, signal?: AbortSignal, onBytes?: (done: number) => void) {
  let done = 0;
  for await (const chunk of book.zip.read(sheet.part, signal)) {
    yield chunk;
    done += chunk.length;
    onBytes?.(done);
  }
}

/** The rows of a sheet, some at a time. */
async function* sheetRows(
  bytes: AsyncIterable<Uint8Array>,
  handler: SheetHandler,
  file: string,
): AsyncGenerator<SheetRow[]> {
  for await (const _ of parseXml(bytes, handler, file)) {
    const rows = handler.take();
    if (rows.length > 0) yield rows;
  }
}

/** The layout from the sheet's first rows; undefined for a sheet in which no cell is filled. */
async function surveySheet(book: Book, sheet: Sheet, options: ReadOptions): Promise<Layout | undefined> {
  const sample: SheetRow[] = [];
  let text = 0;
  const handler = new SheetHandler(book.workbook, book.strings, book.source.name);
  for await (const rows of sheetRows(sheetBytes(book, sheet, options.signal), handler, book.source.name)) {
    sample.push(...rows);
    text += rows.reduce((sum, { cells }) => sum + cells.reduce((length, cell) => length + cell.length, 0), 0);
    if (sample.length >= limits.sampleRows || text >= limits.sampleText) break;
  }
  if (sample.every(({ cells }) => widthOf(cells) === 0)) return undefined;
  const rows = sample.map((row) => ({ ...row, fields: widthOf(row.cells) }));
  return findLayout(rows, options.headerRow, book.source.name);
}

class SheetReader implements TableReader {
  readonly name: string;
  readonly columns: readonly string[];
  readonly #book: Book;
  readonly #sheet: Sheet;
  readonly #layout: Layout;
  readonly #options: ReadOptions;
  readonly #collector: RowCollector;
  readonly #handler: SheetHandler;

  constructor(book: Book, sheet: Sheet, layout: Layout, options: ReadOptions) {
    this.#book = book;
    this.#sheet = sheet;
    this.#layout = layout;
    this.#options = options;
    this.#collector = new RowCollector(layout);
    this.#handler = new SheetHandler(book.workbook, book.strings, book.source.name);
    this.name = tableName(sheet.name);
    this.columns = this.#collector.columns;
  }

  async *rows(options: { readonly firstRow?: number } = {}): AsyncGenerator<RowBatch> {
    const collector = this.#collector;
    collector.number(options.firstRow);
    const bytes = sheetBytes(this.#book, this.#sheet, this.#options.signal, (done) => this.#report(done));
    for await (const rows of sheetRows(bytes, this.#handler, this.#book.source.name)) {
      for (const { line, cells } of rows) {
        collector.cells(line, cells);
        if (collector.isFull) yield collector.flush();
      }
    }
    if (!collector.isEmpty) yield collector.flush();
    if (collector.counts().read === 0) {
      throw new HandoverError('input.no-rows', { file: this.#book.source.name, table: this.name });
    }
  }

  /** @param inflated bytes of the sheet read, told as that share of the file */
  #report(inflated: number): void {
    const { source, zip } = this.#book;
    const share = inflated / Math.max(1, zip.size(this.#sheet.part) ?? 1);
    this.#options.onProgress?.(Math.round(source.size * share), source.size);
  }

  record(): ImportRecord {
    const { source, sha256, notices } = this.#book;
    const found = [...this.#handler.counts].map(([code, count]) => ({ code, count }));
    return {
      file: source.name,
      bytes: source.size,
      sha256,
      kind: 'xlsx',
      sheet: this.#sheet.name,
      header_row: this.#layout.headerLine,
      columns: this.columns.map((name, index) => ({ name, original: this.#layout.header[index] ?? '' })),
      counts: this.#collector.counts(),
      notices: [...notices, ...this.#collector.notices(), ...found],
    };
  }

  verdicts(): Classification[] {
    return this.#collector.observers.map((observer) => observer.verdict());
  }
}

/** The sheets asked for; without a wish, all that are not hidden. @throws unknown.table */
function chosenSheets(workbook: Workbook, wanted: string | undefined, file: string): readonly Sheet[] {
  if (wanted === undefined) return workbook.sheets.filter((sheet) => !sheet.isHidden);
  const sheet = workbook.sheets.find(({ name }) => name === wanted) ?? workbook.sheets[Number(wanted) - 1];
  if (sheet !== undefined) return [sheet];
  throw new HandoverError('unknown.table', { file, table: wanted }, { known: workbook.sheets.map(({ name }) => name) });
}

async function digestOf(source: Source, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source.chunks(signal)) hash.update(chunk);
  return hash.digest('hex');
}

async function openBook(source: Source, options: ReadOptions): Promise<Book> {
  const zip = await openZip(source);
  const workbook = await readWorkbook(zip, source.name);
  const hidden = workbook.sheets.filter((sheet) => sheet.isHidden).map((sheet) => sheet.name);
  return {
    source,
    zip,
    workbook,
    strings: await readSharedStrings(zip, workbook.sharedStrings, source.name, options.signal),
    sha256: await digestOf(source, options.signal),
    notices: hidden.length === 0 ? [] : [{ code: 'hidden_sheets', count: hidden.length, names: hidden }],
  };
}

/**
 * Makes a reader for each sheet that has a filled cell; empty ones are named in the records of the others.
 * The source stays the caller's to close.
 * @throws input.damaged, input.bomb, input.too-large, input.too-wide, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readXlsx(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const opened = await openBook(source, options);
  const filled: { sheet: Sheet; layout: Layout }[] = [];
  const empty: string[] = [];
  for (const sheet of chosenSheets(opened.workbook, options.sheet, source.name)) {
    const layout = await surveySheet(opened, sheet, options);
    if (layout === undefined) empty.push(sheet.name);
    else filled.push({ sheet, layout });
  }
  if (filled.length === 0) throw new HandoverError('input.no-rows', { file: source.name });
  const notice: Notice[] = empty.length === 0 ? [] : [{ code: 'empty_sheets', count: empty.length, names: empty }];
  const book = { ...opened, notices: [...opened.notices, ...notice] };
  return filled.map(({ sheet, layout }) => new SheetReader(book, sheet, layout, options));
}
