// The rows of a table in batches of cells, as an export writes them: without the row numbers of the vault.

import type { ReadableDb } from '../vault/database/database.ts';
import { allRows } from '../vault/rows/block-codec.ts';
import { streamRows } from '../vault/rows/block-store.ts';
import type { TableRecord } from '../vault/rows/table-store.ts';

export type ExportedRows = {
  readonly columns: readonly string[];
  readonly batches: Iterable<readonly (readonly string[])[]>;
};

/** What a person should know of a file: into how many sheets its rows went, how many of its cells look like formulas. */
export type Written = { readonly sheets?: number; readonly formulas?: number };

export function* rowsOf(db: ReadableDb, { id }: TableRecord, wrote: (rows: number) => void): Generator<string[][]> {
  for (const { csv, rows } of streamRows(db, id)) {
    yield allRows(csv).map(({ cells }) => cells);
    wrote(rows);
  }
}
