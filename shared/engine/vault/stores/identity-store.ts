// The owner of a vault: signing seed, age identity and the one card that was made of them.
import type { Bytes } from '../../../format/bytes.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

/** `seed` is a copy, for the caller to overwrite after use. */
export type Identity = {
  readonly cardId: string;
  /** Ed25519, 32 bytes. */
  readonly seed: Bytes;
  /** `AGE-SECRET-KEY-…` */
  readonly ageIdentity: string;
  /** The card file, exported unchanged for ever. */
  readonly card: Bytes;
  readonly added: string;
  /** When a key change took it out of force. */
  readonly retired: string | undefined;
};

type Stored = {
  card_id: string;
  seed: Uint8Array;
  age_identity: string;
  card: Uint8Array;
  added: string;
  retired: string | null;
};

const select = 'SELECT card_id, seed, age_identity, card, added, retired FROM identity';

/** Keeps a new identity and takes the one before it out of force. In the caller's transaction. */
export function putIdentity(db: WritableDb, identity: Omit<Identity, 'retired'>): void {
  const { cardId, seed, ageIdentity, card, added } = identity;
  db.prepare('UPDATE identity SET retired = ? WHERE retired IS NULL').run(added);
  db.prepare('INSERT INTO identity (card_id, seed, age_identity, card, added) VALUES (?, ?, ?, ?, ?)').run(
    cardId,
    seed,
    ageIdentity,
    card,
    added,
  );
}

/** The identity in force; undefined before `init` has made one. */
export function currentIdentity(db: ReadableDb): Identity | undefined {
  const stored = db.prepare<[], Stored>(`${select} WHERE retired IS NULL`).get();
  return stored === undefined ? undefined : toIdentity(stored);
}

/** All, the one in force first: old packages are sealed to old ones. */
export function allIdentities(db: ReadableDb): Identity[] {
  return db.prepare<[], Stored>(`${select} ORDER BY retired IS NOT NULL, added DESC`).all().map(toIdentity);
}

/** True for a card of this vault's owner, in force or not. */
export function isOwnCard(db: ReadableDb, cardId: string): boolean {
  return db.prepare<[string], number>('SELECT 1 FROM identity WHERE card_id = ?').pluck().get(cardId) !== undefined;
}

function toIdentity(stored: Stored): Identity {
  return {
    cardId: stored.card_id,
    seed: Uint8Array.from(stored.seed),
    ageIdentity: stored.age_identity,
    card: Uint8Array.from(stored.card),
    added: stored.added,
    retired: stored.retired ?? undefined,
  };
}
