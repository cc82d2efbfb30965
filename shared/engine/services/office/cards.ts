// Cards as the use cases see them: the parties of this vault and of a case, with the trust each has.
import { HandoverError } from '../../../domain/errors.ts';
import type { Trust } from '../../../domain/vocabulary.ts';
import { type Bytes, toHex } from '../../../format/bytes.ts';
import { safetyNumber, shortForm } from '../../../format/numbers.ts';
import { parseStatementOf, statementId } from '../../../format/statements/file.ts';
import { keyOfCard } from '../../../format/statements/signer-cards.ts';
import type { Card, StatementFile } from '../../../format/statements/types.ts';
import type { Output } from '../../../ipc/contract.ts';
import { nodePrimitives, nodeSha512 } from '../../primitives.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { type CaseRole, caseParties } from '../../vault/stores/case-store.ts';
import { allIdentities, currentIdentity, type Identity } from '../../vault/stores/identity-store.ts';
import { readParty, trustOf } from '../../vault/stores/party-store.ts';

export type PartyView = Output<'trust.list'>['parties'][number];

/** A party in a role of a case. */
export type CaseCard = {
  readonly id: string;
  readonly role: CaseRole;
  readonly trust: Trust | undefined;
  readonly bytes: Bytes;
  readonly card: Card;
};

export type CaseCards = { readonly cards: readonly CaseCard[]; readonly safetyNumber: string | undefined };

/** @throws vault.damaged if a vault has no identity */
export function ownIdentity(db: ReadableDb): Identity {
  const identity = currentIdentity(db);
  if (identity === undefined) throw new HandoverError('vault.damaged', { file: 'vault.db', member: 'identity' });
  return identity;
}

/** Cards as they were verified, by their bytes: the same few are asked for again and again. */
const cardFiles = new Map<string, StatementFile<Card>>();
const rememberedCards = 64;

export function readCard(bytes: Bytes): StatementFile<Card> {
  const key = toHex(bytes);
  const known = cardFiles.get(key);
  if (known !== undefined) return known;
  const file = parseStatementOf('card', bytes, nodePrimitives.ed25519);
  if (cardFiles.size >= rememberedCards) cardFiles.clear();
  cardFiles.set(key, file);
  return file;
}

export function partyView(card: Card, trust: Trust): PartyView {
  const id = statementId(card);
  return {
    card: id,
    name: card.name,
    ...(card.organisation === undefined ? {} : { organisation: card.organisation }),
    ...(card.uscc === undefined ? {} : { uscc: card.uscc }),
    suite: card.suite,
    trust,
    short: shortForm(id),
  };
}

/** The card file of an id, one's own or another's, if it is known. */
export function findCardBytes(db: ReadableDb, id: string): Bytes | undefined {
  return allIdentities(db).find((identity) => identity.cardId === id)?.card ?? readParty(db, id)?.card;
}

/** As `findCardBytes`. @throws unknown.party */
export function cardBytes(db: ReadableDb, id: string): Bytes {
  const bytes = findCardBytes(db, id);
  if (bytes === undefined) throw new HandoverError('unknown.party', {}, { card: id });
  return bytes;
}

const order: Readonly<Record<CaseRole, number>> = { seller: 0, buyer: 1, holder: 2, witness: 3 };

/** All cards of a case, in the order of a package: seller, buyer, holders by position, witnesses by id. */
export function cardsOfCase(db: ReadableDb, caseUid: string): CaseCards {
  const known = caseParties(db, caseUid).map(({ role, position, cardId }) => {
    const bytes = cardBytes(db, cardId);
    return { id: cardId, role, position, bytes, card: readCard(bytes).statement };
  });
  const number = known.length < 2 ? undefined : numberOf(known.map(({ card }) => card));
  const cards = known
    .sort((left, right) => order[left.role] - order[right.role] || placeInRole(left, right))
    .map(({ position: _, ...card }) => ({ ...card, trust: trustOf(db, card.id, { caseUid, safetyNumber: number }) }));
  return { cards, safetyNumber: number };
}

type Placed = { readonly id: string; readonly role: CaseRole; readonly position: number };

function placeInRole(left: Placed, right: Placed): number {
  if (left.role !== 'witness') return left.position - right.position;
  return left.id < right.id ? -1 : 1;
}

/** 5,200 rounds of SHA-512 for a number that never changes for the same cards: the last few are remembered. */
const numbers = new Map<string, string>();
const rememberedNumbers = 64;

/** Each card once, though it stand in two roles. */
function numberOf(cards: readonly Card[]): string {
  const key = cards.map(statementId).sort().join();
  const known = numbers.get(key);
  if (known !== undefined) return known;
  if (numbers.size >= rememberedNumbers) numbers.clear();
  const number = computeNumber(cards);
  numbers.set(key, number);
  return number;
}

function computeNumber(cards: readonly Card[]): string {
  const parties = new Map(cards.map((card) => [keyOfCard(card), { key: keyOfCard(card), recipient: card.recipient }]));
  return safetyNumber([...parties.values()], nodeSha512);
}

export function cardIn(cards: readonly CaseCard[], role: CaseRole): CaseCard | undefined {
  return cards.find((card) => card.role === role);
}
