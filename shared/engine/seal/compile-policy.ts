// The compiled policy: what goes, is changed and stays, by ids only; its digest stands in the package (FORMAT.md 7.10).
import { piTypes } from '../../data/pi-types.ts';
import type { Params } from '../../data/redaction/params.ts';
import type { Reason } from '../../domain/vocabulary.ts';
import type { Bytes } from '../../format/bytes.ts';
import { sha256Hex } from '../../format/hash.ts';
import { writeJsonFile } from '../../format/json-file.ts';
import type { ColumnToSeal, ExceptionToSeal } from './seal-table.ts';

/** A column's decision with the parameters that differ from the usual ones. */
export type ColumnDecision = Omit<ColumnToSeal, 'name'> & { readonly params?: Params; readonly not_secret?: true };
/** A rule that decides on rows: one of those that keep a row back, or the one that picks the rows of a list. */
export type RowDecision = {
  readonly rule: string;
  readonly column?: string;
  readonly params?: Params;
  /** The paper that it rests on, by its digest. */
  readonly ground?: { readonly sha256: string };
};
export type TableDecisions = {
  readonly id: string;
  readonly allowed?: readonly ExceptionToSeal[];
  readonly columns: readonly ColumnDecision[];
  readonly rows: readonly RowDecision[];
};
export type FileDecision = { readonly id: string; readonly action: 'keep' | 'drop'; readonly reason: Reason };
export type CompiledPolicy = { readonly bytes: Bytes; readonly sha256: string };

const withParams = (params: Params | undefined) =>
  params === undefined || Object.keys(params).length === 0 ? {} : { params: { ...params } };

function withAllowed(allowed: readonly ExceptionToSeal[] = []) {
  if (allowed.length === 0) return {};
  return {
    allowed: allowed.map(({ column, from, reason }) => ({
      column,
      from: { column: from.column, table: from.table },
      reason,
    })),
  };
}

export function compilePolicy(tables: readonly TableDecisions[], files: readonly FileDecision[]): CompiledPolicy {
  const bytes = writeJsonFile({
    files: files.map(({ action, id, reason }) => ({ action, id, reason })),
    format: 'handover-policy/1',
    pi_types: sha256Hex(writeJsonFile(piTypes)),
    tables: tables.map(({ allowed, id, columns, rows }) => ({
      ...withAllowed(allowed),
      columns: columns.map(({ action, class: piClass, id: column, not_secret: stated, params, pi, reason }) => ({
        action,
        class: piClass,
        id: column,
        ...(stated === undefined ? {} : { not_secret: stated }),
        ...withParams(params),
        pi,
        reason,
      })),
      id,
      rows: rows.map(({ column, ground, params, rule }) => ({
        ...(column === undefined ? {} : { column }),
        ...(ground === undefined ? {} : { ground: ground.sha256 }),
        ...withParams(params),
        rule,
      })),
    })),
  });
  return { bytes, sha256: sha256Hex(bytes) };
}
