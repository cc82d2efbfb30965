// Rows beside a table as a person decides about them: one becomes a row of the table, some are left out knowingly, or one is open again.
import { HandoverError } from '../../../domain/errors.ts';
import type { CaseData } from '../case-data.ts';
import { asideRow, decideAside, type KeptAside } from './aside-store.ts';
import { appendRow, removeRows } from './row-changes.ts';
import { readTable, sealTable, type TableRecord } from './table-store.ts';

type Act = 'mend_row' | 'leave_rows' | 'reopen_row';

/** Every act is logged with the digest that the table then has: an entry without one would say that the table is gone. */
function decide(data: CaseData, tableId: string, act: Act, work: (table: TableRecord) => void): void {
  data.change('mend', (db, record) => {
    const table = readTable(db, tableId);
    work(table);
    record({ act, object: `table:${tableId}`, digest: sealTable(db, table.ref) });
  });
}

function openRow(data: CaseData, table: TableRecord, ref: number): KeptAside {
  const row = asideRow(data.db, table.ref, ref);
  if (row.state === 'open') return row;
  throw new HandoverError('usage', { table: table.id, member: 'row' }, { reason: 'decided', state: row.state });
}

/**
 * A refused row, or one that was set apart, becomes the last row of the table with the cells that a person gave it; what stood
 * in the source stays beside it.
 * @throws unknown.table · usage (no such row beside the table, one that is decided about, too few or too many cells, text that no cell may hold)
 */
export function mendRow(data: CaseData, tableId: string, ref: number, cells: readonly string[]): void {
  decide(data, tableId, 'mend_row', (table) => {
    openRow(data, table, ref);
    const width = table.columns.length;
    if (cells.length !== width) {
      throw new HandoverError('usage', { table: tableId, member: 'cells' }, { expected: width, found: cells.length });
    }
    decideAside(data.db, ref, { row: appendRow(data, table, cells) }, by(data));
  });
}

/** They stay outside, with the reason that a person gave. @throws unknown.table · usage (no such row, one that is decided about) */
export function leaveRows(data: CaseData, tableId: string, refs: readonly number[], note: string): void {
  decide(data, tableId, 'leave_rows', (table) => {
    for (const ref of refs) decideAside(data.db, openRow(data, table, ref).ref, { note }, by(data));
  });
}

/** Takes either decision back; a row that was mended leaves the table again. @throws unknown.table · usage (no such row) */
export function reopenRow(data: CaseData, tableId: string, ref: number): void {
  decide(data, tableId, 'reopen_row', (table) => {
    const { row } = asideRow(data.db, table.ref, ref);
    if (row !== undefined) removeRows(data, table, [row]);
    decideAside(data.db, ref, {}, by(data));
  });
}

function by(data: CaseData): { operator: string; time: string } {
  return { operator: data.operator, time: data.utc() };
}
