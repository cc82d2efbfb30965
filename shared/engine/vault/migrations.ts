// Numbered steps of a database's schema, counted in `PRAGMA user_version`: each one runs once, in a transaction of its own.
import { basename } from 'node:path';
import { HandoverError } from '../../domain/errors.ts';
import type { Commit, Steps } from '../files/fail-points.ts';
import { openDatabase, type ReadableDb, transact, type WritableDb } from './database.ts';

/** SQL of step n + 1 at index n. A step that has been published is never changed. */
export type Migrations = readonly string[];

export function schemaVersion(db: ReadableDb): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** @throws version if a newer program has written this database */
export function checkVersion(db: ReadableDb, migrations: Migrations): void {
  const found = schemaVersion(db);
  if (found <= migrations.length) return;
  throw new HandoverError('version', { file: basename(db.name) }, { found, known: migrations.length });
}

export type MigrateOptions = {
  readonly migrations: Migrations;
  readonly commit: Commit;
  readonly steps: Steps;
  /** Runs in the transaction of the last step, when there was one. */
  readonly finish?: (db: WritableDb) => void;
};

/** Brings the schema up to date. @throws version if a newer program has written this database */
export function migrate(db: WritableDb, options: MigrateOptions): void {
  const { migrations, commit, steps } = options;
  checkVersion(db, migrations);
  for (const [index, sql] of migrations.entries()) {
    if (index < schemaVersion(db)) continue;
    const step = () => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
      if (index + 1 === migrations.length) options.finish?.(db);
    };
    transact(db, commit, step, steps);
  }
}

/** Opens an encrypted database and brings its schema up to date. @throws as `openDatabase` and `migrate` */
export function openMigrated(path: string, key: Uint8Array, options: MigrateOptions & { create: boolean }): WritableDb {
  const db = openDatabase(path, key, { create: options.create });
  try {
    migrate(db, options);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
