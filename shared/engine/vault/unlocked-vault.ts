// From the vault key to an open vault: vault.db is checked against keys.json, and what killed runs have left is put right.
import { accessSync, constants, existsSync, rmSync, statSync } from 'node:fs';
import { HandoverError } from '../../domain/errors.ts';
import type { Bytes } from '../../format/bytes.ts';
import { fromErrno } from '../files/errors.ts';
import { noSteps, type Steps } from '../files/fail-points.ts';
import { utcOf } from './clock.ts';
import { openDatabase, transact, type WritableDb } from './database/database.ts';
import { checkVersion, migrate } from './database/migrations.ts';
import { vaultMigrations } from './database/schema/vault-db.ts';
import type { FolderLock } from './folder/folder-lock.ts';
import { leftovers, type VaultPaths } from './folder/layout.ts';
import { forgetAttempts, readAttempts } from './keys/attempts.ts';
import { KeyRing } from './keys/key-ring.ts';
import { dataWrappingKey, vaultDbKey } from './keys/key-slots.ts';
import { type KeysFile, keysFileName } from './keys/keys-file.ts';
import type { Unlocked } from './keys/unlock.ts';
import { makeEntry } from './log/log-entry.ts';
import { appendEntry } from './log/log-store.ts';
import { readMeta } from './stores/meta-store.ts';
import { Vault, type VaultPorts } from './vault.ts';

export type UnlockedParts = Unlocked & {
  readonly paths: VaultPaths;
  /** Held by the vault from now on; on failure it is still the caller's. */
  readonly lock: FolderLock;
  readonly keys: KeysFile;
};

/**
 * Overwrites the vault key.
 * @throws vault.foreign, vault.damaged, keys.rollback, version, io.*
 */
export function openUnlocked(parts: UnlockedParts, ports: VaultPorts): Vault {
  const { paths, lock, keys, vaultKey, operator } = parts;
  const { steps = noSteps, now = () => new Date() } = ports;
  try {
    checkWritable(paths.dir);
    const db = openVaultDb(paths, vaultKey, keys, steps);
    try {
      mergeAttempts(db, parts, utcOf(now()), steps);
      for (const path of leftovers(paths)) rmSync(path, { force: true });
    } catch (error) {
      db.close();
      throw error;
    }
    const ring = new KeyRing(paths.keys, keys, dataWrappingKey(vaultKey, keys.vault), steps);
    return new Vault({ paths, lock, keys: ring, db, operator, steps, now });
  } finally {
    vaultKey.fill(0);
  }
}

/** SQLite says of a write-protected disk only that it can't open the file. @throws io.read-only, io.gone */
function checkWritable(dir: string): void {
  try {
    accessSync(dir, constants.W_OK);
  } catch (error) {
    throw fromErrno(error, {});
  }
}

function openVaultDb(paths: VaultPaths, vaultKey: Bytes, keys: KeysFile, steps: Steps): WritableDb {
  const file = { file: 'vault.db' };
  if (!existsSync(paths.vaultDb) || statSync(paths.vaultDb).size === 0) throw new HandoverError('vault.damaged', file);
  const key = vaultDbKey(vaultKey, keys.vault);
  const db = connect(paths.vaultDb, key);
  key.fill(0);
  try {
    checkVersion(db, vaultMigrations);
    if (readMeta(db, 'vault') !== keys.vault) throw new HandoverError('vault.foreign', file);
    if (readMeta(db, 'epoch') !== String(keys.epoch)) throw new HandoverError('keys.rollback', { file: keysFileName });
    migrate(db, { migrations: vaultMigrations, commit: 'init', steps });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite's largest page: a file that is shorter was cut, and says no longer whose it is. */
const largestPage = 64 * 1024;

/** The key is right by now, so a file that it does not open was made by another vault, or in another epoch. */
function connect(path: string, key: Bytes): WritableDb {
  try {
    return openDatabase(path, key);
  } catch (error) {
    const isNoDatabase = error instanceof HandoverError && error.facts.sqlite === 'SQLITE_NOTADB';
    throw isNoDatabase && statSync(path).size >= largestPage
      ? new HandoverError('vault.foreign', error.where, {}, { cause: error })
      : error;
  }
}

/** Failed unlocks go into the log under their own salts: merging twice adds them once. */
function mergeAttempts(db: WritableDb, { paths, keys, operator }: UnlockedParts, utc: string, steps: Steps): void {
  const { attempts, damaged } = readAttempts(paths.attempts);
  if (attempts.length + damaged === 0) return;
  const object = `vault:${keys.vault}`;
  const merge = () => {
    for (const { salt, time } of attempts)
      appendEntry(db, makeEntry({ act: 'unlock_failed', object }, operator, time, salt));
    if (damaged > 0) appendEntry(db, makeEntry({ act: 'attempts_damaged', object }, operator, utc));
  };
  try {
    transact(db, 'attempts', merge, steps);
    forgetAttempts(paths.attempts);
  } catch (error) {
    // A full medium must not lock its owner out: the attempts stay where they are until there is room.
    if (!(error instanceof HandoverError) || error.code !== 'io.full') throw error;
  }
}
