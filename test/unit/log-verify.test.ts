// Verifying the log: no entry can be changed, moved, added in between or cut off without a signed head telling.
import { beforeEach, describe, expect, test } from 'vitest';
import { issueCheckpoint, issuedHeads } from '../../shared/engine/vault/log/checkpoint.ts';
import { verifyLog } from '../../shared/engine/vault/log/log.ts';
import { logHead } from '../../shared/engine/vault/log/log-store.ts';
import { readMeta } from '../../shared/engine/vault/stores/meta-store.ts';
import type { Vault } from '../../shared/engine/vault/vault.ts';
import { toHex, utf8 } from '../../shared/format/bytes.ts';
import { sha256 } from '../../shared/format/hash.ts';
import { portable } from '../../shared/format/primitives.ts';
import { parseStatement, parseStatementOf } from '../../shared/format/statements/file.ts';
import { signStatement } from '../../shared/format/statements/signing.ts';
import { codeOf, newVault } from '../support/vault-fixture.ts';
import { newCase } from '../support/vault-rows.ts';

const seed = sha256(utf8('handover test key 1'));
const owner = { card: 'cc'.repeat(32), key: toHex(portable.ed25519.publicKey(seed)) };
const made = { clock: 'host', offset_min: 480, utc: '2026-11-21T08:00:00Z' } as const;

let vault: Vault;
let caseUid: string;

const note = (count: number) =>
  vault.change('log', (_, record) => {
    for (let n = 0; n < count; n += 1) record({ act: 'view', object: 'table:t01', caseUid });
  });
const issue = () =>
  vault.change('log', (db) =>
    issueCheckpoint(db, { caseUid, made, owner, sign: (draft) => signStatement(draft, seed) }),
  );

beforeEach(async () => {
  ({ vault } = await newVault());
  caseUid = newCase(vault);
});

describe('a checkpoint', () => {
  test('is a complete statement of the head of this log', () => {
    note(5);
    const { bytes, size } = issue();
    const { statement, signatures } = parseStatementOf('checkpoint', bytes);
    expect(statement).toMatchObject({
      ...logHead(vault.db),
      log: readMeta(vault.db, 'log'),
      case_uid: caseUid,
      about: [],
      made,
    });
    expect(size).toBe(7);
    expect(signatures).toHaveLength(1);
    expect(parseStatement(bytes).statement.signers).toEqual([{ ...owner, method: 'key', role: 'self' }]);
  });

  test('is issued in a transaction only, and kept with it', async () => {
    const options = { caseUid, made, owner, sign: (draft: never) => signStatement(draft, seed) };
    expect(await codeOf(() => issueCheckpoint(vault.db, options as never))).toBe('bug');
    issue();
    note(1);
    issue();
    expect(issuedHeads(vault.db)).toEqual([logHead(vault.db, 2), logHead(vault.db, 3)]);
  });
});

describe('a good log', () => {
  test.each([0, 1, 2, 3, 7, 8, 1030])('of %i more entries verifies, with heads at every stage', (count) => {
    issue();
    note(count);
    issue();
    note(1);
    const verified = verifyLog(vault.db);
    expect(verified).toMatchObject(logHead(vault.db));
    expect(verified.checkpoints).toBe(count === 0 ? 1 : 2);
  });
});

describe('a log that was touched', () => {
  const change = (sql: string, ...values: unknown[]) =>
    vault.change('log', (db) => void db.prepare(sql).run(...values));
  const reasonOf = () => {
    try {
      verifyLog(vault.db);
    } catch (error) {
      return error;
    }
    return undefined;
  };

  beforeEach(() => {
    note(10);
    issue();
    note(5);
  });

  test('in an entry', () => {
    change(`UPDATE log SET entry = replace(entry, '"view"', '"seal"') WHERE ix = 4`);
    expect(reasonOf()).toMatchObject({ code: 'log', where: { row: 4 }, facts: { reason: 'changed-entry' } });
  });

  test('in an entry with its leaf, below a signed head', async () => {
    const { parseEntry, entryText } = await import('../../shared/engine/vault/log/log-entry.ts');
    const { logLeaf } = await import('../../shared/format/package/log-lines.ts');
    const text = vault.db.prepare('SELECT entry FROM log WHERE ix = 4').pluck().get() as string;
    const forged = { ...parseEntry(text), act: 'seal' };
    change('UPDATE log SET entry = ?, leaf = ? WHERE ix = 4', entryText(forged), logLeaf(forged));
    expect(reasonOf()).toMatchObject({ code: 'log', where: { row: 12 }, facts: { reason: 'other-root' } });
  });

  test('in the copies that are searched', () => {
    for (const column of ['case_uid', 'object', 'digest']) {
      change(`UPDATE log SET ${column} = 'x' WHERE ix = 4`);
      expect(reasonOf(), column).toMatchObject({ code: 'log', where: { row: 4 } });
    }
  });

  test('by taking an entry out, or the first, or the last that was signed', () => {
    change('DELETE FROM log WHERE ix = 4');
    expect(reasonOf()).toMatchObject({ code: 'log', where: { row: 4 }, facts: { reason: 'missing-entry' } });
    change('DELETE FROM log WHERE ix = 0');
    expect(reasonOf()).toMatchObject({ code: 'log', where: { row: 0 } });
    change('DELETE FROM log WHERE ix >= 11');
    expect(reasonOf()).toMatchObject({ code: 'log' });
  });

  test('by cutting the end below a signed head, or all of it', () => {
    change('DELETE FROM log WHERE ix >= 11');
    expect(reasonOf()).toMatchObject({ code: 'log', where: { row: 12 }, facts: { reason: 'cut-off' } });
    change('DELETE FROM log');
    expect(reasonOf()).toMatchObject({ code: 'log', facts: { reason: 'cut-off' } });
  });

  test('by text that is no entry', () => {
    change(`UPDATE log SET entry = '{"act":"view"}' WHERE ix = 4`);
    expect(reasonOf()).toMatchObject({ code: 'log', where: { row: 4 }, facts: { reason: 'no-entry' } });
  });
});
