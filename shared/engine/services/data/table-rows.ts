// Rows for a screen: a window of a table, every cell masked.
import { maskExample } from '../../../data/mask.ts';
import type { PiClass } from '../../../domain/vocabulary.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { readRows } from '../../vault/rows/block-store.ts';
import { readTable, type TableRecord } from '../../vault/rows/table-store.ts';
import type { Context, Service } from '../context.ts';
import { dataOfTable } from './data-of-table.ts';
import { factsOf } from './table-facts.ts';

export type MaskedRows = { columns: string[]; rows: string[][] };

export function tableRows(context: Context): Service<'table.rows'> {
  return async ({ case: ref, table: id, offset, count }) => {
    const { db } = await dataOfTable(context, ref, id);
    return { total: readTable(db, id).rows, ...maskedRows(db, id, offset, count) };
  };
}

/** What stands for a secret or a sensitive value: nothing of it shows, not even how long it is. */
const hidden = '***';

/** Class N says nothing of a person and is shown; C and S not at all; the rest masked. */
function shown(cell: string, piClass: PiClass | undefined): string {
  if (cell === '' || piClass === 'N') return cell;
  return piClass === 'G' || piClass === 'S*' ? maskExample(cell) : hidden;
}

/** What masks the cells of a row of this table. */
export function maskedCells(table: TableRecord): (cells: readonly string[]) => string[] {
  const classes = factsOf(table).columns.map((column) => column.class);
  return (cells) => cells.map((cell, index) => shown(cell, classes[index]));
}

export function maskedRows(db: ReadableDb, id: string, offset: number, count: number): MaskedRows {
  const table = readTable(db, id);
  const mask = maskedCells(table);
  return {
    columns: table.columns.map(({ name }) => name),
    rows: readRows(db, id, offset, count).map(({ cells }) => mask(cells)),
  };
}
