// Tells a text in which secrets stand from a column of secrets: out of the one they can be taken, the other never goes.
import type { ColumnFacts } from '../data/table-facts.ts';

/** A column that is named for its secrets holds more of them than can be found. */
export function isTextWithSecrets({ class: kind, findings = [] }: Pick<ColumnFacts, 'class' | 'findings'>): boolean {
  const secrets = findings.filter((finding) => finding.class === 'C');
  const areInside = secrets.every(({ inside, reasons, whole }) => inside > whole && !reasons.includes('column_name'));
  return kind === 'C' && secrets.length > 0 && areInside;
}
