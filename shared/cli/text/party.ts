// Parties as lines of text.
import type { Party } from '../command.ts';
import { table } from './layout.ts';
import type { Texts } from './zh.ts';

export function fullName(words: Texts, party: Pick<Party, 'name' | 'organisation'>): string {
  return party.organisation === undefined ? party.name : `${party.name}${words.aside(party.organisation)}`;
}

/** `name (organisation)  compared`, on one line. */
export function partyText(words: Texts, party: Party): string {
  return `${fullName(words, party)}  ${words.words.trust[party.trust]}`;
}

export function partyTable(words: Texts, parties: readonly Party[]): string[] {
  const { name, trust, suite, short } = words.party;
  const rows = parties.map((party) => [
    fullName(words, party),
    words.words.trust[party.trust],
    words.words.suite[party.suite],
    party.short,
  ]);
  return table([name, trust, suite, short], rows);
}
