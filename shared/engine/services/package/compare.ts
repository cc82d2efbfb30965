// Expected against found: what the package states of its content, and what is counted anew in the vault.
import { projectCsv } from '../../../data/csv/project.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { type DecimalSum, decimalSum, formatDecimal } from '../../../format/package/decimal.ts';
import {
  type Descriptor,
  type DescriptorFile,
  type DescriptorTable,
  handoverSchema,
} from '../../../format/package/descriptor.ts';
import type { Output } from '../../../ipc/contract.ts';
import { packageSource } from '../../open/vault-sink.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { streamRows } from '../../vault/rows/block-store.ts';
import { listTables, type TableRecord } from '../../vault/rows/table-store.ts';
import { type CaseRecord, findCase } from '../../vault/stores/case-store.ts';
import { listFiles, streamFile } from '../../vault/stores/file-store.ts';
import { listPackages, type PackageRecord } from '../../vault/stores/package-store.ts';
import { listSources } from '../../vault/stores/source-store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Context, Service } from '../context.ts';
import { isOfCodes } from '../data/code-names.ts';
import { factsOf } from '../data/table-facts.ts';
import { type MaskedRows, maskedRows } from '../data/table-rows.ts';
import { countFiles } from './package-facts.ts';
import { packageFactsOf, packageView } from './package-view.ts';

export type Comparison = Output<'package.compare'>;

const sampleRows = 10;

export function comparePackage(context: Context): Service<'package.compare'> {
  return async ({ case: ref }) => {
    const vault = context.vault();
    return compare(vault, findCase(vault.db, ref));
  };
}

/** The last full package that was opened. @throws compare.missing */
export function openedFull(vault: Vault, caseUid: string): PackageRecord {
  const full = listPackages(vault.db, caseUid, 'full').findLast(({ direction }) => direction === 'opened');
  if (full === undefined) throw new HandoverError('compare.missing');
  return full;
}

export async function compare(vault: Vault, record: CaseRecord): Promise<Comparison> {
  const full = openedFull(vault, record.caseUid);
  const { db } = await vault.data(record.caseUid);
  const expected = descriptorOf(db, full.id);
  const here = listTables(db);
  const counted = expected.tables.map((table) => {
    const found = here.find(({ id }) => id === table.id);
    return { table, found, ...count(db, table, found !== undefined) };
  });
  const tables = counted.map(({ table, rows }) => ({
    id: table.id,
    name: table.name,
    expected: table.rows,
    found: rows,
  }));
  const totals = counted.flatMap(totalsOf);
  const { files, lists } = countedFiles(db, expected);
  const agrees =
    [...tables, files, lists].every((one) => one.expected === one.found) &&
    totals.every((one) => one.expected === one.found);
  const { reports } = packageFactsOf(full);
  return {
    package: packageView(full),
    agrees,
    tables,
    totals,
    files,
    lists,
    sample: sample(db, expected),
    ...(reports === undefined ? {} : { reports }),
  };
}

function descriptorOf(db: ReadableDb, packageId: string): Descriptor {
  const source = listSources(db).find(({ name }) => name === packageSource(packageId));
  if (source === undefined) throw new HandoverError('compare.missing');
  return handoverSchema(source.record, '');
}

type Counted = { readonly rows: number; readonly sums: readonly DecimalSum[] };

/** From the blocks themselves: what a table says of its own size proves nothing. */
function count(db: ReadableDb, { id, columns }: DescriptorTable, isHere: boolean): Counted {
  const sums = columns.map(() => decimalSum());
  const keep = [true, ...columns.map(() => true)];
  const watched = keep.map((_, field) => field > 0);
  const watch = (csv: Uint8Array, field: number, start: number, end: number) =>
    sums[field - 1]?.add(csv, start, end) === true;
  let rows = 0;
  if (!isHere) return { rows, sums };
  for (const { csv } of streamRows(db, id)) {
    rows += projectCsv(csv, { keep, watched, watch }).rows;
  }
  return { rows, sums };
}

type CountedTable = Counted & { readonly table: DescriptorTable; readonly found: TableRecord | undefined };

function totalsOf({ table, found: here, sums }: CountedTable): Comparison['totals'] {
  const kinds = here === undefined ? [] : factsOf(here).columns;
  return table.columns.flatMap(({ id, name, sum: expected }, index) => {
    const sum = sums[index];
    if (expected === undefined || sum === undefined) return [];
    const found = sum.exact ? formatDecimal(sum.value) : '–';
    const of_codes = isOfCodes({ name, pi: kinds[index]?.pi ?? 'none' });
    return [{ table: table.id, table_name: table.name, column: id, name, expected, found, of_codes }];
  });
}

/** Found are those whose content still has the digest that the package states. */
function countedFiles(db: ReadableDb, { files }: Descriptor): Pick<Comparison, 'files' | 'lists'> {
  const here = new Map(listFiles(db).map((file) => [file.id, file]));
  const isIntact = ({ id, sha256 }: DescriptorFile) => here.get(id)?.sha256 === sha256 && isReadable(db, id);
  const expected = countFiles(files);
  const found = countFiles(files.filter(isIntact));
  return {
    files: { expected: expected.files, found: found.files },
    lists: { expected: expected.lists, found: found.lists },
  };
}

function isReadable(db: ReadableDb, id: string): boolean {
  try {
    for (const _ of streamFile(db, id));
    return true;
  } catch (error) {
    if (error instanceof HandoverError) return false;
    throw error;
  }
}

function sample(db: ReadableDb, { tables }: Descriptor): MaskedRows {
  const [first] = tables;
  if (first === undefined) return { columns: [], rows: [] };
  const step = Math.max(1, Math.floor(first.rows / sampleRows));
  const offsets = Array.from({ length: Math.min(sampleRows, first.rows) }, (_, index) => index * step);
  const rows = offsets.flatMap((offset) => maskedRows(db, first.id, offset, 1).rows);
  return { columns: first.columns.map(({ name }) => name), rows };
}
