// What remains of an import of many files: their paths and the choices made for them, kept until the last one is in or given up.
import type { JsonObject } from '../../../format/json-file.ts';
import { noSteps, type Steps } from '../../files/fail-points.ts';
import { type ReadableDb, transact, type WritableDb } from '../database/database.ts';

export type PendingFile = { readonly ref: number; readonly path: string; readonly choices: JsonObject };

export function listPending(db: ReadableDb): PendingFile[] {
  return db
    .prepare<[], { ref: number; path: string; choices: string }>('SELECT ref, path, choices FROM pending ORDER BY ref')
    .all()
    .map(({ choices, ...file }) => ({ ...file, choices: JSON.parse(choices) }));
}

/** @returns those files as they are kept; one that waits already waits with the new choices */
export function addPending(
  db: WritableDb,
  files: readonly Omit<PendingFile, 'ref'>[],
  steps: Steps = noSteps,
): PendingFile[] {
  const add = () => {
    const forget = db.prepare('DELETE FROM pending WHERE path = ?');
    const insert = db.prepare('INSERT INTO pending (path, choices) VALUES (?, ?)');
    for (const { path } of files) forget.run(path);
    return files.map((file) => {
      const { lastInsertRowid } = insert.run(file.path, JSON.stringify(file.choices));
      return { ...file, ref: Number(lastInsertRowid) };
    });
  };
  return transact(db, 'pending', add, steps);
}

/** Joins the transaction it is called in, so that a file is in and no longer waits in one commit. */
export function removePending(db: WritableDb, ref: number, steps: Steps = noSteps): void {
  transact(db, 'pending', () => db.prepare('DELETE FROM pending WHERE ref = ?').run(ref), steps);
}

export function clearPending(db: WritableDb, steps: Steps = noSteps): void {
  transact(db, 'pending', () => db.prepare('DELETE FROM pending').run(), steps);
}
