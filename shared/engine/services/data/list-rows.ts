// A list that came in a package, read as rows: its columns, and the rows in batches of cells, without their numbers.

import { rowEndAfter } from '../../../data/csv/project.ts';
import { cutBlocks } from '../../../data/csv/row-blocks.ts';
import { parseCsv } from '../../../data/csv/text.ts';
import { type Bytes, concat, utf8 } from '../../../format/bytes.ts';
import { rowColumn } from '../../../format/package/names.ts';
import type { ExportedRows } from '../../export/rows.ts';
import { byteOrderMark } from '../../seal/seal-list.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { allRows, blockTarget } from '../../vault/rows/block-codec.ts';
import { streamFile } from '../../vault/stores/file-store.ts';

export type ListRows = {
  readonly columns: readonly string[];
  /** Whole rows as blocks hold them, `_row` first. */
  blocks(): Generator<{ readonly csv: Bytes; readonly rows: number }>;
};

const mark = utf8(byteOrderMark);

/** @returns undefined for a file that is no such list · @throws input.missing, vault.damaged */
export function listRows(db: ReadableDb, id: string): ListRows | undefined {
  const file = concat(...streamFile(db, id));
  const hasMark = mark.every((byte, at) => file[at] === byte);
  const text = file.subarray(hasMark ? mark.length : 0);
  const start = rowEndAfter(text, 1);
  const [[first, ...columns] = []] = parseCsv(text.subarray(0, start));
  if (first !== rowColumn || columns.length === 0) return undefined;
  return { columns, blocks: () => cutBlocks(text.subarray(start), blockTarget) };
}

/** As an export writes them. @param wrote told of every batch of rows that was written */
export function exportedRows({ columns, blocks }: ListRows, wrote: (rows: number) => void): ExportedRows {
  function* batches() {
    for (const { csv, rows } of blocks()) {
      yield allRows(csv).map(({ cells }) => cells);
      wrote(rows);
    }
  }
  return { columns, batches: batches() };
}
