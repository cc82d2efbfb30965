// One table out of the vault into one file: XLSX with every cell as text, CSV with a BOM for Excel, JSON lines, or SQLite.
import type { FileOutput } from '../files/partial-file.ts';
import type { ReadableDb } from '../vault/database/database.ts';
import type { TableRecord } from '../vault/rows/table-store.ts';
import { type ExportedRows, rowsOf, type Written } from './rows.ts';
import { writeSqlite } from './sqlite.ts';
import { writeCsv, writeJsonLines } from './text.ts';
import { writeXlsx } from './xlsx.ts';

export type ExportFormat = 'xlsx' | 'csv' | 'jsonl' | 'sqlite';

export interface Exporter {
  /** The name of the file. */
  readonly name: string;
  write(out: FileOutput): Promise<Written>;
}

type Writer = (table: ExportedRows, out: FileOutput) => Promise<Written>;

const writers: Readonly<Record<ExportFormat, Writer>> = {
  xlsx: writeXlsx,
  csv: writeCsv,
  jsonl: writeJsonLines,
  sqlite: writeSqlite,
};

/** Signs of a name, at up to four bytes each: with id and ending it fits into the 255 that file systems take. */
const nameSigns = 55;

/** Signs that some file system refuses become `_`; the id keeps two tables of one name apart. */
function fileName({ id, name }: TableRecord, format: ExportFormat): string {
  const safe = [...name.replace(/[\\/:*?"<>|\n]/g, '_').replace(/^[ .]+|[ .]+$/g, '')].slice(0, nameSigns).join('');
  return `${id} ${safe === '' ? 'table' : safe}.${format}`;
}

/** @param wrote told of every batch of rows that was written */
export function createExporter(
  format: ExportFormat,
  db: ReadableDb,
  table: TableRecord,
  wrote: (rows: number) => void,
): Exporter {
  return {
    name: fileName(table, format),
    write: (out) =>
      writers[format]({ columns: table.columns.map(({ name }) => name), batches: rowsOf(db, table, wrote) }, out),
  };
}
