// The tables of one file into a case: rows stream into blocks, what is refused or set apart is kept beside them.
import type { Classification } from '../../../data/columns/classify.ts';
import { program } from '../../../domain/program.ts';
import { utf8 } from '../../../format/bytes.ts';
import type { JsonObject } from '../../../format/json-file.ts';
import type { Job } from '../../jobs.ts';
import type { OpenedTables } from '../../readers/open.ts';
import type { ImportRecord, RowBatch } from '../../readers/record.ts';
import type { TableReader } from '../../readers/table.ts';
import type { Scanner } from '../../scanning/scanner.ts';
import type { CaseData, Recorder } from '../../vault/case-data.ts';
import { transact } from '../../vault/database/database.ts';
import { commitImport } from '../../vault/import/commit-import.ts';
import {
  beginImport,
  completeSource,
  discardImport,
  stageAside,
  stageSource,
  stageTable,
} from '../../vault/import/staging.ts';
import type { RowBlock } from '../../vault/rows/block-codec.ts';
import { blockListDigest } from '../../vault/rows/block-list.ts';
import { writeBlocks } from '../../vault/rows/block-store.ts';
import { readTable, setTableFacts } from '../../vault/rows/table-store.ts';
import { LikelyMeasure } from '../data/measure-rows.ts';
import type { TableFacts } from '../data/table-facts.ts';
import { withFound } from '../scan/found-facts.ts';
import { TableScan } from '../scan/table-scan.ts';
import { checkNew, hasOfSize } from './again.ts';
import { digestOfFile } from './seen.ts';

export type Bringing = { readonly data: CaseData; readonly scanner: Scanner; readonly job: Job };

export type Joining = {
  /** Called when the last row has been read: the commit is still to come. */
  onRead(): void;
  /** Goes with the commit that makes the tables visible. */
  also(record: Recorder, tables: readonly string[]): void;
  /** The table whose place is taken: it may be of these very bytes, read another way. */
  readonly replaces: string | undefined;
  /** Of the file: its digest may tell at once that it is in the case already. */
  readonly path: string;
};

/**
 * @returns the ids of the tables
 * @throws input.twice if these very bytes are in the case already, and what the readers throw
 */
export async function importTables(
  opened: OpenedTables,
  bringing: Bringing,
  { onRead, also, replaces, path }: Joining,
): Promise<string[]> {
  const { data } = bringing;
  const replaced = replaces === undefined ? undefined : readTable(data.db, replaces).sourceRef;
  const importRef = beginImport(data.db, data.utc(), data.steps);
  try {
    await checkBefore(opened, path, replaced, bringing);
    for (const table of opened.tables) {
      const isLast = table === opened.tables.at(-1);
      await importTable(table, { importRef, replaced, onRead: isLast ? onRead : () => {} }, bringing);
    }
    return commitImport(data, importRef, undefined, (record, { tables }) => also(record, tables)).tables;
  } catch (error) {
    discardImport(data.db, importRef, data.steps);
    throw error;
  }
}

/** Once the rows are read, it is asked again, of the bytes that they came from. @throws input.twice, io.*, cancelled */
async function checkBefore(
  { tables }: OpenedTables,
  path: string,
  replaced: number | undefined,
  { data, job }: Bringing,
): Promise<void> {
  const records = tables.map((table) => table.record());
  if (!records.some(({ bytes }) => hasOfSize(data.db, bytes))) return;
  const sha256 = records[0]?.sha256 || (await digestOfFile(path, job.signal));
  for (const record of records) checkNew(data.db, { ...record, sha256 }, replaced);
}

type Staging = { readonly importRef: number; readonly replaced: number | undefined; onRead(): void };

/** Each table has a source row of its own: its record tells where in the file it stood. */
async function importTable(
  table: TableReader,
  { importRef, replaced, onRead }: Staging,
  { data, scanner, job }: Bringing,
): Promise<void> {
  const { db, steps } = data;
  const sourceRef = stageSource(db, importRef, table.record().file, steps);
  const columns = table.columns.map((name, index) => ({
    id: `c${String(index + 1).padStart(2, '0')}`,
    name,
    original: table.record().columns[index]?.original ?? name,
  }));
  const tableRef = stageTable(db, sourceRef, { name: table.name, columns }, steps);
  const measuring = new LikelyMeasure(table);
  const scan = new TableScan(scanner, table.columns, { signal: job.signal });
  const blocks = blocksOf(table, tableRef, data, { measuring, scan });
  await writeBlocks(db, tableRef, blocks, { steps, signal: job.signal });
  onRead();
  const record = table.record();
  checkNew(db, record, replaced);
  const origin = { ...record, operator: data.operator, program: `${program.name} ${program.version}` };
  const { bytes, sha256 } = record;
  completeSource(db, sourceRef, { bytes, sha256, record: origin as unknown as JsonObject }, steps);
  const digest = blockListDigest(db, tableRef);
  const facts = withFound(factsFrom(record, table.verdicts()), digest, await scan.found());
  const found = measuring.result(facts.columns);
  measuring.close();
  const measured = found === undefined ? {} : { measured: { digest, ...found } };
  transact(db, 'stage', () => setTableFacts(db, tableRef, { ...facts, ...measured }), steps);
}

/** What looks at the rows on their way: the one here, the other on a thread of its own. */
type Looking = { readonly measuring: LikelyMeasure; readonly scan: TableScan };

async function* blocksOf(
  table: TableReader,
  tableRef: number,
  data: CaseData,
  { measuring, scan }: Looking,
): AsyncGenerator<RowBlock> {
  for await (const batch of table.rows({ firstRow: 1 })) {
    keepAside(batch, tableRef, data);
    if (batch.rows === 0) continue;
    const { csv, ends, first, rows } = batch;
    measuring.add(csv, ends);
    yield { firstRow: first, lastRow: first + rows - 1, rows, csv };
    // They are packed by now: the other thread has them for itself.
    await scan.add({ csv, ends });
  }
}

function keepAside({ refused, aside }: RowBatch, tableRef: number, { db, steps }: CaseData): void {
  const refusedRows = refused.map(({ line, reason, raw }) => ({ line, reason, raw: utf8(raw) }));
  const asideRows = aside.map(({ line, kind, raw }) => ({ line, reason: kind, raw: utf8(raw) }));
  if (refusedRows.length > 0) stageAside(db, 'refused', tableRef, refusedRows, steps);
  if (asideRows.length > 0) stageAside(db, 'set_aside', tableRef, asideRows, steps);
}

function total(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce((sum: number, count) => sum + (count ?? 0), 0);
}

function factsFrom(record: ImportRecord, verdicts: readonly Classification[]): TableFacts {
  const { counts } = record;
  return {
    ...(record.sheet === undefined ? {} : { sheet: record.sheet }),
    ...(record.encoding === undefined ? {} : { encoding: record.encoding }),
    ...(record.delimiter === undefined ? {} : { delimiter: record.delimiter }),
    header_row: record.header_row,
    header_rows: record.header_rows,
    rows_read: counts.read,
    taken: counts.taken,
    refused: total(counts.refused),
    set_apart: total(counts.aside),
    notes: record.notices.filter(({ count }) => count > 0).map(({ code }) => code),
    columns: [...verdicts],
  };
}
