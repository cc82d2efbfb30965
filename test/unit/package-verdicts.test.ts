import { beforeAll, describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import type { VerifiedPackage } from '../../shared/format/package/read-types.ts';
import { isGood, type Trusting, verdicts } from '../../shared/format/package/verdicts.ts';
import { allowedSigners, readAllowedSigners } from '../../shared/format/statements/allowed-signers.ts';
import { draftOf, statementId } from '../../shared/format/statements/file.ts';
import { signStatement } from '../../shared/format/statements/signing.ts';
import type { Paper, StatementFile, Terms } from '../../shared/format/statements/types.ts';
import { type Case, madeAt, makeCase, makeParty, type Party } from '../support/case-fixture.ts';
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
