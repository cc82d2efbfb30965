// The small stores of vault.db: what goes in comes out, and the rules that a store itself keeps.
import { beforeEach, describe, expect, test } from 'vitest';
import type { WritableDb } from '../../shared/engine/vault/database/database.ts';
import {
  listArtefacts,
  putArtefact,
  readArtefact,
  removeArtefact,
} from '../../shared/engine/vault/stores/artefact-store.ts';
import {
  caseParties,
  findCase,
  insertCase,
  listCases,
  readCase,
  setCaseParties,
  updateCase,
} from '../../shared/engine/vault/stores/case-store.ts';
import {
  allIdentities,
  currentIdentity,
  isOwnCard,
  putIdentity,
} from '../../shared/engine/vault/stores/identity-store.ts';
import {
  listParties,
  partiesByKey,
  partiesByName,
  putParty,
  readParty,
  trustOf,
  verifyCards,
} from '../../shared/engine/vault/stores/party-store.ts';
import { addPolicy, currentPolicy, policyByDigest } from '../../shared/engine/vault/stores/policy-store.ts';
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

describe('identity', () => {
  const identity = (digit: string, day: number) => ({
    cardId: id(digit),
    seed: new Uint8Array(32).fill(day),
    ageIdentity: `AGE-SECRET-KEY-${digit}`,
    card: utf8(`{"card":${digit}}\n`),
    added: time(day),
  });

  test('there is one in force; the ones before stay readable', () => {
    expect(currentIdentity(db)).toBeUndefined();
    putIdentity(db, identity('a', 1));
    putIdentity(db, identity('b', 2));
    expect(currentIdentity(db)).toEqual({ ...identity('b', 2), retired: undefined });
    expect(allIdentities(db)).toEqual([
      { ...identity('b', 2), retired: undefined },
      { ...identity('a', 1), retired: time(2) },
    ]);
    expect(isOwnCard(db, id('a'))).toBe(true);
    expect(isOwnCard(db, id('c'))).toBe(false);
  });

  test('two in force are refused by the schema', () => {
    putIdentity(db, identity('a', 1));
    putIdentity(db, identity('b', 2));
    expect(() => db.exec('UPDATE identity SET retired = NULL')).toThrow(/UNIQUE/);
  });
});

describe('parties', () => {
  const party = (digit: string, trust: 'unknown' | 'declared' = 'unknown', name = '李强') => ({
    cardId: id(digit),
    card: utf8(`{"card":${digit}}\n`),
    key: id('9'),
    name,
    trust,
    added: time(1),
  });
  const number = '11111 22222';
  const trust = (digit: string, safetyNumber = number) => trustOf(db, id(digit), { caseUid, safetyNumber });

  test('a known card stays as it is; trust rises and never falls', () => {
    putParty(db, party('a'));
    expect(trust('a')).toBeUndefined();
    putParty(db, { ...party('a', 'declared'), name: '别人' });
    putParty(db, party('a', 'unknown'));
    expect(readParty(db, id('a'))).toEqual(party('a', 'declared'));
    expect(trust('a')).toBe('declared');
  });

  test('the same name or key on another card is found, not merged', () => {
    putParty(db, party('a'));
    putParty(db, party('b'));
    putParty(db, { ...party('c', 'unknown', '王芳'), key: id('8') });
    expect(partiesByName(db, '李强').map(({ cardId }) => cardId)).toEqual([id('a'), id('b')]);
    expect(partiesByKey(db, id('8')).map(({ cardId }) => cardId)).toEqual([id('c')]);
    expect(listParties(db)).toHaveLength(3);
    expect(readParty(db, id('d'))).toBeUndefined();
  });

  test('verified is a card only in its case, and only while the safety number is the one compared', () => {
    putParty(db, party('a', 'declared'));
    verifyCards(db, { caseUid, cards: [id('a')], safetyNumber: number, added: time(2) });
    expect(trust('a')).toBe('verified');
    expect(trust('a', '33333 44444')).toBe('declared');
    expect(trustOf(db, id('a'), { caseUid, safetyNumber: undefined })).toBe('declared');
    expect(trustOf(db, id('a'), { caseUid: 'ff'.repeat(16), safetyNumber: number })).toBe('declared');
    verifyCards(db, { caseUid, cards: [id('a'), id('b')], safetyNumber: '33333 44444', added: time(3) });
    expect(trust('a', '33333 44444')).toBe('verified');
    expect(trust('a')).toBe('declared');
  });

  test('one’s own card is self', () => {
    putIdentity(db, { cardId: id('e'), seed: new Uint8Array(32), ageIdentity: 'x', card: utf8('x'), added: time(1) });
    expect(trust('e')).toBe('self');
  });
});

