// What it means that one file of an import failed: it is as it is, its medium can't be read just now, or the import itself can't go on.
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { HandoverError, locate } from '../../../domain/errors.ts';

export type FileFailure = {
  readonly error: HandoverError;
  /** Nothing is wrong with the file as far as is known: it goes on waiting. */
  readonly waits: boolean;
};

/** What a person wanted of a file can't be. */
const asWanted: ReadonlySet<string> = new Set(['unknown.table', 'table.sealed', 'usage']);
const ofMedium: ReadonlySet<string> = new Set(['io.gone', 'io.read', 'io.busy', 'io.denied']);

/** Undefined for what ends the import: a cancelled job, a full disk, a failure of the vault's own files, a bug. */
export function failureOf(error: unknown, path: string): FileFailure | undefined {
  const file = basename(path);
  const known = locate(error, { file });
  if (!(error instanceof HandoverError) || !(known instanceof HandoverError)) return undefined;
  if (error.code === 'input.missing' && !existsSync(dirname(path))) {
    return { error: new HandoverError('io.gone', { file }, {}, { cause: error }), waits: true };
  }
  if (ofMedium.has(error.code) && error.where.file === file) return { error: known, waits: true };
  return error.code.startsWith('input.') || asWanted.has(error.code) ? { error: known, waits: false } : undefined;
}
