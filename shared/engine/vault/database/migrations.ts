// Numbered steps of a database's schema, counted in `PRAGMA user_version`: each one runs once, those that are missing in one transaction.
import { basename } from 'node:path';
import { HandoverError } from '../../../domain/errors.ts';
import type { Commit, Steps } from '../../files/fail-points.ts';
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
  /** Runs in the same transaction, when a step was missing. */
  readonly finish?: (db: WritableDb) => void;
};

/** Brings the schema up to date, all missing steps or none. @throws version if a newer program has written this database */
export function migrate(db: WritableDb, options: MigrateOptions): void {
  const { migrations, commit, steps, finish } = options;
  checkVersion(db, migrations);
  const missing = migrations.slice(schemaVersion(db));
  if (missing.length === 0) return;
  const step = () => {
    for (const sql of missing) db.exec(sql);
    db.pragma(`user_version = ${migrations.length}`);
    finish?.(db);
  };
  transact(db, commit, step, steps);
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
