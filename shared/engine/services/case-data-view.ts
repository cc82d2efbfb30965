// The tables and attachments of a case as a caller sees them: the accounting of each, and what goes.

import type { JsonObject } from '../../format/json-file.ts';
import type { Output } from '../../ipc/contract.ts';
import type { ReadableDb } from '../vault/database.ts';
import { listFiles } from '../vault/file-store.ts';
import { listSources, readSource } from '../vault/source-store.ts';
import { listTables, readAside, type TableRecord } from '../vault/table-store.ts';
import type { Vault } from '../vault/vault.ts';
import { factsOf, fileFactsOf } from './table-facts.ts';

export type TableView = Output<'policy.show'>['tables'][number];
export type AttachmentsView = Output<'policy.show'>['attachments'];
export type CaseDataView = { readonly tables: TableView[]; readonly attachments: AttachmentsView };

/** A screen shows so many refused rows; the vault keeps all. */
const refusedShown = 100;

const nothing: CaseDataView = { tables: [], attachments: { files: 0, bytes: 0, kept: 0, set_apart: 0 } };

/** A case that has no data yet is not given any by looking at it. */
export async function caseDataView(vault: Vault, record: { caseUid: string; hasData: boolean }): Promise<CaseDataView> {
  if (!record.hasData) return nothing;
  const { db } = await vault.data(record.caseUid);
  return { tables: listTables(db).map((table) => tableView(db, table)), attachments: attachmentsView(db) };
}

export function tableView(db: ReadableDb, table: TableRecord): TableView {
  const { columns, ...facts } = factsOf(table);
  const refused = readAside(db, 'refused', table.ref, 0, refusedShown);
  return {
    id: table.id,
    name: table.name,
    source: readSource(db, table.sourceRef)?.name ?? table.name,
    ...facts,
    refused_rows: refused.map(({ line, reason }) => ({ line, reason })),
    columns: table.columns.flatMap(({ id, name }, index) => {
      const decided = columns[index];
      return decided === undefined ? [] : [{ id, name, ...decided }];
    }),
  };
}

export function attachmentsView(db: ReadableDb): AttachmentsView {
  const files = listFiles(db);
  return {
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    kept: files.filter((file) => fileFactsOf(file).action === 'keep').length,
    set_apart: listSources(db).reduce((sum, { record }) => sum + setApartIn(record), 0),
  };
}

/** Files that the system had put into a folder: thumbnails, settings. */
function setApartIn({ files, set_apart: apart }: JsonObject): number {
  return typeof files === 'number' && typeof apart === 'number' ? apart : 0;
}
