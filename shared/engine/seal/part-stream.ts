// The rows of a table on their way into sealed parts: blocks are unpacked and projected, the rows cut into parts, compressed piece
// by piece. Each step runs on the worker threads, and no step holds more than a few MiB.
import type { Bytes } from '../../format/bytes.ts';
import type { Bulk } from '../bulk/bulk.ts';
import type { ProjectedRows } from '../bulk/messages.ts';
import { release } from '../memory.ts';
import { cutParts, type PieceOfPart } from './cut-parts.ts';
import { inOrder, piecesAheadInEach } from './in-order.ts';
import { type AlsoWanted, projectedRows, type StoredRows } from './projected-rows.ts';
import type { SealedPiece } from './sealed-rows.ts';

export type RowsToSeal = {
  readonly rows: StoredRows;
  readonly also: AlsoWanted;
  /** Canonical header line of the fields that go, with its LF. */
  readonly header: Bytes;
  readonly signal: AbortSignal;
  /** Told of each piece in order, before the part that it is in. */
  projected(piece: ProjectedRows): void;
};

/** What a part holds. */
type Held = { readonly headBytes: number; readonly pieces: SealedPiece[]; rows: number; csvBytes: number };

/**
 * A part before it is encrypted: the frames, each of which holds until the next one is asked for. They are read to their end before the
 * next part is asked for; then `held` is complete.
 */
export type PartOfTable = { readonly held: Held; readonly frames: AsyncGenerator<Bytes> };

type Compressed = Omit<PieceOfPart, 'csv'> & { readonly csvBytes: number; readonly frame: Bytes };

/** Pieces in order; the one that is next is known before it is taken. */
type Pieces = { next: IteratorResult<Compressed>; readonly source: AsyncGenerator<Compressed> };

/** A table without rows has one part, with the header alone. @throws vault.damaged, cancelled */
export async function* partsOf(table: RowsToSeal, bulk: Bulk): AsyncGenerator<PartOfTable> {
  const source = compressedPieces(table, bulk);
  try {
    const pieces = { source, next: await source.next() };
    do {
      const csvBytes = table.header.length;
      const head = await bulk.compress({ csv: table.header.slice() }, table.signal);
      const held = { headBytes: head.length, pieces: [], rows: 0, csvBytes };
      yield { held, frames: framesOf(head, held, pieces) };
    } while (pieces.next.done !== true);
  } finally {
    await source.return(undefined);
  }
}

async function* framesOf(head: Bytes, held: Held, pieces: Pieces): AsyncGenerator<Bytes> {
  yield head;
  release(head);
  for (let endsPart = false; !endsPart && pieces.next.done !== true; pieces.next = await pieces.source.next()) {
    const { frame, ...piece } = pieces.next.value;
    held.pieces.push({ bytes: frame.length, frameOf: piece.csvBytes, lastRow: piece.lastRow });
    held.rows += piece.rows;
    held.csvBytes += piece.csvBytes;
    yield frame;
    release(frame);
    endsPart = piece.endsPart;
  }
}

function compressedPieces(table: RowsToSeal, bulk: Bulk): AsyncGenerator<Compressed> {
  const compress = async ({ csv, ...piece }: PieceOfPart) => {
    const csvBytes = csv.length;
    return { ...piece, csvBytes, frame: await bulk.compress({ csv }, table.signal) };
  };
  return inOrder(cutParts(watched(table, bulk)), piecesAheadInEach, compress);
}

async function* watched({ rows, also, signal, projected }: RowsToSeal, bulk: Bulk): AsyncGenerator<ProjectedRows> {
  for await (const piece of projectedRows(rows, { bulk, signal, ahead: piecesAheadInEach }, also)) {
    projected(piece);
    yield piece;
  }
}
