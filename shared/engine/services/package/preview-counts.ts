// The rows of a package's tables: those about customers, and apart from them those of a preview's table of counts.
import { previewNames } from '../../../domain/words/preview-names.ts';
import type { DescriptorTable } from '../../../format/package/descriptor.ts';
import type { Output } from '../../../ipc/contract.ts';

type Told = Pick<DescriptorTable, 'name' | 'rows'> & { readonly columns: readonly { readonly name: string }[] };

/** Told by what it is called, and its columns: one of another program counts as any table. */
function isOfCounts({ columns, name }: Told): boolean {
  return (
    name === previewNames.table &&
    columns.length === previewNames.columns.length &&
    columns.every((column, at) => column.name === previewNames.columns[at])
  );
}

const rowsOf = (tables: readonly Told[]) => tables.reduce((sum, { rows }) => sum + rows, 0);

/** @param kind of the package: only a preview has a table of counts */
export function countRows(kind: string, tables: readonly Told[]): Pick<Output<'package.open'>, 'rows' | 'counts'> {
  if (kind !== 'preview') return { rows: rowsOf(tables) };
  const [counts, samples] = [tables.filter(isOfCounts), tables.filter((table) => !isOfCounts(table))];
  return { rows: rowsOf(samples), counts: rowsOf(counts) };
}
