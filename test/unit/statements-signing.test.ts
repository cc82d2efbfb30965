import { describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { randomBytes } from '../../shared/format/bytes.ts';
import { draftOf, parseStatement, serialiseStatement, statementId } from '../../shared/format/statements/file.ts';
import { checkSignerCards, signerCardFaults } from '../../shared/format/statements/signer-cards.ts';
import { completeness, mergeStatements, signStatement } from '../../shared/format/statements/signing.ts';
import type { Paper, Statement, StatementFile, Terms } from '../../shared/format/statements/types.ts';
import { signers } from '../support/statement-rules.ts';
import {
  buyer,
  edges,
  examples,
  holder,
  type Party,
  receipt,
  seller,
  signed,
  signedTerms,
  signerOf,
  stranger,
  terms,
  termsId,
} from '../support/statements.ts';

describe('signing', () => {
  test('adds one signature at a time, in the order of the signers, whoever signs first', () => {
    const sellerFirst = signStatement(signStatement(draftOf(terms), seller.seed), buyer.seed);
    const buyerFirst = signStatement(signStatement(draftOf(terms), buyer.seed), seller.seed);
    expect(sellerFirst).toEqual(buyerFirst);
    expect(sellerFirst.signatures.map(({ role }) => role)).toEqual(['buyer', 'seller']);
    expect(parseStatement(serialiseStatement(sellerFirst))).toEqual(sellerFirst);
  });

  test('again changes nothing; the id never changes; both providers sign alike', () => {
    expect(signStatement(signedTerms, seller.seed)).toEqual(signedTerms);
    expect(statementId(signedTerms.statement)).toBe(statementId(terms));
    expect(signStatement(draftOf(terms), seller.seed, nodePrimitives.ed25519)).toEqual(
      signStatement(draftOf(terms), seller.seed),
    );
  });

  test('leaves the file it was given as it is', () => {
    const draft = draftOf(terms);
    signStatement(draft, seller.seed);
    expect(draft.signatures).toEqual([]);
  });

  test('one key in two roles signs for both', () => {
    const cleanup = {
      ...examples['handover-cleanup/1'],
      signers: [signerOf(seller, 'seller'), signerOf(seller, 'witness')],
    };
    const file = signStatement(draftOf(cleanup), seller.seed);
    expect(file.signatures.map(({ role }) => role)).toEqual(['seller', 'witness']);
    expect(completeness(parseStatement(serialiseStatement(file))).complete).toBe(true);
  });

  test('is refused to a key that is not named, and for a statement of a wrong form', () => {
    const code = (what: string) => expect.objectContaining({ code: what });
    expect(() => signStatement(draftOf(terms), stranger.seed)).toThrow(code('sign.not-named'));
    expect(() => signStatement(draftOf(terms), randomBytes(32))).toThrow(code('sign.not-named'));
    const onPaper: Terms = { ...terms, signers: [onPaperBy(buyer), signerOf(seller, 'seller')] };
    expect(() => signStatement(draftOf(onPaper), buyer.seed)).toThrow(code('sign.not-named'));
    const wrong = { signatures: [], statement: { ...terms, cutoff: 'soon' } };
    expect(() => signStatement(wrong, seller.seed)).toThrow(code('schema'));
  });
});

describe('merging', () => {
  const bySeller = signed(terms, seller);
  const byBuyer = signed(terms, buyer);

  test('unites the signatures of one statement, in any order', () => {
    expect(mergeStatements(bySeller, byBuyer)).toEqual(signedTerms);
    expect(mergeStatements(byBuyer, bySeller)).toEqual(signedTerms);
    expect(mergeStatements(signedTerms, bySeller)).toEqual(signedTerms);
    expect(mergeStatements(draftOf(terms), draftOf(terms)).signatures).toEqual([]);
  });

  test('refuses another statement', () => {
    const other = signed({ ...terms, cutoff: '2026-12-01' }, buyer);
    expect(() => mergeStatements(bySeller, other)).toThrow(expect.objectContaining({ code: 'chain' }));
  });
});

function onPaperBy(who: Party) {
  return { card: who.id, method: 'paper', name: '样例乙', role: 'buyer' } as const;
}

/** A paper of the buyer's pen about a statement. */
function paperAbout(
  statement: Statement,
  kind: 'receipt' | 'terms',
  by: Party,
  patch: Partial<Paper> = {},
): StatementFile<Paper> {
  const paper: Paper = {
    ...examples['handover-paper/1'],
    about: edges([kind, statementId(statement)]),
    signers: [signerOf(by, 'self')],
    ...patch,
  };
  return signed(paper, by);
}

describe('completeness', () => {
  test('names who is missing: incomplete is a state of its own', () => {
    expect(completeness(draftOf(terms))).toEqual({ complete: false, missing: terms.signers });
    expect(completeness(signed(terms, buyer))).toEqual({ complete: false, missing: [terms.signers[1]] });
    expect(completeness(signedTerms)).toEqual({ complete: true, missing: [] });
  });

  test('a deleted signature is seen', () => {
    const cut = { ...signedTerms, signatures: signedTerms.signatures.slice(1) };
    expect(completeness(parseStatement(serialiseStatement(cut))).complete).toBe(false);
  });

  const onPaper: Terms = { ...terms, signers: [onPaperBy(buyer), signerOf(seller, 'seller')] };
  const half = signed(onPaper, seller);

  test('paper is a signature: a paper statement meets the signer', () => {
    expect(completeness(half)).toEqual({ complete: false, missing: [onPaper.signers[0]] });
    expect(completeness(half, [paperAbout(onPaper, 'terms', seller)])).toEqual({ complete: true, missing: [] });
  });

  test.each<[string, StatementFile<Paper>]>([
    ['about another statement', paperAbout(terms, 'terms', seller)],
    ['about it as another kind', paperAbout(onPaper, 'receipt', seller)],
    ['of another role', paperAbout(onPaper, 'terms', seller, { role: 'witness' })],
    ['signed by another name', paperAbout(onPaper, 'terms', seller, { signed_by: '样例丙' })],
    ['of another case', paperAbout(onPaper, 'terms', seller, { case_uid: '00'.repeat(16) })],
    ['attached by a stranger', paperAbout(onPaper, 'terms', stranger)],
    ['not signed by who attaches it', { ...paperAbout(onPaper, 'terms', seller), signatures: [] }],
  ])('a paper %s does not', (_, paper) => {
    expect(completeness(half, [paper]).complete).toBe(false);
  });

  test('without the signature of the other the paper alone is not enough', () => {
    expect(completeness(draftOf(onPaper), [paperAbout(onPaper, 'terms', seller)]).missing).toEqual([
      onPaper.signers[1],
    ]);
  });

  test('a card that the terms name may attach it; other terms name nobody', () => {
    const byPen = draftOf({
      ...receipt,
      signers: [{ method: 'paper', name: '样例乙', role: 'buyer' }],
    } as typeof receipt);
    const paper = paperAbout(byPen.statement, 'receipt', seller);
    expect(completeness(byPen, [paper]).complete).toBe(false);
    expect(completeness(byPen, [paper], signedTerms).complete).toBe(true);
    expect(completeness(byPen, [paperAbout(byPen.statement, 'receipt', stranger)], signedTerms).complete).toBe(false);
    const otherTerms = signed({ ...terms, cutoff: '2026-12-01' }, seller, buyer);
    expect(completeness(byPen, [paper], otherTerms).complete).toBe(false);
    expect(byPen.statement.about.some(({ id }) => id === termsId)).toBe(true);
  });
});

describe('the cards of the signers', () => {
  const cards = new Map([seller, buyer, holder].map(({ id, card }) => [id, card]));

  test('each key is that of its card', () => {
    expect(signerCardFaults(signedTerms, cards)).toEqual([]);
    checkSignerCards(signedTerms, cards);
    checkSignerCards(seller.card, new Map());
  });

  test("a thief's key under the seller's card is found: the signature is right, the key is not the card's", () => {
    const forged = signed(
      { ...examples['handover-paper/1'], signers: [{ ...signerOf(stranger, 'self'), card: seller.id }] },
      stranger,
    );
    expect(parseStatement(serialiseStatement(forged))).toEqual(forged);
    expect(signerCardFaults(forged, cards)).toEqual([{ card: seller.id, reason: 'other-key' }]);
    expect(() => checkSignerCards(forged, cards)).toThrow(expect.objectContaining({ code: 'card' }));
  });

  test('an unknown card is a fault where all must be known', () => {
    const file = signed({ ...examples['handover-checkpoint/1'], signers: signers('self', stranger) }, stranger);
    expect(signerCardFaults(file, cards)).toEqual([{ card: stranger.id, reason: 'unknown-card' }]);
    expect(() => checkSignerCards(file, cards)).toThrow(expect.objectContaining({ code: 'card' }));
  });

  test('all cards of the terms have their suite', () => {
    const hybridTerms = signed({ ...terms, suite: 'hybrid' }, seller, buyer);
    expect(new Set(signerCardFaults(hybridTerms, cards).map(({ reason }) => reason))).toEqual(new Set(['other-suite']));
  });
});
