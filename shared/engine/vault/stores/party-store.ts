// Other people's cards, and what is known of them: a card alone is a claim; comparing the safety number verifies it, per case.
import type { Trust } from '../../../domain/vocabulary.ts';
import type { Bytes } from '../../../format/bytes.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';
import { isOwnCard } from './identity-store.ts';

export type Party = {
  readonly cardId: string;
  /** The card file as received. */
  readonly card: Bytes;
  /** Ed25519 key as hex. */
  readonly key: string;
  readonly name: string;
  /** `unknown`: came along in a file; `declared`: a person said that it is right. */
  readonly trust: 'unknown' | 'declared';
  readonly added: string;
};

type Stored = Omit<Party, 'cardId' | 'card'> & { card_id: string; card: Uint8Array };

const select = 'SELECT card_id, card, key, name, trust, added FROM parties';

/** Keeps a card. One that is known stays as it is, but `unknown` rises to `declared`, never back. */
export function putParty(db: WritableDb, party: Party): void {
  const { cardId, card, key, name, trust, added } = party;
  db.prepare(
    `INSERT INTO parties (card_id, card, key, name, trust, added) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (card_id) DO UPDATE SET trust = 'declared' WHERE excluded.trust = 'declared'`,
  ).run(cardId, card, key, name, trust, added);
}

export function readParty(db: ReadableDb, cardId: string): Party | undefined {
  const stored = db.prepare<[string], Stored>(`${select} WHERE card_id = ?`).get(cardId);
  return stored === undefined ? undefined : toParty(stored);
}

/** By name, then by age. */
export function listParties(db: ReadableDb): Party[] {
  return db.prepare<[], Stored>(`${select} ORDER BY name, added, card_id`).all().map(toParty);
}

/** More than one: a person who changed keys, or someone who uses another's name. */
export function partiesByName(db: ReadableDb, name: string): Party[] {
  return db.prepare<[string], Stored>(`${select} WHERE name = ? ORDER BY added`).all(name).map(toParty);
}

export function partiesByKey(db: ReadableDb, key: string): Party[] {
  return db.prepare<[string], Stored>(`${select} WHERE key = ? ORDER BY added`).all(key).map(toParty);
}

/** Records that a safety number was compared: for all cards of the case at once. */
export function verifyCards(
  db: WritableDb,
  verification: { caseUid: string; cards: readonly string[]; safetyNumber: string; added: string },
): void {
  const insert = db.prepare(
    `INSERT INTO verified_cards (case_uid, card_id, safety_number, added) VALUES (?, ?, ?, ?)
     ON CONFLICT (case_uid, card_id) DO UPDATE SET safety_number = excluded.safety_number, added = excluded.added`,
  );
  const { caseUid, cards, safetyNumber, added } = verification;
  for (const card of cards) insert.run(caseUid, card, safetyNumber, added);
}

/**
 * What a card may be called in a case. `safetyNumber` is that of the case as it is now: when a card joins, it is another
 * one, and has to be compared anew.
 * @returns undefined for a card that nobody has vouched for
 */
export function trustOf(
  db: ReadableDb,
  cardId: string,
  at: { caseUid: string; safetyNumber: string | undefined },
): Trust | undefined {
  if (isOwnCard(db, cardId)) return 'self';
  const compared = db
    .prepare<[string, string], string>('SELECT safety_number FROM verified_cards WHERE case_uid = ? AND card_id = ?')
    .pluck()
    .get(at.caseUid, cardId);
  if (compared !== undefined && compared === at.safetyNumber) return 'verified';
  return readParty(db, cardId)?.trust === 'declared' ? 'declared' : undefined;
}

function toParty({ card_id: cardId, card, ...rest }: Stored): Party {
  return { ...rest, cardId, card: Uint8Array.from(card) };
}
