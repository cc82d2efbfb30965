// Reads the tables of an Access database (2000 and later); the file is held in memory.
import { setImmediate as pause } from 'node:timers/promises';
import MdbReader, { type Column, type Value } from 'mdb-reader';
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { ReadOptions } from '../options.ts';
import type { Notice } from '../record.ts';
import { type CellPass, type CellRow, type CellTable, chosenTables, readCellTables } from '../rows/cell-table.ts';
import { digestOf, type Source } from '../source.ts';
import type { TableReader } from '../table.ts';
import { pageOf } from './page-buffer.ts';
import { isEncoded, isTangled } from './pages.ts';
import { isCalculated, isLeftOut, valueText } from './values.ts';

type Table = ReturnType<MdbReader['getTable']>;

interface AccessTable {
  readonly name: string;
  readonly table: Table;
  readonly columns: readonly Column[];
  readonly notices: readonly Notice[];
}

/** Access 97 keeps text in a code page that it does not name. */
const access97 = 0;
const versionAt = 20;
/** Tables that Access makes for itself without marking them as its own. */
const ofAccess = /^(?:MSys|~TMP)/;

/** What the library says is about the file's make, never about a value in it. */
function failure(error: unknown, file: string): HandoverError {
  if (error instanceof HandoverError) return new HandoverError(error.code, { file, ...error.where }, error.facts);
  const isLocked = error instanceof Error && error.message === 'Wrong password';
  return new HandoverError(isLocked ? 'input.password-protected' : 'input.damaged', { file }, {}, { cause: error });
}

/** The library negates negative amounts where they stand: it gets each page as a copy, so that they can be read again. */
function givingCopies(file: Buffer): Buffer {
  return Object.assign(file.subarray(), {
    slice: (start?: number, end?: number) => pageOf(Buffer.from(file.subarray(start, end))),
  });
}

async function load(source: Source): Promise<MdbReader> {
  const where = { file: source.name };
  if (source.size > limits.databaseInMemory) {
    throw new HandoverError('input.too-large', where, { bytes: source.size, limit: limits.databaseInMemory });
  }
  const bytes = await source.read(0, source.size);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file[versionAt] === access97) {
    throw new HandoverError('input.kind', where, { kind: 'access97', program: 'Access 2010', as: '.accdb' });
  }
  if (isTangled(file)) throw new HandoverError('input.damaged', where, { cause: 'ring' });
  const reader = new MdbReader(givingCopies(file));
  if (reader.getPassword() !== null || isEncoded(file)) throw new HandoverError('input.password-protected', where);
  return reader;
}

function noticeOf(code: Notice['code'], columns: readonly Column[]): Notice[] {
  return columns.length === 0 ? [] : [{ code, count: columns.length, names: columns.map(({ name }) => name) }];
}

function tableOf(reader: MdbReader, name: string, file: string): AccessTable {
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

function readRows(
  { table, columns }: AccessTable,
  file: string,
  signal?: AbortSignal,
  onShare?: (share: number) => void,
): CellPass {
  const names = columns.map(({ name }) => name);
  const atOnce = Math.max(4 * limits.rowsAtOnce, Math.ceil(table.rowCount / 50));
  const nulls = { count: 0 };
  let read = 0;
  async function* rows() {
    for (let more = true; more; ) {
      const records = take(read);
      for (const record of records) for (const name of names) nulls.count += Number(record[name] === null);
      if (records.length > 0) yield records.map((record, index) => rowOf(record, columns, read + index + 1));
      more = records.length === atOnce;
      read += records.length;
      onShare?.(read / Math.max(1, table.rowCount));
      await pause();
      signal?.throwIfAborted();
    }
  }
  function take(rowOffset: number) {
    try {
      return table.getData<Record<string, Value>>({ columns: names, rowOffset, rowLimit: atOnce });
    } catch (error) {
      throw failure(error, file);
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

/** A damaged catalogue may lack a name, or have one twice. @throws input.damaged */
function namesOf(names: readonly (string | null | undefined)[]): string[] {
  if (names.every((name) => typeof name === 'string')) return [...new Set(names)];
  throw new HandoverError('input.damaged', {}, { cause: 'catalogue' });
}

/** @throws input.damaged, input.bomb */
function contents(reader: MdbReader, file: string): { tables: AccessTable[]; linked: string[] } {
  try {
    const names = namesOf(reader.getTableNames()).filter((name) => !ofAccess.test(name));
    if (names.length > limits.tables) throw new HandoverError('input.bomb', { file }, { limit: 'tables' });
    return {
      tables: names.map((name) => tableOf(reader, name, file)),
      linked: namesOf(reader.getTableNames({ normalTables: false, linkedTables: true })),
    };
  } catch (error) {
    throw failure(error, file);
  }
}

/**
 * Makes a reader for each table that has rows. The source stays the caller's to close.
 * @throws input.password-protected, input.damaged, input.too-large, input.kind (Access 97), input.too-wide, input.bomb, input.no-rows,
 * unknown.table, io.*, cancelled
 */
export async function readAccess(source: Source, options: ReadOptions = {}): Promise<TableReader[]> {
  const sha256 = await digestOf(source, options.signal);
  const reader = await load(source).catch((error: unknown) => {
    throw failure(error, source.name);
  });
  const { tables, linked } = contents(reader, source.name);
  const links: Notice[] = linked.length === 0 ? [] : [{ code: 'linked_tables', count: linked.length, names: linked }];
  const chosen = chosenTables(tables, options.sheet, source.name).map(
    (each): CellTable => ({
      file: { name: source.name, bytes: source.size, sha256 },
      kind: 'access',
      name: each.name,
      sheet: each.name,
      columns: each.columns.map(({ name }) => name),
      isEmpty: each.table.rowCount === 0 || each.columns.length === 0,
      notices: [...each.notices, ...links],
      read: (signal, onShare) => readRows(each, source.name, signal, onShare),
    }),
  );
  return readCellTables(source.name, chosen, options);
}
