// The facts of a table with what was found in its columns: some are stricter then, and proposed anew.
import { placeWith, proposalFor } from '../../../data/column-place.ts';
import type { ColumnFacts, TableFacts } from '../data/table-facts.ts';
import { toKept } from './kept-scan.ts';
import type { KeptFinding, TableFound } from './table-scan.ts';

/** What a name says has been weighed already, with the values beside it: 有效期 is that of a card, or that of a membership. */
function isNameAlone({ examples, reasons }: KeptFinding): boolean {
  return examples.length === 0 && reasons.every((reason) => reason === 'column_name');
}

/** What a person decided about a column that is stricter now is to be decided again. A score stays because it is one, whatever else it is. */
function withFindings(column: ColumnFacts, findings: readonly KeptFinding[]): ColumnFacts {
  const kept = findings.filter((finding) => finding.type === column.pi || !isNameAlone(finding));
  const place = placeWith(column, kept);
  if (place.class === column.class) return { ...column, findings: kept };
  const { action, reason } = column;
  const proposal = reason === 'score' && place.class !== 'C' ? { action, reason } : proposalFor(place);
  return { ...place, ...proposal, findings: kept };
}

/** @param digest of the rows that were looked through */
export function withFound(facts: TableFacts, digest: string, { findings, states }: TableFound): TableFacts {
  const columns = facts.columns.map((column, index) => withFindings(column, findings[index] ?? []));
  return { ...facts, columns, scanned: toKept(digest, states) };
}