describe('cases', () => {
  test('are found by id or label; a label of two says which', async () => {
    const other = {
      caseUid: 'ab'.repeat(16),
      label: 'HO-2026-7K4Q-M',
      title: '二',
      role: 'buyer',
      deal: undefined,
      settings: { a: 1 },
      added: time(30),
    } as const;
    expect(findCase(db, 'HO-2026-7K4Q-M').caseUid).toBe(caseUid);
    insertCase(db, other);
    expect(findCase(db, other.caseUid)).toEqual({ ...other, hasData: false });
    expect(() => findCase(db, other.label)).toThrow(
      expect.objectContaining({ code: 'unknown.case', facts: { cases: expect.any(Array) } }),
    );
    expect(await codeOf(() => findCase(db, 'HO-2026-0000-0'))).toBe('unknown.case');
    expect(listCases(db).map((one) => one.caseUid)).toContain(other.caseUid);
  });

  test('change what is named and keep the rest', async () => {
    updateCase(db, caseUid, { settings: { cutoff: '2026-12-01' }, deal: undefined });
    expect(readCase(db, caseUid)).toMatchObject({
      title: '明净保洁转让',
      deal: undefined,
      settings: { cutoff: '2026-12-01' },
    });
    expect(await codeOf(() => updateCase(db, '00'.repeat(16), { title: 'x' }))).toBe('unknown.case');
  });

  test('have parties by role and position, at most eight', () => {
    setCaseParties(db, caseUid, 'holder', [id('b'), id('a')]);
    setCaseParties(db, caseUid, 'buyer', [id('c')]);
    setCaseParties(db, caseUid, 'holder', [id('a'), id('d')]);
    expect(caseParties(db, caseUid)).toEqual([
      { role: 'buyer', position: 1, cardId: id('c') },
      { role: 'holder', position: 1, cardId: id('a') },
      { role: 'holder', position: 2, cardId: id('d') },
    ]);
    expect(() =>
      setCaseParties(
        db,
        caseUid,
        'holder',
        Array.from({ length: 9 }, () => id('a')),
      ),
    ).toThrow(/CHECK/);
  });
});

test('artefacts keep their id while their signatures grow', () => {
  const draft = { caseUid, id: id('a'), kind: 'terms', bytes: utf8('{"signatures":[]}'), added: time(1) } as const;
  putArtefact(db, draft);
  putArtefact(db, { ...draft, id: id('b'), kind: 'receipt' });
  putArtefact(db, { ...draft, bytes: utf8('{"signatures":[1]}'), added: time(9) });
  expect(readArtefact(db, caseUid, id('a'))).toEqual({ ...draft, bytes: utf8('{"signatures":[1]}') });
  expect(listArtefacts(db, caseUid).map((one) => one.id)).toEqual([id('a'), id('b')]);
  expect(listArtefacts(db, caseUid, 'receipt')).toHaveLength(1);
  removeArtefact(db, caseUid, id('b'));
  expect(readArtefact(db, caseUid, id('b'))).toBeUndefined();
});

test('policies are versions; a compiled one is found by its digest', () => {
  const policy = { caseUid, source: 'a', compiled: undefined, sha256: undefined, added: time(1) };
  expect(currentPolicy(db, caseUid)).toBeUndefined();
  expect(addPolicy(db, policy)).toBe(1);
  expect(addPolicy(db, { ...policy, source: 'b', compiled: utf8('{}\n'), sha256: id('a') })).toBe(2);
  expect(addPolicy(db, { ...policy, source: 'c' })).toBe(3);
  expect(currentPolicy(db, caseUid)).toEqual({ ...policy, version: 3, source: 'c' });
  expect(policyByDigest(db, caseUid, id('a'))).toMatchObject({ version: 2, compiled: utf8('{}\n') });
  expect(policyByDigest(db, caseUid, id('b'))).toBeUndefined();
});
