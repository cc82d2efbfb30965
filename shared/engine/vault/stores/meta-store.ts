// The few facts of a vault itself, in vault.db: its id, its epoch, the id of its log.
import { HandoverError } from '../../../domain/errors.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

export type MetaName = 'vault' | 'epoch' | 'log' | 'created' | 'program' | 'contact' | 'recovery';

export function optionalMeta(db: ReadableDb, name: MetaName): string | undefined {
  return db.prepare<[string], string>('SELECT value FROM meta WHERE name = ?').pluck().get(name);
}

/** @throws vault.damaged if it is not there */
export function readMeta(db: ReadableDb, name: MetaName): string {
  const value = optionalMeta(db, name);
  if (value === undefined) throw new HandoverError('vault.damaged', { file: 'vault.db', member: name });
  return value;
}

export function writeMeta(db: WritableDb, name: MetaName, value: string): void {
  db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value);
}
