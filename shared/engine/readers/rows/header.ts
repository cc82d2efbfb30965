// Finds the header among the first rows of a table, how many columns the table has, and says how sure that is.
import { placeByName } from '../../../data/columns/hints.ts';
import { csvLimits } from '../../../data/csv/scanner.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { FindingReason, Sureness } from '../found.ts';
import type { LayoutChoice } from '../options.ts';
import type { Bill } from '../text/bill.ts';
import { filledCells, isEmptyCell, isValue, type SampleRow, widthOf } from './cells.ts';
import { bareName } from './field-rules.ts';
import { holdsNames, type IsName } from './names-at-once.ts';
import { namesDays } from './names-days.ts';
import { completes, groups, joinHeader } from './two-row-header.ts';

/** What is known beside the rows. */
export interface Known {
  readonly bill?: Bill | undefined;
  /** There where the row that would be the header may be a person's. */
  readonly isName?: IsName | undefined;
}

export interface Layout extends Known {
  /** Line of the header's first row, 0 if there is none. */
  readonly headerLine: number;
  /** The lines of the header's rows, and their cells as they stand. */
  readonly headerLines: readonly number[];
  readonly headerCells: readonly (readonly string[])[];
  /** Lines before this one stand above the table. */
  readonly firstLine: number;
  /** Lines of the first and the last row that may be one of the table's. */
  readonly bodyFrom: number;
  readonly bodyTo: number;
  /** What stands alone in its row above the header: printed lists say it again on each page. */
  readonly titles: ReadonlySet<string>;
  /** One name for each column, as in the source but for `="…"` around it, empty where there is none. */
  readonly header: readonly string[];
  /** Rows may lack their last, empty fields: the source leaves them off as a rule. */
  readonly shortRows: boolean;
  /** The format states its columns: every row is one of the table's, whatever it says. */
  readonly isStated: boolean;
  readonly sure: Sureness;
  readonly reason: FindingReason;
}

/** A column beyond the header is part of the table if so many rows of the sample, but at least two, have it. */
const columnShare = 0.2;
/** So many names are looked up. */
const namesTried = 50;

/** Of so many rows, one that is fuller than all others is a slip and no measure. */
const fewRows = 4;

/** The number of cells that nine of ten rows do not pass. */
function usualFilled(rows: readonly SampleRow[]): number {
  const counts = rows.map(filledCells).sort((left, right) => left - right);
  const most = counts.length - (counts.length < fewRows ? 1 : 2);
  return counts[Math.min(Math.ceil(0.9 * counts.length) - 1, most)] ?? 0;
}

/** A title that was merged over all columns and written into each of them. */
function isSpreadTitle({ cells }: SampleRow): boolean {
  const names = cells.filter((cell) => !isEmptyCell(cell));
  return names.length > 2 && new Set(names).size === 1;
}

/** The first row that is filled about as far as the table's rows are. */
function firstFullRow(rows: readonly SampleRow[]): number {
  const usual = usualFilled(rows.filter((row) => filledCells(row) > 0));
  const enough = Math.max(1, Math.min(2, usual), Math.ceil(0.6 * usual));
  return rows.findIndex((row) => filledCells(row) >= enough && !isSpreadTitle(row));
}

/** Rows of the sample: the header's, and the first behind it. */
interface Place {
  readonly header: readonly number[];
  readonly body: number;
}

function mayBeNames(row: SampleRow | undefined): boolean {
  if (row === undefined || isSpreadTitle(row)) return false;
  return filledCells(row) > 1 && !row.cells.some((cell) => isValue(cell) || /[:：]/.test(cell));
}

/** 1 above 2 in the first column: rows that are numbered, not names. */
function isNumbered(rows: readonly SampleRow[], index: number): boolean {
  const first = Number(rows[index]?.cells[0] || Number.NaN);
  return (first === 0 || first === 1) && Number(rows[index + 1]?.cells[0] || Number.NaN) === first + 1;
}

