// Rows for a screen: a window of a table, every cell masked.
import { maskExample } from '../../data/mask.ts';
import { HandoverError } from '../../domain/errors.ts';
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

/** Columns of class N are shown as they are: they say nothing of a person. */
export function maskedRows(db: ReadableDb, id: string, offset: number, count: number): MaskedRows {
  const table = readTable(db, id);
  const open = factsOf(table).columns.map((column) => column.class === 'N');
  const rows = readRows(db, id, offset, count);
  return {
    columns: table.columns.map(({ name }) => name),
    rows: rows.map(({ cells }) => cells.map((cell, index) => (open[index] === true ? cell : maskExample(cell)))),
  };
}
