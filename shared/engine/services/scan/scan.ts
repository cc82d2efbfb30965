// Personal information looked for in all rows of a case, or of a file that is not brought in.
import type { Output } from '../../../ipc/contract.ts';
import type { Job } from '../../jobs.ts';
import { type Scanner, withScanner } from '../../scanning/scanner.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { listTables } from '../../vault/rows/table-store.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { Context, Service } from '../context.ts';
import { scanFile } from './scan-file.ts';
import { scanTable } from './scan-table.ts';

type Scanned = Output<'scan.run'>;

/** @throws unknown.case, vault.locked, cancelled; of a file what its reader throws */
export function runScan(context: Context): Service<'scan.run'> {
  return (wanted) =>
    context.jobs.run(wanted.job, async (running) => {
      if ('file' in wanted) {
        const path = context.files.path(wanted.file);
        const { startReader } = context.ports;
        return withScanner((scanner) => scanFile(path, scanner, running, startReader));
      }
      const vault = context.vault();
      const { caseUid, hasData } = findCase(vault.db, wanted.case);
      if (!hasData) return { tables: [] };
      const data = await vault.data(caseUid);
      return withScanner((scanner) => scanCase(data, scanner, running));
    });
}

async function scanCase(data: CaseData, scanner: Scanner, { signal, report }: Job): Promise<Scanned> {
  const tables = listTables(data.db);
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  const scanned: Scanned['tables'] = [];
  let done = 0;
  for (const { id, name, rows, columns } of tables) {
    const onRows = (passed: number) => report('check', done + passed, total, 'rows');
    const findings = await scanTable(data, id, scanner, { signal, onRows });
    done += rows;
    scanned.push({
      id,
      name,
      rows,
      columns: columns.map((column, index) => ({ id: column.id, name: column.name, findings: findings[index] ?? [] })),
    });
  }
  return { tables: scanned };
}
