// `reports/*.json`: what was done, in counts that name no small group (FORMAT.md 7.6).
import { HandoverError } from '../../domain/errors.ts';
import type { Bytes } from '../bytes.ts';
import { readJsonFile } from '../json-file.ts';
import { asObject, type Infer, list, object, oneOf, optional, schemaError } from '../schema.ts';
import { few, h32, i, versionWord, w } from '../words.ts';
import { columnId, type Manifest, tableId } from './manifest.ts';

const reportFormat = 'handover-report/1';
const format = oneOf(reportFormat);

/** Cells that are values of a column that stays or is changed, by the seller's word; that column may be of a table that stays as a whole. */
const exception = object({
  cells: few,
  column: columnId,
  from_column: columnId,
  from_table: tableId,
  reason: w,
  table: tableId,
});
/** Values that were looked for in what had been sealed, the cells and texts that were searched. */
const gate = object({ cells: few, texts: few, values: few });

const redaction = object({
  allowed: optional(list(exception)),
  format,
  gate: optional(gate),
  /** Papers, by their digests, that rules which kept rows back rest on: letters, signed forms. */
  grounds: optional(list(object({ column: columnId, rule: w, sha256: h32, table: tableId }))),
  kind: oneOf('redaction'),
  limits: list(w),
  /** Columns that the program took for secrets, and the seller said that they are none. */
  not_secret: optional(list(object({ column: columnId, table: tableId }))),
  tables: list(object({ columns: list(object({ cells: few, id: columnId })), id: tableId })),
});
const figures = {
  average_permille: i,
  k: i,
  quasi: list(object({ column: columnId, table: tableId })),
  worst_permille: i,
};
const risk = object({
  ...figures,
  /** In the source, before anything was left out or changed. */
  before: optional(object(figures)),
  format,
  kind: oneOf('risk'),
  limits: list(w),
});
export type RedactionReport = Infer<typeof redaction>;
export type RiskReport = Infer<typeof risk>;
export type Report = RedactionReport | RiskReport;

/**
 * @param name the word in `handover.json.reports`
 * @throws json, version, schema for the form · manifest for a column or table that the package does not have
 */
export function parseReport(bytes: Bytes, name: string, manifest: Manifest): Report {
  const value = readJsonFile(bytes);
  versionWord(value, 'format', [reportFormat]);
  if (asObject(value, '').kind !== name) throw schemaError('kind', name);
  const parsed: Report = name === 'risk' ? risk(value, '') : redaction(value, '');
  const known = new Set(manifest.tables.flatMap(({ id, columns }) => columns.map((column) => `${id}.${column.id}`)));
  const unknown = columnsOf(parsed).find((column) => !known.has(column));
  if (unknown !== undefined)
    throw new HandoverError('manifest', { member: unknown }, { expected: 'a column of handover.json' });
  return parsed;
}

function columnsOf(of: Report): string[] {
  if (of.kind === 'risk') {
    return [...of.quasi, ...(of.before?.quasi ?? [])].map(({ column, table }) => `${table}.${column}`);
  }
  const named = [...(of.allowed ?? []), ...(of.grounds ?? []), ...(of.not_secret ?? [])].map(
    ({ column, table }) => `${table}.${column}`,
  );
  const changed = of.tables.flatMap(({ id, columns }) => columns.map((column) => `${id}.${column.id}`));
  return [...named, ...changed];
}
