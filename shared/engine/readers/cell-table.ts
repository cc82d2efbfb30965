// A table whose rows come as text cells (a sheet, a database's table, records): laid out from its head, then read in one pass.
import type { Classification } from '../../data/classify.ts';
import { tableName } from '../../data/names.ts';
import { HandoverError } from '../../domain/errors.ts';
import { RowCollector } from './collector.ts';
import { findLayout, type Layout, statedLayout, widthOf } from './header.ts';
import { limits } from './limits.ts';
import type { ImportRecord, Notice, ReadOptions, RowBatch, TableFormat, TableReader } from './table.ts';

/** `line` counts from 1: a row of a sheet, a record. Cells behind the last filled one may be missing. */
export interface CellRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** One way through the rows, from the first on. */
export interface CellPass {
  /** Some rows at a time. */
  readonly rows: AsyncIterable<readonly CellRow[]>;
  /** What was found on the way; complete when the rows have ended. */
  notices(): readonly Notice[];
}

/** What a format gives of one table. */
export interface CellTable {
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
  readonly kind: TableFormat;
  readonly name: string;
  /** Set where a file holds several tables and `ReadOptions.sheet` chooses among them. */
  readonly sheet?: string;
  /** Column names that the format itself states: then no row is looked at for a header, a title or a total. */
  readonly columns?: readonly string[];
  /** What is known before the rows are read. */
  readonly notices: readonly Notice[];
  /** @param onShare told which share of the table (0 to 1) has been read */
  read(signal: AbortSignal | undefined, onShare?: (share: number) => void): CellPass;
}

/** The layout from the table's first rows; undefined if no cell of them is filled. */
async function survey(table: CellTable, options: ReadOptions): Promise<Layout | undefined> {
  if (table.columns !== undefined) return statedLayout(table.columns, table.file.name);
  const sample: CellRow[] = [];
  let text = 0;
  for await (const rows of table.read(options.signal).rows) {
    sample.push(...rows);
    text += rows.reduce((sum, { cells }) => sum + cells.reduce((length, cell) => length + cell.length, 0), 0);
    if (sample.length >= limits.sampleRows || text >= limits.sampleText) break;
  }
  if (sample.every(({ cells }) => widthOf(cells) === 0)) return undefined;
  const rows = sample.map((row) => ({ ...row, fields: widthOf(row.cells) }));
  return findLayout(rows, options.headerRow, table.file.name);
}

class CellTableReader implements TableReader {
  readonly name: string;
  readonly columns: readonly string[];
  readonly #table: CellTable;
  readonly #layout: Layout;
  readonly #options: ReadOptions;
  readonly #notices: readonly Notice[];
  readonly #collector: RowCollector;
  #pass: CellPass | undefined;

  constructor(table: CellTable, layout: Layout, notices: readonly Notice[], options: ReadOptions) {
    this.#table = table;
    this.#layout = layout;
    this.#options = options;
    this.#notices = notices;
    this.#collector = new RowCollector(layout);
    this.name = tableName(table.name);
    this.columns = this.#collector.columns;
  }

  async *rows(options: { readonly firstRow?: number } = {}): AsyncGenerator<RowBatch> {
    const collector = this.#collector;
    const { bytes, name: file } = this.#table.file;
    collector.number(options.firstRow);
    const report = (share: number) => this.#options.onProgress?.(Math.round(bytes * Math.min(1, share)), bytes);
    this.#pass = this.#table.read(this.#options.signal, report);
    for await (const rows of this.#pass.rows) {
      for (const { line, cells } of rows) {
        collector.cells(line, cells);
        if (collector.isFull) yield collector.flush();
      }
    }
    if (!collector.isEmpty) yield collector.flush();
    if (collector.counts().read === 0) throw new HandoverError('input.no-rows', { file, table: this.name });
  }

  record(): ImportRecord {
    const { file, kind, sheet, notices } = this.#table;
    return {
      file: file.name,
      bytes: file.bytes,
      sha256: file.sha256,
      kind,
      ...(sheet === undefined ? {} : { sheet }),
      header_row: this.#layout.headerLine,
      columns: this.columns.map((name, index) => ({ name, original: this.#layout.header[index] ?? '' })),
      counts: this.#collector.counts(),
      notices: [...notices, ...this.#notices, ...this.#collector.notices(), ...(this.#pass?.notices() ?? [])],
    };
  }

  verdicts(): Classification[] {
    return this.#collector.observers.map((observer) => observer.verdict());
  }
}

/**
 * A reader for each table that has a filled cell; empty ones are named in the records of the others.
 * @throws input.no-rows if there is none, input.too-wide, usage, and what the format's rows throw
 */
export async function readCellTables(
  file: string,
  tables: readonly CellTable[],
  options: ReadOptions,
): Promise<TableReader[]> {
  const filled: { table: CellTable; layout: Layout }[] = [];
  const empty: string[] = [];
  for (const table of tables) {
    const layout = await survey(table, options);
    if (layout === undefined) empty.push(table.name);
    else filled.push({ table, layout });
  }
  if (filled.length === 0) throw new HandoverError('input.no-rows', { file });
  const notices: Notice[] = empty.length === 0 ? [] : [{ code: 'empty_sheets', count: empty.length, names: empty }];
  return filled.map(({ table, layout }) => new CellTableReader(table, layout, notices, options));
}

/**
 * The tables that a person's `--sheet` means: one by its name or its number from 1; without a wish, all that are not hidden.
 * @throws unknown.table
 */
export function chosenTables<Table extends { readonly name: string; readonly isHidden?: boolean }>(
  tables: readonly Table[],
  wanted: string | undefined,
  file: string,
): readonly Table[] {
  if (wanted === undefined) return tables.filter(({ isHidden }) => isHidden !== true);
  const table = tables.find(({ name }) => name === wanted) ?? tables[Number(wanted) - 1];
  if (table !== undefined) return [table];
  throw new HandoverError('unknown.table', { file, table: wanted }, { known: tables.map(({ name }) => name) });
}
