// The end of an import: ids are given, digests go to the log, and all of it becomes visible in one commit.
import { HandoverError } from '../../../domain/errors.ts';
import { lastAttachment } from '../../../format/package/paths.ts';
import type { CaseData, Recorder } from '../case-data.ts';
import type { WritableDb } from '../database/database.ts';
import { listTables, sealTable } from '../rows/table-store.ts';
import { fileListDigest, listFiles } from '../stores/file-store.ts';

export type Imported = { readonly tables: string[]; readonly files: string[] };

const limits = { tables: 99, files: lastAttachment } as const;

/** What came with a package: ids in the order of staging, the same in every package of a case. */
export type GivenIds = {
  readonly tables: readonly string[];
  readonly files: readonly string[];
  /** All that the case had before gives way: the package replaces an earlier one. */
  readonly replace: boolean;
};

/**
 * @param given without it ids go on from the last ones
 * @param also what goes with it in the same commit, and more entries for the log
 * @returns the ids given, in the order in which tables and files were staged
 * @throws input.too-large (more tables or files than a case may have) · bug (a source is not complete, or nothing is staged)
 */
export function commitImport(
  data: CaseData,
  importRef: number,
  given?: GivenIds,
  also: (record: Recorder, imported: Imported) => void = () => {},
): Imported {
  return data.change('import', (db, record) => {
    checkStaged(db, importRef);
    const hadFiles = listFiles(db).length > 0;
    if (given?.replace === true) removeOthers(db, importRef, given, record);
    const tables = nameTables(db, importRef, given?.tables);
    for (const { id, ref } of tables) record({ act: 'import', object: `table:${id}`, digest: sealTable(db, ref) });
    const files = nameFiles(db, importRef, given?.files);
    if (hadFiles || files.length > 0) record({ act: 'import', object: 'files', digest: fileListDigest(db) });
    const imported = { tables: tables.map(({ id }) => id), files };
    db.prepare("UPDATE imports SET state = 'live' WHERE ref = ?").run(importRef);
    also(record, imported);
    return imported;
  });
}

/** The log is told of tables that go: one that is missing without a word counts as damage. */
function removeOthers(db: WritableDb, importRef: number, given: GivenIds, record: Recorder): void {
  for (const { id } of listTables(db)) {
    if (!given.tables.includes(id)) record({ act: 'drop_table', object: `table:${id}` });
  }
  db.prepare('DELETE FROM imports WHERE ref <> ?').run(importRef);
}

function checkStaged(db: WritableDb, importRef: number): void {
  const state = db.prepare<[number], string>('SELECT state FROM imports WHERE ref = ?').pluck().get(importRef);
  if (state !== 'staged') throw new HandoverError('bug', {}, { reason: 'not-staged' });
  const open = "SELECT count(*) FROM sources WHERE import_ref = ? AND sha256 = ''";
  if (db.prepare<[number], number>(open).pluck().get(importRef) !== 0) {
    throw new HandoverError('bug', {}, { reason: 'source-not-complete' });
  }
}

function nameTables(
  db: WritableDb,
  importRef: number,
  given: readonly string[] | undefined,
): { id: string; ref: number }[] {
  const last = db
    .prepare<[], number>('SELECT coalesce(max(CAST(substr(id, 2) AS INTEGER)), 0) FROM tables')
    .pluck()
    .get();
  const update = db.prepare('UPDATE tables SET id = ? WHERE ref = ?');
  return stagedRefs(db, 'tables', importRef).map((ref, index) => {
    const number = (last ?? 0) + 1 + index;
    if (number > limits.tables)
      throw new HandoverError('input.too-large', {}, { reason: 'tables', limit: limits.tables });
    const id = given?.[index] ?? `t${String(number).padStart(2, '0')}`;
    update.run(id, ref);
    return { id, ref };
  });
}

function nameFiles(db: WritableDb, importRef: number, given: readonly string[] | undefined): string[] {
  const last = db
    .prepare<[], number>('SELECT coalesce(max(CAST(substr(id, 2) AS INTEGER)), 0) FROM files')
    .pluck()
    .get();
  const update = db.prepare('UPDATE files SET id = ? WHERE ref = ?');
  return stagedRefs(db, 'files', importRef).map((ref, index) => {
    const number = (last ?? 0) + 1 + index;
    if (number > limits.files) throw new HandoverError('input.too-large', {}, { reason: 'files', limit: limits.files });
    const id = given?.[index] ?? `f${String(number).padStart(5, '0')}`;
    update.run(id, ref);
    return id;
  });
}

const refsOf = {
  tables: 'SELECT ref FROM tables WHERE import_ref = ? AND id IS NULL ORDER BY ref',
  files: 'SELECT ref FROM files WHERE import_ref = ? AND id IS NULL ORDER BY ref',
} as const;

function stagedRefs(db: WritableDb, what: keyof typeof refsOf, importRef: number): number[] {
  return db.prepare<[number], number>(refsOf[what]).pluck().all(importRef);
}
