// Corrections and deletions: the block is rewritten and the history row added in one transaction. There is no overlay.
import { HandoverError } from '../../../domain/errors.ts';
import type { CaseData } from '../case-data.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';
import { allRows, blockOf, blockTarget, type PackedBlock, packBlock, type Row } from './block-codec.ts';
import { type ListedBlock, lastBlock, listBlocks } from './block-list.ts';
import { loadBlock } from './block-store.ts';
import { readTable, sealTable, type TableRecord } from './table-store.ts';

export type HistoryRow = {
  readonly row: number;
  readonly act: 'correct' | 'delete' | 'mend';
  readonly columnId: string | undefined;
  readonly old: string | undefined;
  readonly new: string | undefined;
  readonly operator: string;
  readonly time: string;
};

/**
 * Changes cells of one row, by column id. Each changed cell gets a history row.
 * @returns the new digest of the table
 * @throws unknown.table, unknown.column · usage (no such row, or text that no cell may hold)
 */
export function correctRow(data: CaseData, tableId: string, row: number, cells: ReadonlyMap<string, string>): string {
  const table = readTable(data.db, tableId);
  for (const text of cells.values()) checkCell(text, tableId, row);
  return data.change('correct', (db, record) => {
    const block = blockWith(db, table, row);
    const rows = allRows(loadBlock(db, tableId, block).csv);
    const found = rows.find((candidate) => candidate.row === row);
    if (found === undefined) throw noSuchRow(tableId, row);
    for (const [columnId, text] of cells) correctCell(data, table, found, columnId, text);
    rewrite(db, block, rows);
    const digest = sealTable(db, table.ref);
    record({ act: 'correct', object: `table:${tableId}`, digest });
    return digest;
  });
}

/**
 * Takes rows out for good: their numbers become gaps, and what the history held of them goes too.
 * @returns the new digest of the table
 * @throws unknown.table · usage (no such row)
 */
export function deleteRows(data: CaseData, tableId: string, rows: readonly number[]): string {
  const table = readTable(data.db, tableId);
  return data.change('delete', (db, record) => {
    removeRows(data, table, rows);
    const digest = sealTable(db, table.ref);
    record({ act: 'delete_rows', object: `table:${tableId}`, digest });
    return digest;
  });
}

/** In the caller's transaction, which seals the table. @throws usage (no such row) */
export function removeRows(data: CaseData, table: TableRecord, rows: readonly number[]): void {
  const left = new Set(rows);
  for (const block of listBlocks(data.db, table.ref)) {
    if (![...left].some((row) => row >= block.first_row && row <= block.last_row)) continue;
    const all = allRows(loadBlock(data.db, table.id, block).csv);
    const kept = all.filter(({ row }) => !left.delete(row));
    if (kept.length < all.length) rewrite(data.db, block, kept);
  }
  const [missing] = left;
  if (missing !== undefined) throw noSuchRow(table.id, missing);
  for (const row of new Set(rows)) forget(data, table.ref, row);
}

/**
 * Puts a row at the end of a table, in the caller's transaction, which seals it. The history says that a person did.
 * @returns its `_row`: the next one, never one that was used
 * @throws usage (text that no cell may hold)
 */
export function appendRow(data: CaseData, table: TableRecord, cells: readonly string[]): number {
  const { db } = data;
  const row = db.prepare<[number], number>('SELECT next_row FROM tables WHERE ref = ?').pluck().get(table.ref) ?? 1;
  for (const text of cells) checkCell(text, table.id, row);
  const added = { row, cells: [...cells] };
  const last = lastBlock(db, table.ref);
  if (last !== undefined && last.csv_bytes < blockTarget) {
    rewrite(db, last, [...allRows(loadBlock(db, table.id, last).csv), added]);
  } else insertBlock(db, table.ref, packBlock(blockOf([added])));
  db.prepare('UPDATE tables SET next_row = ? WHERE ref = ?').run(row + 1, table.ref);
  db.prepare(`INSERT INTO history (table_ref, row, act, operator, time) VALUES (?, ?, 'mend', ?, ?)`).run(
    table.ref,
    row,
    data.operator,
    data.utc(),
  );
  return row;
}

