// Where in a table its blocks begin, counted in rows: a row at any place is found without going through the blocks before it.

import type { ReadableDb } from '../database/database.ts';
import { type ListedBlock, listBlocks } from './block-list.ts';
import type { TableRecord } from './table-store.ts';

type Places = {
  readonly digest: string;
  readonly blocks: readonly ListedBlock[];
  /** Rows before each block. */
  readonly starts: readonly number[];
};

/** Of each connection, by table; a change gives the table another digest, and what was known of it no longer counts. */
const known = new WeakMap<ReadableDb, Map<number, Places>>();

function placesOf(db: ReadableDb, { ref, digest }: TableRecord): Places {
  const ofDb = known.get(db) ?? new Map<number, Places>();
  known.set(db, ofDb);
  const kept = ofDb.get(ref);
  if (kept?.digest === digest) return kept;
  const blocks = [...listBlocks(db, ref)];
  let before = 0;
  const starts = blocks.map(({ rows }) => {
    before += rows;
    return before - rows;
  });
  const places = { digest, blocks, starts };
  ofDb.set(ref, places);
  return places;
}

/** The last start that is not behind `offset`. */
function lastUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The blocks from the row at `offset` on, each with the rows of it that lie before that place. */
export function* blocksFrom(
  db: ReadableDb,
  table: TableRecord,
  offset: number,
): Generator<{ readonly block: ListedBlock; readonly skip: number }> {
  const { blocks, starts } = placesOf(db, table);
  for (let index = lastUpTo(starts, offset); index < blocks.length; index += 1) {
    const block = blocks[index];
    const skip = Math.max(0, offset - (starts[index] ?? 0));
    if (block !== undefined && skip < block.rows) yield { block, skip };
  }
}
