// Finds the header among the first rows of a table, and how many columns the table has.

import { csvLimits } from '../../data/csv-scanner.ts';
import { HandoverError } from '../../domain/errors.ts';

/** A row of the sample. */
export interface SampleRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Fields of the row in the source; `cells` holds the first 2,000. */
  readonly fields: number;
}

export interface Layout {
  /** Line of the header, 0 if there is none. */
  readonly headerLine: number;
  /** Lines before this one stand above the table. */
  readonly firstLine: number;
  /** One name for each column, as in the source, empty where there is none. */
  readonly header: readonly string[];
  /** Rows may lack their last, empty fields: the source leaves them off as a rule. */
  readonly shortRows: boolean;
  /** The format states its columns: every row is one of the table's, whatever it says. */
  readonly isStated: boolean;
}

/** A column beyond the header is part of the table if so many rows of the sample, but at least two, have it. */
const columnShare = 0.2;

export function isEmptyCell(cell: string): boolean {
  return cell.trim() === '';
}

function filled(row: SampleRow): number {
  return row.cells.reduce((count, cell) => count + Number(!isEmptyCell(cell)), 0);
}

/** Cells up to the last one that is filled. */
export function widthOf(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => !isEmptyCell(cell)) + 1;
}

/** A long number, an amount, a date, an e-mail address: what stands in rows, not in headers. */
function isValue(cell: string): boolean {
  const text = cell.trim();
  return (
    /^[+-]?\d{5,}[\dXx]?$/.test(text) ||
    /^[+-]?\d+\.\d+$/.test(text) ||
    /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/.test(text) ||
    /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(text)
  );
}

/** The number of cells that nine of ten rows do not pass. */
function usualFilled(rows: readonly SampleRow[]): number {
  const counts = rows.map(filled).sort((left, right) => left - right);
  return counts[Math.ceil(0.9 * counts.length) - 1] ?? 0;
}

/** The first row that is filled about as far as the table's rows are. */
function firstFullRow(rows: readonly SampleRow[]): number {
  const usual = usualFilled(rows.filter((row) => filled(row) > 0));
  const enough = Math.max(1, Math.min(2, usual), Math.ceil(0.6 * usual));
  return rows.findIndex((row) => filled(row) >= enough);
}

function headerAt(rows: readonly SampleRow[], wanted: number | undefined): { index: number; isHeader: boolean } {
  const first = firstFullRow(rows);
  if (wanted === 0) return { index: first, isHeader: false };
  if (wanted !== undefined) {
    const index = rows.findIndex((row) => row.line === wanted);
    if (index < 0) throw new HandoverError('usage', { member: 'header-row' }, { last: rows.at(-1)?.line ?? 0 });
    return { index, isHeader: true };
  }
  return { index: first, isHeader: !(rows[first]?.cells ?? []).some(isValue) };
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

/**
 * The layout of a table from its first rows.
 * @param wanted the header's line as a person gave it; 0: there is none
 * @throws input.no-rows, input.too-wide, usage for a line that no row of the sample begins on
 */
export function findLayout(rows: readonly SampleRow[], wanted: number | undefined, file: string): Layout {
  const { index, isHeader } = headerAt(rows, wanted);
  const row = rows[index];
  if (row === undefined) throw new HandoverError('input.no-rows', { file });
  const body = rows.slice(isHeader ? index + 1 : index).filter((each) => filled(each) > 0);
  const names = isHeader ? row.cells : [];
  if (row.fields > csvLimits.columns) throw tooWide(file, row.line, row.fields);
  const width = tableWidth(names, body);
  return {
    headerLine: isHeader ? row.line : 0,
    firstLine: row.line,
    header: Array.from({ length: width }, (_, column) => names[column] ?? ''),
    shortRows: leavesOffEmptyFields(body, width),
    isStated: false,
  };
}

/** The layout of a table whose columns the format states. @throws input.no-rows without any, input.too-wide */
export function statedLayout(columns: readonly string[], file: string): Layout {
  if (columns.length === 0) throw new HandoverError('input.no-rows', { file });
  if (columns.length > csvLimits.columns) throw tooWide(file, 1, columns.length);
  return { headerLine: 0, firstLine: 1, header: columns, shortRows: true, isStated: true };
}

export function tooWide(file: string, row: number, columns: number): HandoverError {
  return new HandoverError('input.too-wide', { file, row }, { columns, limit: csvLimits.columns });
}
