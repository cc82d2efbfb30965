// Reads the descriptor: D must agree with `handover.json`, and the file must be what D and `handover.json` give, to the byte.
import { HandoverError } from '../../domain/errors.ts';
import { type Bytes, equalBytes, fromHex } from '../bytes.ts';
import { sha256Hex } from '../hash.ts';
import { readJsonFile } from '../json-file.ts';
import { asObject } from '../schema.ts';
import { fewOf, versionWord } from '../words.ts';
import {
  buildDescriptor,
  countedParts,
  type Descriptor,
  type DescriptorTable,
  descriptorFormat,
  handoverSchema,
} from './descriptor.ts';
import { keptColumns, type Manifest, type ManifestTable } from './manifest.ts';
import { rowsAddUp } from './manifest-rules.ts';
import { fileNamesFault, rowColumn } from './names.ts';

/** @throws json, version, schema for the form · descriptor where it disagrees with `manifest` */
export function readDescriptor(bytes: Bytes, manifest: Manifest): Descriptor {
  const value = asObject(readJsonFile(bytes), '').handover;
  versionWord(value, 'format', [descriptorFormat], 'handover');
  const descriptor = handoverSchema(value, 'handover');
  checkDescriptor(descriptor, manifest);
  demand(equalBytes(buildDescriptor(manifest, descriptor), bytes), 'resources', 'as computed');
  return descriptor;
}

/** The file, proved to be one that a reader takes. @throws json, schema, descriptor */
export function writeDescriptor(descriptor: Descriptor, manifest: Manifest): Bytes {
  const bytes = buildDescriptor(manifest, descriptor);
  readDescriptor(bytes, manifest);
  return bytes;
}

/** @throws descriptor */
function checkDescriptor(descriptor: Descriptor, manifest: Manifest): void {
  for (const member of ['case_uid', 'kind', 'label', 'seq'] as const) {
    demand(descriptor[member] === manifest[member], member, 'equal to handover.json');
  }
  demand(sha256Hex(fromHex(descriptor.opening)) === manifest.opening_sha256, 'opening', 'of opening_sha256');
  demand(sameIds(descriptor.tables, manifest.tables), 'tables', 'the ids of handover.json');
  for (const [index, of] of manifest.tables.entries()) {
    const named = descriptor.tables[index];
    if (named !== undefined) checkTable(named, of, manifest);
  }
  checkFiles(descriptor, manifest);
}

function checkTable(named: DescriptorTable, of: ManifestTable, { kind }: Manifest): void {
  const where = `tables.${of.id}`;
  demand(sameIds(named.columns, keptColumns(of)), `${where}.columns`, 'the kept columns of handover.json');
  const names = new Set(named.columns.map(({ name }) => name));
  demand(names.size === named.columns.length && !names.has(rowColumn), `${where}.columns`, 'unique names, not _row');
  const exact = named.left_out.map(({ reason, rows }) => `${reason} ${fewOf(rows)}`);
  const clear = of.left_out.map(({ reason, rows }) => `${reason} ${rows}`);
  demand(exact.join() === clear.join(), `${where}.left_out`, 'the reasons and sizes of handover.json');
  demand((named.deleted !== undefined) === (kind === 'supplement'), `${where}.deleted`, 'in a supplement only');
  demand((named.parts !== undefined) === (kind === 'preview'), `${where}.parts`, 'in a preview only');
  checkRows(named, of, where);
}

function checkRows(named: DescriptorTable, of: ManifestTable, where: string): void {
  const parts = countedParts(of, named);
  demand(parts.length === of.parts.length && rowsAddUp(parts), `${where}.parts`, 'one for each part, rows adding up');
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  demand(rows === named.rows, `${where}.rows`, 'the rows of all parts');
}

function checkFiles(descriptor: Descriptor, manifest: Manifest): void {
  const { deleted_files, files, left_out_files } = descriptor;
  demand(sameIds(files, manifest.files), 'files', 'the ids of handover.json');
  const fault = fileNamesFault(files.map(({ name }) => name));
  demand(fault === undefined, 'files', `names that every system takes (${fault})`);
  const exact = left_out_files.map((item) => `${item.reason} ${fewOf(item.files)}`);
  const clear = manifest.left_out_files.map((item) => `${item.reason} ${item.files}`);
  demand(exact.join() === clear.join(), 'left_out_files', 'the reasons and sizes of handover.json');
  demand((deleted_files !== undefined) === (manifest.kind === 'supplement'), 'deleted_files', 'in a supplement only');
  const kept = new Set(files.map(({ id }) => id));
  demand(!deleted_files?.some((id) => kept.has(id)), 'deleted_files', 'none of the files of this package');
}

function sameIds(named: readonly { id: string }[], of: readonly { id: string }[]): boolean {
  return named.length === of.length && named.every(({ id }, index) => id === of[index]?.id);
}

function demand(holds: boolean, member: string, expected: string): asserts holds {
  if (!holds) throw new HandoverError('descriptor', { entry: 'data/datapackage.json.age', member }, { expected });
}