function knownNames(cells: readonly string[]): number {
  return cells.slice(0, namesTried).filter((name) => placeByName(bareName(name)) !== undefined).length;
}

/** Names of columns that are known, two more of them than in the row above. */
function namesMore(rows: readonly SampleRow[], index: number): boolean {
  const cells = (at: number) => rows[at]?.cells ?? [];
  return mayBeNames(rows[index]) && knownNames(cells(index)) > knownNames(cells(index - 1)) + 1;
}

/** The row or the two rows that name the columns of a table whose first full row is at `index`. */
function headerAround(rows: readonly SampleRow[], index: number): readonly number[] {
  const cells = (at: number) => rows[at]?.cells ?? [];
  if ((cells(index).some(isValue) && !namesDays(rows, index)) || isNumbered(rows, index)) {
    // A line that says what the list is about may be as full as the rows: 账号, 6200…, 日期, 2024….
    if (namesMore(rows, index + 1)) return [index + 1];
    // A header with many columns unnamed stands directly above the first full row.
    if (!mayBeNames(rows[index - 1])) return [];
    return completes(cells(index - 2), cells(index - 1)) ? [index - 2, index - 1] : [index - 1];
  }
  if (completes(cells(index), cells(index + 1))) return [index, index + 1];
  const isPair = completes(cells(index - 1), cells(index)) || groups(cells(index - 1), cells(index));
  if (isPair) return [index - 1, index];
  // A line of remarks may be as full as the header below it.
  return namesMore(rows, index + 1) ? [index + 1] : [index];
}

function lineIndex(rows: readonly SampleRow[], line: number): number {
  const index = rows.findIndex((row) => row.line === line);
  if (index < 0) throw new HandoverError('usage', { member: 'header-row' }, { last: rows.at(-1)?.line ?? 0 });
  return index;
}

function placeOf(rows: readonly SampleRow[], choice: LayoutChoice, { bill, isName }: Known): Place {
  const line = choice.headerRow ?? bill?.headerLine;
  if (line === 0) return { header: [], body: firstFullRow(rows) };
  const index = line === undefined ? firstFullRow(rows) : lineIndex(rows, line);
  const around = headerAround(rows, index);
  const isPair = around.length === 2 && (line === undefined || around[0] === index);
  if (choice.headerRows === 2) return asPlace(isPair ? around : [index, index + 1], index);
  if (line !== undefined)
    return asPlace(isPair && choice.headerRows === undefined && bill === undefined ? around : [index], index);
  const isAlready = choice.headerRows === undefined && isName !== undefined && isRowAlready(rows, around, isName);
  if (isAlready) return { header: [], body: index };
  return asPlace(choice.headerRows === 1 ? [index] : around, index);
}

function namesNothing(rows: readonly SampleRow[], [only = -1, ...others]: readonly number[]): boolean {
  return others.length === 0 && knownNames(rows[only]?.cells ?? []) === 0;
}

/** The row that would be taken for the header has no name that is known. */
export function headerNamesNothing(rows: readonly SampleRow[]): boolean {
  return namesNothing(rows, headerAround(rows, firstFullRow(rows)));
}

/** Such a row names a person like those below it. */
function isRowAlready(rows: readonly SampleRow[], around: readonly number[], isName: IsName): boolean {
  return namesNothing(rows, around) && holdsNames(rows, around[0] ?? -1, isName);
}

function asPlace(header: readonly number[], index: number): Place {
  return { header, body: (header.at(-1) ?? index - 1) + 1 };
}

function tableWidth(header: readonly string[], body: readonly SampleRow[]): number {
  const widths = body.map((row) => widthOf(row.cells)).sort((left, right) => right - left);
  const fewest = header.length === 0 ? 0 : 1;
  const shared = widths[Math.max(fewest, Math.floor(columnShare * widths.length))] ?? 0;
  return Math.max(widthOf(header), shared, 1);
}

