// Opening a vault: lock, keys.json, one secret; a wrong secret is noted.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { HandoverError } from '../../domain/errors.ts';
import { maxJsonBytes } from '../../format/json-file.ts';
import { fromErrno } from '../files/errors.ts';
import { utcOf } from './clock.ts';
import { type FolderLock, lockFolder } from './folder/folder-lock.ts';
import { namesIn, type VaultPaths, vaultPaths } from './folder/layout.ts';
import { refuseSyncedFolder } from './folder/synced-folders.ts';
import { noteAttempt } from './keys/attempts.ts';
import { type Secret, type SlotInput, slotInput } from './keys/key-slots.ts';
import { type KeysFile, keysFileName, parseKeysFile } from './keys/keys-file.ts';
import { type Unlocked, unlockKeys } from './keys/unlock.ts';
import { openUnlocked } from './unlocked-vault.ts';
import type { Vault, VaultPorts } from './vault.ts';

/**
 * @throws passphrase.missing, passphrase.wrong, recovery.wrong · vault.missing, vault.synced-folder, vault.in-use,
 * vault.foreign (vault.db belongs to other keys), vault.damaged · keys.rollback · json, schema, version (keys.json) · io.*
 */
export async function openVault(dir: string, secret: Secret, ports: VaultPorts = {}): Promise<Vault> {
  if ('passphrase' in secret && secret.passphrase === '') throw new HandoverError('passphrase.missing');
  const input = slotInput(secret);
  try {
    const paths = vaultPaths(resolve(dir));
    checkFolder(paths);
    const lock = lockFolder(paths.lock);
    try {
      return await open(paths, lock, input, ports);
    } catch (error) {
      lock.release();
      throw error;
    }
  } finally {
    input.input.fill(0);
  }
}

/** @throws vault.missing, vault.damaged, vault.foreign, vault.synced-folder */
function checkFolder(paths: VaultPaths): void {
  const names = namesIn(paths.dir);
  if (names === undefined) throw new HandoverError('vault.missing');
  refuseSyncedFolder(paths.dir);
  if (names.includes(keysFileName)) return;
  if (existsSync(paths.making)) throw new HandoverError('vault.missing', {}, { reason: 'unfinished' });
  if (existsSync(paths.vaultDb))
    throw new HandoverError('vault.damaged', { file: keysFileName }, { reason: 'missing' });
  throw new HandoverError('vault.missing');
}

async function open(paths: VaultPaths, lock: FolderLock, secret: SlotInput, ports: VaultPorts): Promise<Vault> {
  const keys = parseKeysFile(readKeys(paths.keys));
  const unlocked = await unlock(paths, keys, secret, utcOf((ports.now ?? (() => new Date()))()));
  return openUnlocked({ paths, lock, keys, ...unlocked }, ports);
}

/** At most one byte more than a keys file may have: what is larger is refused by its reader. */
function readKeys(path: string): Uint8Array {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(Math.min(statSync(path).size, maxJsonBytes) + 1);
      let filled = 0;
      for (let read = -1; read !== 0; filled += read)
        read = readSync(file, bytes, filled, bytes.length - filled, filled);
      return bytes.subarray(0, filled);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw fromErrno(error, { file: keysFileName }, 'read');
  }
}

async function unlock(paths: VaultPaths, keys: KeysFile, secret: SlotInput, utc: string): Promise<Unlocked> {
  try {
    return await unlockKeys(keys, secret);
  } catch (error) {
    noteAttempt(paths.attempts, utc);
    throw error;
  }
}
