// The tables of a case: header, origin and facts. What has no id is staged, what is dropped keeps its id.
import { HandoverError } from '../../../domain/errors.ts';
import type { JsonObject } from '../../../format/json-file.ts';
import type { CaseData } from '../case-data.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';
import { blockListDigest } from './block-list.ts';

/** `c01`… by place in the source; `name` is unique in its table and in the profile, `original` is what the source said. */
export type TableColumn = { readonly id: string; readonly name: string; readonly original: string };

export type TableRecord = {
  readonly ref: number;
  /** `t01`… in order of import, the same in every package of the case. */
  readonly id: string;
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** What the caller knows of the table and may change: classes, reasons, notes. */
  readonly facts: JsonObject;
  readonly rows: number;
  readonly blocks: number;
  /** Of its block list, as of the last change. */
  readonly digest: string;
  readonly sourceRef: number;
};

type Stored = {
  ref: number;
  id: string;
  name: string;
  columns: string;
  facts: string;
  digest: string;
  source_ref: number;
  rows: number | null;
  blocks: number;
};

const select = `
SELECT ref, id, name, columns, facts, digest, source_ref,
  (SELECT sum(rows) FROM blocks WHERE table_ref = tables.ref) AS rows,
  (SELECT count(*) FROM blocks WHERE table_ref = tables.ref) AS blocks
FROM tables WHERE id IS NOT NULL AND dropped IS NULL`;

export function listTables(db: ReadableDb): TableRecord[] {
  return db.prepare<[], Stored>(`${select} ORDER BY id`).all().map(toRecord);
}

/** @throws unknown.table */
export function readTable(db: ReadableDb, id: string): TableRecord {
  const stored = db.prepare<[string], Stored>(`${select} AND id = ?`).get(id);
  if (stored === undefined) throw new HandoverError('unknown.table', { table: id });
  return toRecord(stored);
}

function toRecord({ columns, facts, source_ref, rows, ...rest }: Stored): TableRecord {
  return { ...rest, columns: JSON.parse(columns), facts: JSON.parse(facts), rows: rows ?? 0, sourceRef: source_ref };
}

/** Facts are not part of the table's content: changing them leaves its digest as it is. */
export function setTableFacts(db: WritableDb, ref: number, facts: JsonObject): void {
  db.prepare('UPDATE tables SET facts = ? WHERE ref = ?').run(JSON.stringify(facts), ref);
}

/** Recomputes the digest of a table's block list and keeps it: the last act of every change. */
export function sealTable(db: WritableDb, ref: number): string {
  const digest = blockListDigest(db, ref);
  db.prepare('UPDATE tables SET digest = ? WHERE ref = ?').run(digest, ref);
  return digest;
}

/** Removes a table's rows and all that was kept beside them; its id is never used again. @throws unknown.table */
export function dropTable(data: CaseData, id: string): void {
  data.change('delete', (db, record) => {
    emptyTable(db, id, data.utc());
    record({ act: 'drop_table', object: `table:${id}` });
  });
}

/** The same in the caller's transaction, which says so in the log. @throws unknown.table */
export function emptyTable(db: WritableDb, id: string, time: string): void {
  const { ref } = readTable(db, id);
  for (const rest of ['blocks', 'aside', 'history']) db.prepare(`DELETE FROM ${rest} WHERE table_ref = ?`).run(ref);
  db.prepare('UPDATE tables SET dropped = ? WHERE ref = ?').run(time, ref);
}
