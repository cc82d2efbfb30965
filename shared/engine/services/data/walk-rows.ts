// All rows of a table, block by block, with chances for other work in between: a long way through a table can be watched and cancelled.
import { setImmediate as breathe } from 'node:timers/promises';
import { HandoverError } from '../../../domain/errors.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import type { RowBlock } from '../../vault/rows/block-codec.ts';
import { streamRows } from '../../vault/rows/block-store.ts';

export type Walking = {
  readonly signal?: AbortSignal;
  /** Told how many rows have been passed. */
  readonly onRows?: (rows: number) => void;
};

/** Blocks between two chances for other work. */
const blocksAtOnce = 8;

/** @throws unknown.table, cancelled, vault.damaged */
export async function* walkRows(
  db: ReadableDb,
  id: string,
  { signal, onRows }: Walking = {},
): AsyncGenerator<RowBlock> {
  let rows = 0;
  let blocks = 0;
  for (const block of streamRows(db, id)) {
    yield block;
    rows += block.rows;
    blocks += 1;
    if (blocks % blocksAtOnce !== 0) continue;
    onRows?.(rows);
    await breathe();
    if (signal?.aborted === true) throw new HandoverError('cancelled');
  }
}
