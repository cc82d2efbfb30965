// A newer export against the table it is of: which rows were added, changed, are gone or the same, by the column that names a row.

import { fieldEnd } from '../../../data/csv/project.ts';
import { Digest64 } from '../../../data/digest64.ts';
import { mostCompared, RowDiff } from '../../../data/row-diff.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { Job } from '../../jobs.ts';
import type { CaseData } from '../../vault/case-data.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { readRows } from '../../vault/rows/block-store.ts';
import { listTables, readTable, type TableRecord } from '../../vault/rows/table-store.ts';
import { readSource } from '../../vault/stores/source-store.ts';
import type { Context, Service } from '../context.ts';
import { dataOfTable } from './data-of-table.ts';
import { walkRows } from './walk-rows.ts';

export type Comparison = Output<'table.compare'>;

const comma = 0x2c;
/** Names of columns that number things, and the first rows that must bear it out. */
const keyName = /编号|号码|卡号|单号|工号|序列号|会员号|^(?:id|no\.?|code)$|[_ ](?:id|no)$/i;
const sampleRows = 1000;
/** Each candidate costs a way through both tables. */
const mostCandidates = 2;

/** The same names in the same order. */
function haveSameColumns({ columns: left }: TableRecord, { columns: right }: TableRecord): boolean {
  return left.length === right.length && left.every(({ name }, place) => name === right[place]?.name);
}

/** The last earlier table that has the same columns; one of the same bytes, the sheet of another month, is no older export. */
export function olderOf(db: ReadableDb, table: TableRecord): TableRecord | undefined {
  const digestOf = ({ sourceRef }: TableRecord) => readSource(db, sourceRef)?.sha256;
  const own = digestOf(table);
  const isOlder = (other: TableRecord) =>
    other.id < table.id && haveSameColumns(other, table) && (own === undefined || digestOf(other) !== own);
  return listTables(db).findLast(isOlder);
}

/** Places of columns whose first values are all there and all different, those with the name of a number first. */
function keyCandidates(db: ReadableDb, table: TableRecord): number[] {
  const rows = readRows(db, table.id, 0, sampleRows);
  const isKey = (place: number) => {
    const values = rows.map(({ cells }) => cells[place] ?? '');
    return !values.includes('') && new Set(values).size === values.length;
  };
  const places = table.columns.map((_, place) => place).filter(isKey);
  const isNamed = (place: number) => keyName.test(table.columns[place]?.name ?? '');
  return [...places.filter(isNamed), ...places.filter((place) => !isNamed(place))].slice(0, mostCandidates);
}

type Told = (keyHi: number, keyLo: number, rowHi: number, rowLo: number) => void;

/** Tells the digests of each row, its number left out; without a key the row is its own. */
function digestRows(csv: Uint8Array, key: number | undefined, digest: Digest64, tell: Told): void {
  for (let at = 0; at < csv.length; ) {
    const start = fieldEnd(csv, at) + 1;
    let field = 0;
    let end = start - 1;
    let keyHi = 0;
    let keyLo = 0;
    do {
      const from = end + 1;
      end = fieldEnd(csv, from);
      if (field === key) {
        digest.begin(1).bytes(csv, from, end).end();
        keyHi = digest.hi;
        keyLo = digest.lo;
      }
      field += 1;
    } while (csv[end] === comma);
    digest.begin().bytes(csv, start, end).end();
    if (key === undefined) tell(digest.hi, digest.lo, digest.hi, digest.lo);
    else tell(keyHi, keyLo, digest.hi, digest.lo);
    at = end + 1;
  }
}

type Comparing = { readonly db: ReadableDb; readonly job: Job; readonly digest: Digest64 };

async function tellTable(
  { db, job, digest }: Comparing,
  { id, rows }: TableRecord,
  key: number | undefined,
  tell: Told,
) {
  const onRows = (done: number) => job.report('check', done, rows, 'rows');
  for await (const { csv } of walkRows(db, id, { signal: job.signal, onRows })) digestRows(csv, key, digest, tell);
}

async function diffBy(comparing: Comparing, older: TableRecord, newer: TableRecord, key?: number): Promise<RowDiff> {
  const diff = new RowDiff(older.rows);
  await tellTable(comparing, older, key, (...digests) => diff.older(...digests));
  if (key !== undefined && diff.hasRepeatedKeys) return diff;
  await tellTable(comparing, newer, key, (...digests) => diff.newer(...digests));
  return diff;
}

/**
 * @throws unknown.table · usage (other columns) · input.too-large (more rows than can be compared) · cancelled · vault.damaged
 */
export async function compareTables(
  data: CaseData,
  job: Job,
  { older: olderId, table: newerId }: { readonly older: string; readonly table: string },
): Promise<Comparison> {
  const { db } = data;
  const [older, newer] = [readTable(db, olderId), readTable(db, newerId)];
  checkComparable(older, newer);
  const comparing = { db, job, digest: new Digest64() };
  for (const place of keyCandidates(db, older)) {
    const diff = await diffBy(comparing, older, newer, place);
    const column = newer.columns[place];
    if (diff.hasRepeatedKeys || column === undefined) continue;
    return { table: newerId, older: olderId, key: { id: column.id, name: column.name }, ...diff.result() };
  }
  return { table: newerId, older: olderId, ...(await diffBy(comparing, older, newer)).result() };
}

function checkComparable(older: TableRecord, newer: TableRecord): void {
  if (!haveSameColumns(older, newer)) {
    throw new HandoverError('usage', { table: newer.id, member: 'older' }, { reason: 'other-columns' });
  }
  if (Math.max(older.rows, newer.rows) > mostCompared) {
    throw new HandoverError('input.too-large', { table: newer.id }, { reason: 'rows', limit: mostCompared });
  }
}

/** The comparison of a table with the one it may be a newer export of; none if there is none, or too much of it. */
export async function comparedWithOlder(data: CaseData, job: Job, id: string): Promise<Comparison | undefined> {
  const table = readTable(data.db, id);
  const older = olderOf(data.db, table);
  if (older === undefined || Math.max(older.rows, table.rows) > mostCompared) return undefined;
  return compareTables(data, job, { older: older.id, table: id });
}

export function compareTablesService(context: Context): Service<'table.compare'> {
  return async ({ job, case: ref, table, older }) =>
    context.jobs.run(job, async (running) =>
      compareTables(await dataOfTable(context, ref, table), running, { older, table }),
    );
}
