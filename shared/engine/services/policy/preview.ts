// Real rows before and after, for the person who decides: a secret does not show, what goes shows as it goes.
import { scanText } from '../../../data/detect.ts';
import { RowChanger } from '../../../data/redaction/row-changer.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { TableToSeal } from '../../seal/seal-table.ts';
import { tokenMac } from '../../seal/token-mac.ts';
import { readRows } from '../../vault/rows/block-store.ts';
import { readTable } from '../../vault/rows/table-store.ts';
import type { Context, Service } from '../context.ts';
import { dataOfTable } from '../data/data-of-table.ts';
import { factsOf, type TableFacts } from '../data/table-facts.ts';
import { plannedTables } from './planned-tables.ts';

type PreviewedRow = Output<'policy.preview'>['rows'][number];

/** A secret says nothing to whoever decides, not even how long it is. */
const hidden = '***';

/** @throws unknown.case, unknown.table, vault.damaged */
export function previewPolicy(context: Context): Service<'policy.preview'> {
  return async ({ case: ref, table: id, offset, count }) => {
    const data = await dataOfTable(context, ref, id);
    const table = readTable(data.db, id);
    const { columns } = factsOf(table);
    const tables = await plannedTables(data, context.now(), { bulk: context.bulk() });
    const planned = tables.find((one) => one.id === id);
    if (planned === undefined) throw new HandoverError('unknown.table', { table: id });
    const preview = previewer(planned, columns);
    return {
      total: table.rows,
      columns: table.columns.map(({ id: column, name }, index) => ({
        id: column,
        name,
        action: columns[index]?.action ?? 'drop',
      })),
      rows: readRows(data.db, id, offset, count).map(({ row, cells }) => preview(row, cells)),
    };
  };
}

function previewer(
  { plan, tokenKey }: TableToSeal,
  columns: TableFacts['columns'],
): (row: number, cells: readonly string[]) => PreviewedRow {
  const changer = new RowChanger(plan, { hmac: tokenMac(tokenKey), scan: scanText });
  return (row, cells) => {
    const cellAt = (column: number) => cells[column] ?? '';
    const { reason } = changer.judge(cellAt);
    const days = changer.daysOf(cellAt, () => String(row));
    const shown = cells.map((cell, index) => {
      const isSecret = columns[index]?.class === 'C' && cell !== '';
      const goes = reason === undefined ? changer.change(index, cell, days) : '';
      return { before: isSecret ? hidden : cell, ...(goes === '' ? {} : { after: goes }) };
    });
    return { row, ...(reason === undefined ? {} : { stays: reason }), cells: shown };
  };
}
