// The second way of the gate: all that goes past the filter of withheld values, row beside row.
import { Candidates } from '../../../data/containment/candidates.ts';
import { PairTallies } from '../../../data/containment/pair-tally.ts';
import { ValueFilter } from '../../../data/containment/value-filter.ts';
import { fieldEnds } from '../../../data/csv/field-ends.ts';
import type { GoingRows, SearchedRows } from '../../bulk/containment-messages.ts';
import type { StoredBlock } from '../../vault/rows/block-codec.ts';
import { inOrder, piecesAhead } from '../in-order.ts';
import { loaded } from '../in-pieces.ts';
import type { Gathered } from './gathered.ts';
import { type PieceBeside, piecesBeside } from './pieces.ts';
import { redactedColumns, rowPlan } from './plans.ts';
import type { Hit } from './report.ts';
import { judgeSameRow, type SameRow } from './same-row.ts';
import type { Containing, GoingTable, StoredTable } from './tables.ts';

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
  if (going.isNumberedAnew === true) return searchAlone(going, request, gathered, onCandidates);
  return searchBeside(stored, going, request, gathered, onCandidates);
}

/** Few rows, not packed: on this thread. */
async function searchAlone(
  going: GoingTable,
  { progress }: Containing,
  { filter }: Gathered,
  onCandidates: OnCandidates,
): Promise<Searched> {
  let cells = 0;
  for await (const { bytes: csv } of going.pieces()) {
    const candidates = new Candidates();
    const rows = { csv, ends: fieldEnds(csv), perRow: going.columns.length + 1 };
    cells += candidates.searchRows(rows, new ValueFilter(filter));
    await onCandidates(candidates.lanes());
    progress(rows.ends.length / rows.perRow);
  }
  return { hits: [], shown: [], chance: [], cells };
}

async function searchBeside(
  stored: StoredTable,
  going: GoingTable,
  { bulk, signal, progress }: Containing,
  gathered: Gathered,
  onCandidates: OnCandidates,
): Promise<Searched> {
  const plan = rowPlan(stored, going, gathered.of(stored.id).chance);
  const job = { plan, redacted: redactedColumns(going), filter: gathered.filter };
  // Few tables need what was stored: it is read from the first piece on that asked for it.
  let isStoredWanted = false;
  const search = async (stored: readonly StoredBlock[], rows: GoingRows): Promise<SearchedRows> => {
    const places = stored.map(({ place }) => place);
    const blocks = isStoredWanted ? loaded(stored) : [];
    const found = await bulk.searchRows({ places, blocks, rows, ...job }, signal);
    if (!('csv' in found)) return found;
    isStoredWanted = true;
    return search(stored, { bytes: found.csv });
  };
  const searchPiece = ({ blocks, piece }: PieceBeside) => search(blocks, piece);
  const tallies = new PairTallies();
  const chanceValues = stored.columns.map(() => 0);
  const finds: Hit[] = [];
  let cells = 0;
  for await (const rows of inOrder(piecesBeside(stored, going), piecesAhead, searchPiece)) {
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
    whole: 0,
    inside: 1,
    of: { type },
  }));
}
