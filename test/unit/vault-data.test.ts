// The data of a case: a key and a file of its own, changes that reach the log, imports that are seen only when committed.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../shared/engine/vault/database/database.ts';
import { parseKeysFile, serialiseKeysFile } from '../../shared/engine/vault/keys/keys-file.ts';
import { logEntries, loggedDigest } from '../../shared/engine/vault/log/log-store.ts';
import { readRows } from '../../shared/engine/vault/rows/block-store.ts';
import { expectTable, expectTables } from '../../shared/engine/vault/rows/table-check.ts';
import { readTable } from '../../shared/engine/vault/rows/table-store.ts';
import { codeOf, failing, newVault, reopen } from '../support/vault-fixture.ts';
import { importRows, newCase, someRows, stageRows } from '../support/vault-rows.ts';

const objects = (vault: { db: Parameters<typeof logEntries>[0] }) =>
  [...logEntries(vault.db)].map(({ entry }) => `${entry.act} ${entry.object}`);

describe('the file of a case', () => {
  test('is made when first asked for, and is the same one afterwards', async () => {
    const { vault, dir } = await newVault();
    const caseUid = newCase(vault);
    expect(existsSync(join(dir, 'data'))).toBe(false);
    const data = await vault.data(caseUid);
    expect(await vault.data(caseUid)).toBe(data);
    expect(vault.keys.cases).toEqual([caseUid]);
    const id = await importRows(data, someRows(5));
    vault.close();
    expect(readdirSync(join(dir, 'data'))).toEqual([`${caseUid}.db`]);
    const again = await reopen(dir);
    expect(readRows((await again.data(caseUid)).db, id, 0, 9)).toEqual(someRows(5));
  });

  test('is not made for a case that is not there', async () => {
    const { vault } = await newVault();
    expect(await codeOf(vault.data('00'.repeat(16)))).toBe('unknown.case');
    expect(vault.keys.cases).toEqual([]);
  });

  test('several at once each get their key', async () => {
    const { vault, dir } = await newVault();
    const cases = Array.from({ length: 5 }, () => newCase(vault));
    await Promise.all(cases.map((caseUid) => vault.data(caseUid)));
    expect([...vault.keys.cases].sort()).toEqual([...cases].sort());
    expect(parseKeysFile(readFileSync(join(dir, 'keys.json'))).data).toHaveLength(5);
  });

  test('opens in a worker with its path and a copy of its key', async () => {
    const { vault } = await newVault();
    const caseUid = newCase(vault);
    const id = await importRows(await vault.data(caseUid), someRows(3));
    const { path, key } = await vault.dataAccess(caseUid);
    const own = openDatabase(path, key);
    key.fill(0);
    expect(readRows(own, id, 0, 9)).toEqual(someRows(3));
    own.close();
  });

  test('that is lost, emptied or another case’s is told, never made anew', async () => {
    const { vault, dir } = await newVault();
    const [one, two] = [newCase(vault), newCase(vault)];
    for (const caseUid of [one, two]) await importRows(await vault.data(caseUid), someRows(3));
    vault.close();
    const file = (caseUid: string) => join(dir, 'data', `${caseUid}.db`);
    cpSync(file(one), file(two));
    truncateSync(file(one), 0);
    const again = await reopen(dir);
    expect(await codeOf(again.data(one))).toBe('vault.damaged');
    expect(await codeOf(again.data(two))).toBe('vault.damaged');
    rmSync(file(one));
    expect(await codeOf(again.data(one))).toBe('vault.damaged');
    expect(existsSync(file(one))).toBe(false);
  });

  test('an older keys.json without its key is a rollback; a key entry moved to another case opens nothing', async () => {
    const { vault, dir } = await newVault();
    const keys = join(dir, 'keys.json');
    const [one, two] = [newCase(vault, '11'.repeat(16)), newCase(vault, '22'.repeat(16))];
    await vault.data(one);
    const older = readFileSync(keys);
    await vault.data(two);
    vault.close();
    const newer = parseKeysFile(readFileSync(keys));
    writeFileSync(keys, older);
    const rolledBack = await reopen(dir);
    expect(await codeOf(rolledBack.data(two))).toBe('keys.rollback');
    rolledBack.close();
    const [first, second] = newer.data;
    if (first === undefined || second === undefined) throw new Error('two keys expected');
    writeFileSync(
      keys,
      serialiseKeysFile({
        ...newer,
        data: [
          { ...second, case_uid: one },
          { ...first, case_uid: two },
        ],
      }),
    );
    expect(await codeOf((await reopen(dir)).data(one))).toBe('vault.damaged');
  });
});

