// The rows of a table on their way into sealed parts: blocks are unpacked and projected, the rows cut into parts, compressed piece
// by piece and sealed. Each step runs on the worker threads, and no step holds more than a few MiB.
import type { Bytes } from '../../format/bytes.ts';
import type { Bulk } from '../bulk/bulk.ts';
import type { ProjectedRows, SealedPart } from '../bulk/messages.ts';
import { cutParts, type PieceOfPart } from './cut-parts.ts';
import { inOrder, piecesAhead } from './in-order.ts';
import { type AlsoWanted, projectedRows, type StoredRows } from './projected-rows.ts';
import type { RowsLayout, SealedPiece } from './sealed-rows.ts';

export type RowsToSeal = {
  readonly rows: StoredRows;
  readonly also: AlsoWanted;
  /** Canonical header line of the fields that go, with its LF. */
  readonly header: Bytes;
  readonly recipient: string;
  readonly signal: AbortSignal;
  /** Told of each piece in order, before the part that it is in. */
  projected(piece: ProjectedRows): void;
};

/** A part and what it holds. */
export type PartOfTable = SealedPart & Held;

type Held = RowsLayout & { readonly rows: number; readonly csvBytes: number };

type Frames = Held & { readonly frames: readonly Bytes[] };

/** One part at a time, so that no more is held than its frames. A table without rows has one part, with the header alone. */
export async function* sealedParts(table: RowsToSeal, bulk: Bulk): AsyncGenerator<PartOfTable> {
  for await (const { frames, ...held } of parts(table, bulk)) {
    const sealed = await bulk.sealPart({ frames, recipient: table.recipient }, table.signal);
    yield { ...sealed, ...held };
  }
}

async function* parts(table: RowsToSeal, bulk: Bulk): AsyncGenerator<Frames> {
  const compressed = async ({ csv, ...piece }: PieceOfPart) => {
    const csvBytes = csv.length;
    return { ...piece, csvBytes, frame: await bulk.compress({ csv }, table.signal) };
  };
  const begin = async () => {
    const csvBytes = table.header.length;
    const frame = await bulk.compress({ csv: table.header.slice() }, table.signal);
    return { frames: [frame], rows: 0, csvBytes, headBytes: frame.length, pieces: [] as SealedPiece[] };
  };
  let part = await begin();
  let isFirst = true;
  for await (const piece of inOrder(cutParts(watched(table, bulk)), piecesAhead, compressed)) {
    part.frames.push(piece.frame);
    part.rows += piece.rows;
    part.pieces.push({ bytes: piece.frame.length, frameOf: piece.csvBytes, lastRow: piece.lastRow });
    part.csvBytes += piece.csvBytes;
    if (!piece.endsPart) continue;
    yield part;
    isFirst = false;
    part = await begin();
  }
  if (part.rows > 0 || isFirst) yield part;
}

async function* watched({ rows, also, signal, projected }: RowsToSeal, bulk: Bulk): AsyncGenerator<ProjectedRows> {
  for await (const piece of projectedRows(rows, { bulk, signal }, also)) {
    projected(piece);
    yield piece;
  }
}
