// One table of an Access database: what it is made of, whether all of it can be read, and its rows.
import { setImmediate as pause } from 'node:timers/promises';
import type MdbReader from 'mdb-reader';
import type { Column, Value } from 'mdb-reader';
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { Notice } from '../record.ts';
import type { CellPass, CellRow } from '../rows/cell-table.ts';
import { type UnreadTable, unread } from '../rows/unread.ts';
import { isCalculated, isLeftOut, valueText } from './values.ts';

type Table = ReturnType<MdbReader['getTable']>;

export interface AccessTable {
  readonly name: string;
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly notices: readonly Notice[];
  /** As many as there are, whatever the file states. */
  readonly rows: number;
}

/** What the library says is about the file's make, never about a value in it. */
export function failure(error: unknown, file: string): HandoverError {
  if (error instanceof HandoverError) return new HandoverError(error.code, { file, ...error.where }, error.facts);
  const isLocked = error instanceof Error && error.message === 'Wrong password';
  return new HandoverError(isLocked ? 'input.password-protected' : 'input.damaged', { file }, {}, { cause: error });
}

function noticeOf(code: Notice['code'], columns: readonly Column[]): Notice[] {
  return columns.length === 0 ? [] : [{ code, count: columns.length, names: columns.map(({ name }) => name) }];
}

function tableOf(reader: MdbReader, name: string, file: string): Omit<AccessTable, 'rows'> {
  const table = reader.getTable(name);
  const all = table.getColumns();
  // The library keeps values under their column's name, where this one would be lost.
  if (all.some((column) => column.name === '__proto__'))
    throw new HandoverError('input.damaged', { file, table: name });
  const binary = all.filter(isLeftOut);
  const calculated = all.filter((column) => !isLeftOut(column) && isCalculated(column));
  return {
    name,
    table,
    columns: all.filter((column) => !binary.includes(column) && !calculated.includes(column)),
    notices: [...noticeOf('blobs', binary), ...noticeOf('calculated_columns', calculated)],
  };
}

function rowOf(values: Readonly<Record<string, Value>>, columns: readonly Column[], line: number): CellRow {
  const texts = columns.map(({ name, type }) => valueText(values[name] ?? null, type));
  const cells = texts.map((text) => text ?? '');
  const isText = texts.every((text) => text?.isWellFormed() === true);
  return isText ? { line, cells } : { line, cells: [], fault: { reason: 'bad_text', raw: cells.join('\t') } };
}

/** All records, some at a time. @throws input.damaged */
async function* recordsOf(
  { table, columns }: Pick<AccessTable, 'table' | 'columns'>,
  file: string,
  signal: AbortSignal | undefined,
) {
  const names = columns.map(({ name }) => name);
  const rowLimit = Math.max(4 * limits.rowsAtOnce, Math.ceil(table.rowCount / 50));
  let read = 0;
  const take = () => {
    try {
      return table.getData<Record<string, Value>>({ columns: names, rowOffset: read, rowLimit });
    } catch (error) {
      throw failure(error, file);
    }
  };
  for (let more = true; more; ) {
    const records = take();
    yield records;
    more = records.length === rowLimit;
    read += records.length;
    await pause();
    signal?.throwIfAborted();
  }
}

export function readRows(
  each: AccessTable,
  file: string,
  signal?: AbortSignal,
  onShare?: (share: number) => void,
): CellPass {
  const { columns, table } = each;
  const nulls = { count: 0 };
  let read = 0;
  async function* rows() {
    for await (const records of recordsOf(each, file, signal)) {
      for (const record of records) for (const { name } of columns) nulls.count += Number(record[name] === null);
      if (records.length > 0) yield records.map((record, index) => rowOf(record, columns, read + index + 1));
      read += records.length;
      onShare?.(read / Math.max(1, each.rows));
    }
  }
  return {
    rows: rows(),
    notices: () => [
      ...(nulls.count > 0 ? [{ code: 'null_values', count: nulls.count } as const] : []),
      ...(read === table.rowCount ? [] : [{ code: 'stated_rows_differ', count: table.rowCount } as const]),
    ],
  };
}

/**
 * A table is gone through once before any row is taken: one that breaks off in the middle must be left out as a whole.
 * @throws what is not about this table alone
 */
export async function checkedTable(
  reader: MdbReader,
  name: string,
  file: string,
  signal: AbortSignal | undefined,
): Promise<AccessTable | UnreadTable> {
  try {
    const found = tableOf(reader, name, file);
    let rows = 0;
    for await (const records of recordsOf(found, file, signal)) rows += records.length;
    return { ...found, rows };
  } catch (error) {
    return unread(signal?.aborted === true ? error : failure(error, file), file, name);
  }
}
