// The risk that somebody is recognised in a table as it is in the source: all its rows, and nothing in them changed.
import { asStored } from '../../data/redaction/table-plan.ts';
import { release } from '../memory.ts';
import { type Projecting, projectedRows, type StoredRows } from './projected-rows.ts';
import { type RiskFigures, TableRiskMeasure } from './table-risk.ts';

/**
 * Goes through all rows of the table once more.
 * @param quasi ids of the columns that others may know, at least one
 * @returns undefined for no rows
 * @throws vault.damaged, cancelled
 */
export async function sourceRisk(
  table: StoredRows,
  quasi: readonly string[],
  through: Projecting,
): Promise<RiskFigures | undefined> {
  const plan = asStored(table.plan, quasi);
  const ids = plan.columns.filter(({ id }) => quasi.includes(id)).map(({ id }) => id);
  const measure = new TableRiskMeasure(ids, quasi);
  for await (const { csv } of projectedRows({ ...table, plan }, through)) {
    measure.add(csv);
    release(csv);
  }
  return measure.figures();
}
