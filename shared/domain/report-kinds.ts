// What people could be recognised by, as a report of a package tells it: kinds of columns, since their names are not in the clear.
type Table = {
  readonly id: string;
  readonly columns: readonly { readonly id: string; readonly pi: string }[];
};
type Measured = { readonly quasi: readonly { readonly column: string; readonly table: string }[] };

/** The kinds of the columns that a risk was measured by, each once, in words; of no known kind, the place of the column. */
export function knownKinds(tables: readonly Table[], { quasi }: Measured, nameOf: (pi: string) => string): string[] {
  const kinds = quasi.flatMap(({ column, table }) => {
    const columns = tables.find(({ id }) => id === table)?.columns ?? [];
    return columns
      .filter(({ id }) => id === column)
      .map(({ pi }) => (pi === 'none' ? `${table}.${column}` : nameOf(pi)));
  });
  return [...new Set(kinds)];
}
