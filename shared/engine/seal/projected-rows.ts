// The rows of a table as its plan lets them go, piece by piece and in order, made by the worker threads.
import type { TablePlan } from '../../data/redaction/table-plan.ts';
import type { Bytes } from '../../format/bytes.ts';
import type { Bulk } from '../bulk/bulk.ts';
import type { Gathering, ProjectedRows } from '../bulk/messages.ts';
import type { PackedBlock, StoredBlock } from '../vault/rows/block-codec.ts';
import { inOrder, piecesAhead } from './in-order.ts';
import { loadedPieces } from './in-pieces.ts';

/** The rows of a table of a case, and what is to be done with them. */
export type StoredRows = {
  readonly plan: TablePlan;
  /** Of the case: 32 bytes. */
  readonly tokenKey: Bytes;
  /** As they are stored, from the first; worker threads unpack them. */
  blocks(): Iterable<StoredBlock>;
};

export type Projecting = {
  readonly bulk: Bulk;
  readonly signal: AbortSignal;
  /** Pieces under way at once. */
  readonly ahead?: number;
};

/** What else is wanted of the rows while they are unpacked. */
export type AlsoWanted = {
  /** For each field of a stored row, `_row` first: whether its total is wanted. */
  readonly summed?: readonly boolean[];
  readonly gather?: Gathering;
};

/** @throws vault.damaged, cancelled */
export function projectedRows(
  { blocks, plan, tokenKey }: StoredRows,
  { bulk, signal, ahead = piecesAhead }: Projecting,
  { summed = [], gather }: AlsoWanted = {},
): AsyncGenerator<ProjectedRows> {
  const project = (piece: readonly PackedBlock[]) =>
    bulk.projectRows({ blocks: piece, plan, summed, tokenKey, gather }, signal);
  return inOrder(loadedPieces(blocks()), ahead, project);
}
