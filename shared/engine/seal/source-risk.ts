// The risk that somebody is recognised in a table as it is in the source: all its rows, and nothing in them changed.
import { asStored } from '../../data/redaction/table-plan.ts';
import { quasiInSource } from '../../data/risk/known-columns.ts';
import { release } from '../memory.ts';
import { type Projecting, projectedRows, type StoredRows } from './projected-rows.ts';
import { type TableRisk, TableRiskMeasure } from './table-risk.ts';

type Source = StoredRows & { readonly columns: readonly { readonly id: string; readonly pi: string }[] };

/**
 * Goes through all rows of the table once more.
 * @param asTheyGo ids of the columns that the risk of what goes is measured by, at least one
 * @returns undefined for no rows
 * @throws vault.damaged, cancelled
 */
export async function sourceRisk(
  table: Source,
  asTheyGo: readonly string[],
  through: Projecting,
): Promise<TableRisk | undefined> {
  const places = asTheyGo.map((id) => table.columns.findIndex((column) => column.id === id));
  const quasi = quasiInSource(table.columns, places).flatMap((at) => table.columns[at]?.id ?? []);
  const plan = asStored(table.plan, quasi);
  const measure = new TableRiskMeasure(quasi, quasi);
  for await (const { csv } of projectedRows({ ...table, plan }, through)) {
    measure.add(csv);
    release(csv);
  }
  return measure.result();
}
