// From a result code of SQLite to the closed list of error codes. The messages of SQLite hold names of our own only.
import Database from 'better-sqlite3';
import { type ErrorCode, HandoverError, type Where } from '../../../domain/errors.ts';

/** By primary code; an extended one (`SQLITE_IOERR_READ`) begins with its primary one. */
const codes: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'io.full'],
  ['SQLITE_IOERR_SHMSIZE', 'io.full'],
  ['SQLITE_READONLY', 'io.read-only'],
  ['SQLITE_BUSY', 'io.busy'],
  ['SQLITE_LOCKED', 'io.busy'],
  ['SQLITE_CANTOPEN', 'io.gone'],
  ['SQLITE_NOTADB', 'vault.damaged'],
  ['SQLITE_CORRUPT', 'vault.damaged'],
  ['SQLITE_IOERR_CORRUPTFS', 'vault.damaged'],
  ['SQLITE_IOERR_DATA', 'vault.damaged'],
  ['SQLITE_IOERR', 'io.gone'],
];

/** The result code of an error of SQLite. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}

/** A failure of the medium or of the file as a HandoverError; a HandoverError and any other error (a bug) pass unchanged. */
export function fromSqlite(error: unknown, where: Where = {}): unknown {
  const found = sqliteCode(error);
  if (found === undefined) return error;
  const code = codes.find(([prefix]) => found.startsWith(prefix))?.[1];
  return code === undefined ? error : new HandoverError(code, where, { sqlite: found }, { cause: error });
}
