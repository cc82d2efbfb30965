// The tables of a preview as they are sealed, and the decisions that its compiled policy states.
import { scanText } from '../../../data/detect.ts';
import type { Sample } from '../../../data/preview/sample.ts';
import type { CountLine } from '../../../data/preview/value-counts.ts';
import { identifies } from '../../../data/risk/known-columns.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { previewNames } from '../../../domain/words/preview-names.ts';
import type { RowDecision, TableDecisions } from '../../seal/compile-policy.ts';
import type { PreviewTable } from '../../seal/seal-preview-table.ts';
import type { ColumnToSeal, TableToSeal } from '../../seal/seal-table.ts';

const lastId = 99;

/** Sheets and columns are named after people, too: 王阿姨客户, 张三欠款. Such a name gives way to the id. */
export function withPlainNames(table: TableToSeal): TableToSeal {
  const plain = ({ id, name }: { readonly id: string; readonly name: string }) =>
    scanText(name).some(({ type }) => identifies(type)) ? id : name;
  const columns = table.columns.map((column) => ({ ...column, name: plain(column) }));
  return { ...table, name: plain(table), columns };
}

function decided(columns: readonly ColumnToSeal[], { decisions }: Sample): ColumnToSeal[] {
  return columns.map((column, at) => {
    const { action, reason } = decisions[at] ?? { action: 'drop', reason: 'unplaced' };
    return { ...column, action, reason };
  });
}

export function sampleTable({ columns, id, name }: TableToSeal, sample: Sample): PreviewTable {
  const all = decided(columns, sample);
  const quasi = all.filter(({ action }) => action !== 'drop' && action !== 'token').map((column) => column.id);
  return { id, name, columns: all, rows: sample.rows, quasi };
}

export function decisionsOf(
  { columns, id }: TableToSeal,
  sample: Sample,
  rows: readonly RowDecision[],
): TableDecisions {
  const all = decided(columns, sample).map(({ name: _, ...column }, at) => {
    const params = sample.decisions[at]?.params;
    return { ...column, ...(params === undefined ? {} : { params }) };
  });
  return { id, columns: all, rows };
}

/** The last one that no table of the case has. @throws input.too-large if there is none */
function freeId(tables: readonly TableToSeal[]): string {
  const ids = Array.from({ length: lastId }, (_, index) => `t${String(lastId - index).padStart(2, '0')}`);
  const free = ids.find((id) => tables.every((table) => table.id !== id));
  if (free === undefined) throw new HandoverError('input.too-large', {}, { reason: 'tables', limit: lastId - 1 });
  return free;
}

/** A line of the table of counts: which table it is about, and what it says. */
export type TableLine = { readonly table: string; readonly line: CountLine };

/** @throws input.too-large for a case of 99 tables */
export function countsTable(tables: readonly TableToSeal[], lines: readonly TableLine[]): PreviewTable {
  const columns = previewNames.columns.map((name, at) => ({
    id: `c0${at + 1}`,
    name,
    pi: 'none',
    class: 'N' as const,
    action: 'keep' as const,
    reason: 'necessary' as const,
  }));
  const rows = lines.map(({ table, line: { column, value, rows: count } }) => [table, column, value, count]);
  return { id: freeId(tables), name: previewNames.table, columns, rows, quasi: [] };
}
