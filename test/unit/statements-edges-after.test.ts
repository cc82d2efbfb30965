import { describe, expect, test } from 'vitest';
import { statementId } from '../../shared/format/statements/file.ts';
import {
  both,
  cleanup,
  digest,
  escrowReceipt,
  escrowRelease,
  escrowTermsId,
  node,
  reasons,
  witnessId,
} from '../support/escrow-case.ts';
import {
  buyer,
  edges,
  examples,
  holder,
  madeAt,
  packageId,
  seller,
  signed,
  signerOf,
  stranger,
  terms,
} from '../support/statements.ts';

describe('a receipt', () => {
  const { inner: _, ...noInner } = escrowRelease;
  const refusal = { ...noInner, decision: 'refuse' as const, reason: '未到账' };

  test.each([
    ['of another opening', { opening: digest }, node, 'opening'],
    ['without the release of an escrow', { about: both }, node, 'no-release'],
    ['with a release of no escrow', {}, { ...node, holders: [] }, 'not-escrowed'],
    ['under other terms', {}, { ...node, terms: digest }, 'other-terms'],
    ['by one who is not the buyer', {}, { ...node, cards: [{ id: stranger.id, role: 'buyer' }] }, 'not-the-buyer'],
  ] as const)('%s', (_name, patch, at, reason) => {
    expect(reasons([at], signed({ ...escrowReceipt, ...patch }, buyer))).toEqual([`chain ${reason}`]);
  });

  test('that never opened needs no release', () => {
    const { opening: _opening, ...refused } = {
      ...escrowReceipt,
      about: both,
      defects: ['打不开'],
      result: 'refused' as const,
    };
    expect(reasons([node], signed(refused, buyer))).toEqual([]);
  });

  test('on a refusal, or on the release of another package', () => {
    const about = (id: string) => edges(['package', packageId], ['release', id], ['terms', escrowTermsId]);
    const onRefusal = { ...escrowReceipt, about: about(statementId(refusal)) };
    expect(reasons([node], signed(refusal, holder), signed(onRefusal, buyer))).toEqual(['chain refused']);
    const elsewhere = {
      ...escrowRelease,
      about: edges(['package', digest], ['terms', escrowTermsId], ['witness', witnessId]),
    };
    const onOther = { ...escrowReceipt, about: about(statementId(elsewhere)) };
    expect(reasons([node], signed(elsewhere, holder), signed(onOther, buyer))).toEqual(['chain other-package']);
  });
});

describe('a cleanup', () => {
  const about = (...receipts: string[]) =>
    edges(
      ...receipts.map((id) => ['receipt', id] as const),
      ...[packageId, digest].slice(0, receipts.length).map((id) => ['package', id] as const),
    );

  test('follows a complete final receipt with an opened second copy', () => {
    const conditional = {
      ...escrowReceipt,
      defects: ['少'],
      result: 'conditional' as const,
      second_copy: 'none' as const,
    };
    const file = signed({ ...cleanup, about: about(statementId(conditional)) }, seller);
    expect(reasons([], file, signed(conditional, buyer))).toEqual(['chain receipt-not-final', 'chain no-second-copy']);
    expect(reasons([], signed(cleanup, seller), signed(escrowReceipt))).toEqual(['chain receipt-incomplete']);
  });

  test('has the receipt of each package', () => {
    const other = { ...escrowReceipt, made: madeAt(51) };
    const file = signed({ ...cleanup, about: about(statementId(escrowReceipt), statementId(other)) }, seller);
    expect(reasons([], file, signed(escrowReceipt, buyer), signed(other, buyer))).toEqual(['chain second-receipt']);
    const elsewhere = { ...escrowReceipt, about: edges(['package', digest], ['terms', escrowTermsId]) };
    const wrong = signed({ ...cleanup, about: about(statementId(elsewhere)) }, seller);
    expect(reasons([], wrong, signed(elsewhere, buyer))).toEqual(['chain other-package']);
  });
});

describe('a paper', () => {
  const byPen = {
    ...terms,
    signers: [{ card: buyer.id, method: 'paper', name: '样例乙', role: 'buyer' }, signerOf(seller, 'seller')],
  } satisfies typeof terms;
  const paper = { ...examples['handover-paper/1'], about: edges(['terms', statementId(byPen)]) };

  test('stands for a signer of its statement', () => {
    expect(reasons([], signed(byPen, seller), signed(paper, seller))).toEqual([]);
    expect(reasons([], signed(byPen, seller), signed({ ...paper, signed_by: '样例丁' }, seller))).toEqual([
      'chain not-a-signer',
    ]);
    expect(reasons([], signed(byPen, seller), signed({ ...paper, role: 'seller' }, seller))).toEqual([
      'chain not-a-signer',
    ]);
  });

  test('is attached by a card that is named', () => {
    const by = (who: typeof seller) => signed({ ...paper, signers: [signerOf(who, 'self')] }, who);
    expect(reasons([], signed(byPen, seller), by(buyer))).toEqual([]);
    expect(reasons([], signed(byPen, seller), by(stranger))).toEqual(['chain attached-by-a-stranger']);
  });
});
