// Who is who in a handover.
import type { Role } from '../../shared/domain/vocabulary.ts';
import type { CaseView, Party } from './queries.ts';

export type CaseParty = CaseView['parties'][number];

/** A company's name if the card has one, else the person's. */
export function nameOf(party: Pick<Party, 'name' | 'organisation'>): string {
  return party.organisation ?? party.name;
}

export function partyOf(parties: readonly CaseParty[], role: Role): CaseParty | undefined {
  return parties.find((party) => party.role === role);
}

export function partyName(parties: readonly CaseParty[], role: Role): string | undefined {
  const party = partyOf(parties, role);
  return party === undefined ? undefined : nameOf(party);
}
