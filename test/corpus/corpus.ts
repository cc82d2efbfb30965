// What a file of the corpus is: bytes as some program writes them, and what a careful person wants of them, written down before any reader ran.

import type { DamageKind } from '../../shared/data/columns/number-damage.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import type { ReadOptions } from '../../shared/engine/readers/options.ts';
import type { AsideKind, Notice, RefusedReason, TableFormat } from '../../shared/engine/readers/record.ts';
import type { FieldRule } from '../../shared/engine/readers/rows/field-rules.ts';

export type Row = readonly string[];

/** A row set apart: its line and why; `foot` is any reason that a row under the header may have, a title that comes again among them. */
export type ExpectedAside = readonly [line: number, kind: Exclude<AsideKind, 'blank'> | 'foot'];

export interface ExpectedTable {
  readonly name?: string;
  readonly columns: Row;
  /** Line of the header, from 1; 0: none. */
  readonly header?: number;
  /** Every row taken, each cell to the sign. */
  readonly rows: readonly Row[];
  readonly aside?: readonly ExpectedAside[];
  readonly blank?: number;
  readonly refused?: readonly (readonly [line: number, reason: RefusedReason])[];
  /** Number of things found; `true` where no number is the only right one. Merged cells and formulas may be told of besides. */
  readonly notices?: Readonly<Partial<Record<Notice['code'], number | true>>>;
  readonly damage?: readonly (readonly [column: string, kind: DamageKind, count: number])[];
  readonly rules?: readonly (readonly [column: string, rule: FieldRule, count: number])[];
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly bill?: true;
}

export interface CorpusFile {
  readonly name: string;
  readonly bytes: () => Uint8Array | string;
  readonly options?: ReadOptions;
  readonly format?: TableFormat;
  readonly expected: readonly ExpectedTable[] | { readonly refusedAs: ErrorCode };
}

export interface Program {
  readonly program: string;
  readonly files: readonly CorpusFile[];
}
