// A person of whom a rule keeps a row back in one table stays in all tables of the case: gathered before anything is judged.
import { HeldPersons } from '../../data/redaction/held-persons.ts';
import { personRules } from '../../data/redaction/hold-back.ts';
import { type KeyColumn, keyColumns } from '../../data/redaction/person-keys.ts';
import type { Bulk } from '../bulk/bulk.ts';
import type { PackedBlock } from '../vault/rows/block-codec.ts';
import { inOrder, piecesAhead } from './in-order.ts';
import { loadedPieces } from './in-pieces.ts';
import type { TableToSeal } from './seal-table.ts';

export type Gathering = { readonly bulk: Bulk; readonly signal?: AbortSignal };

type Keyed = { readonly table: TableToSeal; readonly columns: readonly KeyColumn[] };

/**
 * The same tables, with those who are held back in the plan of each that names persons. Without such rules no row is looked at.
 * @throws vault.damaged, cancelled
 */
export async function withHeldBack(tables: readonly TableToSeal[], gathering: Gathering): Promise<TableToSeal[]> {
  const persons = await heldPersons(tables, gathering);
  if (persons.size === 0) return [...tables];
  return tables.map((table) => {
    const columns = keyColumns(table.plan.columns);
    if (columns.length === 0) return table;
    return { ...table, plan: { ...table.plan, heldBack: { persons: persons.buffer, columns } } };
  });
}

/** A table with two numbers of a person leads from one to the other: such tables are gone through until nobody is added. */
async function heldPersons(tables: readonly TableToSeal[], gathering: Gathering): Promise<HeldPersons> {
  const persons = new HeldPersons();
  const keyed = tables.map((table) => ({ table, columns: keyColumns(table.plan.columns) }));
  const ruled = keyed.filter(({ table, columns }) => columns.length > 0 && personRules(table.plan).length > 0);
  const linking = keyed.filter(({ columns }) => columns.length > 1);
  let isAdding = await addFrom(ruled, persons, gathering);
  while (isAdding) isAdding = await addFrom(linking, persons, gathering);
  return persons;
}

/** @returns whether anybody was added */
async function addFrom(keyed: readonly Keyed[], persons: HeldPersons, { bulk, signal }: Gathering): Promise<boolean> {
  let isAdding = false;
  for (const { table, columns } of keyed) {
    const { plan } = table;
    const find = (blocks: readonly PackedBlock[]) =>
      bulk.holdBack({ blocks, plan, heldBack: { persons: persons.buffer, columns } }, signal);
    for await (const found of inOrder(loadedPieces(table.blocks()), piecesAhead, find)) {
      for (const entry of found) if (persons.add(entry)) isAdding = true;
    }
  }
  return isAdding;
}
