// The terms: what seller and buyer agreed on before a full package may be sealed.
import { deals, routes } from '../../domain/vocabulary.ts';
import { label } from '../labels.ts';
import { list, object, oneOf, optional, refine, type Schema, schemaError, sortedBy } from '../schema.ts';
import { b, day, h32, id, s, t } from '../words.ts';
import { suite } from './card.ts';
import { checkRule, commonOfCase, one } from './common.ts';
import type { Office, Terms } from './types.ts';

export const deal = oneOf(...deals);
export const route = oneOf(...routes);
export const office: Schema<Office> = object({
  kind: oneOf('agent', 'lawyer', 'notary', 'other'),
  licence: optional(s),
  name: s,
});

const maxCards = 2 + 8 + 8;

export const terms: Schema<Terms> = refine(
  object({
    ...commonOfCase('terms'),
    conditions: list(t, 0, 20),
    contacts: sortedBy(object({ card: id, contact: t }), (entry) => entry.card),
    cross_border: b,
    cutoff: day,
    dead_date: optional(day),
    deal,
    declared_ok: b,
    failure: t,
    ground: object({ article: s, text: t }),
    holders: list(id, 0, 8),
    label,
    method: t,
    purposes: list(t, 1, 50),
    recipient: id,
    retention: t,
    route,
    suite,
    verifier_sha256: optional(h32),
    witnesses: list(object({ card: optional(id), name: s, office }), 0, 8),
  }),
  (statement, path) => {
    checkRule(statement, path, { signers: { buyer: one, seller: one }, about: { card: [1, maxCards] } });
    checkParties(statement, path);
    checkHolders(statement, path);
    if (statement.deal === 'D9' && !statement.cross_border) throw schemaError(`${path}.cross_border`, 'true with D9');
  },
);

/** The cards that terms speak of, each once: seller, buyer, every holder, every witness that has a card. */
export function cardsOfTerms(statement: Terms): string[] {
  const all = [...statement.signers, ...statement.witnesses].map((party) => party.card);
  return [...new Set([...all, ...statement.holders])].filter((card) => card !== undefined);
}

/** Both signers carry a card, on paper too: a name alone would let a thief write himself "seller on paper". */
function checkParties(statement: Terms, path: string): void {
  for (const [index, signer] of statement.signers.entries()) {
    if (signer.card === undefined) throw schemaError(`${path}.signers[${index}].card`, 'present');
    if (signer.role === 'buyer' && signer.card !== statement.recipient) {
      throw schemaError(`${path}.recipient`, "the buyer's card");
    }
  }
  const cards = cardsOfTerms(statement);
  const edges = statement.about.map((edge) => edge.id);
  if (edges.length !== cards.length || cards.some((card) => !edges.includes(card))) {
    throw schemaError(`${path}.about`, 'the cards of seller, buyer, holders and witnesses');
  }
}

function checkHolders({ holders, dead_date }: Terms, path: string): void {
  if (new Set(holders).size !== holders.length) throw schemaError(`${path}.holders`, 'no two equal');
  if (dead_date !== undefined && holders.length === 0) throw schemaError(`${path}.dead_date`, 'absent without holders');
}
