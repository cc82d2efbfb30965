// What the use cases of one case start from: its cards, terms, trial and packages as the vault has them.
import type { Output } from '../../../ipc/contract.ts';
import type { CaseRecord } from '../../vault/stores/case-store.ts';
import { listPackages, type PackageRecord } from '../../vault/stores/package-store.ts';
import { listTrials } from '../../vault/stores/trial-store.ts';
import type { Vault } from '../../vault/vault.ts';
import { type CaseCards, cardsOfCase } from '../office/cards.ts';
import { isDone } from '../package/package-view.ts';
import { type CaseTerms, termsInForce } from './terms-of-case.ts';

type CaseView = Output<'case.show'>;

export type CaseState = CaseCards & {
  readonly record: CaseRecord;
  readonly terms: CaseTerms | undefined;
  readonly trial: CaseView['trial'];
  /** Made and placed, or opened. */
  readonly packages: readonly PackageRecord[];
};

const triesAtFirst = 3;

export function caseState(vault: Vault, record: CaseRecord): CaseState {
  const { db } = vault;
  const inCase = cardsOfCase(db, record.caseUid);
  const trial = listTrials(db, record.caseUid).at(-1);
  return {
    record,
    ...inCase,
    terms: termsInForce(db, record, inCase.cards),
    trial: { state: trial?.state ?? 'none', tries_left: trial?.triesLeft ?? triesAtFirst },
    packages: listPackages(db, record.caseUid).filter(isDone),
  };
}
