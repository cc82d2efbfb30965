// Reads the sheets of a workbook (XLSX) as tables, each row as it goes by; memory holds the shared strings and one batch.

import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import type { CellPass, CellTable } from '../rows/cell-table.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { BookFacts } from './book-facts.ts';
import { BookFile } from './book-file.ts';
import { chooseSheets, hiddenNotices, readSheets } from './book-sheets.ts';
import { bookNotices, lookAround } from './xlsx-notices.ts';
import { SheetHandler } from './xlsx-sheet.ts';
import { readSharedStrings, type SharedStrings } from './xlsx-strings.ts';
import { readWorkbook, type Sheet, type Workbook } from './xlsx-workbook.ts';
import { parseItems } from './xml-items.ts';
import { openZip, type ZipParts } from './zip.ts';

/** An opened workbook, shared by its sheets. */
interface Book {
  readonly file: BookFile;
  readonly zip: ZipParts;
  readonly workbook: Workbook;
  readonly strings: SharedStrings;
  readonly notices: readonly Notice[];
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

async function* sheetRows(bytes: AsyncIterable<Buffer>, handler: SheetHandler, file: string) {
  for await (const _ of parseItems(bytes, 'sheetData', handler, file)) {
    const rows = handler.take();
    if (rows.length > 0) yield rows;
  }
}

async function sheetTable(book: Book, sheet: Sheet, signal?: AbortSignal): Promise<CellTable> {
  const { file, workbook, strings, zip } = book;
  const { tail, notices } = await lookAround(zip, sheet, file.name, signal);
  return {
    file,
    kind: 'xlsx',
    name: sheet.name,
    sheet: sheet.name,
    notices: [...book.notices, ...notices],
    read(signal, onShare, headerLine): CellPass {
      const facts = new BookFacts(tail.merges, headerLine);
      const handler = new SheetHandler(workbook, strings, facts, file.name);
      const rows = sheetRows(sheetBytes(book, sheet, signal, onShare), handler, file.name);
      return { rows: headerLine === undefined ? rows : file.digested(rows, signal), notices: () => facts.notices() };
    },
  };
}

/**
 * Makes a reader for each sheet that has a filled cell. The source stays the caller's to close.
 * @throws input.damaged, input.bomb, input.too-large, input.too-wide, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readXlsx(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const { name: file } = source;
  const zip = await openZip(source);
  const workbook = await readWorkbook(zip, file);
  const strings = await readSharedStrings(zip, workbook.sharedStrings, file, options.signal);
  const { sheets, hidden } = chooseSheets(workbook.sheets, options.sheet, file);
  const notices = [...hiddenNotices(hidden), ...(await bookNotices(zip, workbook, file))];
  const book = { file: new BookFile(source), zip, workbook, strings, notices };
  const tables: CellTable[] = [];
  for (const sheet of sheets) tables.push(await sheetTable(book, sheet, options.signal));
  return readSheets(file, tables, hidden, options);
}
