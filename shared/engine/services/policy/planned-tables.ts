// The tables of a case for page after page of a preview: whom the rules hold back is gathered anew only once the case has changed.
import type { Gathering } from '../../seal/held-back.ts';
import type { TableToSeal } from '../../seal/seal-table.ts';
import type { CaseData } from '../../vault/case-data.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { tablesOf } from '../package/seal-content.ts';

type Planned = { readonly state: string; readonly tables: Promise<TableToSeal[]> };

const lastPlanned = new WeakMap<CaseData, Planned>();

/** @throws vault.damaged, cancelled */
export function plannedTables(data: CaseData, now: Date, gathering: Gathering): Promise<TableToSeal[]> {
  const state = `${stateOf(data.db)} ${now.toDateString()}`;
  const last = lastPlanned.get(data);
  if (last?.state === state) return last.tables;
  const tables = tablesOf(data.db, now, gathering);
  lastPlanned.set(data, { state, tables });
  tables.catch(() => lastPlanned.delete(data));
  return tables;
}

/** Another one after every change, by this connection or another. */
function stateOf(db: ReadableDb): string {
  const own = db.prepare<[], number>('SELECT total_changes()').pluck().get();
  return `${own} ${db.pragma('data_version', { simple: true })}`;
}
