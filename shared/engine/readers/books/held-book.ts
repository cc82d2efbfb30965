// The tables of a book that is held in memory as the library gave it: cells as text, in the form of our own reader of workbooks.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { ReadOptions } from '../options.ts';
import type { TableFormat } from '../record.ts';
import type { CellRow, CellTable } from '../rows/cell-table.ts';
import type { TableReader } from '../table.ts';
import { BookFacts } from './book-facts.ts';
import type { BookFile } from './book-file.ts';
import type { Merge } from './book-merges.ts';
import { BookRows } from './book-rows.ts';
import { chooseSheets, hiddenNotices, readSheets } from './book-sheets.ts';
import { type HeldFacts, heldNotices, sheetNotices } from './held-notices.ts';
import type { HeldBook, HeldCell, HeldSheet } from './sheetjs.ts';
import { type NumberFormat, numberText, parseNumberFormat } from './xlsx-values.ts';

/** Rows and columns of a sheet. A book may name one far behind. */
const mostRows = 1_048_576;
const mostColumns = 16_384;

/** Error values by their numbers ([MS-XLS] 2.5.10). */
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** Makes texts of a sheet's cells. */
class CellTexts {
  readonly #formats = new Map<string, NumberFormat>();
  readonly #is1904: boolean;
  readonly #facts: BookFacts;

  constructor(is1904: boolean, facts: BookFacts) {
    this.#is1904 = is1904;
    this.#facts = facts;
  }

  text(cell: HeldCell, line: number, column: number): string {
    const text = this.#valueText(cell, column);
    if (cell.f !== undefined && cell.t !== 'b')
      this.#facts.note(text === '' ? 'formulas_without_value' : 'formula_cells');
    if (cell.f !== undefined && /\bDISPIMG\(/.test(cell.f)) this.#facts.note('cell_pictures', column);
    const colour = cell.s?.fgColor?.rgb;
    if (text !== '' && colour !== undefined && colour !== 'FFFFFF') this.#facts.fill(line, column, colour);
    return text;
  }

  #valueText({ t, v, z, isPicture }: HeldCell, column: number): string {
    if (v === undefined || t === 'z') return '';
    if (t === 'b') return v ? 'TRUE' : 'FALSE';
    if (t === 'e') {
      this.#facts.note(isPicture === true ? 'cell_pictures' : 'error_cells', column);
      return errors[Number(v)] ?? '#N/A';
    }
    if (t === 'n') return this.#number(Number(v), String(z ?? 'General'), column);
    this.#facts.text(column, String(v));
    return String(v);
  }

  #number(value: number, code: string, column: number): string {
    const format = this.#formats.get(code) ?? parseNumberFormat(-1, code);
    this.#formats.set(code, format);
    const { text, isDamaged } = numberText(String(value), format, this.#is1904);
    this.#facts.number(column);
    if (isDamaged) this.#facts.note('long_numbers', column);
    return text;
  }
}

async function* heldRows(
  sheet: HeldSheet,
  texts: CellTexts,
  rows: BookRows,
  signal?: AbortSignal,
  onShare?: (share: number) => void,
): AsyncGenerator<readonly CellRow[]> {
  const data = sheet['!data'] ?? [];
  for (const [index, row] of data.entries()) {
    if (row === undefined) continue;
    rows.open(index + 1);
    row.forEach((cell, column) => {
      if (cell !== undefined) rows.set(column, texts.text(cell, index + 1, column));
    });
    rows.close();
    if (rows.held < limits.rowsAtOnce) continue;
    signal?.throwIfAborted();
    yield rows.take();
    onShare?.(index / data.length);
  }
  yield rows.take();
}

function mergesOf(sheet: HeldSheet): Merge[] {
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ first: s.r + 1, last: e.r + 1, column: s.c }));
  return merges.filter(({ first, last }) => last > first);
}

interface NamedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly sheet: HeldSheet;
  readonly own: HeldFacts['sheets'][number] | undefined;
}

function sheetsOf(book: HeldBook, facts: HeldFacts): NamedSheet[] {
  const sheets = book.SheetNames.map((name, index) => ({
    name,
    isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    sheet: (book.Sheets[name] ?? {}) as HeldSheet,
    own: facts.sheets[index],
  }));
  // Sheets of charts and macros have no rows.
  return sheets.filter(({ sheet }) => (sheet['!type'] ?? 'sheet') === 'sheet');
}

/**
 * A reader for each sheet that has a filled cell.
 * @param facts what the library does not tell
 * @throws input.too-wide, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function readHeldTables(
  bookFile: BookFile,
  kind: TableFormat,
  book: HeldBook,
  facts: HeldFacts,
  options: ReadOptions,
): Promise<TableReader[]> {
  const { name: file } = bookFile;
  const all = sheetsOf(book, facts);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const { sheet } of all) {
    const data = sheet['!data'] ?? [];
    const isBeyond = data.length > mostRows || data.some((row) => row !== undefined && row.length > mostColumns);
    if (isBeyond) throw new HandoverError('input.bomb', { file }, { limit: 'cells' });
  }
  const { sheets, hidden } = chooseSheets(all, options.sheet, file);
  const notices = [...hiddenNotices(hidden), ...heldNotices(facts)];
  const tables = sheets.map(
    ({ name, sheet, own }): CellTable => ({
      file: bookFile,
      kind,
      name,
      sheet: name,
      notices: [...notices, ...sheetNotices(sheet, own)],
      read(signal, onShare, headerLine) {
        const found = new BookFacts(mergesOf(sheet), headerLine);
        const rows = heldRows(sheet, new CellTexts(is1904, found), new BookRows(found, file), signal, onShare);
        return {
          rows: headerLine === undefined ? rows : bookFile.digested(rows, signal),
          notices: () => found.notices(),
        };
      },
    }),
  );
  return readSheets(file, tables, hidden, options);
}
