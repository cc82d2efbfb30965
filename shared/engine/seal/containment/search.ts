// The first ways of the gate: withheld values into a filter, then all that goes past it, row beside row.
import { Candidates } from '../../../data/containment/candidates.ts';
import { PairTallies } from '../../../data/containment/pair-tally.ts';
import { emptyFilter, ValueFilter } from '../../../data/containment/value-filter.ts';
import { sumOfCounts, type ValueCount } from '../../../data/containment/withheld-values.ts';
import { fieldEnds } from '../../../data/field-ends.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { SearchedRows } from '../../bulk/containment-messages.ts';
import type { PackedBlock } from '../../vault/rows/block-codec.ts';
import { inOrder, piecesAhead } from '../in-order.ts';
import { inPieces } from '../in-pieces.ts';
import { openedParts, type Piece, piecesBeside } from './pieces.ts';
import { redactedColumns, rowPlan, withheldColumns } from './plans.ts';
import type { Hit } from './report.ts';
import { judgeSameRow, type SameRow } from './same-row.ts';
import type { Containing, GoingTable, StoredTable } from './tables.ts';

export type Gathered = {
  readonly filter: SharedArrayBuffer;
  readonly counts: ReadonlyMap<StoredTable, ValueCount>;
};

/** @throws vault.damaged, cancelled */
export async function gather(request: Containing): Promise<Gathered> {
  const expected = request.tables.reduce((sum, table) => sum + table.rows * withheldColumns(table).length, 0);
  const filter = emptyFilter(expected);
  const counts = new Map<StoredTable, ValueCount>();
  for (const table of request.tables) counts.set(table, await gatherTable(table, request, filter));
  return { filter, counts };
}

/** @throws bug unless all rows were there: a source that is read already would let everything pass */
async function gatherTable(
  table: StoredTable,
  { bulk, signal }: Containing,
  filter: SharedArrayBuffer,
): Promise<ValueCount> {
  const withheld = withheldColumns(table);
  let count: ValueCount = { values: 0, chance: [] };
  let rows = 0;
  if (withheld.length === 0) return count;
  const job = { columns: table.columns.length, withheld, filter };
  const gatherPiece = (blocks: PackedBlock[]) => {
    for (const block of blocks) rows += block.rows;
    return bulk.gatherValues({ ...job, blocks }, signal);
  };
  for await (const more of inOrder(inPieces(table.blocks()), piecesAhead, gatherPiece)) {
    count = sumOfCounts(count, more);
  }
  if (rows !== table.rows) throw new HandoverError('bug', { table: table.id }, { reason: 'rows-missing', rows });
  return count;
}

export type Searched = SameRow & { readonly cells: number };

type OnCandidates = (candidates: Uint32Array) => Promise<void>;

/**
 * Searches one table that goes.
 * @param onCandidates told of the candidates of each piece
 * @throws vault.damaged, cancelled, and what opening a part throws
 */
export function searchTable(
  stored: StoredTable,
  going: GoingTable,
  request: Containing,
  gathered: Gathered,
  onCandidates: OnCandidates,
): Promise<Searched> {
  if (going.isNumberedAnew === true) return searchAlone(going, gathered, onCandidates);
  return searchBeside(stored, going, request, gathered, onCandidates);
}

/** Few rows: on this thread. */
async function searchAlone(going: GoingTable, { filter }: Gathered, onCandidates: OnCandidates): Promise<Searched> {
  let cells = 0;
  for await (const csv of openedParts(going)) {
    const candidates = new Candidates();
    const rows = { csv, ends: fieldEnds(csv), perRow: going.columns.length + 1 };
    cells += candidates.searchRows(rows, new ValueFilter(filter));
    await onCandidates(candidates.lanes());
  }
  return { hits: [], shown: [], chance: [], cells };
}

async function searchBeside(
  stored: StoredTable,
  going: GoingTable,
  { bulk, signal, progress }: Containing,
  { filter, counts }: Gathered,
  onCandidates: OnCandidates,
): Promise<Searched> {
  const plan = rowPlan(stored, going, counts.get(stored)?.chance ?? []);
  const job = { plan, redacted: redactedColumns(going), filter };
  const search = (piece: Piece) => bulk.searchRows({ ...piece, ...job }, signal);
  const tallies = new PairTallies();
  const chanceValues = stored.columns.map(() => 0);
  const finds: Hit[] = [];
  let cells = 0;
  for await (const rows of inOrder(piecesBeside(stored, going), piecesAhead, search)) {
    for (const pair of rows.pairs) tallies.add(pair);
    for (const [column, values] of rows.chanceValues.entries()) {
      chanceValues[column] = (chanceValues[column] ?? 0) + values;
    }
    finds.push(...findsOf(rows, going));
    cells += rows.cells;
    await onCandidates(rows.candidates);
    progress(rows.rows);
  }
  const sameRow = judgeSameRow(stored, going, tallies.pairs(), chanceValues);
  return { ...sameRow, hits: [...sameRow.hits, ...finds], cells };
}

function findsOf({ finds }: SearchedRows, { id, columns }: GoingTable): Hit[] {
  return finds.map(({ type, field, row }) => ({
    where: { table: id, column: columns[field]?.id ?? '', row },
    cells: 1,
    of: { type },
  }));
}
