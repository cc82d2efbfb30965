// The folder of a vault: what stands in it under which name, and what a killed run may have left there.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { HandoverError } from '../../../domain/errors.ts';
import { errnoOf, fromErrno } from '../../files/errors.ts';
import { isScratch } from '../database/scratch.ts';
import { keysFileName } from '../keys/keys-file.ts';

export const vaultDbName = 'vault.db';

/** All that a killed `init` can have written. */
const unfinishedNames = [
  'keys.json.partial',
  ...['', '-wal', '-shm', '-journal'].map((ending) => `${vaultDbName}${ending}`),
];

export function vaultPaths(dir: string) {
  return {
    dir,
    keys: join(dir, keysFileName),
    vaultDb: join(dir, vaultDbName),
    dataDir: join(dir, 'data'),
    dataDb: (caseUid: string) => join(dir, 'data', `${caseUid}.db`),
    attempts: join(dir, 'attempts.log'),
    lock: join(dir, 'vault.lock'),
    /** Stands while a vault is being made: only then may what lies here be removed. */
    making: join(dir, 'init.partial'),
  };
}

export type VaultPaths = ReturnType<typeof vaultPaths>;

/** Names in the folder. Undefined if there is no folder. @throws vault.foreign for a file in its place · io.* */
export function namesIn(dir: string, doing: 'read' | 'write' = 'read'): string[] | undefined {
  try {
    return readdirSync(dir);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === 'ENOENT') return undefined;
    if (errno === 'ENOTDIR') throw new HandoverError('vault.foreign', {}, { reason: 'no-folder' });
    throw fromErrno(error, { file: basename(dir) }, doing);
  }
}

/**
 * Makes sure that a new vault may be made here.
 * @throws vault.exists · vault.damaged (a vault without its keys.json) · vault.foreign (a file) · vault.not-empty (other files are here)
 */
export function checkFree(paths: VaultPaths): void {
  const names = namesIn(paths.dir, 'write') ?? [];
  if (names.includes(keysFileName)) throw new HandoverError('vault.exists');
  const unfinished = names.includes(basename(paths.making));
  if (!unfinished && names.includes(vaultDbName)) throw new HandoverError('vault.damaged', { file: keysFileName });
  const known = new Set([basename(paths.making), basename(paths.lock), 'data', ...(unfinished ? unfinishedNames : [])]);
  const others = names.filter((name) => !known.has(name));
  if (others.length > 0) throw new HandoverError('vault.not-empty', {}, { count: others.length });
  if ((namesIn(paths.dataDir) ?? []).length > 0) throw new HandoverError('vault.not-empty', { entry: 'data' });
}

/** Removes what a killed `init` has left, if this folder is marked as one. */
export function removeUnfinished(paths: VaultPaths): void {
  if (existsSync(paths.making) && !existsSync(paths.keys)) discard(paths);
}

/** Takes back a vault that is being made; the mark goes last, so that this too may be cut short. */
export function discard(paths: VaultPaths): void {
  for (const name of [keysFileName, ...unfinishedNames]) rmSync(join(paths.dir, name), { force: true });
  rmSync(paths.making, { force: true });
}

/** Files of one run: scratch databases, spooled ciphertext, files that were never placed. */
function isOfOneRun(name: string): boolean {
  return isScratch(name) || name.endsWith('.partial') || /^[0-9a-f]{16}\.spool$/.test(name);
}

/** What killed runs have left in a vault's folder, as paths. Nothing is running when this is asked. */
export function leftovers(paths: VaultPaths): string[] {
  return [paths.dir, paths.dataDir].flatMap((dir) =>
    (namesIn(dir) ?? []).filter(isOfOneRun).map((name) => join(dir, name)),
  );
}
