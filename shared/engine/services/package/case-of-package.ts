// The case that a package belongs to, made of what the package says if it is new here.
import { serialiseStatement } from '../../../format/statements/file.ts';
import { keyOfCard } from '../../../format/statements/signer-cards.ts';
import { listCases } from '../../vault/stores/case-store.ts';
import { isOwnCard } from '../../vault/stores/identity-store.ts';
import { putParty } from '../../vault/stores/party-store.ts';
import type { Vault } from '../../vault/vault.ts';
import { addCase } from '../case/cases.ts';
import type { Context } from '../context.ts';
import type { ClearPart } from './package-facts.ts';

export function knowsCase(vault: Vault, caseUid: string): boolean {
  return listCases(vault.db).some((known) => known.caseUid === caseUid);
}

/** Cards that came in a package are kept as unknown: being inside one creates no trust. */
export function makeCase(
  context: Context,
  vault: Vault,
  { cards, manifest }: Pick<ClearPart, 'cards' | 'manifest'>,
): void {
  if (knowsCase(vault, manifest.case_uid)) return;
  vault.change('party', (db) => {
    for (const [index, file] of cards.entries()) {
      const cardId = manifest.cards[index]?.id ?? '';
      if (isOwnCard(db, cardId)) continue;
      const { name } = file.statement;
      const key = keyOfCard(file.statement);
      putParty(db, { cardId, card: serialiseStatement(file), key, name, trust: 'unknown', added: vault.utc() });
    }
  });
  const inRole = (role: string) => manifest.cards.filter((card) => card.role === role).map(({ id }) => id);
  addCase(context, {
    caseUid: manifest.case_uid,
    label: manifest.label,
    title: manifest.label,
    deal: manifest.deal,
    roles: { seller: inRole('seller'), buyer: inRole('buyer'), holder: inRole('holder'), witness: inRole('witness') },
    settings: {},
  });
}
