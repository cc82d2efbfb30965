// Rows for a screen: a window of a table, every cell masked.
import { maskExample } from '../../data/mask.ts';
import { HandoverError } from '../../domain/errors.ts';
import type { PiClass } from '../../domain/vocabulary.ts';
import { readRows } from '../vault/block-store.ts';
import { findCase } from '../vault/case-store.ts';
import type { ReadableDb } from '../vault/database.ts';
import { readTable } from '../vault/table-store.ts';
import type { Context, Service } from './context.ts';
import { factsOf } from './table-facts.ts';

export type MaskedRows = { columns: string[]; rows: string[][] };

export function tableRows(context: Context): Service<'table.rows'> {
  return async ({ case: ref, table: id, offset, count }) => {
    const vault = context.vault();
    const record = findCase(vault.db, ref);
    if (!record.hasData) throw new HandoverError('unknown.table', { table: id });
    const { db } = await vault.data(record.caseUid);
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

export function maskedRows(db: ReadableDb, id: string, offset: number, count: number): MaskedRows {
  const table = readTable(db, id);
  const classes = factsOf(table).columns.map((column) => column.class);
  const rows = readRows(db, id, offset, count);
  return {
    columns: table.columns.map(({ name }) => name),
    rows: rows.map(({ cells }) => cells.map((cell, index) => shown(cell, classes[index]))),
  };
}
