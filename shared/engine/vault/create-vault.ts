// Making a vault: keys.json is placed last, so a folder without it is no vault, whatever else a killed run has left in it.
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Bytes, randomBytes, toHex } from '../../format/bytes.ts';
import { fromErrno } from '../files/errors.ts';
import { noSteps, type Steps } from '../files/fail-points.ts';
import { syncFolder } from '../files/folder.ts';
import type { Recorder } from './case-data.ts';
import { utcOf } from './clock.ts';
import type { WritableDb } from './database/database.ts';
import { openMigrated } from './database/migrations.ts';
import { vaultMigrations } from './database/schema/vault-db.ts';
import { lockFolder } from './folder/folder-lock.ts';
import { checkFree, discard, removeUnfinished, type VaultPaths, vaultPaths } from './folder/layout.ts';
import { refuseSyncedFolder } from './folder/synced-folders.ts';
import { KeyRing, sortedSlots, writeKeysFile } from './keys/key-ring.ts';
import { dataWrappingKey, makeSlot, slotInput, vaultDbKey } from './keys/key-slots.ts';
import { type KeysFile, keysFormat } from './keys/keys-file.ts';
import { checkStrength } from './keys/passphrase.ts';
import { newRecoverySecret, recoveryCode } from './keys/recovery-code.ts';
import { makeEntry } from './log/log-entry.ts';
import { appendEntry } from './log/log-store.ts';
import { writeMeta } from './stores/meta-store.ts';
import { Vault, type VaultPorts } from './vault.ts';

export type CreateOptions = VaultPorts & {
  readonly passphrase: string;
  readonly keyFile?: Uint8Array;
  /** What the new vault must never be without, such as its identity: in the same transaction as its first log entry. */
  readonly prepare?: (db: WritableDb, record: Recorder) => void;
};

export type Created = { readonly vault: Vault; readonly recoveryCode: string };

/** The first operator; more than one comes with a later format of the slots. */
const operator = 'o1';

/**
 * Makes a vault in a new, empty or unfinished folder. If this fails or is killed, the next call starts anew.
 * @throws passphrase.weak · vault.synced-folder, vault.exists, vault.not-empty, vault.in-use, vault.damaged · io.*
 */
export async function createVault(dir: string, options: CreateOptions): Promise<Created> {
  checkStrength(options.passphrase);
  const paths = vaultPaths(resolve(dir));
  refuseSyncedFolder(paths.dir);
  checkFree(paths);
  makeFolder(paths.dir);
  const lock = lockFolder(paths.lock);
  try {
    checkFree(paths);
    removeUnfinished(paths);
    return await make(paths, lock, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function make(paths: VaultPaths, lock: ReturnType<typeof lockFolder>, options: CreateOptions): Promise<Created> {
  const { steps = noSteps, now = () => new Date() } = options;
  const vaultKey = randomBytes(32);
  const head = { vault: toHex(randomBytes(16)), epoch: 1 };
  await mark(paths);
  let db: WritableDb | undefined;
  try {
    db = makeDatabase(paths, vaultKey, head, options, steps);
    const { keys, code } = await makeKeys(vaultKey, head, options);
    await syncFolder(paths.dir);
    await writeKeysFile(paths.keys, keys, false, steps);
    rmSync(paths.making);
    await syncFolder(paths.dir);
    const ring = new KeyRing(paths.keys, keys, dataWrappingKey(vaultKey, head.vault), steps);
    return { vault: new Vault({ paths, lock, keys: ring, db, operator, steps, now }), recoveryCode: code };
  } catch (error) {
    db?.close();
    discard(paths);
    throw error;
  } finally {
    vaultKey.fill(0);
  }
}

type Head = Pick<KeysFile, 'vault' | 'epoch'>;

function makeDatabase(
  paths: VaultPaths,
  vaultKey: Bytes,
  head: Head,
  options: CreateOptions,
  steps: Steps,
): WritableDb {
  const time = utcOf((options.now ?? (() => new Date()))());
  const key = vaultDbKey(vaultKey, head.vault);
  const first = (db: WritableDb) => {
    writeMeta(db, 'vault', head.vault);
    writeMeta(db, 'epoch', String(head.epoch));
    writeMeta(db, 'log', toHex(randomBytes(16)));
    writeMeta(db, 'created', time);
    const record: Recorder = (draft) => void appendEntry(db, makeEntry(draft, operator, time));
    record({ act: 'init', object: `vault:${head.vault}` });
    options.prepare?.(db, record);
  };
  try {
    return openMigrated(paths.vaultDb, key, {
      create: true,
      migrations: vaultMigrations,
      commit: 'init',
      steps,
      finish: first,
    });
  } finally {
    key.fill(0);
  }
}

async function makeKeys(
  vaultKey: Bytes,
  head: Head,
  options: CreateOptions,
): Promise<{ keys: KeysFile; code: string }> {
  const { passphrase, keyFile } = options;
  const known = slotInput(keyFile === undefined ? { passphrase } : { passphrase, keyFile });
  const recovery = newRecoverySecret();
  const slots = [
    await makeSlot(vaultKey, known, head, operator),
    await makeSlot(vaultKey, { kind: 'recovery', input: recovery }, head, operator),
  ];
  const code = recoveryCode(recovery);
  known.input.fill(0);
  recovery.fill(0);
  return { keys: { data: [], format: keysFormat, slots: sortedSlots(slots), ...head }, code };
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fromErrno(error, {});
  }
}

/** From here to its removal, what lies in the folder may be thrown away. */
async function mark(paths: VaultPaths): Promise<void> {
  try {
    const file = openSync(paths.making, 'w', 0o600);
    fsyncSync(file);
    closeSync(file);
    await syncFolder(paths.dir);
    await syncFolder(dirname(paths.dir));
  } catch (error) {
    throw fromErrno(error, {});
  }
}
