// What is found about a table at first sight, for a person to look at and change: how it is read and why, real rows, the rows set apart.

import { columnNames } from '../../data/names.ts';
import { type Found, found } from './found.ts';
import type { Notice, RuleUse, TableFormat } from './record.ts';
import { otherHeadersOf, rulesUsed } from './rows/account.ts';
import { widthOf } from './rows/cells.ts';
import type { RowCollector, RowPlace } from './rows/collector.ts';
import { type FooterFound, findFooter, type PlacedRow } from './rows/footer.ts';
import { findLayout, type Layout } from './rows/header.ts';
import type { BillKind } from './text/bill.ts';
import type { Quoting } from './text/dialect.ts';
import type { Encoding } from './text/encodings.ts';

export interface SurveyRow {
  readonly line: number;
  readonly place: RowPlace;
  /** As in the source, the last empty ones left off. */
  readonly cells: readonly string[];
}

/** Of the header: its first line (0: there is none) and how many rows it takes. */
export interface HeaderFound {
  readonly row: number;
  readonly rows: number;
}

/** JSON. What is not said does not apply to the format. */
export interface TableSurvey {
  readonly kind: TableFormat;
  readonly name: string;
  readonly sheet?: string;
  readonly encoding?: Found<Encoding>;
  readonly bom?: boolean;
  readonly delimiter?: Found<string>;
  readonly quoting?: Found<Quoting>;
  readonly bill?: BillKind;
  readonly header: Found<HeaderFound>;
  readonly footer: Found<FooterFound>;
  readonly columns: readonly string[];
  /** The columns as the program finds them, whatever a person said of the rows: a table of the same origin is known by them. */
  readonly columnsFound: readonly string[];
  /** Rules that changed values of the rows looked at. */
  readonly rules: readonly RuleUse[];
  /** Twenty rows from the header on, and all rows looked at that are none of the table's. */
  readonly rows: readonly SurveyRow[];
  readonly notices: readonly Notice[];
}

/** Rows of the table that are shown. */
const shownRows = 20;
/** Rows that are none of the table's, and cells of a row, that are shown at most. */
const shownAside = 60;
const shownCells = 200;
const shownSigns = 200;

function shown({ line, place, cells }: PlacedRow): SurveyRow {
  const filled = cells.slice(0, Math.min(widthOf(cells), shownCells));
  return { line, place, cells: filled.map((cell) => cell.slice(0, shownSigns)) };
}

/** Blank rows are counted in the record and shown nowhere. */
function rowsToShow(placed: readonly PlacedRow[]): SurveyRow[] {
  let rows = 0;
  let aside = 0;
  return placed
    .filter(({ place }) => {
      if (place === 'blank') return false;
      if (place === 'row') rows += 1;
      else aside += 1;
      return place === 'row' ? rows <= shownRows : aside <= shownAside;
    })
    .map(shown);
}

/** Other rows that may be the header: full of names or nearly so, and none at all. */
function otherHeaders({ headerLine, headerLines }: Layout, placed: readonly PlacedRow[]): HeaderFound[] {
  const near = placed.filter(({ place }) => place !== 'blank').slice(0, shownRows);
  const single = near.map(({ line }) => ({ row: line, rows: 1 }));
  const double = headerLine === 0 ? [] : [{ row: headerLine, rows: 2 }];
  const all = [...single, ...double, { row: 0, rows: 0 }];
  return all.filter(({ row, rows }) => row !== headerLine || rows !== headerLines.length);
}

function columnsFound({ layout, placed }: Pick<Surveyed, 'layout' | 'placed'>): readonly string[] {
  if (layout.isStated) return columnNames(layout.header);
  const rows = placed.map(({ line, cells }) => ({ line, cells, fields: widthOf(cells) }));
  return columnNames(findLayout(rows, {}, '', layout).header);
}

export interface Surveyed {
  readonly layout: Layout;
  /** Fed with the sample only. */
  readonly collector: RowCollector;
  readonly placed: readonly PlacedRow[];
  /** No row follows those placed. */
  readonly isWhole: boolean;
  readonly notices: readonly Notice[];
}

/** The part of a survey that all formats have. */
export function surveyOf({
  layout,
  collector,
  placed,
  isWhole,
  notices,
}: Surveyed): Omit<TableSurvey, 'kind' | 'name'> {
  const header = { row: layout.headerLine, rows: layout.headerLines.length };
  return {
    ...(layout.bill === undefined ? {} : { bill: layout.bill.kind }),
    header: found(header, layout.sure, layout.reason, layout.isStated ? [] : otherHeaders(layout, placed)),
    footer: findFooter({ layout, placed, isWhole }),
    columns: collector.columns,
    columnsFound: columnsFound({ layout, placed }),
    rules: rulesUsed(collector),
    rows: rowsToShow(placed),
    notices: [...notices, ...otherHeadersOf(collector)],
  };
}
