// A table whose rows come as text cells (a sheet, a database's table, records): laid out from its head, then read in one pass.
import type { Classification } from '../../../data/columns/classify.ts';
import { csvLimits } from '../../../data/csv/scanner.ts';
import { canonicalRow } from '../../../data/csv/writer.ts';
import { tableName } from '../../../data/names.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { found } from '../found.ts';
import { limits } from '../limits.ts';
import { optionsFor, type ReadOptions } from '../options.ts';
import type { ImportRecord, Notice, RefusedReason, RefusedRow, RowBatch, TableFormat } from '../record.ts';
import { type Surveyed, surveyOf, type TableSurvey } from '../survey.ts';
import type { TableReader } from '../table.ts';
import { type EncodingFound, encodings } from '../text/encodings.ts';
import { accountOf } from './account.ts';
import { widthOf } from './cells.ts';
import { RowCollector } from './collector.ts';
import { findLayout, type Layout } from './header.ts';
import { knownOf } from './known.ts';
import { noRows, onlyHeader } from './no-rows.ts';
import { statedLayout } from './stated-layout.ts';
import { type UnreadTable, unreadIfWide, unreadNotices } from './unread.ts';

/** `line` counts from 1: a row of a sheet, a record. Cells behind the last filled one may be missing. */
export interface CellRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** The format could not make cells of the row: it is refused, with its raw text. */
  readonly fault?: Pick<RefusedRow, 'reason' | 'raw'>;
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
  /** Of formats that are text. */
  readonly encoding?: EncodingFound;
  readonly name: string;
  /** Set where a file holds several tables and `ReadOptions.sheet` chooses among them. */
  readonly sheet?: string;
  /** Column names that the format itself states: then no row is looked at for a header, a title or a total. */
  readonly columns?: readonly string[];
  /** A table of stated columns that is known to hold no row. */
  readonly isEmpty?: boolean;
  /** What is known before the rows are read. */
  readonly notices: readonly Notice[];
  /**
   * @param onShare told which share of the table (0 to 1) has been read
   * @param headerLine rows up to this line stand above the data; undefined while the rows are only looked at
   */
  read(signal: AbortSignal | undefined, onShare?: (share: number) => void, headerLine?: number): CellPass;
}

/** The row as canonical CSV would be longer than any reader of it takes. */
function isTooLong(cells: readonly string[]): boolean {
  const signs = cells.reduce((sum, cell) => sum + cell.length, cells.length);
  // A sign takes three bytes at most, a doubled quote two.
  return 3 * signs > csvLimits.rowBytes && Buffer.byteLength(canonicalRow(cells)) > csvLimits.rowBytes;
}

function faultOf({ cells, fault }: CellRow): CellRow['fault'] {
  if (fault !== undefined || !isTooLong(cells)) return fault;
  const reason: RefusedReason = 'too_long';
  return { reason, raw: cells.join('\t') };
}

/** The first rows of a table, and what they say of it. */
interface Look {
  readonly layout: Layout;
  readonly sample: readonly CellRow[];
  /** The table has no other rows. */
  readonly isWhole: boolean;
}

async function sampleOf(table: CellTable, options: ReadOptions): Promise<Pick<Look, 'sample' | 'isWhole'>> {
  const sample: CellRow[] = [];
  let text = 0;
  for await (const rows of table.read(options.signal).rows) {
    sample.push(...rows);
    text += rows.reduce((sum, { cells }) => sum + cells.reduce((length, cell) => length + cell.length, 0), 0);
    if (sample.length >= limits.sampleRows || text >= limits.sampleText) return { sample, isWhole: false };
  }
  return { sample, isWhole: true };
}

/** Undefined if no cell of the table's first rows is filled. */
async function lookOver(table: CellTable, options: ReadOptions): Promise<Look | undefined> {
  if (table.isEmpty === true) return undefined;
  const stated = table.columns === undefined ? undefined : statedLayout(table.columns, table.file.name);
  const { sample, isWhole } = await sampleOf(table, options);
  if (stated !== undefined) return { layout: stated, sample, isWhole };
  if (sample.every(({ cells }) => widthOf(cells) === 0)) return undefined;
  const rows = sample.map((row) => ({ ...row, fields: widthOf(row.cells) }));
  return { layout: findLayout(rows, options, table.file.name, await knownOf(rows)), sample, isWhole };
}

function placeSample({ layout, sample, isWhole }: Look): Pick<Surveyed, 'collector' | 'placed' | 'isWhole'> {
  const collector = new RowCollector(layout);
  const placed = sample.map(({ line, cells, fault }) => ({
    line,
    cells,
    place: fault === undefined ? collector.cells(line, cells) : collector.faulty(line, fault.reason, fault.raw),
  }));
  return { collector, placed, isWhole };
}

