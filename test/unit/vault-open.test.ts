// Making and opening a vault: who gets in, who does not, and what each says.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVault } from '../../shared/engine/vault/create-vault.ts';
import { recoveryCode } from '../../shared/engine/vault/keys/recovery-code.ts';
import { logEntries } from '../../shared/engine/vault/log/log-store.ts';
import { openVault } from '../../shared/engine/vault/open-vault.ts';
import { readMeta, writeMeta } from '../../shared/engine/vault/stores/meta-store.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { codeOf, copyOf, passphrase, tempFolder } from '../support/vault-fixture.ts';

let made: { dir: string; recoveryCode: string };

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handover-test-'));
  const created = await createVault(join(folder, 'vault'), { passphrase });
  created.vault.close();
  made = { dir: join(folder, 'vault'), recoveryCode: created.recoveryCode };
  return () => rmSync(folder, { recursive: true, force: true });
});

async function acts(dir: string): Promise<string[]> {
  const vault = await openVault(dir, { passphrase });
  const found = [...logEntries(vault.db)].map(({ entry }) => entry.act);
  vault.close();
  return found;
}

describe('a new vault', () => {
  test('has its three files, readable by the owner only, and a log that begins', async () => {
    const dir = join(tempFolder(), 'vault');
    const { vault } = await createVault(dir, { passphrase });
    expect([...logEntries(vault.db)]).toMatchObject([
      { index: 0, entry: { act: 'init', object: `vault:${vault.keys.vault}` } },
    ]);
    expect(readMeta(vault.db, 'epoch')).toBe('1');
    expect(readMeta(vault.db, 'log')).toMatch(/^[0-9a-f]{32}$/);
    vault.close();
    expect(readdirSync(dir).sort()).toEqual(['keys.json', 'vault.db', 'vault.lock']);
    if (process.platform === 'win32') return;
    expect(statSync(dir).mode & 0o077).toBe(0);
    expect(statSync(join(dir, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  test('is prepared in one transaction: when that fails, there is no vault', async () => {
    const dir = join(tempFolder(), 'vault');
    const failing = createVault(dir, {
      passphrase,
      prepare: () => {
        throw new Error('no identity');
      },
    });
    await expect(failing).rejects.toThrow('no identity');
    expect(readdirSync(dir)).toEqual(['vault.lock']);
    const { vault } = await createVault(dir, { passphrase, prepare: (db) => writeMeta(db, 'program', 'test') });
    expect(readMeta(vault.db, 'program')).toBe('test');
    vault.close();
  });

  test('needs a passphrase that is not weak, and a folder of its own', async () => {
    const folder = tempFolder();
    expect(await codeOf(createVault(join(folder, 'a'), { passphrase: 'short' }))).toBe('passphrase.weak');
    expect(existsSync(join(folder, 'a'))).toBe(false);
    writeFileSync(join(folder, 'letter.txt'), 'mine');
    expect(await codeOf(createVault(folder, { passphrase }))).toBe('vault.not-empty');
    expect(readdirSync(folder)).toEqual(['letter.txt']);
    expect(await codeOf(createVault(join(folder, 'letter.txt'), { passphrase }))).toBe('vault.foreign');
    expect(await codeOf(createVault(made.dir, { passphrase }))).toBe('vault.exists');
  });

  test.each(['OneDrive - 明净保洁', '百度网盘', 'Nutstore'])('is refused inside %s', async (name) => {
    const dir = join(tempFolder(), name, 'deep', 'vault');
    await expect(createVault(dir, { passphrase })).rejects.toMatchObject({ code: 'vault.synced-folder' });
    expect(existsSync(dir)).toBe(false);
  });
});

describe('opening', () => {
  test('with the passphrase or the recovery code', async () => {
    const dir = copyOf(made.dir);
    const vault = await openVault(dir, { passphrase });
    expect(vault.operator).toBe('o1');
    vault.close();
    const recovered = await openVault(dir, { recoveryCode: made.recoveryCode.toLowerCase() });
    recovered.close();
  });

  test('with a wrong one: its own code, and the attempt is in the log after the next unlock, once', async () => {
    const dir = copyOf(made.dir);
    expect(await codeOf(openVault(dir, { passphrase: 'another passphrase' }))).toBe('passphrase.wrong');
    expect(await codeOf(openVault(dir, { passphrase, keyFile: utf8('x') }))).toBe('passphrase.wrong');
    expect(await codeOf(openVault(dir, { recoveryCode: recoveryCode(new Uint8Array(20)) }))).toBe('recovery.wrong');
    expect(await codeOf(openVault(dir, { passphrase: '' }))).toBe('passphrase.missing');
    const noted = readFileSync(join(dir, 'attempts.log'));
    expect(await acts(dir)).toEqual(['init', 'unlock_failed', 'unlock_failed', 'unlock_failed']);
    expect(existsSync(join(dir, 'attempts.log'))).toBe(false);
    writeFileSync(join(dir, 'attempts.log'), Buffer.concat([noted, utf8('{"salt":"cut off\nxx')]));
    expect((await acts(dir)).slice(4)).toEqual(['attempts_damaged']);
  });

  test('a slip in the recovery code is told before any key work, and is no attempt', async () => {
    const dir = copyOf(made.dir);
    const first = made.recoveryCode.startsWith('A') ? 'B' : 'A';
    const slip = openVault(dir, { recoveryCode: first + made.recoveryCode.slice(1) });
    await expect(slip).rejects.toMatchObject({ code: 'recovery.wrong', facts: { reason: 'check-group' } });
    expect(existsSync(join(dir, 'attempts.log'))).toBe(false);
  });

  test('after close nothing more is to be had, and the folder is free', async () => {
    const dir = copyOf(made.dir);
    const vault = await openVault(dir, { passphrase });
    vault.close();
    vault.close();
    expect(await codeOf(() => vault.db)).toBe('vault.locked');
    expect(await codeOf(vault.data('00'.repeat(16)))).toBe('vault.locked');
    expect(await codeOf(() => vault.change('case', () => undefined))).toBe('vault.locked');
    (await openVault(dir, { passphrase })).close();
  });

  test('a new recovery code replaces the old one', async () => {
    const dir = copyOf(made.dir);
    const vault = await openVault(dir, { passphrase });
    expect(await codeOf(vault.keys.renewRecovery({ passphrase: 'another passphrase' }))).toBe('passphrase.wrong');
    const code = await vault.keys.renewRecovery({ passphrase });
    vault.close();
    expect(await codeOf(openVault(dir, { recoveryCode: made.recoveryCode }))).toBe('recovery.wrong');
    (await openVault(dir, { recoveryCode: code })).close();
  });
});

describe('one process at a time', () => {
  test('a second opening in this process is refused, and costs the first one nothing', async () => {
    const dir = copyOf(made.dir);
    const vault = await openVault(dir, { passphrase });
    expect(await codeOf(openVault(dir, { passphrase }))).toBe('vault.in-use');
    expect(await codeOf(openVault(dir, { passphrase }))).toBe('vault.in-use');
    vault.close();
  });

  test('a lock of a living process holds, that of a dead one is taken over', async () => {
    const dir = copyOf(made.dir);
    const lock = JSON.stringify(new URL('../../shared/engine/vault/folder/folder-lock.ts', import.meta.url).href);
    const script = `const { lockFolder } = await import(${lock});
      lockFolder(${JSON.stringify(join(dir, 'vault.lock'))}); console.log('locked'); setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((done) => child.stdout.once('data', done));
    expect(await codeOf(openVault(dir, { passphrase }))).toBe('vault.in-use');
    child.kill('SIGKILL');
    await new Promise((done) => child.once('exit', done));
    (await openVault(dir, { passphrase })).close();
  });
});
