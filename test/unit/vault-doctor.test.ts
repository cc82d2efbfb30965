// doctor: silent on a good vault, and each harm is found under its own check.
import { chmodSync, mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { doctor } from '../../shared/engine/vault/doctor.ts';
import { doctorChecks, type Finding } from '../../shared/engine/vault/finding.ts';
import { commitImport } from '../../shared/engine/vault/import/commit-import.ts';
import { stageFiles } from '../../shared/engine/vault/import/stage-files.ts';
import { beginImport, completeSource, stageSource } from '../../shared/engine/vault/import/staging.ts';
import { writeMeta } from '../../shared/engine/vault/stores/meta-store.ts';
import type { Vault } from '../../shared/engine/vault/vault.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { codeOf, newVault, reopen } from '../support/vault-fixture.ts';
import { digestOfNothing, importRows, newCase, someRows } from '../support/vault-rows.ts';

async function fullVault() {
  const { vault, dir } = await newVault();
  const caseUid = newCase(vault);
  const data = await vault.data(caseUid);
  await importRows(data, someRows(500));
  const importRef = beginImport(data.db, data.utc());
  const source = stageSource(data.db, importRef, '照片');
  await stageFiles(data.db, source, [{ name: 'a.jpg', content: [utf8('jpeg')] }]);
  completeSource(data.db, source, { bytes: 4, sha256: digestOfNothing, record: {} });
  commitImport(data, importRef);
  return { vault, dir, caseUid, data, file: join(dir, 'data', `${caseUid}.db`) };
}

/** What is not as it should be, but for the free space of the machine that runs the test. */
async function complaints(vault: Vault): Promise<Finding[]> {
  return (await doctor(vault)).filter(({ check, result }) => result !== 'pass' && check !== 'space');
}

test('finds nothing in a good vault, and looks at everything', async () => {
  const { vault } = await fullVault();
  expect(await complaints(vault)).toEqual([]);
  const looked = new Set((await doctor(vault)).map(({ check }) => check));
  expect([...looked].sort()).toEqual([...doctorChecks].sort());
});

test('finds nothing in a vault without cases', async () => {
  const { vault } = await newVault();
  expect(await complaints(vault)).toEqual([]);
});

describe('finds', () => {
  test('a row changed behind the log', async () => {
    const { vault, data } = await fullVault();
    data.db.exec('UPDATE blocks SET rows = rows - 1 WHERE ordinal = 2');
    expect(await complaints(vault)).toMatchObject([
      { check: 'tables', code: 'vault.damaged', where: { table: 't01' } },
    ]);
  });

  test('bytes changed in a block and in a file', async () => {
    const { vault, data } = await fullVault();
    data.db.prepare('UPDATE blocks SET bytes = ? WHERE ordinal = 2').run(Buffer.from('x'));
    data.db.prepare('UPDATE file_chunks SET bytes = ?').run(Buffer.from('jpfg'));
    expect((await complaints(vault)).map(({ check, code }) => `${check} ${code}`)).toEqual([
      'tables vault.damaged',
      'files vault.damaged',
    ]);
  });

  test('an older data file put back', async () => {
    const { vault, dir, caseUid, file, data } = await fullVault();
    data.db.pragma('wal_checkpoint(TRUNCATE)');
    vault.close();
    const older = readFileSync(file);
    const later = await reopen(dir);
    await importRows(await later.data(caseUid), someRows(5));
    later.close();
    writeFileSync(file, older);
    expect(await complaints(await reopen(dir))).toMatchObject([{ check: 'tables', facts: { tables: ['t02'] } }]);
  });

  test('a changed byte, and goes on looking', async () => {
    const { vault, dir, data, file } = await fullVault();
    await importRows(data, someRows(20_000), 5000);
    vault.close();
    const bytes = readFileSync(file);
    // Among the blocks, which nobody reads to open the file.
    const at = Math.floor((3 * bytes.length) / 4);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const found = await complaints(await reopen(dir));
    expect(found.map(({ check }) => check)).toContain('pages');
    for (const { code } of found) expect(code).toBe('vault.damaged');
  });

  test('a lost data file, and goes on with the rest', async () => {
    const { vault, dir, file } = await fullVault();
    vault.close();
    truncateSync(file, 0);
    const again = await reopen(dir);
    expect(await complaints(again)).toMatchObject([{ check: 'settings', result: 'fail', code: 'vault.damaged' }]);
    expect((await doctor(again)).map(({ check }) => check)).toContain('space');
  });

  test('a broken log', async () => {
    const { vault } = await fullVault();
    vault.change('log', (db) => db.exec("UPDATE log SET object = 'table:t02' WHERE object = 'table:t01'"));
    const found = await complaints(vault);
    expect(found[0]).toMatchObject({ check: 'log', result: 'fail', code: 'log', where: { row: 2 } });
  });

  test('another epoch', async () => {
    const { vault } = await fullVault();
    vault.change('log', (db) => writeMeta(db, 'epoch', '2'));
    expect(await complaints(vault)).toMatchObject([{ check: 'epoch', code: 'keys.rollback' }]);
  });

  test('a connection whose settings were changed', async () => {
    const { vault } = await fullVault();
    vault.db.pragma('temp_store = FILE');
    expect(await complaints(vault)).toMatchObject([
      { check: 'settings', code: 'selftest', where: { file: 'vault.db' } },
    ]);
  });

  test('a key without a case', async () => {
    const { vault } = await fullVault();
    await vault.keys.addDataKey('ee'.repeat(16));
    expect(await complaints(vault)).toMatchObject([
      { check: 'cases', facts: { reason: 'key-without-case', count: 1 } },
    ]);
  });

  test('files that are not the vault’s, and rights for others', async () => {
    const { vault, dir } = await fullVault();
    writeFileSync(join(dir, '客户.xlsx'), 'x', { mode: 0o600 });
    writeFileSync(join(dir, 'data', '0011223344556677.spool'), 'x', { mode: 0o600 });
    expect(await complaints(vault)).toMatchObject([
      { check: 'leftovers', result: 'warn', facts: { leftovers: 1, unknown: 1 } },
    ]);
    if (process.platform === 'win32') return;
    chmodSync(join(dir, 'keys.json'), 0o644);
    expect((await complaints(vault)).map(({ check }) => check)).toEqual(['leftovers', 'modes']);
  });

  test('a folder that has become a synced one', async () => {
    const { vault, dir } = await fullVault();
    vault.close();
    const synced = join(dir, '..', '百度网盘');
    mkdirSync(synced);
    renameSync(dir, join(synced, 'vault'));
    expect(await complaints(await reopen(join(synced, 'vault')))).toMatchObject([
      { check: 'synced_folder', result: 'fail', facts: { service: '百度网盘' } },
    ]);
  });
});

test('no finding quotes what a customer wrote', async () => {
  const { vault, data } = await fullVault();
  data.db.exec("UPDATE blocks SET rows = 1; UPDATE tables SET facts = '{}'");
  expect(JSON.stringify(await doctor(vault))).not.toMatch(/客户|编号|备注/);
});

test('stops when cancelled', async () => {
  const { vault } = await newVault();
  expect(await codeOf(doctor(vault, AbortSignal.abort()))).toBe('cancelled');
});
