// The rows of a table as its plan lets them go, piece by piece and in order, made by the worker threads.
import type { TablePlan } from '../../data/redaction/table-plan.ts';
import type { Bytes } from '../../format/bytes.ts';
import type { Bulk } from '../bulk/bulk.ts';
import type { ProjectedRows } from '../bulk/messages.ts';
import type { PackedBlock } from '../vault/rows/block-codec.ts';
import { inOrder, piecesAhead } from './in-order.ts';

export type RowsToProject = {
  /** As they are stored. */
  readonly blocks: Iterable<PackedBlock>;
  readonly plan: TablePlan;
  /** For each field of a stored row, `_row` first: whether its total is wanted. */
  readonly summed: readonly boolean[];
  /** Of the case. */
  readonly tokenKey: Bytes;
  readonly signal: AbortSignal;
};

/** Blocks in a piece: about 1 MiB of rows. */
const pieceBlocks = 4;

/** @throws vault.damaged, cancelled */
export function projectedRows(
  { blocks, plan, summed, tokenKey, signal }: RowsToProject,
  bulk: Bulk,
): AsyncGenerator<ProjectedRows> {
  const project = (piece: readonly PackedBlock[]) =>
    bulk.projectRows({ blocks: piece, plan, summed, tokenKey }, signal);
  return inOrder(inPieces(blocks), piecesAhead, project);
}

/** As one job takes them. */
export async function* inPieces(blocks: Iterable<PackedBlock>): AsyncGenerator<PackedBlock[]> {
  let piece: PackedBlock[] = [];
  for (const block of blocks) {
    piece.push(block);
    if (piece.length < pieceBlocks) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
