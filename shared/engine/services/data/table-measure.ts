// Measures a table whose rows have changed, or that could not be measured while it was brought in, from its blocks.
import { HandoverError } from '../../../domain/errors.ts';
import type { Job } from '../../jobs.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { transact } from '../../vault/database/database.ts';
import { listTables, readTable, setTableFacts } from '../../vault/rows/table-store.ts';
import { named, RowMeasure } from './measure-rows.ts';
import { factsOf } from './table-facts.ts';
import { type Walking, walkRows } from './walk-rows.ts';

/**
 * The result is kept beside the table under the digest of the rows that were measured: after a change it no longer holds and is
 * not shown.
 * @throws unknown.table, cancelled, vault.damaged, io.*
 */
export async function measureTable(data: CaseData, id: string, walking: Walking = {}): Promise<void> {
  const before = readTable(data.db, id);
  const names = before.columns.map(({ name }) => name);
  const columns = named(names, factsOf(before).columns);
  const measure = new RowMeasure(columns);
  for await (const { csv } of walkRows(data.db, id, walking)) measure.add(csv);
  const found = measure.result(columns);
  if (found === undefined) throw new HandoverError('bug', { table: id }, { reason: 'columns' });
  const keep = () => {
    const table = readTable(data.db, id);
    setTableFacts(data.db, table.ref, { ...factsOf(table), measured: { digest: before.digest, ...found } });
  };
  transact(data.db, 'measure', keep, data.steps);
}

/** All tables whose rows have not been measured as they stand. @throws as `measureTable` */
export async function measureNew(data: CaseData, { signal, report }: Job): Promise<void> {
  for (const table of listTables(data.db)) {
    if (factsOf(table).measured?.digest === table.digest) continue;
    const onRows = (rows: number) => report('check', rows, table.rows, 'rows');
    await measureTable(data, table.id, { signal, onRows });
  }
}
