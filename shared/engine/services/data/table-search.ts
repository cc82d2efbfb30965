// Finds a text in a table: first in the bytes of each block, then, where it stands, in its cells.
import type { Output } from '../../../ipc/contract.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { allRows } from '../../vault/rows/block-codec.ts';
import { readTable } from '../../vault/rows/table-store.ts';
import type { Context, Service } from '../context.ts';
import { dataOfTable } from './data-of-table.ts';
import { maskedCells } from './table-rows.ts';
import { walkRows } from './walk-rows.ts';

type Found = Output<'table.search'>;
type Search = { readonly text: string; readonly limit: number; readonly signal: AbortSignal };

/** @throws unknown.table, cancelled, vault.damaged */
async function search(db: ReadableDb, id: string, { text, limit, signal }: Search): Promise<Found> {
  const table = readTable(db, id);
  const mask = maskedCells(table);
  const needle = Buffer.from(text.replaceAll('"', '""'));
  const columns = table.columns.map(({ name }) => name);
  const found: Found['rows'] = [];
  let before = 0;
  for await (const { csv, rows } of walkRows(db, id, { signal })) {
    if (Buffer.from(csv.buffer, csv.byteOffset, csv.length).includes(needle)) {
      for (const [index, { cells }] of allRows(csv).entries()) {
        if (!cells.some((cell) => cell.includes(text))) continue;
        if (found.length === limit) return { columns, rows: found, complete: false };
        found.push({ offset: before + index, cells: mask(cells) });
      }
    }
    before += rows;
  }
  return { columns, rows: found, complete: true };
}

export function searchTable(context: Context): Service<'table.search'> {
  return async ({ job, case: ref, table, text, limit }) =>
    context.jobs.run(job, async ({ signal }) => {
      const { db } = await dataOfTable(context, ref, table);
      return search(db, table, { text, limit, signal });
    });
}
