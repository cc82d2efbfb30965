// The first way of the gate: the withheld values of all tables in a filter, put there while a table is sealed, or before it is searched.
import { HandoverError } from '../../../domain/errors.ts';
import type { PackedBlock } from '../../vault/rows/block-codec.ts';
import { inOrder, piecesAhead } from '../in-order.ts';
import { loadedPieces } from '../in-pieces.ts';
import { Gathered } from './gathered.ts';
import { withheldColumns } from './plans.ts';
import type { Containing, StoredTable } from './tables.ts';

/** @param tables all that the filter is to have room for */
export function gatherFor(tables: readonly Pick<StoredTable, 'rows' | 'columns'>[]): Gathered {
  return new Gathered(tables.reduce((sum, table) => sum + table.rows * withheldColumns(table).length, 0));
}

/** What is missing is gathered now. @throws vault.damaged, cancelled */
export async function gather(request: Containing): Promise<Gathered> {
  const gathered = request.gathered ?? gatherFor(request.tables);
  for (const table of request.tables) await gatherTable(table, request, gathered);
  return gathered;
}

/** @throws bug unless all rows were there: a source that is read already would let everything pass */
async function gatherTable(table: StoredTable, { bulk, signal }: Containing, gathered: Gathered): Promise<void> {
  const withheld = withheldColumns(table);
  if (withheld.length === 0) return;
  if (gathered.of(table.id).rows === 0) {
    const job = { columns: table.columns.length, withheld, filter: gathered.filter };
    const gatherPiece = (blocks: PackedBlock[]) => bulk.gatherValues({ ...job, blocks }, signal);
    for await (const count of inOrder(loadedPieces(table.blocks()), piecesAhead, gatherPiece)) {
      gathered.add(table.id, count);
    }
  }
  const { rows } = gathered.of(table.id);
  if (rows !== table.rows) throw new HandoverError('bug', { table: table.id }, { reason: 'rows-missing', rows });
}
