// Texts that are redacted are searched for the names of all persons of the case, too: gathered before anything is changed.
import { KnownNames } from '../../data/redaction/known-names.ts';
import type { PackedBlock } from '../vault/rows/block-codec.ts';
import type { Gathering } from './held-back.ts';
import { inOrder, piecesAhead } from './in-order.ts';
import { loadedPieces } from './in-pieces.ts';
import type { TableToSeal } from './seal-table.ts';

const isRedacted = ({ plan }: TableToSeal) => plan.columns.some(({ change }) => change.action === 'redact');

/** The same tables, with the names in the plan of each whose texts are redacted. Without such a table no row is looked at. @throws vault.damaged, cancelled */
export async function withKnownNames(tables: readonly TableToSeal[], gathering: Gathering): Promise<TableToSeal[]> {
  if (!tables.some(isRedacted)) return [...tables];
  const names = new KnownNames();
  for (const table of tables) await addFrom(table, names, gathering);
  if (names.size === 0) return [...tables];
  return tables.map((table) =>
    isRedacted(table) ? { ...table, plan: { ...table.plan, knownNames: names.buffer } } : table,
  );
}

async function addFrom({ plan, blocks }: TableToSeal, names: KnownNames, { bulk, signal }: Gathering): Promise<void> {
  const named = plan.columns.flatMap(({ pi }, column) => (pi === 'person_name' ? [column] : []));
  if (named.length === 0) return;
  const gather = (piece: readonly PackedBlock[]) =>
    bulk.gatherNames({ blocks: piece, columns: plan.columns.length, named, names: names.buffer }, signal);
  for await (const found of inOrder(loadedPieces(blocks()), piecesAhead, gather)) {
    for (const entry of found) names.add(entry);
  }
}
