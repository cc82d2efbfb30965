// Reads the sheets of an OpenDocument (ODS) as tables, each row as it goes by.
import type { ReadOptions } from '../options.ts';
import type { CellRow, CellTable } from '../rows/cell-table.ts';
import type { Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { BookFacts } from './book-facts.ts';
import { BookFile } from './book-file.ts';
import { BookRows } from './book-rows.ts';
import { chooseSheets, hiddenNotices, readSheets } from './book-sheets.ts';
import { content, contentNotices, readContents } from './ods-contents.ts';
import { OdsSheet } from './ods-sheet.ts';
import { parseXml } from './xml.ts';
import { openZip, type ZipParts } from './zip.ts';

type OnShare = (share: number) => void;

async function* contentBytes(zip: ZipParts, signal?: AbortSignal, onShare?: OnShare) {
  const size = Math.max(1, zip.size(content) ?? 1);
  let done = 0;
  for await (const chunk of zip.read(content, signal)) {
    yield chunk;
    done += chunk.length;
    onShare?.(done / size);
  }
}

async function* sheetRows(bytes: AsyncIterable<Uint8Array>, sheet: OdsSheet, rows: BookRows, file: string) {
  for await (const _ of parseXml(bytes, sheet, file)) {
    const taken: readonly CellRow[] = rows.take();
    if (taken.length > 0) yield taken;
  }
}

/**
 * Makes a reader for each sheet that has a filled cell.
 * @throws input.password-protected, input.damaged, input.bomb, input.too-wide, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readOds(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const { name: file } = source;
  const zip = await openZip(source);
  const contents = await readContents(zip, file);
  const { sheets, hidden } = chooseSheets(contents.sheets, options.sheet, file);
  const found = [...hiddenNotices(hidden), ...(await contentNotices(zip, contents, file))];
  const book = new BookFile(source);
  const tables = sheets.map(
    ({ name, number }): CellTable => ({
      file: book,
      kind: 'ods',
      name,
      sheet: name,
      notices: found,
      read(signal, onShare, headerLine) {
        const facts = new BookFacts([], headerLine);
        const rows = new BookRows(facts, file);
        const sheet = new OdsSheet(number, contents, rows, facts, file);
        const taken = sheetRows(contentBytes(zip, signal, onShare), sheet, rows, file);
        return {
          rows: headerLine === undefined ? taken : book.digested(taken, signal),
          notices: () => facts.notices(),
        };
      },
    }),
  );
  return readSheets(file, tables, hidden, options);
}