export function readHistory(db: ReadableDb, tableRef: number, row?: number): HistoryRow[] {
  type Stored = Omit<HistoryRow, 'columnId' | 'old' | 'new'> & Record<'columnId' | 'old' | 'new', string | null>;
  return db
    .prepare<[number, number | null], Stored>(
      `SELECT row, act, column_id AS columnId, old, new, operator, time FROM history
       WHERE table_ref = ? AND row = coalesce(?, row) ORDER BY ref`,
    )
    .all(tableRef, row ?? null)
    .map((entry) => ({
      ...entry,
      columnId: entry.columnId ?? undefined,
      old: entry.old ?? undefined,
      new: entry.new ?? undefined,
    }));
}

function correctCell(data: CaseData, table: TableRecord, row: Row, columnId: string, text: string): void {
  const place = table.columns.findIndex((column) => column.id === columnId);
  const old = row.cells[place];
  if (old === undefined) throw new HandoverError('unknown.column', { table: table.id, column: columnId });
  if (old === text) return;
  row.cells[place] = text;
  data.db
    .prepare(
      `INSERT INTO history (table_ref, row, act, column_id, old, new, operator, time) VALUES (?, ?, 'correct', ?, ?, ?, ?, ?)`,
    )
    .run(table.ref, row.row, columnId, old, text, data.operator, data.utc());
}

function forget(data: CaseData, tableRef: number, row: number): void {
  data.db.prepare('UPDATE history SET old = NULL, new = NULL WHERE table_ref = ? AND row = ?').run(tableRef, row);
  data.db
    .prepare(`INSERT INTO history (table_ref, row, act, operator, time) VALUES (?, ?, 'delete', ?, ?)`)
    .run(tableRef, row, data.operator, data.utc());
}

function blockWith(db: ReadableDb, table: TableRecord, row: number): ListedBlock {
  const block = listBlocks(db, table.ref).find(({ first_row, last_row }) => first_row <= row && row <= last_row);
  if (block === undefined) throw noSuchRow(table.id, row);
  return block;
}

function rewrite(db: WritableDb, block: ListedBlock, rows: readonly Row[]): void {
  if (rows.length === 0) {
    db.prepare('DELETE FROM blocks WHERE ref = ?').run(block.ref);
    return;
  }
  const { firstRow, lastRow, rows: count, csvBytes, sha256, bytes } = packBlock(blockOf(rows));
  db.prepare(
    'UPDATE blocks SET first_row = ?, last_row = ?, rows = ?, csv_bytes = ?, sha256 = ?, bytes = ? WHERE ref = ?',
  ).run(firstRow, lastRow, count, csvBytes, sha256, bytes, block.ref);
}

function insertBlock(db: WritableDb, tableRef: number, block: PackedBlock): void {
  const { firstRow, lastRow, rows, csvBytes, sha256, bytes } = block;
  db.prepare(
    `INSERT INTO blocks (table_ref, ordinal, first_row, last_row, rows, csv_bytes, sha256, bytes)
     SELECT @tableRef, coalesce(max(ordinal), 0) + 1, @firstRow, @lastRow, @rows, @csvBytes, @sha256, @bytes
     FROM blocks WHERE table_ref = @tableRef`,
  ).run({ tableRef, firstRow, lastRow, rows, csvBytes, sha256, bytes });
}

function checkCell(text: string, table: string, row: number): void {
  if (!text.isWellFormed() || text.includes('\0')) throw new HandoverError('usage', { table, row }, { reason: 'text' });
}

function noSuchRow(table: string, row: number): HandoverError {
  return new HandoverError('usage', { table, row }, { reason: 'no-such-row' });
}
