// The risk that persons are recognised in rows by what others know of them, measured on all rows at once.
import { HandoverError } from '../domain/errors.ts';
import { RiskMeasure } from './risk/measure.ts';
import type { RiskOptions, RiskReport } from './risk/report.ts';
import type { Row } from './risk/rows.ts';

/**
 * `risk/report.ts` says what each figure means and where it comes from.
 * @param rows one a person, column name → text: several rows of one person would make classes look larger than they are.
 *   An empty text is a value of its own
 * @throws usage: no rows, no quasi columns, a column that a row does not have, or a sensitive column among the quasi ones
 */
export function measureRisk(rows: readonly Row[], options: RiskOptions): RiskReport {
  if (!Array.isArray(rows)) throw new HandoverError('usage', { member: 'rows' });
  const measure = new RiskMeasure(options);
  for (const row of rows) measure.add(row);
  return measure.result();
}