/** Two rows or more, and 2 of 100, end early but not at their first field. */
function leavesOffEmptyFields(body: readonly SampleRow[], width: number): boolean {
  const short = body.filter(({ cells }) => cells.length > 1 && cells.length < width);
  return short.length >= Math.max(2, body.length / 50);
}

/** A column whose name is no value, above values. */
function hasValuesBelow(header: readonly string[], body: readonly SampleRow[]): boolean {
  return header.some((name, column) => {
    if (isEmptyCell(name)) return false;
    const cells = body.map((row) => row.cells[column] ?? '').filter((cell) => !isEmptyCell(cell));
    return cells.length > 0 && cells.filter(isValue).length >= cells.length / 2;
  });
}

function sureness(
  header: readonly string[],
  body: readonly SampleRow[],
  choice: LayoutChoice,
  bill: Bill | undefined,
): Pick<Layout, 'sure' | 'reason'> {
  if (choice.headerRow !== undefined || choice.headerRows !== undefined) return { sure: 'chosen', reason: 'chosen' };
  if (bill !== undefined) return { sure: 'sure', reason: 'known_bill' };
  if (header.length === 0) {
    const reason = body[0]?.cells.some(isValue) === false ? 'names_at_once' : 'values_at_once';
    return { sure: 'likely', reason };
  }
  if (knownNames(header) >= Math.min(2, header.length)) return { sure: 'sure', reason: 'known_names' };
  if (hasValuesBelow(header, body)) return { sure: 'likely', reason: 'values_below' };
  return { sure: 'guess', reason: 'first_full_row' };
}

function titlesAbove(rows: readonly SampleRow[], end: number): ReadonlySet<string> {
  const alone = rows.slice(0, end).filter((row) => filledCells(row) === 1);
  return new Set(alone.map(({ cells }) => (cells.find((cell) => !isEmptyCell(cell)) ?? '').trim()));
}

/**
 * The layout of a table from its first rows.
 * @throws input.no-rows, input.too-wide, usage for a line that no row of the sample begins on
 */
export function findLayout(rows: readonly SampleRow[], choice: LayoutChoice, file: string, known: Known = {}): Layout {
  if (rows.every((row) => filledCells(row) === 0)) throw new HandoverError('input.no-rows', { file });
  const place = placeOf(rows, choice, known);
  const headerRows = place.header.flatMap((index) => rows[index] ?? []);
  const first = headerRows[0] ?? rows[place.body];
  if (first === undefined) throw new HandoverError('input.no-rows', { file });
  const wide = [...headerRows, first].find(({ fields }) => fields > csvLimits.columns);
  if (wide !== undefined) throw tooWide(file, wide.line, wide.fields);
  const bodyFrom = choice.firstRow ?? first.line;
  const bodyTo = choice.lastRow ?? Number.POSITIVE_INFINITY;
  const body = rows
    .slice(place.body)
    .filter((row) => filledCells(row) > 0 && row.line >= bodyFrom && row.line <= bodyTo);
  const [upper = [], lower] = headerRows.map(({ cells }) => cells);
  const names = (lower === undefined ? upper : joinHeader(upper, lower)).map(bareName);
  const width = tableWidth(names, body);
  const header = Array.from({ length: width }, (_, column) => names[column] ?? '');
  return {
    headerLine: headerRows[0]?.line ?? 0,
    headerLines: headerRows.map(({ line }) => line),
    headerCells: headerRows.map(({ cells }) => cells),
    firstLine: first.line,
    bodyFrom,
    bodyTo,
    titles: titlesAbove(rows, place.header[0] ?? place.body),
    header,
    shortRows: leavesOffEmptyFields(body, width),
    isStated: false,
    bill: known.bill,
    isName: known.isName,
    ...sureness(headerRows.length === 0 ? [] : header, body, choice, known.bill),
  };
}

export function tooWide(file: string, row: number, columns: number): HandoverError {
  return new HandoverError('input.too-wide', { file, row }, { columns, limit: csvLimits.columns });
}
