// A process killed at every step of making and changing a vault: the next one works, and nothing reported as done is lost.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noSteps, type Steps } from '../../shared/engine/files/fail-points.ts';
import { createVault } from '../../shared/engine/vault/create-vault.ts';
import { lockFolder } from '../../shared/engine/vault/folder/folder-lock.ts';
import { vaultPaths } from '../../shared/engine/vault/folder/layout.ts';
import { noteAttempt } from '../../shared/engine/vault/keys/attempts.ts';
import { slotInput } from '../../shared/engine/vault/keys/key-slots.ts';
import { parseKeysFile } from '../../shared/engine/vault/keys/keys-file.ts';
import { unlockKeys } from '../../shared/engine/vault/keys/unlock.ts';
import { verifyLog } from '../../shared/engine/vault/log/log.ts';
import { logEntries } from '../../shared/engine/vault/log/log-store.ts';
import { openVault } from '../../shared/engine/vault/open-vault.ts';
import { readRows } from '../../shared/engine/vault/rows/block-store.ts';
import { expectTable, expectTables } from '../../shared/engine/vault/rows/table-check.ts';
import { openUnlocked } from '../../shared/engine/vault/unlocked-vault.ts';
import type { Vault } from '../../shared/engine/vault/vault.ts';
import { toHex } from '../../shared/format/bytes.ts';
import { full } from '../parameters.ts';
import type { Order } from '../support/vault-child.ts';
import { copyOf, failing, passphrase, tempFolder } from '../support/vault-fixture.ts';
import { run } from '../support/vault-kill.ts';
import { importRows, newCase, someRows, stageRows } from '../support/vault-rows.ts';

const caseUid = 'c0'.repeat(16);
let folder: string;
let base: Order;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handover-test-'));
  const path = join(folder, 'vault');
  const { vault } = await createVault(path, { passphrase });
  newCase(vault, caseUid);
  vault.close();
  const keys = parseKeysFile(readFileSync(join(path, 'keys.json')));
  const { vaultKey } = await unlockKeys(keys, slotInput({ passphrase }));
  base = { scenario: 'data', path, passphrase, vaultKey: toHex(vaultKey), caseUid, dieAt: 0 };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The vault as the next process finds it. */
function open(order: Order, steps: Steps = noSteps): Vault {
  const paths = vaultPaths(order.path);
  const keys = parseKeysFile(readFileSync(paths.keys));
  const vaultKey = Uint8Array.from(Buffer.from(order.vaultKey, 'hex'));
  return openUnlocked({ paths, lock: lockFolder(paths.lock), keys, vaultKey, operator: 'o1' }, { steps });
}

const isOrdinary = (name: string) =>
  /^(keys\.json|vault\.db(-wal|-shm)?|vault\.lock|data|[0-9a-f]{32}\.db(-wal|-shm)?)$/.test(name);
const namesOf = (path: string) =>
  [path, join(path, 'data')].flatMap((dir) => (existsSync(dir) ? readdirSync(dir) : []));

describe('making a vault', () => {
  test('reaches these steps', () => {
    const { steps, done } = run({ ...base, scenario: 'create', path: join(tempFolder(), 'v') });
    const actions = ['create', 'write', 'sync', 'rename', 'folder'];
    const both = (step: string) => [`${step}.before`, `${step}.after`];
    expect(steps).toEqual([...both('init.commit'), ...actions.flatMap((action) => both(`keys.${action}`))]);
    expect(done).toEqual(['create']);
  });

  test.each(Array.from({ length: 12 }, (_, index) => index + 1))('killed at step %i', async (dieAt) => {
    const path = join(tempFolder(), 'v');
    const { killed, done } = run({ ...base, scenario: 'create', path, dieAt });
    expect({ killed, done }).toEqual({ killed: true, done: [] });
    const whole = existsSync(join(path, 'keys.json'));
    const vault = whole ? await openVault(path, { passphrase }) : (await createVault(path, { passphrase })).vault;
    const acts = [...logEntries(vault.db)].map(({ entry }) => entry.act);
    expect(acts).toEqual(whole ? ['init', 'identity'] : ['init']);
    expect(namesOf(path).filter((name) => !isOrdinary(name))).toEqual([]);
    vault.close();
    if (!whole) expect(dieAt).toBeLessThan(10);
  });
});

describe('making the data of a case', () => {
  test.each(Array.from({ length: 14 }, (_, index) => index + 1))('killed at step %i', async (dieAt) => {
    const order: Order = { ...base, path: copyOf(base.path), dieAt };
    expect(run(order)).toMatchObject({ killed: true, done: [] });
    const vault = open(order);
    const data = await vault.data(caseUid);
    expect(await importRows(data, someRows(5))).toBe('t01');
    expect(vault.keys.cases).toEqual([caseUid]);
    vault.close();
    const again = open(order);
    expect(readRows((await again.data(caseUid)).db, 't01', 0, 9)).toEqual(someRows(5));
    expect(namesOf(order.path).filter((name) => !isOrdinary(name))).toEqual([]);
    again.close();
  });

  test('has no more steps than were tried', () => {
    expect(run({ ...base, path: copyOf(base.path) }).steps).toHaveLength(14);
  });
});

