// Rows in pieces for the workers: stored blocks a few at a time, and beside them the rows that were made from them.
import { endOfRows } from '../../../data/containment/row-places.ts';
import { rowEndAfter } from '../../../data/project-csv.ts';
import { rowNumber } from '../../../data/row-blocks.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { release } from '../../memory.ts';
import type { PackedBlock } from '../../vault/rows/block-codec.ts';
import type { GoingTable, StoredTable } from './tables.ts';

/** Blocks in a piece: about 1 MiB of rows. */
const pieceBlocks = 4;

export type Piece = { readonly blocks: readonly PackedBlock[]; readonly csv: Bytes };

/** In buffers of their own, to be given away. */
export function* storedPieces({ blocks }: StoredTable): Generator<PackedBlock[]> {
  let piece: PackedBlock[] = [];
  for (const block of blocks()) {
    piece.push({ ...block, bytes: new Uint8Array(block.bytes) });
    if (piece.length < pieceBlocks) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

export async function* asAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

/** The rows of each part without their header, opened one after the other. The memory of one is freed when the next is asked for. */
export async function* openedParts({ parts }: GoingTable): AsyncGenerator<Bytes> {
  for (const open of parts) {
    const csv = await open();
    yield csv.subarray(rowEndAfter(csv, 1));
    release(new Uint8Array(csv.buffer));
  }
}

/** All rows that go, each beside the blocks it was stored in. @throws bug if a row goes that was not stored */
export async function* piecesBeside(stored: StoredTable, going: GoingTable): AsyncGenerator<Piece> {
  const pieces = storedPieces(stored);
  let blocks: PackedBlock[] = [];
  for await (const csv of openedParts(going)) {
    for (let at = 0; at < csv.length; ) {
      const row = rowNumber(csv, at);
      while ((blocks.at(-1)?.lastRow ?? 0) < row) blocks = nextOf(pieces, row);
      const end = endOfRows(csv, at, blocks.at(-1)?.lastRow ?? 0);
      yield { blocks: blocks.map((block) => ({ ...block, bytes: block.bytes.slice() })), csv: csv.slice(at, end) };
      at = end;
    }
  }
}

function nextOf(pieces: Generator<PackedBlock[]>, row: number): PackedBlock[] {
  const { value } = pieces.next();
  if (value === undefined) throw new HandoverError('bug', { row }, { reason: 'row-not-stored' });
  return value;
}
