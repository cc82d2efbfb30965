// A table of a case looked through as its rows stand; what was found is kept beside it.
import { canonicalRow } from '../../../data/csv/writer.ts';
import { utf8 } from '../../../format/bytes.ts';
import type { Job } from '../../jobs.ts';
import { type Scanner, withScanner } from '../../scanning/scanner.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { transact } from '../../vault/database/database.ts';
import { packedBlocks } from '../../vault/rows/block-store.ts';
import { listTables, readTable, setTableFacts, type TableRecord } from '../../vault/rows/table-store.ts';
import { factsOf } from '../data/table-facts.ts';
import type { Walking } from '../data/walk-rows.ts';
import { withFound } from './found-facts.ts';
import { statesOf } from './kept-scan.ts';
import { type TableFound, TableScan } from './table-scan.ts';

const namesOf = ({ columns }: TableRecord) => columns.map(({ name }) => name);

/** @param digest of the rows that were looked through */
function keep(data: CaseData, id: string, digest: string, found: TableFound): void {
  const set = () => {
    const table = readTable(data.db, id);
    setTableFacts(data.db, table.ref, withFound(factsOf(table), digest, found));
  };
  transact(data.db, 'measure', set, data.steps);
}

/**
 * All its rows.
 * @returns for each column
 * @throws unknown.table, cancelled, vault.damaged, io.*
 */
export async function scanTable(
  data: CaseData,
  id: string,
  scanner: Scanner,
  { signal, onRows }: Walking = {},
): Promise<TableFound['findings']> {
  const table = readTable(data.db, id);
  const scan = new TableScan(scanner, namesOf(table), { signal });
  let rows = 0;
  for (const block of packedBlocks(data.db, id)) {
    rows += block.rows;
    await scan.add({ block });
    onRows?.(rows);
  }
  const found = await scan.found();
  keep(data, id, table.digest, found);
  return found.findings;
}

/**
 * The one row that was just put behind the others, if these have been looked through; else all of them.
 * @param before the digest of the rows without it
 * @throws as `scanTable`
 */
export async function scanLastRow(
  data: CaseData,
  id: string,
  { before, cells }: { readonly before: string; readonly cells: readonly string[] },
): Promise<void> {
  const table = readTable(data.db, id);
  const { scanned } = factsOf(table);
  if (scanned?.digest !== before) {
    await withScanner((scanner) => scanTable(data, id, scanner));
    return;
  }
  const found = await withScanner(async (scanner) => {
    const scan = new TableScan(scanner, namesOf(table), { states: statesOf(scanned) });
    await scan.add({ csv: utf8(canonicalRow(['', ...cells])) });
    return scan.found();
  });
  keep(data, id, table.digest, found);
}

/** All tables whose rows have not been looked through as they stand. @throws as `scanTable` */
export function scanNew(data: CaseData, { signal, report }: Job): Promise<void> {
  return withScanner(async (scanner) => {
    for (const table of listTables(data.db)) {
      if (factsOf(table).scanned?.digest === table.digest) continue;
      const onRows = (rows: number) => report('check', rows, table.rows, 'rows');
      await scanTable(data, table.id, scanner, { signal, onRows });
    }
  });
}
