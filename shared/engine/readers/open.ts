// The one way in for a file that a person gave: found out what it is, refused by name, or opened as tables.
import { HandoverError } from '../../domain/errors.ts';
import { detect, startsAsAttachment } from './detect.ts';
import { GuardedTable } from './guarded-table.ts';
import { limits } from './limits.ts';
import type { ReadOptions } from './options.ts';
import type { TableFormat } from './record.ts';
import { openSource, type Source } from './source.ts';
import type { TableSurvey } from './survey.ts';
import { surveysOf } from './survey-file.ts';
import type { TableReader } from './table.ts';

/** An input with its tables; `close` it when all are read. */
export interface OpenedTables {
  readonly kind: TableFormat;
  readonly tables: readonly TableReader[];
  /** The same tables as the program finds them, whatever was said of the text and of the rows but the sheet. @throws as `openTables` */
  surveysAsFound(): Promise<readonly TableSurvey[]>;
  close(): Promise<void>;
}

/** Whether the file at `path` is no table by its first bytes: told without starting a reader. @throws as `openSource` */
export async function isPlainAttachment(path: string): Promise<boolean> {
  const source = await openSource(path);
  try {
    return startsAsAttachment(await source.read(0, limits.magic));
  } finally {
    await source.close();
  }
}

/** Formats that libraries read: code of others, which may end the process that it runs in, or never come to an end. */
const byLibrary: ReadonlySet<TableFormat> = new Set(['xls', 'xlsb', 'access']);

type Reader = (source: Source, options: ReadOptions) => Promise<TableReader[]>;

/** Each is loaded when a file needs it: some bring large libraries. */
const readers: Record<TableFormat, () => Promise<Reader>> = {
  csv: async () => (await import('./text/csv-reader.ts')).readCsv,
  xlsx: async () => (await import('./books/xlsx-reader.ts')).readXlsx,
  xls: async () => (await import('./books/xls-reader.ts')).readXls,
  xlsb: async () => (await import('./books/xlsb-reader.ts')).readXlsb,
  ods: async () => (await import('./books/ods-reader.ts')).readOds,
  html: async () => (await import('./books/html-reader.ts')).readHtml,
  spreadsheetml: async () => (await import('./books/spreadsheetml-reader.ts')).readSpreadsheetMl,
  json: async () => (await import('./json/reader.ts')).readJson,
  sqlite: async () => (await import('./sqlite/reader.ts')).readSqlite,
  vcard: async () => (await import('./vcard/reader.ts')).readVcard,
  access: async () => (await import('./access/reader.ts')).readAccess,
};

async function formatOf(source: Source): Promise<TableFormat> {
  const { kind, format } = await detect(source);
  if (kind === 'attachment') throw new HandoverError('input.kind', { file: source.name }, { kind });
  if (kind !== 'table') throw new HandoverError('input.own-file', { file: source.name }, { kind });
  return format;
}

/** A file that holds tables, none of which is read yet: it is either opened or closed. */
export interface FoundTables {
  readonly isForLibrary: boolean;
  /** @throws as `openTables`; the file is closed then */
  open(options: ReadOptions): Promise<OpenedTables>;
  close(): Promise<void>;
}

/** What `work` gives; a source that it fails on is closed. */
async function closingOnFailure<T>(source: Source, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** @throws as `openTables` for what is found out before any table is read */
export async function findTables(path: string): Promise<FoundTables> {
  const source = await openSource(path);
  const close = () => source.close();
  const kind = await closingOnFailure(source, () => formatOf(source));
  const open = (options: ReadOptions) =>
    closingOnFailure(source, async () => {
      const read = await readers[kind]();
      const tables = await read(source, options);
      const { sheet, signal } = options;
      const asFound = { ...(sheet === undefined ? {} : { sheet }), ...(signal === undefined ? {} : { signal }) };
      const surveysAsFound = async () => surveysOf(await read(source, asFound));
      return { kind, tables: tables.map((table) => new GuardedTable(table, source)), surveysAsFound, close };
    });
  return { isForLibrary: byLibrary.has(kind), open, close };
}

/**
 * Opens a file that holds tables.
 * @throws input.missing, input.folder, input.empty, input.lock-file, input.junk, input.kind, input.archive, input.own-file, input.password-protected, input.protected-by-company,
 * input.encoding, input.damaged, input.unfinished, input.half-copied, input.changed, input.in-cloud, input.bomb, input.too-wide,
 * input.line-too-long, input.too-large, input.no-rows, unknown.table, usage, io.*, cancelled
 */
export async function openTables(path: string, options: ReadOptions = {}): Promise<OpenedTables> {
  const found = await findTables(path);
  return found.open(options);
}
