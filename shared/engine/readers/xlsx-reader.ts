// Reads the sheets of a workbook (XLSX) as tables, each row as it goes by; memory holds the shared strings and one batch.
import { type CellPass, type CellRow, type CellTable, chosenTables, readCellTables } from './cell-table.ts';
import { digestOf, type Source } from './source.ts';
import type { Notice, ReadOptions, TableReader } from './table.ts';
import { SheetHandler } from './xlsx-sheet.ts';
import { readSharedStrings, type SharedStrings } from './xlsx-strings.ts';
import { readWorkbook, type Sheet, type Workbook } from './xlsx-workbook.ts';
import { parseXml } from './xml.ts';
import { openZip, type ZipParts } from './zip.ts';

/** An opened workbook, shared by its sheets. */
interface Book {
  readonly source: Source;
  readonly zip: ZipParts;
  readonly workbook: Workbook;
  readonly strings: SharedStrings;
  readonly sha256: string;
}

type OnShare = (share: number) => void;

/** The inflated bytes of a sheet. */
async function* sheetBytes({ zip }: Book, { part }: Sheet, signal?: AbortSignal, onShare?: OnShare) {
  const size = Math.max(1, zip.size(part) ?? 1);
  let done = 0;
  for await (const chunk of zip.read(part, signal)) {
    yield chunk;
    done += chunk.length;
    onShare?.(done / size);
  }
}

async function* sheetRows(bytes: AsyncIterable<Uint8Array>, handler: SheetHandler, file: string) {
  for await (const _ of parseXml(bytes, handler, file)) {
    const rows: readonly CellRow[] = handler.take();
    if (rows.length > 0) yield rows;
  }
}

function readSheet(book: Book, sheet: Sheet, signal?: AbortSignal, onShare?: OnShare): CellPass {
  const handler = new SheetHandler(book.workbook, book.strings, book.source.name);
  return {
    rows: sheetRows(sheetBytes(book, sheet, signal, onShare), handler, book.source.name),
    notices: () => [...handler.counts].map(([code, count]) => ({ code, count })),
  };
}

function hiddenSheets({ sheets }: Workbook): Notice[] {
  const names = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  return names.length === 0 ? [] : [{ code: 'hidden_sheets', count: names.length, names }];
}

function sheetTable(book: Book, sheet: Sheet): CellTable {
  const { source, sha256, workbook } = book;
  return {
    file: { name: source.name, bytes: source.size, sha256 },
    kind: 'xlsx',
    name: sheet.name,
    sheet: sheet.name,
    notices: hiddenSheets(workbook),
    read: (signal, onShare) => readSheet(book, sheet, signal, onShare),
  };
}

/**
 * Makes a reader for each sheet that has a filled cell. The source stays the caller's to close.
 * @throws input.damaged, input.bomb, input.too-large, input.too-wide, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readXlsx(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const zip = await openZip(source);
  const workbook = await readWorkbook(zip, source.name);
  const strings = await readSharedStrings(zip, workbook.sharedStrings, source.name, options.signal);
  const book = { source, zip, workbook, strings, sha256: await digestOf(source, options.signal) };
  const sheets = chosenTables(workbook.sheets, options.sheet, source.name);
  return readCellTables(
    source.name,
    sheets.map((sheet) => sheetTable(book, sheet)),
    options,
  );
}
