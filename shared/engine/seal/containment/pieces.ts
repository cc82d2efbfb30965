// Rows that go beside the stored blocks that they were made from.
import { HandoverError } from '../../../domain/errors.ts';
import { release } from '../../memory.ts';
import type { PackedBlock } from '../../vault/rows/block-codec.ts';
import { inPieces } from '../in-pieces.ts';
import type { GoingPiece, GoingTable, StoredTable } from './tables.ts';

export type PieceBeside = { readonly blocks: readonly PackedBlock[]; readonly piece: GoingPiece };

/** @throws bug if there are no blocks for a piece, and what opening a part throws */
export async function* piecesBeside(stored: StoredTable, going: GoingTable): AsyncGenerator<PieceBeside> {
  const pieces = inPieces(stored.blocks());
  let blocks: PackedBlock[] = [];
  for await (const piece of going.pieces()) {
    while ((blocks.at(-1)?.lastRow ?? 0) < piece.lastRow) {
      for (const { bytes } of blocks) release(bytes);
      blocks = nextOf(pieces, piece.lastRow);
    }
    yield { blocks: blocks.map(copyOf), piece };
  }
}

/** To be given away: where a part ends, two pieces are beside the same blocks. */
const copyOf = (block: PackedBlock): PackedBlock => ({ ...block, bytes: new Uint8Array(block.bytes) });

function nextOf(pieces: Generator<PackedBlock[]>, row: number): PackedBlock[] {
  const { value } = pieces.next();
  if (value === undefined) throw new HandoverError('bug', { row }, { reason: 'row-not-stored' });
  return value;
}
