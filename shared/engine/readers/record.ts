// What becomes of a table's rows, and the record of where they came from.
import type { DamageKind } from '../../data/columns/number-damage.ts';
import type { Bytes } from '../../format/bytes.ts';
import type { FieldRule } from './rows/field-rules.ts';
import type { BillKind } from './text/bill.ts';
import type { Quoting } from './text/dialect.ts';
import type { Encoding } from './text/encodings.ts';

/** Why a row was not taken: it has no place in the table as it stands. */
export type RefusedReason =
  | 'too_many_fields'
  | 'too_few_fields'
  | 'bad_quotes'
  | 'unclosed_quote'
  | 'nul'
  | 'too_long'
  | 'bad_text'
  | 'repeated_key'
  | 'broken_record'
  | 'unclosed_record'
  | 'not_a_record';

/** Why a row is no customer row: above the header, the header once more, empty, a line of dashes, a sum, a remark, outside the rows that a person chose. */
export type AsideKind = 'title' | 'header' | 'blank' | 'separator' | 'total' | 'note' | 'outside';

/** A row that was not taken, as it stands in the source (at most 64 KiB of it). `line` counts from 1: a line of text, a row of a sheet. */
export interface RefusedRow {
  readonly line: number;
  readonly reason: RefusedReason;
  readonly raw: string;
}

export interface AsideRow {
  readonly line: number;
  readonly kind: Exclude<AsideKind, 'blank'>;
  readonly raw: string;
}

/** Some rows of a table in order. */
export interface RowBatch {
  /** Ordinal, from 1, of the first row among all rows taken from this table. */
  readonly first: number;
  readonly rows: number;
  /** `rows` rows of canonical CSV (FORMAT.md 4), UTF-8, no header; a field `_row` in front if row numbers were asked for. */
  readonly csv: Bytes;
  /** Where each field of `csv` ends (data/field-ends.ts). */
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly refused: readonly RefusedRow[];
  readonly aside: readonly AsideRow[];
}

/** Every row of the source has one place: read = taken + refused + aside. The header line is none of them. */
export interface RowCounts {
  readonly read: number;
  readonly taken: number;
  readonly refused: Readonly<Partial<Record<RefusedReason, number>>>;
  readonly aside: Readonly<Partial<Record<AsideKind, number>>>;
  /** Of those taken: rows without their last, empty fields; rows with empty fields behind the last column. */
  readonly short: number;
  readonly surplus: number;
}

/** Something a person should know about a source; `count` where it can be counted. */
export interface Notice {
  readonly code:
    | 'private_use'
    | 'lost_characters'
    | 'open_elsewhere'
    | 'hidden_sheets'
    | 'hidden_rows'
    | 'hidden_columns'
    | 'merged_cells'
    | 'merged_values'
    | 'filters'
    | 'comments'
    | 'pictures'
    | 'cell_pictures'
    | 'coloured_cells'
    | 'numbers_as_text'
    | 'rows_out_of_order'
    | 'defined_names'
    | 'external_links'
    | 'book_properties'
    | 'loose_rows'
    | 'error_cells'
    | 'formula_cells'
    | 'formulas_without_value'
    | 'long_numbers'
    | 'empty_sheets'
    | 'header_only_sheets'
    | 'damaged_tables'
    | 'wide_tables'
    | 'null_values'
    | 'exponent_numbers'
    | 'wrapped_values'
    | 'lists_in_cells'
    | 'values_outside'
    | 'blobs'
    | 'free_pages'
    | 'triggers'
    | 'views'
    | 'virtual_tables'
    | 'linked_tables'
    | 'computed_columns'
    | 'calculated_columns'
    | 'stated_rows_differ'
    | 'recovered_log'
    | 'unused_log'
    | 'left_out_marks'
    | 'spread_rows'
    | 'other_headers';
  readonly count: number;
  readonly names?: readonly string[];
}

/** Whole tables or sheets of the file are in none of its tables here: rows may stand on them. */
const wholeTables: ReadonlySet<Notice['code']> = new Set([
  'hidden_sheets',
  'damaged_tables',
  'wide_tables',
  'virtual_tables',
  'linked_tables',
]);

export function isOfWholeTables(code: Notice['code']): boolean {
  return wholeTables.has(code);
}

/** The formats that hold tables. */
export type TableFormat =
  | 'csv'
  | 'xlsx'
  | 'xls'
  | 'xlsb'
  | 'ods'
  | 'html'
  | 'spreadsheetml'
  | 'json'
  | 'sqlite'
  | 'vcard'
  | 'access';

/** A rule that took away what another program had put around the values of a column, and how many it changed. */
export interface RuleUse {
  readonly column: string;
  readonly rule: FieldRule;
  readonly count: number;
}

/** Numbers of a column that another program has damaged. At most three samples, masked. */
export interface Damage {
  readonly column: string;
  readonly kind: DamageKind;
  readonly count: number;
  readonly samples: readonly string[];
}

/** A file that lies beside the source and belongs to it: what it holds was read too. */
export interface BesideFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The source record of one table; JSON. */
export interface ImportRecord {
  readonly file: string;
  readonly bytes: number;
  /** Of the source file, lower-case hex. */
  readonly sha256: string;
  /** Set if rows came from more than that file. */
  readonly beside?: readonly BesideFile[];
  readonly kind: TableFormat;
  readonly encoding?: Encoding;
  readonly bom?: boolean;
  readonly delimiter?: string;
  readonly quoting?: Quoting;
  readonly bill?: BillKind;
  readonly sheet?: string;
  /** The line or sheet row of the header, from 1; 0: the table has none. */
  readonly header_row: number;
  /** Rows that the header takes: 0, 1 or 2. */
  readonly header_rows: number;
  /** The first and the last line that may be a row, where a person chose them: the others may be another table. */
  readonly first_row?: number;
  readonly last_row?: number;
  /** A column with damaged numbers is not `complete`: what is gone from them is in no row. */
  readonly columns: readonly { readonly name: string; readonly original: string; readonly complete: boolean }[];
  readonly rules: readonly RuleUse[];
  readonly damage: readonly Damage[];
  readonly counts: RowCounts;
  readonly notices: readonly Notice[];
}
