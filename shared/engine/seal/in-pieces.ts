// Stored blocks as one job takes them.
import type { PackedBlock } from '../vault/rows/block-codec.ts';

/** Blocks in a piece: about 1 MiB of rows. */
export const pieceBlocks = 4;

export function* inPieces(blocks: Iterable<PackedBlock>): Generator<PackedBlock[]> {
  let piece: PackedBlock[] = [];
  for (const block of blocks) {
    piece.push(block);
    if (piece.length < pieceBlocks) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
