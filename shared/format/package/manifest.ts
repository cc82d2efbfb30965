// `handover.json`: the manifest proper of a package, as type and schema (FORMAT.md 7.4). It names tables and files by id only.
import { actions, deals, packageKinds, piClasses, reasons, routes, suites, trusts } from '../../domain/vocabulary.ts';
import type { Bytes } from '../bytes.ts';
import { type JsonValue, readJsonFile } from '../json-file.ts';
import { label } from '../labels.ts';
import { type Infer, int, list, object, oneOf, optional, pattern, type Schema, sortedBy } from '../schema.ts';
import { made } from '../statements/common.ts';
import { b, few, h16, h32, i, id, s, versionWord, w } from '../words.ts';
import { columnIdForm, fileIdForm, tableIdForm } from './paths.ts';

export const packageFormat = 'handover-package/1';
export const maxPartCsvBytes = 64 * 1024 * 1024;

export const tableId = pattern(tableIdForm, 'table id t01..t99');
export const columnId = pattern(columnIdForm, 'column id c01..c2000');
export const fileId = pattern(fileIdForm, 'file id f00001..f50000');
/** Place of a column in the imported table, from 1. */
export const columnNumber = (columnIdText: string): number => Number(columnIdText.slice(1));

const reason = oneOf(...reasons);
const piClass = oneOf(...piClasses);

const card = object({ id, role: oneOf('buyer', 'holder', 'seller', 'witness'), trust: oneOf(...trusts) });
const gate = object({ basis: optional(s), code: w, result: oneOf('pass', 'warn', 'ask') });
const column = object({ action: oneOf(...actions), class: piClass, id: columnId, pi: w, reason });
const part = object({
  bytes: i,
  csv_bytes: optional(int(1, maxPartCsvBytes)),
  first_row: optional(int(1)),
  path: s,
  rows: optional(i),
  sha256: h32,
});
const table = object({
  columns: sortedBy(column, (item) => columnNumber(item.id), 1, 2000),
  id: tableId,
  left_out: sortedBy(object({ reason, rows: few }), (item) => item.reason),
  parts: list(part, 1, 99_999),
});
const file = object({ bytes: i, class: piClass, id: fileId, path: s, reason, sha256: h32 });

const schema = object({
  base: optional(id),
  cards: list(card, 2, 20),
  case_uid: h16,
  cross_border: b,
  deal: oneOf(...deals),
  files: sortedBy(file, (item) => item.id, 0, 50_000),
  format: oneOf(packageFormat),
  gates: sortedBy(gate, (item) => item.code),
  holders: list(id, 0, 8),
  kind: oneOf(...packageKinds),
  label,
  left_out_files: sortedBy(object({ files: few, reason }), (item) => item.reason),
  made,
  name: s,
  opening_sha256: h32,
  policy_sha256: optional(h32),
  program: object({ name: s, version: s }),
  recipient: pattern(/^age1(pq1)?[0-9a-z]{1,2000}$/, 'age recipient'),
  reports: sortedBy(w, (item) => item),
  route: oneOf(...routes),
  seq: int(1, 9999),
  suite: oneOf(...suites),
  supersedes: optional(id),
  tables: sortedBy(table, (item) => item.id, 0, 99),
  terms: optional(id),
});

export type Manifest = Infer<typeof schema>;
export type ManifestTable = Infer<typeof table>;
export type ManifestPart = Infer<typeof part>;
export type ManifestColumn = Infer<typeof column>;
export type ManifestFile = Infer<typeof file>;
export type ManifestCard = Infer<typeof card>;

/** The columns that a part holds, in id order. */
export const keptColumns = (of: ManifestTable): ManifestColumn[] =>
  of.columns.filter(({ action }) => action !== 'drop');

/** Form only; the rules between members are those of `manifest-rules.ts`. @throws json, version, schema */
export function parseManifestFile(bytes: Bytes): Manifest {
  return asManifest(readJsonFile(bytes));
}

/** @throws version, schema */
export const asManifest = (value: JsonValue): Manifest => {
  versionWord(value, 'format', [packageFormat]);
  return (schema satisfies Schema<Manifest>)(value, '');
};
