// Which columns a person should look at: those that stay only because the program can't know whether they may go. The rest is settled.
import { classRank } from '../../../data/columns/hints.ts';
import type { ColumnFacts } from '../data/table-facts.ts';
import { allowedActions } from './column-decision.ts';

/** More than so many questions nobody answers with care (look.md 1). */
const mostQuestions = 5;

/** Something stays that might go: a secret only if it can be taken out of a text. */
function isQuestion(column: ColumnFacts): boolean {
  const { action, reason } = column.proposed ?? column;
  if (action !== 'drop') return false;
  if (column.class === 'C') return allowedActions(column).includes('redact');
  return reason === 'sensitive' || reason === 'unplaced';
}

const isDecided = ({ proposed }: ColumnFacts) => proposed !== undefined;

/** Whether each column is asked about, table by table: at most five of all with those decided before, the strictest class first. */
export function questions(tables: readonly (readonly ColumnFacts[])[]): boolean[][] {
  const asking = tables.flatMap((columns, table) =>
    columns.flatMap((column, index) => (isQuestion(column) ? [{ table, index, column }] : [])),
  );
  const open = asking.filter(({ column }) => !isDecided(column));
  const left = Math.max(0, mostQuestions - (asking.length - open.length));
  const asked = open
    .toSorted((one, other) => classRank[other.column.class] - classRank[one.column.class])
    .slice(0, left);
  return tables.map((columns, table) =>
    columns.map((_, index) => asked.some((one) => one.table === table && one.index === index)),
  );
}
