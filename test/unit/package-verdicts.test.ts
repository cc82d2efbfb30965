import { beforeAll, describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import type { VerifiedPackage } from '../../shared/format/package/read-types.ts';
import type { SeenPackage } from '../../shared/format/package/seen.ts';
import { checkAgainstSeen, checkSupplement, type OpenedPackage, seenOf } from '../../shared/format/package/seen.ts';
import { isGood, type Trusting, verdicts } from '../../shared/format/package/verdicts.ts';
import { allowedSigners, readAllowedSigners } from '../../shared/format/statements/allowed-signers.ts';
import { draftOf, statementId } from '../../shared/format/statements/file.ts';
import { signStatement } from '../../shared/format/statements/signing.ts';
import type { Paper, StatementFile, Terms } from '../../shared/format/statements/types.ts';
import { type Case, madeAt, makeCase, makeParty, type Party } from '../support/case-fixture.ts';
import { customers, makeDraft } from '../support/package-draft.ts';
import { type Built, makePackage, read } from '../support/package-fixture.ts';

let of: Case;
let built: Built;
let verified: VerifiedPackage;
let stranger: Party;
beforeAll(async () => {
  of = await makeCase({ witnesses: 1 });
  built = await makePackage({ case: of });
  verified = await read(built.bytes);
  stranger = await makeParty('样例丁');
});

const { ed25519 } = nodePrimitives;

describe('signer', () => {
  const signer = (trusting: Trusting): string => verdicts(verified, trusting).signer;

  test('as the trust list says of this card', () => {
    const seller = of.seller.cardId;
    expect(signer({})).toBe('unknown');
    expect(signer({ trusted: new Map([[seller, 'verified']]) })).toBe('verified');
    expect(signer({ trusted: new Map([[seller, 'self']]) })).toBe('verified');
    expect(signer({ trusted: new Map([[seller, 'declared']]) })).toBe('declared');
    expect(signer({ trusted: new Map([[of.buyer.cardId, 'verified']]) })).toBe('unknown');
  });

  test('another card with the same key is not the card that is trusted', () => {
    const renewed = { ...of.seller.card.statement, name: '样例甲二' };
    expect(signer({ trusted: new Map([[statementId(renewed), 'verified']]) })).toBe('unknown');
    expect(signer({ givenCards: [statementId(renewed)] })).toBe('unknown');
  });

  test('given for this check', () => {
    expect(signer({ givenCards: [of.seller.cardId] })).toBe('given');
    expect(signer({ givenCards: [stranger.cardId] })).toBe('unknown');
    expect(signer({ givenCards: [of.seller.cardId], trusted: new Map([[of.seller.cardId, 'declared']]) })).toBe(
      'given',
    );
    const [line] = readAllowedSigners(allowedSigners([{ card: of.seller.card, trust: 'verified' }]));
    if (line === undefined) throw new Error('a line expected');
    expect(signer({ givenSigners: [line] })).toBe('given');
    expect(signer({ givenSigners: [{ ...line, key: stranger.key }] })).toBe('unknown');
    expect(signer({ givenSigners: [{ ...line, card: stranger.cardId }] })).toBe('unknown');
    expect(signer({ givenSigners: [{ ...line, validAfter: '2026-11-21T05:00:01Z' }] })).toBe('unknown');
    expect(signer({ givenSigners: [{ ...line, validBefore: '2026-11-21T05:00:00Z' }] })).toBe('unknown');
    expect(signer({ givenSigners: [{ ...line, validBefore: '2026-11-21T05:00:01Z' }] })).toBe('given');
  });
});

describe('authority', () => {
  const authority = (terms: StatementFile<Terms>, more: Trusting = {}): string =>
    verdicts(verified, { terms, ...more }).authority;
  /** A package under these terms, as far as a verdict looks at it. */
  const under = (terms: StatementFile<Terms>, manifest: object = {}): VerifiedPackage => ({
    ...verified,
    manifest: { ...verified.manifest, terms: statementId(terms.statement), ...manifest },
  });
  const signedAnew = (change: Partial<Terms>): StatementFile<Terms> =>
    signStatement(
      signStatement(draftOf({ ...of.terms.statement, ...change }), of.seller.seed, ed25519),
      of.buyer.seed,
      ed25519,
    );

  test('good under the complete terms that the package names', () => {
    expect(authority(of.terms)).toBe('good');
  });

  test('open without terms, on either side', async () => {
    expect(verdicts(verified, {}).authority).toBe('open');
    const trial = await read((await makePackage({ case: of, kind: 'trial' })).bytes);
    expect(verdicts(trial, { terms: of.terms }).authority).toBe('open');
  });

  test('incomplete while a signature is missing', () => {
    for (const signatures of [[], of.terms.signatures.slice(1), of.terms.signatures.slice(0, 1)]) {
      expect(authority({ ...of.terms, signatures })).toBe('incomplete');
    }
  });

  test('bad under other terms', async () => {
    expect(authority(signedAnew({ retention: '合同终止后四年' }))).toBe('bad');
    expect(authority((await makeCase()).terms)).toBe('bad');
  });

  test.each<[string, Partial<Terms>]>([
    ['case', { case_uid: '0'.repeat(32) }],
    ['deal', { deal: 'D5' }],
    ['route', { route: 'company' }],
    ['cross-border', { cross_border: true }],
  ])('bad when the terms say another %s', (_, change) => {
    const terms = signedAnew(change);
    expect(verdicts(under(terms), { terms }).authority).toBe('bad');
  });

  test('bad when somebody else is the seller of the terms', () => {
    const { signers, about } = of.terms.statement;
    const [buyer, seller] = signers;
    if (buyer === undefined || seller?.method !== 'key') throw new Error('two signers expected');
    const statement: Terms = {
      ...of.terms.statement,
      about: about
        .map((edge) => (edge.id === of.seller.cardId ? { ...edge, id: stranger.cardId } : edge))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      signers: [buyer, { ...seller, card: stranger.cardId, key: stranger.key }],
    };
    const terms = signStatement(signStatement(draftOf(statement), stranger.seed, ed25519), of.buyer.seed, ed25519);
    expect(verdicts(under(terms), { terms }).authority).toBe('bad');
  });

  test("bad when the seller's card is named with the key of another", () => {
    const [buyer, seller] = of.terms.statement.signers;
    if (buyer === undefined || seller?.method !== 'key') throw new Error('two signers expected');
    const statement: Terms = { ...of.terms.statement, signers: [buyer, { ...seller, key: stranger.key }] };
    const terms = signStatement(signStatement(draftOf(statement), stranger.seed, ed25519), of.buyer.seed, ed25519);
    expect(verdicts(under(terms), { terms }).authority).toBe('bad');
  });

  test('bad with a witness that the terms do not have', () => {
    const terms = signedAnew({
      witnesses: [],
      about: of.terms.statement.about.filter(({ id }) => id === of.seller.cardId || id === of.buyer.cardId),
    });
    expect(verdicts(under(terms), { terms }).authority).toBe('bad');
  });

  test('paper: incomplete without it, good with it, and nothing from a stranger', () => {
    const [buyer, seller] = of.terms.statement.signers;
    if (buyer === undefined || seller === undefined) throw new Error('two signers expected');
    const statement: Terms = {
      ...of.terms.statement,
      signers: [buyer, { card: of.seller.cardId, method: 'paper', name: '样例甲', role: 'seller' }],
    };
    const terms = signStatement(draftOf(statement), of.buyer.seed, ed25519);
    const paperBy = (party: Party): StatementFile<Paper> => {
      const paper: Paper = {
        about: [{ id: statementId(statement), kind: 'terms' }],
        case_uid: of.caseUid,
        made: madeAt('03:00:00'),
        pages: 3,
        role: 'seller',
        scan_bytes: 1,
        scan_sha256: 'ab'.repeat(32),
        signed_by: '样例甲',
        signers: [{ card: party.cardId, key: party.key, method: 'key', role: 'self' }],
        type: 'handover-paper/1',
      };
      return signStatement(draftOf(paper), party.seed, ed25519);
    };
    const verdict = (papers: StatementFile<Paper>[]): string => verdicts(under(terms), { terms, papers }).authority;
    expect(verdict([])).toBe('incomplete');
    expect(verdict([paperBy(of.buyer)])).toBe('good');
    expect(verdict([paperBy(stranger)])).toBe('incomplete');
    const forged = signStatement(
      draftOf({
        ...paperBy(of.buyer).statement,
        signers: [{ card: of.buyer.cardId, key: stranger.key, method: 'key' as const, role: 'self' as const }],
      }),
      stranger.seed,
      ed25519,
    );
    expect(verdict([forged])).toBe('incomplete');
  });
});

test('good as a whole: a known signer, and nothing decided against', () => {
  const base = { integrity: 'good', content: 'open' } as const;
  for (const signer of ['verified', 'declared', 'given'] as const) {
    expect(isGood({ ...base, signer, authority: 'good' })).toBe(true);
    expect(isGood({ ...base, signer, authority: 'open' })).toBe(true);
    expect(isGood({ ...base, signer, authority: 'bad' })).toBe(false);
    expect(isGood({ ...base, signer, authority: 'incomplete' })).toBe(false);
  }
  expect(isGood({ ...base, signer: 'unknown', authority: 'good' })).toBe(false);
});

describe('against packages seen before', () => {
  const seen: SeenPackage = {
    id: 'a1'.repeat(32),
    case_uid: 'c'.repeat(32),
    seller: '5e'.repeat(32),
    kind: 'full',
    seq: 2,
  };
  const id = 'b2'.repeat(32);

  test('what is kept of a package', () => {
    expect(seenOf(verified)).toEqual({
      id: built.id,
      case_uid: of.caseUid,
      seller: of.seller.cardId,
      kind: 'full',
      seq: 1,
    });
  });

  test('the same one again, or one of another number, line or case', () => {
    checkAgainstSeen([seen], seen);
    checkAgainstSeen([], { ...seen, id });
    for (const other of [
      { seq: 3 },
      { kind: 'preview' as const },
      { case_uid: 'd'.repeat(32) },
      { seller: '6e'.repeat(32) },
    ]) {
      checkAgainstSeen([seen], { ...seen, id, ...other });
    }
  });

  test('two of one number contradict each other', () => {
    expect(() => checkAgainstSeen([seen], { ...seen, id })).toThrow(/^package.contradiction/);
  });

  test('one that a seen one replaces', () => {
    const later = { ...seen, id, seq: 3, supersedes: seen.id };
    expect(() => checkAgainstSeen([later], seen)).toThrow(/^package.superseded/);
    checkAgainstSeen([seen], later);
  });

  test('one that replaces what it may not', () => {
    const later = { ...seen, id, seq: 3, supersedes: seen.id };
    for (const other of [
      { kind: 'preview' as const },
      { case_uid: 'd'.repeat(32) },
      { seller: '6e'.repeat(32) },
      { seq: 1 },
    ]) {
      expect(() => checkAgainstSeen([seen], { ...later, ...other })).toThrow(/^chain/);
    }
  });
});

describe('supplements', () => {
  let full: OpenedPackage;
  let base: OpenedPackage;
  beforeAll(async () => {
    full = { id: built.id, manifest: built.manifest, descriptor: built.draft.descriptor };
    const { manifest, descriptor } = await makeDraft({ case: of, kind: 'supplement', base: built.id, files: {} });
    base = { id: 'b2'.repeat(32), manifest, descriptor };
  });
  const state = (applied: { id: string; seq: number }[] = [], files = ['f00001']) => ({
    full,
    applied,
    files: new Set(files),
  });
  const change = (manifest: object, descriptor: object = {}): OpenedPackage => ({
    ...base,
    manifest: { ...base.manifest, ...manifest },
    descriptor: { ...base.descriptor, ...descriptor },
  });
  const ruleOf = (run: () => void): unknown => {
    try {
      run();
      return undefined;
    } catch (error) {
      return (error as { facts: { reason: string } }).facts.reason;
    }
  };

  test('the first on the full, the next on the one before', () => {
    checkSupplement(state(), base);
    const first = { id: 'b1'.repeat(32), seq: 4 };
    checkSupplement(state([first]), change({ base: first.id, seq: 5 }));
  });

  test('twice', () => {
    expect(ruleOf(() => checkSupplement(state([{ id: base.id, seq: 1 }]), base))).toBe('supplement.twice');
  });

  test('out of order', () => {
    const first = { id: 'b1'.repeat(32), seq: 1 };
    const second = { id: 'b3'.repeat(32), seq: 2 };
    expect(ruleOf(() => checkSupplement(state([first]), change({ seq: 2 })))).toBe('supplement.order');
    expect(ruleOf(() => checkSupplement(state([first, second]), change({ base: first.id, seq: 3 })))).toBe(
      'supplement.order',
    );
    expect(ruleOf(() => checkSupplement(state([first]), change({ base: first.id, seq: 3 })))).toBe('supplement.order');
  });

  test('on another base', () => {
    expect(ruleOf(() => checkSupplement(state(), change({ base: 'ff'.repeat(32) })))).toBe('supplement.base');
  });

  test('with other parties, terms or columns', () => {
    const [first, ...others] = base.manifest.cards;
    const tables = (edit: (column: (typeof base.manifest.tables)[number]['columns'][number]) => object) =>
      base.manifest.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) => ({ ...column, ...edit(column) })),
      }));
    const renamed = base.descriptor.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column, index) => (index === 0 ? { ...column, name: '名字' } : column)),
    }));
    for (const wrong of [
      change({ terms: 'ff'.repeat(32) }),
      change({ suite: 'hybrid' }),
      change({ cards: [{ ...first, id: 'ff'.repeat(32) }, ...others] }),
      change({
        cards: base.manifest.cards.map((card) => (card.role === 'buyer' ? { ...card, id: 'ff'.repeat(32) } : card)),
      }),
      change({ tables: tables(({ action }) => (action === 'keep' ? { action: 'mask' } : {})) }),
      change({ tables: tables(({ id }) => (id === 'c01' ? { id: 'c09' } : {})) }),
      change({ tables: base.manifest.tables.map((table) => ({ ...table, id: 't02' })) }),
      change({}, { tables: renamed }),
    ]) {
      expect(ruleOf(() => checkSupplement(state(), wrong))).toBe('supplement.base');
    }
    checkSupplement(state(), change({ cards: base.manifest.cards.filter(({ role }) => role !== 'witness') }));
  });

  test('with a file id that was used before, or deleting one that never came', () => {
    const file = { id: 'f00001', path: 'data/f00001.age' };
    expect(ruleOf(() => checkSupplement(state(), change({ files: [file] })))).toBe('supplement.base');
    checkSupplement(state(), change({ files: [{ ...file, id: 'f00002' }] }, { deleted_files: ['f00001'] }));
    expect(ruleOf(() => checkSupplement(state(), change({}, { deleted_files: ['f00009'] })))).toBe('supplement.base');
  });

  test('real ones are read, their sums being those of the whole', async () => {
    const supplement = await makePackage({
      case: of,
      kind: 'supplement',
      base: built.id,
      tables: [{ ...customers, sums: { 余额: '999' }, deleted: [2] }],
    });
    const opened = await read(supplement.bytes, { identities: [of.buyer.identity] });
    expect([opened.content, opened.descriptor?.tables[0]?.deleted]).toEqual(['good', [2]]);
  });
});
