// Rows that go beside the stored blocks that they were made from.
import { HandoverError } from '../../../domain/errors.ts';
import type { StoredBlock } from '../../vault/rows/block-codec.ts';
import { inPieces } from '../in-pieces.ts';
import type { GoingPiece, GoingTable, StoredTable } from './tables.ts';

/** Where a part ends, two pieces are beside the same blocks. */
export type PieceBeside = { readonly blocks: readonly StoredBlock[]; readonly piece: GoingPiece };

/** @throws bug if there are no blocks for a piece, and what opening a part throws */
export async function* piecesBeside(stored: StoredTable, going: GoingTable): AsyncGenerator<PieceBeside> {
  const pieces = inPieces(stored.blocks());
  let blocks: StoredBlock[] = [];
  for await (const piece of going.pieces()) {
    while ((blocks.at(-1)?.place.lastRow ?? 0) < piece.lastRow) blocks = nextOf(pieces, piece.lastRow);
    yield { blocks, piece };
  }
}

function nextOf(pieces: Generator<StoredBlock[]>, row: number): StoredBlock[] {
  const { value } = pieces.next();
  if (value === undefined) throw new HandoverError('bug', { row }, { reason: 'row-not-stored' });
  return value;
}
