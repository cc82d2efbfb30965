// `data/datapackage.json`: a Frictionless Data Package whose member `handover` (D) has the names and exact numbers, and whose
// resources (R) are computed from D and `handover.json` (FORMAT.md 7.5).
import { packageKinds, reasons } from '../../domain/vocabulary.ts';
import type { Bytes } from '../bytes.ts';
import { type JsonValue, writeJsonFile } from '../json-file.ts';
import { label } from '../labels.ts';
import { type Infer, int, list, object, oneOf, optional, sortedBy } from '../schema.ts';
import { dec, h16, h32, i, s } from '../words.ts';
import { columnId, fileId, type Manifest, type ManifestTable, maxPartCsvBytes, tableId } from './manifest.ts';
import { type CountedPart, countsOf } from './manifest-rules.ts';
import { rowColumn } from './names.ts';
import { partName } from './paths.ts';

export const descriptorFormat = 'handover-descriptor/1';

const part = object({ csv_bytes: int(1, maxPartCsvBytes), first_row: int(1), rows: i });
const leftOut = object({ reason: oneOf(...reasons), rows: i });
const column = object({ id: columnId, name: s, sum: optional(dec) });
const table = object({
  columns: list(column),
  deleted: optional(sortedBy(int(1), (row) => row)),
  id: tableId,
  left_out: list(leftOut),
  name: s,
  parts: optional(list(part, 1, 99_999)),
  rows: i,
});
const file = object({ bytes: i, id: fileId, name: s, sha256: h32 });

export const handoverSchema = object({
  case_uid: h16,
  deleted_files: optional(sortedBy(fileId, (id) => id)),
  files: list(file),
  format: oneOf(descriptorFormat),
  kind: oneOf(...packageKinds),
  label,
  left_out_files: list(object({ files: i, reason: oneOf(...reasons) })),
  opening: h32,
  seq: int(1, 9999),
  tables: list(table),
});

/** The member D. */
export type Descriptor = Infer<typeof handoverSchema>;
export type DescriptorTable = Infer<typeof table>;
export type DescriptorFile = Infer<typeof file>;

/** The whole file; what is not in D is computed. @throws json when a name is outside the profile */
export function buildDescriptor(manifest: Manifest, descriptor: Descriptor): Bytes {
  return writeJsonFile({
    handover: descriptor,
    name: manifest.name.toLowerCase(),
    profile: 'data-package',
    resources: [...tableResources(manifest, descriptor), ...fileResources(descriptor)],
  });
}

function tableResources(manifest: Manifest, descriptor: Descriptor): JsonValue[] {
  return manifest.tables.flatMap((of, index) => {
    const named = descriptor.tables[index];
    if (named === undefined) return [];
    const fields = [
      { name: rowColumn, type: 'integer' },
      ...named.columns.map(({ name }) => ({ name, type: 'string' })),
    ];
    return countedParts(of, named).map(({ csv_bytes }, at) =>
      tableResource(partName(of.id, at + 1), csv_bytes, named, fields),
    );
  });
}

function tableResource(name: string, bytes: number, named: DescriptorTable, fields: JsonValue[]): JsonValue {
  return {
    bytes,
    encoding: 'utf-8',
    format: 'csv',
    mediatype: 'text/csv',
    name,
    path: `${name}.csv`,
    profile: 'tabular-data-resource',
    schema: { fields },
    title: named.name,
  };
}

function fileResources({ files }: Descriptor): JsonValue[] {
  return files.map(({ bytes, id, name, sha256 }) => ({
    bytes,
    hash: `sha256:${sha256}`,
    name: id,
    path: id,
    title: name,
  }));
}

/** The counts of a table's parts: from D in a preview, from `handover.json` in all other kinds. */
export function countedParts(of: ManifestTable, named: DescriptorTable): CountedPart[] {
  return (named.parts ?? of.parts).flatMap(countsOf);
}

/** The header fields of a table's parts, in order. */
export function headerFields(named: DescriptorTable): string[] {
  return [rowColumn, ...named.columns.map(({ name }) => name)];
}
