// The facts of a table with what was found in its columns: some are stricter then, and proposed anew.
import { mixedNames, placeWith, proposalFor } from '../../../data/columns/place.ts';
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
  // A person has said what its secrets are: none.
  const counted = column.not_secret === undefined ? kept : kept.filter((finding) => finding.class !== 'C');
  const place = placeWith(column, counted);
  if (place.class === column.class) {
    const mixed = column.reason === 'score' ? undefined : mixedNames(place, counted);
    if (mixed === undefined) return { ...column, findings: kept };
    const { proposed: _, params: __, ...rest } = column;
    return { ...rest, ...mixed, findings: kept };
  }
  const { action, not_secret: stated, reason } = column;
  const proposal = reason === 'score' && place.class !== 'C' ? { action, reason } : proposalFor(place);
  return { ...place, ...proposal, findings: kept, ...(stated === undefined ? {} : { not_secret: stated }) };
}

/** @param digest of the rows that were looked through */
export function withFound(facts: TableFacts, digest: string, { findings, states }: TableFound): TableFacts {
  const columns = facts.columns.map((column, index) => withFindings(column, findings[index] ?? []));
  return { ...facts, columns, scanned: toKept(digest, states) };
}
