// Other people's cards: taken in as claims, verified by comparing the safety number of a case.
import { basename } from 'node:path';
import { type ErrorCode, HandoverError } from '../../../domain/errors.ts';
import { utf8 } from '../../../format/bytes.ts';
import { allowedSigners } from '../../../format/statements/allowed-signers.ts';
import { isOf, serialiseStatement, statementId } from '../../../format/statements/file.ts';
import { keyOfCard } from '../../../format/statements/signer-cards.ts';
import { completeness } from '../../../format/statements/signing.ts';
import type { Card, StatementFile } from '../../../format/statements/types.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import { isOwnCard } from '../../vault/stores/identity-store.ts';
import { listParties, partiesByKey, partiesByName, putParty, verifyCards } from '../../vault/stores/party-store.ts';
import type { Context, Service } from '../context.ts';
import { readStatementFile, writeSmallFile } from '../files.ts';
import { cardsOfCase, partyView, readCard } from './cards.ts';

/** @throws input.no-card for any other file · incomplete · what reading it throws */
export async function readCardFile(path: string): Promise<StatementFile<Card>> {
  const where = { file: basename(path) };
  const file = await readStatementFile(path).catch((error: unknown) => {
    throw isOfCode(error, 'input.no-statement') ? new HandoverError('input.no-card', where) : error;
  });
  if (!isOf('card', file)) throw new HandoverError('input.no-card', where);
  if (!completeness(file).complete) throw new HandoverError('incomplete', where, { reason: 'card' });
  return file;
}

function isOfCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof HandoverError && error.code === code;
}

/** A second card of a known key or name: a person has to decide, nothing is merged. */
export function keyChangeWarning(db: ReadableDb, card: Card): 'key_change' | 'same_key' | undefined {
  const id = statementId(card);
  const others = (found: { cardId: string }[]) => found.some(({ cardId }) => cardId !== id);
  if (others(partiesByKey(db, keyOfCard(card)))) return 'same_key';
  return others(partiesByName(db, card.name)) ? 'key_change' : undefined;
}

export function addTrust(context: Context): Service<'trust.add'> {
  return async ({ card: handle, accept }) => {
    const vault = context.vault();
    const file = await readCardFile(context.files.path(handle));
    const id = statementId(file.statement);
    if (isOwnCard(vault.db, id)) return { party: partyView(file.statement, 'self') };
    const warning = keyChangeWarning(vault.db, file.statement);
    if (accept) {
      vault.change('party', (db, record) => {
        putParty(db, {
          cardId: id,
          card: serialiseStatement(file),
          key: keyOfCard(file.statement),
          name: file.statement.name,
          trust: 'declared',
          added: vault.utc(),
        });
        record({ act: 'declare', object: `card:${id}`, digest: id });
      });
    }
    return { party: partyView(file.statement, 'declared'), ...(warning === undefined ? {} : { warning }) };
  };
}

export function listTrust(context: Context): Service<'trust.list'> {
  return async () => {
    const { db } = context.vault();
    const declared = listParties(db).filter(({ trust }) => trust === 'declared');
    return { parties: declared.map(({ card }) => partyView(readCard(card).statement, 'declared')) };
  };
}

/** @throws trust.mismatch if another number was typed · usage while there are fewer than two cards */
export function verifyTrust(context: Context): Service<'trust.verify'> {
  return async ({ case: ref, number }) => {
    const vault = context.vault();
    const { caseUid } = findCase(vault.db, ref);
    const { cards, safetyNumber } = cardsOfCase(vault.db, caseUid);
    if (safetyNumber === undefined) throw new HandoverError('unknown.party', {}, { reason: 'one-card' });
    if (digitsOf(number) !== digitsOf(safetyNumber)) throw new HandoverError('trust.mismatch');
    vault.change('party', (db, record) => {
      const ids = cards.map(({ id }) => id);
      verifyCards(db, { caseUid, cards: ids, safetyNumber, added: vault.utc() });
      for (const id of new Set(ids)) record({ act: 'verify', caseUid, object: `card:${id}`, digest: id });
    });
    const now = cardsOfCase(vault.db, caseUid).cards;
    return { parties: now.map(({ card, trust }) => partyView(card, trust ?? 'declared')) };
  };
}

/** One's own card and those whose safety number was compared; a card that is only declared is left out. */
export function exportTrust(context: Context): Service<'trust.export'> {
  return async ({ case: ref, out }) => {
    const { db } = context.vault();
    const known = cardsOfCase(db, findCase(db, ref).caseUid).cards;
    const trusted = known.flatMap(({ bytes, trust }) => (trust === undefined ? [] : { card: readCard(bytes), trust }));
    const text = allowedSigners(trusted);
    const cards = text.split('\n').length - 1;
    return { file: await writeSmallFile(context, context.files.path(out), utf8(text)), cards };
  };
}

function digitsOf(number: string): string {
  return number.normalize('NFKC').replace(/\D/g, '');
}
