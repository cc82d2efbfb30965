// The signers of a statement against the cards they name: only this ties a key or a name to a party.
import { HandoverError } from '../../domain/errors.ts';
import { isOf } from './file.ts';
import { cardsOfTerms } from './terms.ts';
import type { Card, Signer, StatementFile, Terms } from './types.ts';

/** Cards by id, as far as they are known. */
export type Cards = ReadonlyMap<string, StatementFile<Card>>;

/** The Ed25519 key of a card, hex. */
export function keyOfCard({ signers }: Card): string {
  const [self] = signers;
  if (self?.method !== 'key') throw new HandoverError('bug');
  return self.key;
}

export type CardFault = { card: string; reason: 'unknown-card' | 'other-key' | 'other-suite' };

/** The signers whose card is unknown or has another key, and in terms every known card of another suite. */
export function signerCardFaults(file: StatementFile, cards: Cards): CardFault[] {
  const faults = file.statement.signers.flatMap((signer) => signerFault(signer, cards) ?? []);
  return isOf('terms', file) ? [...faults, ...suiteFaults(file.statement, cards)] : faults;
}

/** @throws card naming the first fault: every signer's card must be known here */
export function checkSignerCards(file: StatementFile, cards: Cards): void {
  const [fault] = signerCardFaults(file, cards);
  if (fault !== undefined) throw new HandoverError('card', { member: 'statement.signers' }, fault);
}

function signerFault(signer: Signer, cards: Cards): CardFault | undefined {
  if (signer.card === undefined) return undefined;
  const card = cards.get(signer.card);
  if (card === undefined) return { card: signer.card, reason: 'unknown-card' };
  if (signer.method === 'paper' || keyOfCard(card.statement) === signer.key) return undefined;
  return { card: signer.card, reason: 'other-key' };
}

/** All cards of a case share its suite. */
function suiteFaults(terms: Terms, cards: Cards): CardFault[] {
  return cardsOfTerms(terms)
    .filter((card) => (cards.get(card)?.statement.suite ?? terms.suite) !== terms.suite)
    .map((card) => ({ card, reason: 'other-suite' }));
}
