// What people could be recognised by, as a report of a package tells it: kinds of columns, since their names are not in the clear.
import type { Output } from './contract.ts';

type Reports = Pick<Output<'package.inspect'>['reports'], 'tables' | 'risk'>;

/** The kinds of the columns that the risk was measured by, each once, in words; of no known kind, the place of the column. */
export function knownKinds({ tables, risk }: Reports, nameOf: (pi: string) => string): string[] {
  const kinds = (risk?.quasi ?? []).flatMap(({ column, table }) => {
    const columns = tables.find(({ id }) => id === table)?.columns ?? [];
    return columns
      .filter(({ id }) => id === column)
      .map(({ pi }) => (pi === 'none' ? `${table}.${column}` : nameOf(pi)));
  });
  return [...new Set(kinds)];
}
