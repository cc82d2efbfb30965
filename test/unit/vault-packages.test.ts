// Packages and trials in vault.db: serials, replacements, and three tries for a code.
import { beforeEach, describe, expect, test } from 'vitest';
import type { WritableDb } from '../../shared/engine/vault/database/database.ts';
import {
  listPackages,
  nextSerial,
  type PackageRecord,
  packagesWithSerial,
  putPackage,
  readPackage,
  supersededBy,
} from '../../shared/engine/vault/stores/package-store.ts';
import { listTrials, putTrial, tryTrialCode } from '../../shared/engine/vault/stores/trial-store.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { codeOf, newVault } from '../support/vault-fixture.ts';
import { newCase } from '../support/vault-rows.ts';

const id = (digit: string) => digit.repeat(64);
const time = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00Z`;

let db: WritableDb;
let caseUid: string;

beforeEach(async () => {
  const { vault } = await newVault();
  db = vault.db;
  caseUid = newCase(vault);
});

describe('packages', () => {
  const record = (digit: string, change: Partial<PackageRecord> = {}): PackageRecord => ({
    id: id(digit),
    caseUid,
    kind: 'full',
    seq: 1,
    sellerCard: id('9'),
    supersedes: undefined,
    direction: 'seen',
    manifest: utf8('{}\n'),
    opening: undefined,
    facts: {},
    added: time(1),
    ...change,
  });

  test('come back as they were, and learn their opening', () => {
    putPackage(db, record('a'));
    expect(readPackage(db, id('a'))).toEqual(record('a'));
    putPackage(db, record('a', { direction: 'opened', opening: id('0'), facts: { rows: 3 } }));
    putPackage(db, record('a', { direction: 'opened', facts: { rows: 3 } }));
    expect(readPackage(db, id('a'))).toEqual(
      record('a', { direction: 'opened', opening: id('0'), facts: { rows: 3 } }),
    );
    expect(readPackage(db, id('b'))).toBeUndefined();
    expect(listPackages(db, caseUid, 'trial')).toEqual([]);
    expect(listPackages(db, caseUid)).toHaveLength(1);
  });

  test('two with one serial are both found; the next serial follows per kind', () => {
    expect(nextSerial(db, caseUid, id('9'), 'full')).toBe(1);
    for (const [digit, change] of [
      ['a', {}],
      ['b', {}],
      ['c', { seq: 7 }],
      ['d', { kind: 'trial', seq: 40 }],
      ['e', { sellerCard: id('8'), seq: 30 }],
    ] as const) {
      putPackage(db, record(digit, change));
    }
    expect(packagesWithSerial(db, record('a')).map((one) => one.id)).toEqual([id('a'), id('b')]);
    expect(nextSerial(db, caseUid, id('9'), 'full')).toBe(8);
    expect(nextSerial(db, caseUid, id('9'), 'supplement')).toBe(1);
  });

  test('one that is replaced knows by which', () => {
    putPackage(db, record('a'));
    putPackage(db, record('b', { seq: 2, supersedes: id('a') }));
    expect(supersededBy(db, id('a')).map((one) => one.id)).toEqual([id('b')]);
    expect(supersededBy(db, id('b'))).toEqual([]);
  });

  test('a trial passes with its code, and ends with the third wrong one', async () => {
    for (const [digit, seq] of [
      ['a', 1],
      ['b', 2],
    ] as const) {
      putPackage(db, record(digit, { kind: 'trial', seq }));
      putTrial(db, id(digit), '004217');
    }
    expect(tryTrialCode(db, id('a'), '004218')).toEqual({ packageId: id('a'), state: 'made', triesLeft: 2 });
    expect(tryTrialCode(db, id('a'), '004217')).toEqual({ packageId: id('a'), state: 'passed', triesLeft: 2 });
    expect(await codeOf(() => tryTrialCode(db, id('a'), '004217'))).toBe('trial.code');
    for (const left of [2, 1, 0]) expect(tryTrialCode(db, id('b'), '4217').triesLeft).toBe(left);
    expect(await codeOf(() => tryTrialCode(db, id('b'), '004217'))).toBe('trial.code');
    expect(await codeOf(() => tryTrialCode(db, id('c'), '004217'))).toBe('trial.code');
    expect(listTrials(db, caseUid).map(({ state }) => state)).toEqual(['passed', 'failed']);
    expect(JSON.stringify(db.prepare('SELECT * FROM trials').all())).not.toContain('004217');
  });
});
