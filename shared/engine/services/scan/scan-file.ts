// A file that is not brought in, looked through table by table; nothing of it is kept.
import type { Output } from '../../../ipc/contract.ts';
import type { Job } from '../../jobs.ts';
import type { Ports } from '../../ports.ts';
import { isOfWholeTables } from '../../readers/record.ts';
import type { TableReader } from '../../readers/table.ts';
import { openTables } from '../../reading/open.ts';
import type { Scanner } from '../../scanning/scanner.ts';
import { TableScan } from './table-scan.ts';

type ScannedFile = Output<'scan.run'>;
type Scanned = ScannedFile['tables'][number];

/** @throws as the readers do · input.kind for what is no table · cancelled */
export async function scanFile(
  path: string,
  scanner: Scanner,
  job: Job,
  startReader: Ports['startReader'],
): Promise<ScannedFile> {
  const onProgress = (done: number, total: number) => job.report('read', done, total, 'bytes');
  const { tables, close } = await openTables(path, { signal: job.signal, onProgress, startReader });
  try {
    const scanned: Scanned[] = [];
    for (const table of tables) scanned.push(await scanRead(table, scanner, job.signal));
    return { tables: scanned, notices: notLookedThrough(tables) };
  } finally {
    await close();
  }
}

/** The record of each table names them all. */
function notLookedThrough([table]: readonly TableReader[]): NonNullable<ScannedFile['notices']> {
  const notices = table?.record().notices ?? [];
  return notices
    .filter(({ code }) => isOfWholeTables(code))
    .map(({ code, count, names = [] }) => ({ code, count, names: [...names] }));
}

async function scanRead(table: TableReader, scanner: Scanner, signal: AbortSignal): Promise<Scanned> {
  const scan = new TableScan(scanner, table.columns, { signal });
  let rows = 0;
  for await (const batch of table.rows({ firstRow: 1 })) {
    rows += batch.rows;
    if (batch.rows > 0) await scan.add({ csv: batch.csv, ends: batch.ends });
  }
  const { findings } = await scan.found();
  const columns = table.columns.map((name, index) => ({ name, findings: findings[index] ?? [] }));
  return { name: table.record().sheet ?? table.name, rows, columns };
}
