// A connection whose failures are told in our words, wherever a statement meets them: a damaged page, a full or vanished medium.
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { fromSqlite } from './sqlite-errors.ts';

type Call = (...values: never[]) => unknown;

/** Changes the methods of this one connection, and of every statement that it prepares. */
export function inOurWords(db: Database.Database): void {
  const file = basename(db.name);
  replace(db, ['exec', 'pragma'], file);
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    const statement = attempt(() => prepare(sql), file);
    replace(statement, ['get', 'all', 'run'], file);
    const iterate = statement.iterate.bind(statement);
    statement.iterate = (...values) => translated(iterate, values, file);
    return statement;
  }) as typeof db.prepare;
}

function replace<T extends object>(target: T, names: readonly (keyof T)[], file: string): void {
  for (const name of names) {
    const original = target[name] as Call;
    const told = (...values: never[]) => attempt(() => original.apply(target, values), file);
    target[name] = told as T[keyof T];
  }
}

function attempt<T>(work: () => T, file: string): T {
  try {
    return work();
  } catch (error) {
    throw fromSqlite(error, { file });
  }
}

function* translated<T>(iterate: (...values: unknown[]) => Iterable<T>, values: unknown[], file: string): Generator<T> {
  try {
    yield* iterate(...values);
  } catch (error) {
    throw fromSqlite(error, { file });
  }
}
