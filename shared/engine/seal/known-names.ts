// Texts that are redacted are searched for the names of all persons of the case, too: gathered before anything is changed.
import { KnownNames } from '../../data/redaction/known-names.ts';
import type { PackedBlock } from '../vault/rows/block-codec.ts';
import type { Gathering } from './held-back.ts';
import { inOrder, piecesAhead } from './in-order.ts';
import { loadedPieces } from './in-pieces.ts';
import type { TableToSeal } from './seal-table.ts';

type Named = Pick<TableToSeal, 'plan' | 'blocks'>;

const isRedacted = ({ plan }: Named) => plan.columns.some(({ change }) => change.action === 'redact');

/** Places of the columns of names in a table, from 0. */
export const nameColumns = ({ plan }: Named): number[] =>
  plan.columns.flatMap(({ pi }, column) => (pi === 'person_name' ? [column] : []));

/** Whether there are texts to search. */
export const wantsNames = (tables: readonly Named[]): boolean => tables.some(isRedacted);

/** @returns of `KnownNames` · @throws vault.damaged, cancelled */
export async function gatherNames(tables: readonly Named[], gathering: Gathering): Promise<SharedArrayBuffer> {
  const names = new KnownNames();
  for (const table of tables) await addFrom(table, names, gathering);
  return names.buffer;
}

async function addFrom(table: Named, names: KnownNames, { bulk, signal }: Gathering): Promise<void> {
  const named = nameColumns(table);
  if (named.length === 0) return;
  const columns = table.plan.columns.length;
  const gather = (blocks: readonly PackedBlock[]) =>
    bulk.gatherNames({ blocks, columns, named, names: names.buffer }, signal);
  for await (const found of inOrder(loadedPieces(table.blocks()), piecesAhead, gather)) {
    for (const entry of found) names.add(entry);
  }
}

/** The same tables, with the names in the plan of each whose texts are redacted. */
export function withNames(tables: readonly TableToSeal[], knownNames: SharedArrayBuffer): TableToSeal[] {
  return tables.map((table) => (isRedacted(table) ? { ...table, plan: { ...table.plan, knownNames } } : table));
}
