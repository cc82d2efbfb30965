// The card: a party's name, Ed25519 key and age recipient, signed by that key; made once and exported unchanged.
import { type Suite, suites } from '../../domain/vocabulary.ts';
import { object, oneOf, optional, refine, type Schema, schemaError, sortedBy, text } from '../schema.ts';
import { s } from '../words.ts';
import { checkRule, common, one } from './common.ts';
import type { Card } from './types.ts';

/** Bech32 data signs (BIP 173). */
const bech32 = '[02-9ac-hj-np-z]';
const recipientForms: Readonly<Record<Suite, RegExp>> = {
  x25519: new RegExp(`^age1${bech32}{58}$`),
  hybrid: new RegExp(`^age1pq1${bech32}{1952}$`),
};

export const suite: Schema<Suite> = oneOf(...suites);

/** True if `recipient` has the form of this suite. */
export function isRecipientOf(recipient: string, ofSuite: Suite): boolean {
  return recipientForms[ofSuite].test(recipient);
}

export const card: Schema<Card> = refine(
  object({
    ...common('card'),
    formats: sortedBy(s, (format) => format, 1, 20),
    name: s,
    organisation: optional(s),
    recipient: text(2000, false),
    suite,
    uscc: optional(uscc),
  }),
  (statement, path) => {
    checkRule(statement, path, { signers: { self: one }, about: {}, keyOnly: true });
    if (!isRecipientOf(statement.recipient, statement.suite)) throw schemaError(`${path}.recipient`, statement.suite);
  },
);

/** Unified social credit code: 18 signs of [A]. */
function uscc(value: unknown, path: string): string {
  if (typeof value !== 'string' || !/^[0-9A-HJ-NP-RTUW-Y]{18}$/.test(value)) throw schemaError(path, '18 signs');
  return value;
}
