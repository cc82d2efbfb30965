import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../shared/format/hash.ts';
import { edgeFindings } from '../../shared/format/statements/edges.ts';
import { missingEdges, pileOf } from '../../shared/format/statements/pile.ts';
import type { Release, Witness } from '../../shared/format/statements/types.ts';
import {
  cards,
  digest,
  escrowReceipt,
  escrowRelease,
  escrowTerms,
  escrowTermsId,
  files,
  holderWitness,
  node,
  reasons,
  witnessId,
} from '../support/escrow-case.ts';
import {
  buyer,
  edges,
  examples,
  holder,
  type Party,
  packageId,
  receipt,
  seller,
  signed,
  signerOf,
  stranger,
  terms,
  witness,
} from '../support/statements.ts';

test('a right case has no finding, and no edge leads nowhere', () => {
  const pile = pileOf(files, [node]);
  expect(edgeFindings(pile)).toEqual([]);
  expect(missingEdges(pile)).toEqual([]);
});

test('a file that is not there is missing, not wrong', () => {
  const pile = pileOf(files.slice(4), []);
  expect(edgeFindings(pile)).toEqual([]);
  const missing = new Set(missingEdges(pile).map(({ edge }) => `${edge.kind} ${edge.id}`));
  expect(missing).toEqual(new Set([`package ${packageId}`, `terms ${escrowTermsId}`]));
});

test('half-signed copies of one statement are one', () => {
  const pile = pileOf([signed(terms, seller), signed(terms, buyer)]);
  expect(pile.statements.size).toBe(1);
  expect([...pile.statements.values()][0]?.signatures).toHaveLength(2);
});

describe('every statement', () => {
  test('names artefacts of the kind it says', () => {
    const asReceipt = { ...examples['handover-paper/1'], about: edges(['receipt', escrowTermsId]) };
    expect(reasons([], signed(escrowTerms, seller, buyer), signed(asReceipt, seller))).toEqual(['chain other-kind']);
    const asTerms = { ...receipt, about: edges(['package', digest], ['terms', packageId]) };
    expect(reasons([node], signed(asTerms, buyer))).toContain('chain other-kind');
  });

  test('stays in its case', () => {
    const foreign = { ...escrowReceipt, case_uid: '00'.repeat(16) };
    expect(reasons([node], signed(foreign, buyer))).toEqual(['chain foreign-case']);
    expect(reasons([{ ...node, case_uid: '11'.repeat(16) }], signed(escrowReceipt, buyer))).toEqual([
      'chain foreign-case',
    ]);
  });

  test("is signed by its cards' keys", () => {
    const forged = { ...escrowReceipt, signers: [{ ...signerOf(stranger, 'buyer'), card: buyer.id }] };
    expect(reasons([node], signed(forged, stranger))).toEqual(['card other-key']);
    expect(edgeFindings(pileOf([...cards, signed(forged, stranger)]))[0]).toMatchObject({ other: buyer.id });
  });
});

test('terms ask one suite of all cards', () => {
  expect(reasons([], signed({ ...escrowTerms, suite: 'hybrid' }, seller, buyer))).toEqual(
    Array(3).fill('card other-suite'),
  );
});

describe('a witness statement', () => {
  test.each<[string, Partial<Witness>, Party, string]>([
    [
      'names the terms of its package',
      { about: edges(['package', packageId], ['terms', digest]) },
      holder,
      'other-terms',
    ],
    ['of a holder who holds nothing', { signers: [signerOf(stranger, 'holder')] }, stranger, 'not-a-holder'],
    [
      'of one who holds nothing has no digest',
      { signers: [signerOf(witness, 'witness')] },
      witness,
      'inner-iff-holder',
    ],
  ])('%s', (_, patch, who, reason) => {
    expect(reasons([node], signed({ ...holderWitness, ...patch }, who))).toContain(`chain ${reason}`);
  });

  test('of a witness who holds too has the digest', () => {
    const witnessing = { ...holderWitness, signers: [signerOf(holder, 'witness')] };
    expect(reasons([node], signed(witnessing, holder))).toEqual([]);
    const { inner_sha256: _, ...without } = witnessing;
    expect(reasons([node], signed(without, holder))).toEqual(['chain inner-iff-holder']);
  });

  test('of all holders has the same digest', () => {
    const two = { ...node, holders: [holder.id, stranger.id] };
    const other = { ...holderWitness, inner_sha256: digest, signers: [signerOf(stranger, 'holder')] };
    expect(reasons([two], signed(holderWitness, holder), signed(other, stranger))).toEqual(
      Array(2).fill('chain other-inner'),
    );
  });
});

describe('a release', () => {
  const around = [signed(escrowTerms, seller, buyer), signed(holderWitness, holder)];

  test.each<[string, Partial<Release>, string]>([
    ['at another position', { position: 2 }, 'position'],
    ['under other conditions', { conditions: [{ evidence: [], met: true, text: '另一条' }] }, 'other-conditions'],
    ['under no conditions', { conditions: [] }, 'other-conditions'],
    [
      'under other terms',
      { about: edges(['package', packageId], ['terms', digest], ['witness', witnessId]) },
      'other-terms',
    ],
    [
      'of another package',
      { about: edges(['package', digest], ['terms', escrowTermsId], ['witness', witnessId]) },
      'other-package',
    ],
    ['of another inner file', { inner: '00', inner_sha256: sha256Hex(Uint8Array.of(0)) }, 'other-inner'],
  ])('%s', (_, patch, reason) => {
    expect(reasons([node], ...around, signed({ ...escrowRelease, ...patch }, holder))).toEqual([`chain ${reason}`]);
  });

  test("on another's witness statement", () => {
    const by = { ...escrowRelease, signers: [signerOf(stranger, 'holder')] };
    expect(reasons([], ...around, signed(by, stranger))).toEqual(['chain not-the-holders-witness']);
  });
});
