// Log entries: salted leaves, added with what they record, in an order that anyone can recompute.
import { describe, expect, test } from 'vitest';
import { logFile } from '../../shared/engine/vault/log/log.ts';
import { entryText, makeEntry, parseEntry } from '../../shared/engine/vault/log/log-entry.ts';
import {
  appendEntry,
  latestEntries,
  leafPages,
  leavesFile,
  logEntries,
  loggedDigest,
  logHead,
  logSize,
} from '../../shared/engine/vault/log/log-store.ts';
import { concat, fromUtf8, toHex, utf8 } from '../../shared/format/bytes.ts';
import { canonical } from '../../shared/format/canonical.ts';
import { sha256 } from '../../shared/format/hash.ts';
import { readJsonFile } from '../../shared/format/json-file.ts';
import { rootOf } from '../../shared/format/merkle.ts';
import { logLeaf } from '../../shared/format/package/log-lines.ts';
import { codeOf, newVault } from '../support/vault-fixture.ts';
import { newCase } from '../support/vault-rows.ts';

const time = '2026-11-21T08:00:00Z';
const draft = { act: 'import', object: 'table:t01', caseUid: 'aa'.repeat(16), digest: 'bb'.repeat(32) };

describe('an entry', () => {
  test('has the members of FORMAT.md 7.10 and no other', () => {
    const entry = makeEntry(draft, 'o1', time, '00'.repeat(16));
    expect(entryText(entry)).toBe(
      `{"act":"import","case_uid":"${'aa'.repeat(16)}","digest":"${'bb'.repeat(32)}","object":"table:t01","operator":"o1","salt":"${'00'.repeat(16)}","time":"${time}"}`,
    );
    expect(logLeaf(entry)).toEqual(sha256(concat(Uint8Array.of(0), utf8(entryText(entry)))));
    expect(parseEntry(entryText(entry))).toEqual(entry);
  });

  test('can’t be guessed from its leaf: two equal acts have different leaves', () => {
    const [one, two] = [makeEntry(draft, 'o1', time), makeEntry(draft, 'o1', time)];
    expect(one.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(toHex(logLeaf(one))).not.toBe(toHex(logLeaf(two)));
    const { salt: _, ...unsalted } = one;
    const guess = sha256(concat(Uint8Array.of(0), utf8(canonical(unsalted))));
    expect(toHex(logLeaf(one))).not.toBe(toHex(guess));
  });

  test('without a salt, with another member, or with a wrong form is none', async () => {
    const good = makeEntry(draft, 'o1', time);
    const { salt: _, ...unsalted } = good;
    for (const bad of [
      unsalted,
      { ...good, name: '王芳' },
      { ...good, operator: '王芳' },
      { ...good, act: 'Import!' },
      { ...good, time: 'now' },
    ]) {
      expect(await codeOf(() => parseEntry(canonical(bad)))).toBe('schema');
    }
    expect(await codeOf(() => makeEntry({ act: 'import', object: '' }, 'o1', time))).toBe('schema');
  });
});

describe('the log', () => {
  test('takes an entry in a transaction only, once, at the next index', async () => {
    const { vault } = await newVault();
    const entry = makeEntry(draft, 'o1', time);
    expect(await codeOf(() => appendEntry(vault.db, entry))).toBe('bug');
    const before = logSize(vault.db);
    const indexes = vault.change('log', (db) => [appendEntry(db, entry), appendEntry(db, entry)]);
    expect(indexes).toEqual([before, before]);
    expect(logSize(vault.db)).toBe(before + 1);
  });

  test('forgets an entry whose act was undone', async () => {
    const { vault } = await newVault();
    const before = logHead(vault.db);
    const undone = () =>
      vault.change('case', (_, record) => {
        record({ act: 'case_new', object: 'case:x' });
        throw new Error('no');
      });
    expect(undone).toThrow('no');
    expect(logHead(vault.db)).toEqual(before);
  });

  test('gives leaves, root and entries of any earlier size, for one case or all', async () => {
    const { vault } = await newVault();
    const [one, two] = [newCase(vault), newCase(vault)];
    vault.change('log', (_, record) => {
      for (let n = 0; n < 2500; n += 1)
        record({ act: 'view', object: `table:t0${(n % 9) + 1}`, caseUid: n % 2 === 0 ? one : two });
    });
    const all = [...logEntries(vault.db)];
    expect(all.map(({ index }) => index)).toEqual(all.map((_, index) => index));
    expect(all).toHaveLength(2503);
    const ofOne = [...logEntries(vault.db, { caseUid: one, size: 1003 })];
    expect(ofOne).toHaveLength(501);
    for (const { entry, index } of ofOne) expect(all[index]?.entry).toEqual(entry);
    const leaves = all.map(({ entry }) => logLeaf(entry));
    expect(leavesFile(vault.db, 1003)).toEqual(concat(...leaves.slice(0, 1003)));
    expect([...leafPages(vault.db)].flat()).toEqual(leaves);
    for (const size of [0, 1, 2, 3, 1000, 1001, 2503]) {
      expect(logHead(vault.db, size)).toEqual({ size, root: toHex(rootOf(leaves.slice(0, size))) });
    }
    expect(latestEntries(vault.db, 3).map(({ index }) => index)).toEqual([2502, 2501, 2500]);
    expect(latestEntries(vault.db, 2, 2500).map(({ index }) => index)).toEqual([2499, 2498]);
  });

  test('as a file: a line {entry, index} each, canonical', async () => {
    const { vault } = await newVault();
    const caseUid = newCase(vault);
    const lines = fromUtf8(logFile(vault.db, { caseUid })).split('\n').slice(0, -1);
    expect(lines).toHaveLength(1);
    expect(readJsonFile(utf8(`${lines[0]}\n`))).toMatchObject({
      index: 1,
      entry: { act: 'case_new', case_uid: caseUid },
    });
  });

  test('knows the last digest of an object, and that there is none', async () => {
    const { vault } = await newVault();
    const caseUid = newCase(vault);
    const record = (act: string, digest?: string) =>
      vault.change('log', (_, note) =>
        note({ act, object: 'table:t01', caseUid, ...(digest === undefined ? {} : { digest }) }),
      );
    expect(loggedDigest(vault.db, caseUid, 'table:t01')).toBeUndefined();
    record('import', '11'.repeat(32));
    record('correct', '22'.repeat(32));
    expect(loggedDigest(vault.db, caseUid, 'table:t01')).toBe('22'.repeat(32));
    expect(loggedDigest(vault.db, 'ff'.repeat(16), 'table:t01')).toBeUndefined();
    record('drop_table');
    expect(loggedDigest(vault.db, caseUid, 'table:t01')).toBeUndefined();
  });
});
