// Drafting the terms: what the case knows, and the clauses that a draft starts with.

import type { InferOutput } from 'valibot';
import { HandoverError } from '../../../domain/errors.ts';
import { routeOf } from '../../../domain/vocabulary.ts';
import { clauses } from '../../../domain/words/terms-text.ts';
import { shortForm } from '../../../format/numbers.ts';
import { compareText } from '../../../format/schema.ts';
import { draftOf, serialiseStatement, statementId } from '../../../format/statements/file.ts';
import { keyOfCard } from '../../../format/statements/signer-cards.ts';
import type { Edge, KeySigner, Terms } from '../../../format/statements/types.ts';
import type { Contract, Output } from '../../../ipc/contract.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { type CaseRecord, findCase } from '../../vault/stores/case-store.ts';
import { optionalMeta } from '../../vault/stores/meta-store.ts';
import { type Context, madeNow, type Service } from '../context.ts';
import { writeSmallFile } from '../files.ts';
import { type CaseCard, cardIn, cardsOfCase, ownIdentity } from '../office/cards.ts';
import { keepArtefact } from './artefacts.ts';
import { settingsOf } from './case-settings.ts';

type Wishes = InferOutput<Contract['terms.draft']['input']>;

export function draftTerms(context: Context): Service<'terms.draft'> {
  return async (wishes): Promise<Output<'terms.draft'>> => {
    const vault = context.vault();
    const record = findCase(vault.db, wishes.case);
    const { cards } = cardsOfCase(vault.db, record.caseUid);
    const file = draftOf(termsFor(context, vault.db, record, cards, wishes));
    const kept = keepArtefact(vault, record.caseUid, file);
    const id = statementId(file.statement);
    const short = shortForm(id);
    if (wishes.out === undefined) return { id, short, complete: kept.complete };
    const name = await writeSmallFile(context, context.files.path(wishes.out), serialiseStatement(file));
    return { id, short, file: name, complete: kept.complete };
  };
}

/** @throws blocked with what the case lacks for terms */
function termsFor(
  context: Context,
  db: ReadableDb,
  record: CaseRecord,
  cards: readonly CaseCard[],
  wishes: Wishes,
): Terms {
  const seller = cardIn(cards, 'seller');
  const buyer = cardIn(cards, 'buyer');
  const { ground, cutoff: settled } = settingsOf(record);
  const { deal } = record;
  if (seller === undefined || buyer === undefined) throw new HandoverError('blocked', {}, { missing: ['buyer_card'] });
  if (ground === undefined || deal === undefined) throw new HandoverError('blocked', {}, { missing: ['ground'] });
  if (cards.some(({ card }) => card.suite !== buyer.card.suite))
    throw new HandoverError('blocked', {}, { missing: ['suite'] });
  const made = madeNow(context);
  const text = clauses[wishes.lang ?? 'zh'];
  return {
    about: edgesTo(cards),
    case_uid: record.caseUid,
    conditions: [],
    contacts: contactsOf(db),
    cross_border: deal === 'D9',
    cutoff: wishes.cutoff ?? settled ?? made.utc.slice(0, 10),
    deal,
    declared_ok: wishes.declared_ok ?? false,
    failure: wishes.failure ?? text.failure,
    ground,
    holders: cards.filter(({ role }) => role === 'holder').map(({ id }) => id),
    label: record.label,
    made,
    method: wishes.method ?? text.method,
    purposes: [...(wishes.purposes ?? text.purposes)],
    recipient: buyer.id,
    retention: wishes.retention ?? text.retention,
    route: routeOf[deal],
    signers: [signer(buyer, 'buyer'), signer(seller, 'seller')],
    suite: buyer.card.suite,
    type: 'handover-terms/1',
    witnesses: cards.filter(({ role }) => role === 'witness').map(witnessOf),
  };
}

function edgesTo(cards: readonly CaseCard[]): Edge[] {
  return [...new Set(cards.map(({ id }) => id))].sort(compareText).map((id) => ({ id, kind: 'card' }));
}

function signer({ id, card }: CaseCard, role: 'buyer' | 'seller'): KeySigner {
  return { card: id, key: keyOfCard(card), method: 'key', role };
}

/** What sort of office a witness has, a card does not say. */
function witnessOf({ id, card }: CaseCard): Terms['witnesses'][number] {
  return { card: id, name: card.name, office: { kind: 'other', name: card.organisation ?? card.name } };
}

function contactsOf(db: ReadableDb): Terms['contacts'] {
  const contact = optionalMeta(db, 'contact');
  return contact === undefined ? [] : [{ card: ownIdentity(db).cardId, contact }];
}
