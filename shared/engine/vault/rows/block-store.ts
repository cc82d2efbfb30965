// The rows of a table as blocks: appended while staged, read from any place, streamed in order.
import { HandoverError } from '../../../domain/errors.ts';
import { noSteps, type Steps } from '../../files/fail-points.ts';
import { release } from '../../memory.ts';
import { type ReadableDb, transactUnseen, type WritableDb } from '../database/database.ts';
import {
  type BlockPlace,
  type PackedBlock,
  packBlock,
  type Row,
  type RowBlock,
  rowsIn,
  type StoredBlock,
  unpackBlock,
} from './block-codec.ts';
import { type ListedBlock, listBlocks } from './block-list.ts';
import { blocksFrom } from './block-places.ts';
import { readTable } from './table-store.ts';

export type WriteOptions = { readonly steps?: Steps; readonly signal?: AbortSignal | undefined };
export type Written = { readonly rows: number; readonly blocks: number };

/** Compressed bytes per transaction: few commits, and a write-ahead log that stays small. */
const commitBytes = 4 * 1024 * 1024;

/**
 * Appends blocks, packed or not, to a staged table; packed ones are given away. Each commit adds some; none is seen before the
 * import is committed.
 * @throws cancelled · bug unless the table is staged and `_row` only rises · io.*
 */
export async function writeBlocks(
  db: WritableDb,
  tableRef: number,
  blocks: AsyncIterable<RowBlock | PackedBlock> | Iterable<RowBlock>,
  { steps = noSteps, signal }: WriteOptions = {},
): Promise<Written> {
  const written = { rows: 0, blocks: 0 };
  let waiting: PackedBlock[] = [];
  let bytes = 0;
  const flush = () => {
    if (waiting.length > 0) appendBlocks(db, tableRef, waiting, steps);
    for (const block of waiting) release(block.bytes);
    waiting = [];
    bytes = 0;
  };
  for await (const block of blocks) {
    if (signal?.aborted === true) throw new HandoverError('cancelled');
    const packed = 'csv' in block ? packBlock(block) : block;
    waiting.push(packed);
    bytes += packed.bytes.length;
    written.rows += packed.rows;
    written.blocks += 1;
    if (bytes >= commitBytes) flush();
  }
  flush();
  return written;
}

function appendBlocks(db: WritableDb, tableRef: number, blocks: readonly PackedBlock[], steps: Steps): void {
  const insert = db.prepare(
    'INSERT INTO blocks (table_ref, ordinal, first_row, last_row, rows, csv_bytes, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const append = () => {
    let { ordinal, nextRow } = endOf(db, tableRef);
    for (const block of blocks) {
      checkOrder(block, nextRow);
      const { firstRow, lastRow, rows, csvBytes, sha256, bytes } = block;
      insert.run(tableRef, ordinal, firstRow, lastRow, rows, csvBytes, sha256, bytes);
      nextRow = lastRow + 1;
      ordinal += 1;
    }
    db.prepare('UPDATE tables SET next_row = ? WHERE ref = ?').run(nextRow, tableRef);
  };
  transactUnseen(db, 'blocks', append, steps);
}

function endOf(db: ReadableDb, tableRef: number): { ordinal: number; nextRow: number } {
  const table = db
    .prepare<[number], { id: string | null; nextRow: number; last: number | null }>(
      `SELECT id, next_row AS nextRow, (SELECT max(ordinal) FROM blocks WHERE table_ref = tables.ref) AS last
       FROM tables WHERE ref = ?`,
    )
    .get(tableRef);
  if (table === undefined) throw new HandoverError('unknown.table');
  if (table.id !== null) throw new HandoverError('bug', { table: table.id }, { reason: 'not-staged' });
  return { ordinal: (table.last ?? 0) + 1, nextRow: table.nextRow };
}

function checkOrder({ firstRow, lastRow, rows }: PackedBlock, nextRow: number): void {
  const fits = firstRow >= nextRow && rows >= 1 && lastRow - firstRow + 1 >= rows;
  if (!fits) throw new HandoverError('bug', { row: firstRow }, { reason: 'row-order' });
}

/**
 * `count` rows from the place `offset`, counted from 0 over the rows that are there.
 * @throws unknown.table, vault.damaged
 */
export function readRows(db: ReadableDb, tableId: string, offset: number, count: number): Row[] {
  const found: Row[] = [];
  for (const { block, skip } of blocksFrom(db, readTable(db, tableId), offset)) {
    if (found.length >= count) break;
    found.push(...rowsIn(loadBlock(db, tableId, block).csv, skip, count - found.length));
  }
  return found;
}

/** All blocks of a table in order, each one's digest checked. Nothing is locked between two of them. @throws unknown.table, vault.damaged */
export function* streamRows(db: ReadableDb, tableId: string): Generator<RowBlock> {
  for (const block of packedBlocks(db, tableId)) yield rowsOf(block);
}

/** The same as they are stored: `unpackBlock` checks their digests, on whatever thread. @throws unknown.table, vault.damaged */
export function* packedBlocks(db: ReadableDb, tableId: string): Generator<PackedBlock> {
  for (const block of storedBlocks(db, tableId)) yield block.load();
}

/** The same before they are read. @throws unknown.table */
export function* storedBlocks(db: ReadableDb, tableId: string): Generator<StoredBlock> {
  const { ref } = readTable(db, tableId);
  const bytesOf = selectBytes(db);
  for (const block of listBlocks(db, ref)) {
    yield { place: placeOf(block), load: () => packedBlock(bytesOf, tableId, block) };
  }
}

/** @throws vault.damaged */
export function loadBlock(db: ReadableDb, tableId: string, block: ListedBlock): RowBlock {
  return rowsOf(packedBlock(selectBytes(db), tableId, block));
}

function selectBytes(db: ReadableDb) {
  return db.prepare<[number], Uint8Array>('SELECT bytes FROM blocks WHERE ref = ?').pluck();
}

function packedBlock(bytesOf: ReturnType<typeof selectBytes>, tableId: string, block: ListedBlock): PackedBlock {
  const bytes = bytesOf.get(block.ref);
  if (bytes === undefined) {
    throw new HandoverError('vault.damaged', { table: tableId, row: block.first_row }, { reason: 'block-missing' });
  }
  return { ...placeOf(block), bytes };
}

function placeOf({ first_row, last_row, rows, csv_bytes, sha256 }: ListedBlock): BlockPlace {
  return { firstRow: first_row, lastRow: last_row, rows, csvBytes: csv_bytes, sha256 };
}

function rowsOf(block: PackedBlock): RowBlock {
  const { firstRow, lastRow, rows } = block;
  return { firstRow, lastRow, rows, csv: unpackBlock(block) };
}