describe('importing, correcting and deleting', () => {
  let prepared: Order;
  let steps: readonly string[];

  beforeAll(async () => {
    const vault = open(base);
    await vault.data(caseUid);
    vault.close();
    prepared = { ...base, scenario: 'change' };
    const probe: Order = { ...prepared, path: join(folder, 'probe') };
    const { cpSync } = await import('node:fs');
    cpSync(base.path, probe.path, { recursive: true });
    steps = run(probe).steps;
  });

  test('reaches each of its commits', () => {
    const reached = new Set(steps);
    for (const commit of ['stage', 'blocks', 'import', 'deliver', 'clear', 'correct', 'delete']) {
      expect(reached, commit).toContain(`${commit}.commit.before`);
      expect(reached, commit).toContain(`${commit}.commit.after`);
    }
    expect(steps).toHaveLength(28);
  });

  /** The table after so many of the three changes. */
  const stages = [
    undefined,
    someRows(50),
    someRows(50).map((one) => (one.row === 5 ? { ...one, cells: one.cells.with(0, '改名') } : one)),
    someRows(50)
      .map((one) => (one.row === 5 ? { ...one, cells: one.cells.with(0, '改名') } : one))
      .filter(({ row }) => row !== 7),
  ];

  // The shorter list has each step once; the full one has it in every place.
  const places = full
    ? Array.from({ length: 28 }, (_, index) => index + 1)
    : [1, 2, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18, 23, 24];
  test.each(places)('killed at step %i', async (dieAt) => {
    const order: Order = { ...prepared, path: copyOf(base.path), dieAt };
    const { killed, done } = run(order);
    expect(killed).toBe(true);
    const vault = open(order);
    const { db } = await vault.data(caseUid);
    const found = expectTables(vault.db, db, caseUid).length === 0 ? undefined : readRows(db, 't01', 0, 99);
    const stage = stages.findIndex((rows) => JSON.stringify(rows) === JSON.stringify(found));
    expect(stage).toBeGreaterThanOrEqual(done.length);
    expect(stage).toBeLessThanOrEqual(done.length + 1);
    if (found !== undefined) expectTable(vault.db, db, caseUid, 't01');
    const acts = [...logEntries(vault.db, { caseUid })].map(({ entry }) => entry.act);
    expect(acts).toEqual(['case_new', 'import', 'correct', 'delete_rows'].slice(0, stage + 1));
    verifyLog(vault.db);
    expect(db.prepare("SELECT count(*) FROM imports WHERE state = 'staged'").pluck().get()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM blocks').pluck().get()).toBe(stage === 0 ? 0 : 3);
    expect(namesOf(order.path).filter((name) => !isOrdinary(name))).toEqual([]);
    expect(await importRows(await vault.data(caseUid), someRows(5))).toBe(stage === 0 ? 't01' : 't02');
    vault.close();
  });
});

describe('putting right what a killed process has left', () => {
  /** A vault with two failed unlocks, a staged import and a log entry that is still on its way. */
  async function leftBehind(): Promise<Order> {
    const order: Order = { ...base, path: copyOf(base.path) };
    const vault = open(order, failing('deliver.commit.before', 'EIO'));
    const data = await vault.data(caseUid);
    await stageRows(data, someRows(100), 20);
    expect(() => data.change('log', (_, record) => record({ act: 'view', object: 'table:t01' }))).toThrow('EIO');
    vault.close();
    for (let count = 0; count < 2; count += 1) noteAttempt(vaultPaths(order.path).attempts, '2026-11-21T08:00:00Z');
    return order;
  }

  test('reaches these steps', async () => {
    const { steps } = run(await leftBehind());
    expect(new Set(steps)).toEqual(
      new Set(
        ['attempts', 'sweep', 'deliver', 'clear'].flatMap((one) => [`${one}.commit.before`, `${one}.commit.after`]),
      ),
    );
    expect(steps).toHaveLength(14);
  });

  const places = full ? Array.from({ length: 14 }, (_, index) => index + 1) : [1, 2, 3, 4, 11, 12, 13, 14];
  test.each(places)('killed at step %i', async (dieAt) => {
    const order = await leftBehind();
    expect(run({ ...order, dieAt })).toMatchObject({ killed: true, done: [] });
    const vault = open(order);
    const { db } = await vault.data(caseUid);
    const acts = [...logEntries(vault.db)].map(({ entry }) => entry.act).sort();
    expect(acts).toEqual(['case_new', 'init', 'unlock_failed', 'unlock_failed', 'view']);
    for (const table of ['imports', 'tables', 'blocks', 'outbox']) {
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    }
    expect(namesOf(order.path).filter((name) => !isOrdinary(name))).toEqual([]);
    vault.close();
  });
});
