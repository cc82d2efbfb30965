// A list that came in a package, read as rows: its columns, and the rows in batches of cells, without their numbers.
import { rowEndAfter } from '../../../data/csv/project.ts';
import { cutBlocks } from '../../../data/csv/row-blocks.ts';
import { csvLimits } from '../../../data/csv/scanner.ts';
import { parseCsv } from '../../../data/csv/text.ts';
import { type Bytes, concat, utf8 } from '../../../format/bytes.ts';
import { rowColumn } from '../../../format/package/names.ts';
import type { ExportedRows } from '../../export/rows.ts';
import { byteOrderMark } from '../../seal/seal-list.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { allRows, blockTarget } from '../../vault/rows/block-codec.ts';
import { streamFile } from '../../vault/stores/file-store.ts';

/** Whole rows as blocks hold them, `_row` first. */
type Rows = { readonly csv: Bytes; readonly rows: number };

export type ListRows = {
  readonly columns: readonly string[];
  /** Some at a time. @throws vault.damaged */
  blocks(): Generator<Rows>;
};

const mark = utf8(byteOrderMark);

function withoutMark(csv: Bytes): Bytes {
  return mark.every((byte, at) => csv[at] === byte) ? csv.subarray(mark.length) : csv;
}

/** All rows of a file of canonical CSV, the header among them; of another file, some or none. */
function* linesOf(db: ReadableDb, id: string): Generator<Rows> {
  let rest: Bytes | undefined;
  for (const chunk of streamFile(db, id)) {
    const csv = rest === undefined ? withoutMark(chunk) : concat(rest, chunk);
    let read = 0;
    for (const { csv: lines, rows } of cutBlocks(csv, blockTarget)) {
      yield { csv: lines, rows };
      read += lines.length;
    }
    rest = csv.slice(read);
    // No row is longer: this is no such file.
    if (rest.length > csvLimits.rowBytes) return;
  }
}

function* behindHeader(lines: Iterable<Rows>): Generator<Rows> {
  let isFirst = true;
  for (const { csv, rows } of lines) {
    const start = isFirst ? rowEndAfter(csv, 1) : 0;
    const found = { csv: csv.subarray(start), rows: isFirst ? rows - 1 : rows };
    isFirst = false;
    if (found.rows > 0) yield found;
  }
}

/** @returns undefined for a file that is no such list · @throws input.missing, vault.damaged */
export function listRows(db: ReadableDb, id: string): ListRows | undefined {
  const [head] = linesOf(db, id);
  if (head === undefined) return undefined;
  const [[first, ...columns] = []] = parseCsv(head.csv.subarray(0, rowEndAfter(head.csv, 1)));
  if (first !== rowColumn || columns.length === 0) return undefined;
  return { columns, blocks: () => behindHeader(linesOf(db, id)) };
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