describe('a change', () => {
  test('and its log entry stand together', async () => {
    const { vault } = await newVault();
    const caseUid = newCase(vault);
    const data = await vault.data(caseUid);
    const id = await importRows(data, someRows(250));
    expect(id).toBe('t01');
    expect(objects(vault)).toEqual([`init vault:${vault.keys.vault}`, `case_new case:${caseUid}`, 'import table:t01']);
    expect(loggedDigest(vault.db, caseUid, 'table:t01')).toBe(readTable(data.db, 't01').digest);
    expect(data.db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(0);
  });

  test('that fails leaves neither', async () => {
    const { vault } = await newVault();
    const data = await vault.data(newCase(vault));
    const failed = () =>
      data.change('import', (db, record) => {
        record({ act: 'import', object: 'table:t01' });
        db.exec("INSERT INTO imports (state, started) VALUES ('live', '')");
        throw new Error('no');
      });
    expect(failed).toThrow('no');
    expect(objects(vault)).toHaveLength(2);
    expect(data.db.prepare('SELECT count(*) FROM imports').pluck().get()).toBe(0);
  });

  test('whose delivery is cut short is delivered once, at the next opening', async () => {
    for (const step of ['deliver.commit.before', 'deliver.commit.after', 'clear.commit.before'] as const) {
      const { vault, dir } = await newVault({ steps: failing(step, 'EIO') });
      const caseUid = newCase(vault);
      const data = await vault.data(caseUid);
      expect(() => data.change('import', (_, record) => record({ act: 'import', object: 'table:t01' }))).toThrow('EIO');
      vault.close();
      const again = await reopen(dir);
      await again.data(caseUid);
      expect(objects(again).filter((line) => line === 'import table:t01')).toHaveLength(1);
    }
  });

  test('inside another one is a bug', async () => {
    const { vault } = await newVault();
    const data = await vault.data(newCase(vault));
    expect(await codeOf(() => vault.change('case', () => data.change('import', () => undefined)))).toBe('bug');
    expect(await codeOf(() => data.change('import', () => data.change('correct', () => undefined)))).toBe('bug');
  });
});

test('an older data file put back as a whole is found by the log', async () => {
  const { vault, dir } = await newVault();
  const caseUid = newCase(vault);
  await importRows(await vault.data(caseUid), someRows(100));
  vault.close();
  const file = join(dir, 'data', `${caseUid}.db`);
  const older = readFileSync(file);
  const changed = await reopen(dir);
  const { correctRow } = await import('../../shared/engine/vault/rows/row-changes.ts');
  correctRow(await changed.data(caseUid), 't01', 5, new Map([['c01', '改名']]));
  await importRows(await changed.data(caseUid), someRows(3));
  changed.close();
  writeFileSync(file, older);
  const again = await reopen(dir);
  const data = await again.data(caseUid);
  expect(await codeOf(() => expectTable(again.db, data.db, caseUid, 't01'))).toBe('vault.damaged');
  await expect(async () => expectTables(again.db, data.db, caseUid)).rejects.toMatchObject({
    facts: { tables: ['t02'] },
  });
});

test('no row of a customer is in plaintext in any file of the folder, while open and while importing', async () => {
  const { vault, dir } = await newVault();
  const data = await vault.data(newCase(vault));
  const rows = someRows(20_000);
  await importRows(data, rows, 1000);
  await stageRows(data, rows, 1000);
  const needles = ['客户12345', '编号-', '第一行'].flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  let looked = 0;
  for (const folder of [dir, join(dir, 'data')]) {
    for (const name of readdirSync(folder, { withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = readFileSync(join(folder, name.name));
      looked += bytes.length;
      for (const needle of needles) expect(bytes.includes(needle), name.name).toBe(false);
    }
  }
  expect(looked).toBeGreaterThan(200_000);
});
