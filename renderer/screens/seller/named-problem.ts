// A refusal that names tables and columns by their ids, with the names that a person gave them.
import type { Problem } from '../../../shared/domain/words/describe.ts';

type Tables = readonly {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly { readonly id: string; readonly name: string }[];
}[];

function named(tables: Tables, table: unknown, column: unknown) {
  const found = tables.find(({ id }) => id === table);
  const name = found?.columns.find(({ id }) => id === column)?.name;
  return { ...(found === undefined ? {} : { table: found.name }), ...(name === undefined ? {} : { column: name }) };
}

/** What has no name here, a list, a file, stays as it is. */
export function namedProblem({ tables }: { readonly tables: Tables }, { code, facts, where }: Problem): Problem {
  const from = named(tables, facts.from_table, facts.from_column);
  return {
    code,
    where: { ...where, ...named(tables, where.table, where.column) },
    facts: {
      ...facts,
      ...(from.table === undefined ? {} : { from_table: from.table }),
      ...(from.column === undefined ? {} : { from_column: from.column }),
    },
  };
}
