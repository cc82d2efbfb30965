// An import before it is committed: its sources, tables and files have no id yet and are seen by nobody.
import { HandoverError } from '../../../domain/errors.ts';
import type { JsonObject } from '../../../format/json-file.ts';
import { noSteps, type Steps } from '../../files/fail-points.ts';
import { transact, type WritableDb } from '../database/database.ts';
import { type AsideKind, type AsideRow, addAside } from '../rows/aside-store.ts';
import type { TableColumn } from '../rows/table-store.ts';

export type StagedTable = {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly facts?: JsonObject;
};
export type SourceFacts = { readonly bytes: number; readonly sha256: string; readonly record: JsonObject };

/** Blocks, or chunks of files, removed per transaction: on a full medium there is no room for a large one. */
const batch = 4;

const removals = [
  `DELETE FROM blocks WHERE ref IN (
     SELECT b.ref FROM imports i JOIN tables t ON t.import_ref = i.ref JOIN blocks b ON b.table_ref = t.ref
     WHERE i.state = 'staged' AND i.ref = coalesce(@importRef, i.ref) LIMIT ${batch})`,
  `DELETE FROM file_chunks WHERE rowid IN (
     SELECT c.rowid FROM imports i JOIN files f ON f.import_ref = i.ref JOIN file_chunks c ON c.file_ref = f.ref
     WHERE i.state = 'staged' AND i.ref = coalesce(@importRef, i.ref) LIMIT ${batch})`,
  "DELETE FROM imports WHERE state = 'staged' AND ref = coalesce(@importRef, ref)",
] as const;

/** Begins an import; its number is needed for all that follows. @param started utc */
export function beginImport(db: WritableDb, started: string, steps: Steps = noSteps): number {
  const insert = () => db.prepare("INSERT INTO imports (state, started) VALUES ('staged', ?)").run(started);
  return Number(transact(db, 'stage', insert, steps).lastInsertRowid);
}

/** A file or folder that is being read. What only its end shows is given to `completeSource`. */
export function stageSource(db: WritableDb, importRef: number, name: string, steps: Steps = noSteps): number {
  const insert = () =>
    db
      .prepare("INSERT INTO sources (import_ref, name, bytes, sha256, record) VALUES (?, ?, 0, '', '{}')")
      .run(importRef, name);
  return Number(transact(db, 'stage', insert, steps).lastInsertRowid);
}

export function completeSource(db: WritableDb, sourceRef: number, facts: SourceFacts, steps: Steps = noSteps): void {
  const { bytes, sha256, record } = facts;
  const update = () =>
    db
      .prepare('UPDATE sources SET bytes = ?, sha256 = ?, record = ? WHERE ref = ?')
      .run(bytes, sha256, JSON.stringify(record), sourceRef);
  transact(db, 'stage', update, steps);
}

/** A table without rows; `writeBlocks` brings them. */
export function stageTable(db: WritableDb, sourceRef: number, table: StagedTable, steps: Steps = noSteps): number {
  const { name, columns, facts = {} } = table;
  const insert = () =>
    db
      .prepare(
        `INSERT INTO tables (import_ref, source_ref, name, columns, facts)
         SELECT import_ref, ref, ?, ?, ? FROM sources WHERE ref = ?`,
      )
      .run(name, JSON.stringify(columns), JSON.stringify(facts), sourceRef);
  return Number(transact(db, 'stage', insert, steps).lastInsertRowid);
}

/** Rows of the source that are no rows of the table. */
export function stageAside(
  db: WritableDb,
  kind: AsideKind,
  tableRef: number,
  rows: Iterable<AsideRow>,
  steps: Steps = noSteps,
): void {
  transact(db, 'stage', () => addAside(db, kind, tableRef, rows), steps);
}

/** Takes an import back, with all that it has brought. One that is committed stays. @throws io.*, but not io.full: see `sweepStaged` */
export function discardImport(db: WritableDb, importRef: number, steps: Steps = noSteps): void {
  removeStaged(db, importRef, steps);
}

/**
 * Removes what imports that never ended have left. Only the owner of the vault calls it, before any import begins.
 * Where even that finds no room it is left to the next opening: what is staged is seen by nobody.
 */
export function sweepStaged(db: WritableDb, steps: Steps): void {
  const staged = db.prepare<[], number>("SELECT count(*) FROM imports WHERE state = 'staged'").pluck().get() ?? 0;
  if (staged > 0) removeStaged(db, undefined, steps);
}

function removeStaged(db: WritableDb, importRef: number | undefined, steps: Steps): void {
  try {
    for (const sql of removals) {
      const remove = db.prepare(sql);
      const some = () => remove.run({ importRef: importRef ?? null }).changes;
      while (transact(db, 'sweep', some, steps) >= batch);
    }
  } catch (error) {
    if (!(error instanceof HandoverError) || error.code !== 'io.full') throw error;
  }
}
