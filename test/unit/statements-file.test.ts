import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { canonical } from '../../shared/format/canonical.ts';
import { sign } from '../../shared/format/sshsig.ts';
import {
  draftOf,
  isOf,
  kindOf,
  parseStatement,
  parseStatementOf,
  serialiseStatement,
  statementId,
  statementMessage,
} from '../../shared/format/statements/file.ts';
import { completeness } from '../../shared/format/statements/signing.ts';
import type { StatementFile } from '../../shared/format/statements/types.ts';
import {
  buyer,
  examples,
  holder,
  seller,
  signed,
  signedTerms,
  stranger,
  terms,
  witness,
} from '../support/statements.ts';

const example = new URL('../example/', import.meta.url);
const expected: Record<string, string> = JSON.parse(readFileSync(new URL('expected.json', example), 'utf8'));

/** The code of the refusal, or `accepted`. */
function verdict(file: unknown): string {
  return verdictOfBytes(utf8(`${canonical(file)}\n`));
}

function verdictOfBytes(bytes: Uint8Array): string {
  try {
    parseStatement(bytes);
    return 'accepted';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

describe('the example of format 1', () => {
  test.each([
    ['seller.card', 'seller_card'],
    ['buyer.card', 'buyer_card'],
    ['case.terms', 'terms'],
  ])('%s is accepted, complete, and written back to the byte', (name, id) => {
    const bytes = readFileSync(new URL(name, example));
    const file = parseStatement(bytes);
    expect(statementId(file.statement)).toBe(expected[id]);
    expect(completeness(file)).toEqual({ complete: true, missing: [] });
    expect(fromUtf8(serialiseStatement(file))).toBe(fromUtf8(bytes));
    expect(parseStatement(bytes, nodePrimitives.ed25519)).toEqual(file);
  });

  test('a file of a wanted type', () => {
    const bytes = readFileSync(new URL('case.terms', example));
    expect(parseStatementOf('terms', bytes).statement.case_uid).toBe(expected.case_uid);
    expect(() => parseStatementOf('card', bytes)).toThrow(expect.objectContaining({ code: 'schema' }));
  });

  test('every flipped byte is refused, with a code of its own', () => {
    const bytes = readFileSync(new URL('seller.card', example));
    const codes = new Set<string>();
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      codes.add(verdictOfBytes(changed));
    }
    expect([...codes].toSorted()).toEqual(['json', 'schema', 'sig', 'version']);
  });

  test('every cut is refused', () => {
    const bytes = readFileSync(new URL('seller.card', example));
    for (let length = 0; length < bytes.length; length += 1) {
      expect(verdictOfBytes(bytes.subarray(0, length))).toBe('json');
    }
  });
});

describe('signatures', () => {
  const { signatures, statement } = signedTerms;
  const [byBuyer, bySeller] = signatures;
  const byStranger = {
    key: stranger.key,
    role: 'seller',
    sshsig: sign('handover-statement@v1', statementMessage(terms), stranger.seed),
  };

  test('none, one or both of two are a form of the file', () => {
    for (const some of [[], [byBuyer], [bySeller], signatures]) {
      expect(verdict({ signatures: some, statement })).toBe('accepted');
    }
  });

  test.each<[string, unknown[]]>([
    ['relabelled: the seller signs as buyer', [{ ...bySeller, role: 'buyer' }]],
    ['relabelled with the key of the other', [{ ...bySeller, key: buyer.key, role: 'buyer' }]],
    [
      'exchanged armors',
      [
        { ...byBuyer, sshsig: bySeller?.sshsig },
        { ...bySeller, sshsig: byBuyer?.sshsig },
      ],
    ],
    ['in another order', [bySeller, byBuyer]],
    ['one twice', [byBuyer, byBuyer]],
    ['both, and one twice', [byBuyer, bySeller, bySeller]],
    ['by a stranger', [byStranger]],
    ['by a stranger beside the right ones', [byBuyer, bySeller, byStranger]],
    ['outer key of a stranger', [{ ...bySeller, key: stranger.key }]],
    ['a role that nobody has', [{ ...bySeller, role: 'witness' }]],
    [
      'of the other namespace',
      [{ ...bySeller, sshsig: sign('handover-package@v1', statementMessage(terms), seller.seed) }],
    ],
    [
      'of the statement with LF',
      [{ ...bySeller, sshsig: sign('handover-statement@v1', utf8(`${canonical(terms)}\n`), seller.seed) }],
    ],
    ['of another statement', [{ ...bySeller, sshsig: seller.card.signatures[0]?.sshsig }]],
    ['no armor', [{ ...bySeller, sshsig: 'x' }]],
    ['an empty armor', [{ ...bySeller, sshsig: '' }]],
  ])('%s', (_, some) => {
    expect(verdict({ signatures: some, statement })).toBe('sig');
  });

  test.each<[string, unknown]>([
    ['with another member', [{ ...bySeller, time: 1 }]],
    ['without a role', [{ key: seller.key, sshsig: bySeller?.sshsig }]],
    ['with a number for an armor', [{ ...bySeller, sshsig: 1 }]],
    ['with a key in base64', [{ ...bySeller, key: 'AAAA' }]],
    ['no list', {}],
    ['more than there can be signers', Array.from({ length: 9 }, () => bySeller)],
  ])('%s', (_, some) => {
    expect(verdict({ signatures: some, statement })).toBe('schema');
  });

  test('a role of self in terms is no role of theirs', () => {
    const file = {
      signatures,
      statement: { ...terms, signers: [{ ...terms.signers[0], role: 'self' }, terms.signers[1]] },
    };
    expect(verdict(file)).toBe('schema');
  });

  test('any change of the statement breaks them', () => {
    expect(verdict({ signatures, statement: { ...terms, cutoff: '2026-12-01' } })).toBe('sig');
    expect(verdict({ signatures: [], statement: { ...terms, cutoff: '2026-12-01' } })).toBe('accepted');
  });

  test('the error names the place', () => {
    const file = { signatures: [byBuyer, { ...bySeller, sshsig: byBuyer?.sshsig }], statement };
    expect(() => parseStatement(utf8(`${canonical(file)}\n`))).toThrow(
      expect.objectContaining({ code: 'sig', where: { member: 'signatures[1]' }, facts: { reason: 'other-key' } }),
    );
  });
});

describe('a file', () => {
  test.each<[string, unknown, string]>([
    ['of a later format, with members of its own', { extra: [1], statement: { type: 'handover-terms/2' } }, 'version'],
    ['of a type unknown', { signatures: [], statement: { type: 'handover-invoice/1' } }, 'version'],
    ['without type', { signatures: [], statement: {} }, 'schema'],
    ['without statement', { signatures: [] }, 'schema'],
    ['of a package', { format: 'handover-package/1' }, 'schema'],
    ['with a list for a statement', { signatures: [], statement: [] }, 'schema'],
    ['without signatures', { statement: terms }, 'schema'],
    ['with another member', { note: 'x', signatures: [], statement: terms }, 'schema'],
    ['that is a list', [], 'schema'],
    ['that is a word', 'card', 'schema'],
    ['with null', { signatures: null, statement: terms }, 'json'],
    [
      'with a doubled key signer, one of small order',
      {
        signatures: [],
        statement: { ...terms, signers: [{ ...terms.signers[0], key: '00'.repeat(32) }, terms.signers[1]] },
      },
      'sig',
    ],
  ])('%s', (_, file, code) => {
    expect(verdict(file)).toBe(code);
  });

  test.each(Object.values(examples))('of $type goes out and comes in again, signed by all', (statement) => {
    const file = signed<typeof statement>(
      statement,
      ...partiesOf(statement.signers.map((signer) => ('key' in signer ? signer.key : ''))),
    );
    const bytes = serialiseStatement(file);
    const read = parseStatement(bytes);
    expect(read).toEqual(file);
    expect(completeness(read).complete).toBe(true);
    expect(isOf(kindOf(statement), read)).toBe(true);
    expect(statementId(read.statement)).toBe(statementId(statement));
  });

  test('that is wrong is not written, and no draft is made of it', () => {
    const wrong = { ...terms, holders: [seller.id, seller.id] };
    expect(() => draftOf(wrong)).toThrow(expect.objectContaining({ code: 'schema' }));
    expect(() => serialiseStatement({ signatures: [], statement: wrong })).toThrow(
      expect.objectContaining({ code: 'schema' }),
    );
    const extra = { ...signedTerms, note: 'x' } as StatementFile;
    expect(() => serialiseStatement(extra)).toThrow(expect.objectContaining({ code: 'schema' }));
  });
});

/** The parties behind these keys. */
function partiesOf(keys: readonly string[]) {
  return [seller, buyer, holder, witness, stranger].filter(({ key }) => keys.includes(key));
}
