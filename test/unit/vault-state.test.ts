import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noSteps } from '../../shared/engine/files/fail-points.ts';
import { createVault } from '../../shared/engine/vault/create-vault.ts';
import { lockFolder } from '../../shared/engine/vault/folder/folder-lock.ts';
import { vaultPaths } from '../../shared/engine/vault/folder/layout.ts';
import { KeyRing } from '../../shared/engine/vault/keys/key-ring.ts';
import { parseKeysFile, serialiseKeysFile } from '../../shared/engine/vault/keys/keys-file.ts';
import { openVault } from '../../shared/engine/vault/open-vault.ts';
import { writeMeta } from '../../shared/engine/vault/stores/meta-store.ts';
import { openUnlocked } from '../../shared/engine/vault/unlocked-vault.ts';
import { toHex, utf8 } from '../../shared/format/bytes.ts';
import { codeOf, newVault, passphrase, reopen, tempFolder } from '../support/vault-fixture.ts';

describe('a folder that is not as it should be', () => {
  test('no folder, an empty one, a half-made one, a file', async () => {
    const folder = tempFolder();
    expect(await codeOf(openVault(join(folder, 'none'), { passphrase }))).toBe('vault.missing');
    expect(await codeOf(openVault(folder, { passphrase }))).toBe('vault.missing');
    writeFileSync(join(folder, 'init.partial'), '');
    writeFileSync(join(folder, 'vault.db'), '');
    await expect(openVault(folder, { passphrase })).rejects.toMatchObject({
      code: 'vault.missing',
      facts: { reason: 'unfinished' },
    });
    expect(await codeOf(openVault(join(folder, 'vault.db'), { passphrase }))).toBe('vault.foreign');
  });

  test('keys.json lost: neither opened nor made anew over the data', async () => {
    const { vault, dir } = await newVault();
    vault.close();
    rmSync(join(dir, 'keys.json'));
    expect(await codeOf(openVault(dir, { passphrase }))).toBe('vault.damaged');
    expect(await codeOf(createVault(dir, { passphrase }))).toBe('vault.damaged');
    expect(existsSync(join(dir, 'vault.db'))).toBe(true);
  });

  test('vault.db of another vault', async () => {
    const { vault, dir } = await newVault();
    vault.close();
    const other = join(tempFolder(), 'other');
    (await createVault(other, { passphrase })).vault.close();
    cpSync(join(other, 'vault.db'), join(dir, 'vault.db'));
    expect(await codeOf(reopen(dir))).toBe('vault.foreign');
  });

  test('vault.db lost, emptied or cut', async () => {
    const cut = (bytes: number) => (path: string) => truncateSync(path, bytes);
    for (const harm of [rmSync, cut(0), cut(100), cut(8192), cut(16_384), cut(40_000), cut(200_000)]) {
      const { vault, dir } = await newVault();
      vault.close();
      harm(join(dir, 'vault.db'));
      expect(await codeOf(reopen(dir))).toBe('vault.damaged');
    }
  });

  test('an epoch in vault.db other than that of keys.json', async () => {
    const { vault, dir } = await newVault();
    vault.change('log', (db) => writeMeta(db, 'epoch', '2'));
    vault.close();
    expect(await codeOf(reopen(dir))).toBe('keys.rollback');
  });

  test('an id in vault.db other than that of keys.json', async () => {
    const { vault, dir } = await newVault();
    vault.change('log', (db) => writeMeta(db, 'vault', '00'.repeat(16)));
    vault.close();
    expect(await codeOf(reopen(dir))).toBe('vault.foreign');
  });

  test('a vault.db of a newer program', async () => {
    const { vault, dir } = await newVault();
    vault.db.pragma('user_version = 1000');
    vault.close();
    expect(await codeOf(reopen(dir))).toBe('version');
  });

  test('an epoch in keys.json that was raised by hand', async () => {
    const { vault, dir } = await newVault();
    vault.close();
    const path = join(dir, 'keys.json');
    const keys = parseKeysFile(readFileSync(path));
    writeFileSync(path, serialiseKeysFile({ ...keys, epoch: 2 }));
    expect(await codeOf(openVault(dir, { passphrase }))).toBe('passphrase.wrong');
  });

  test('keys.json that is none, or newer', async () => {
    const { vault, dir } = await newVault();
    vault.close();
    writeFileSync(join(dir, 'keys.json'), '{"format":"handover-keys/2"}\n');
    expect(await codeOf(openVault(dir, { passphrase }))).toBe('version');
    writeFileSync(join(dir, 'keys.json'), 'PK\u0003\u0004');
    expect(await codeOf(openVault(dir, { passphrase }))).toBe('json');
    writeFileSync(join(dir, 'keys.json'), '');
    expect(await codeOf(openVault(dir, { passphrase }))).toBe('json');
  });

  test('moved as a whole it opens; moved into a synced folder it does not', async () => {
    const { vault, dir } = await newVault();
    vault.close();
    const moved = join(tempFolder(), 'renamed');
    renameSync(dir, moved);
    (await reopen(moved)).close();
    const synced = join(tempFolder(), 'Dropbox');
    renameSync(moved, synced);
    expect(await codeOf(openVault(synced, { passphrase }))).toBe('vault.synced-folder');
  });

  test('what killed runs have left is removed at the next opening', async () => {
    const { vault, dir } = await newVault();
    vault.close();
    mkdirSync(join(dir, 'data'));
    const left = ['keys.json.partial', 'init.partial', '0011223344556677.spool', 'scratch-0011223344556677.db'];
    for (const name of [...left, 'scratch-0011223344556677.db-wal', 'data/scratch-0011223344556677.db']) {
      writeFileSync(join(dir, name), 'x');
    }
    (await reopen(dir)).close();
    expect(readdirSync(dir).sort()).toEqual(['data', 'keys.json', 'vault.db', 'vault.lock']);
    expect(readdirSync(join(dir, 'data'))).toEqual([]);
  });
});

test('the vault key is not in any file, nor is the passphrase', async () => {
  const { vault, dir, recoveryCode } = await newVault();
  vault.close();
  for (const name of readdirSync(dir)) {
    const bytes = readFileSync(join(dir, name));
    for (const needle of [passphrase, recoveryCode, recoveryCode.slice(0, 9), toHex(utf8(passphrase))]) {
      expect(bytes.includes(needle), name).toBe(false);
    }
  }
});

test('keys are overwritten: the vault key when it has opened the vault, the wrapping key on close', async () => {
  const { vault, dir } = await newVault();
  vault.close();
  const paths = vaultPaths(dir);
  const keys = parseKeysFile(readFileSync(paths.keys));
  const vaultKey = new Uint8Array(32).fill(1);
  const lock = lockFolder(paths.lock);
  expect(await codeOf(() => openUnlocked({ paths, lock, keys, vaultKey, operator: 'o1' }, {}))).toBe('vault.foreign');
  lock.release();
  expect(vaultKey).toEqual(new Uint8Array(32));
  const wrapping = new Uint8Array(32).fill(2);
  const ring = new KeyRing(paths.keys, keys, wrapping, noSteps);
  ring.wipe();
  expect(wrapping).toEqual(new Uint8Array(32));
});
