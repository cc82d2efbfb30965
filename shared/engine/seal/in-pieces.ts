// Stored blocks as one job takes them.
import type { PackedBlock, StoredBlock } from '../vault/rows/block-codec.ts';

/** Blocks in a piece: about 1 MiB of rows. */
export const pieceBlocks = 4;

export function* inPieces(blocks: Iterable<StoredBlock>): Generator<StoredBlock[]> {
  let piece: StoredBlock[] = [];
  for (const block of blocks) {
    piece.push(block);
    if (piece.length < pieceBlocks) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

/** Those of each piece are read when it is asked for. @throws vault.damaged */
export function* loadedPieces(blocks: Iterable<StoredBlock>): Generator<PackedBlock[]> {
  for (const piece of inPieces(blocks)) yield loaded(piece);
}

/** @throws vault.damaged */
export function loaded(piece: readonly StoredBlock[]): PackedBlock[] {
  return piece.map((block) => block.load());
}