class CellTableReader implements TableReader {
  readonly name: string;
  readonly columns: readonly string[];
  readonly #table: CellTable;
  readonly #look: Look;
  readonly #options: ReadOptions;
  readonly #notices: readonly Notice[];
  readonly #collector: RowCollector;
  #pass: CellPass | undefined;

  constructor(table: CellTable, look: Look, notices: readonly Notice[], options: ReadOptions) {
    this.#table = table;
    this.#look = look;
    this.#options = options;
    this.#notices = notices;
    this.#collector = new RowCollector(look.layout);
    this.name = tableName(table.name);
    this.columns = this.#collector.columns;
  }

  async *rows(options: { readonly firstRow?: number } = {}): AsyncGenerator<RowBatch> {
    const collector = this.#collector;
    const { bytes } = this.#table.file;
    collector.number(options.firstRow);
    const report = (share: number) => this.#options.onProgress?.(Math.round(bytes * Math.min(1, share)), bytes);
    const { headerLines, firstLine } = this.#look.layout;
    this.#pass = this.#table.read(this.#options.signal, report, Math.max(firstLine - 1, ...headerLines));
    for await (const rows of this.#pass.rows) {
      for (const row of rows) {
        const fault = faultOf(row);
        if (fault === undefined) collector.cells(row.line, row.cells);
        else collector.faulty(row.line, fault.reason, fault.raw.slice(0, limits.rawText));
        if (collector.isFull) yield collector.flush();
      }
    }
    if (!collector.isEmpty) yield collector.flush();
    if (collector.counts().read === 0) throw this.#noRows();
  }

  #noRows(): HandoverError {
    const { file, notices } = this.#table;
    const hidden = notices.find(({ code }) => code === 'hidden_sheets')?.names;
    const facts = { ...onlyHeader(this.columns.length), ...(hidden === undefined ? {} : { hidden }) };
    return new HandoverError('input.no-rows', { file: file.name, table: this.name }, facts);
  }

  record(): ImportRecord {
    const { file, kind, encoding, sheet, notices } = this.#table;
    const account = accountOf(this.#collector, this.#look.layout);
    return {
      file: file.name,
      bytes: file.bytes,
      sha256: file.sha256,
      kind,
      ...(encoding === undefined ? {} : { encoding: encoding.encoding, bom: encoding.bom > 0 }),
      ...(sheet === undefined ? {} : { sheet }),
      ...account,
      notices: [...notices, ...this.#notices, ...account.notices, ...(this.#pass?.notices() ?? [])],
    };
  }

  survey(): TableSurvey {
    const { kind, encoding, sheet, notices } = this.#table;
    const { layout } = this.#look;
    return {
      kind,
      name: this.name,
      ...(encoding === undefined
        ? {}
        : { encoding: found(encoding.encoding, encoding.sure, encoding.reason, encodings), bom: encoding.bom > 0 }),
      ...(sheet === undefined ? {} : { sheet }),
      ...surveyOf({ layout, ...placeSample(this.#look), notices: [...notices, ...this.#notices] }),
    };
  }

  verdicts(): Classification[] {
    return this.#collector.observers.map((observer) => observer.verdict());
  }
}

/** False where all of the table is known and none of it is a row: a template, a sheet with one line of explanation. */
function hasRows(look: Look): boolean {
  return !look.isWhole || placeSample(look).collector.counts().read > 0;
}

const notice = (code: Notice['code'], names: readonly string[]): Notice[] =>
  names.length === 0 ? [] : [{ code, count: names.length, names }];

/**
 * A reader for each table that has a row; where none has, for each that has a filled cell. The others are named in the records of these.
 * @param unread tables of the same file that are known to be past reading
 * @throws the fault of the first that cannot be read if none can, input.no-rows if none has a row, input.too-wide, usage, and what the
 * format's rows throw
 */
export async function readCellTables(
  file: string,
  tables: readonly CellTable[],
  options: ReadOptions,
  unread: readonly UnreadTable[] = [],
): Promise<TableReader[]> {
  const filled: { table: CellTable; look: Look }[] = [];
  const empty: string[] = [];
  const notRead = [...unread];
  for (const table of tables) {
    const wide = unreadIfWide(file, table.name, table.columns?.length ?? 0);
    const look = wide === undefined ? await lookOver(table, optionsFor(table.sheet, options)) : undefined;
    if (wide !== undefined) notRead.push(wide);
    else if (look === undefined) empty.push(table.name);
    else filled.push({ table, look });
  }
  if (filled.length === 0) throw notRead[0]?.fault ?? noRows(file, tables);
  const full = filled.filter(({ look }) => hasRows(look));
  const read = full.length === 0 ? filled : full;
  const left = filled.filter((table) => !read.includes(table)).map(({ table }) => table.name);
  const notices = [...unreadNotices(notRead), ...notice('empty_sheets', empty), ...notice('header_only_sheets', left)];
  return read.map(({ table, look }) => new CellTableReader(table, look, notices, options));
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
