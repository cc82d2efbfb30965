// A case as a caller sees it: parties, terms, trial, data, packages, the seal strip, and what is still missing.
import { type Gate, gates } from '../../../domain/gates.ts';
import { openRules } from '../../../domain/row-rules.ts';
import { missingGates, type SealFacts } from '../../../domain/seal-gates.ts';
import { type Deal, routeOf } from '../../../domain/vocabulary.ts';
import { keyOfCard } from '../../../format/statements/signer-cards.ts';
import type { Output } from '../../../ipc/contract.ts';
import { listArtefacts } from '../../vault/stores/artefact-store.ts';
import type { CaseRecord } from '../../vault/stores/case-store.ts';
import type { Vault } from '../../vault/vault.ts';
import { type CaseDataView, caseDataView } from '../data/case-data-view.ts';
import { cardIn, ownIdentity, partyView, readCard } from '../office/cards.ts';
import { packageView } from '../package/package-view.ts';
import { artefactComplete } from './artefact-complete.ts';
import { settingsOf } from './case-settings.ts';
import { type CaseState, caseState } from './case-state.ts';
import { stripOf } from './strip.ts';
import { termsFit, termsState } from './terms-of-case.ts';

export type CaseView = Output<'case.show'>;
export type Missing = CaseView['missing'][number];

export function sealFacts(vault: Vault, state: CaseState, data: CaseDataView): SealFacts {
  const { record, cards, terms, trial } = state;
  const buyer = cardIn(cards, 'buyer');
  const columns = data.tables.flatMap((table) => table.columns);
  return {
    ground: settingsOf(record).ground !== undefined,
    tablesOrFiles: data.tables.length + data.attachments.files,
    columnsKept: columns.filter(({ action }) => action !== 'drop').length,
    filesKept: data.attachments.kept,
    saidUnanswered: data.tables.some((table) => openRules(table).length > 0),
    buyer: buyer === undefined ? undefined : { trust: buyer.trust ?? 'declared', suite: buyer.card.suite },
    ownSuite: readCard(ownIdentity(vault.db).card).statement.suite,
    terms: terms === undefined ? 'absent' : terms.complete ? 'complete' : 'incomplete',
    termsMatch: terms !== undefined && termsFit(terms, record, cards),
    declaredOk: terms?.complete === true && terms.file.statement.declared_ok,
    trial: trial.state,
  };
}

/** What bars a full package; nothing for a case that is not one's own to seal. */
export function missingOf(vault: Vault, state: CaseState, data: CaseDataView): Missing[] {
  if (state.record.role !== 'seller') return [];
  const facts = sealFacts(vault, state, data);
  return missingGates(facts).map((gate: Gate) => ({ gate, ...gates[gate] }));
}

export async function viewCase(vault: Vault, record: CaseRecord): Promise<CaseView> {
  const state = caseState(vault, record);
  const data = await caseDataView(vault, record);
  const { ground, cutoff } = settingsOf(record);
  const buyerAndSeller = cardIn(state.cards, 'buyer') !== undefined && cardIn(state.cards, 'seller') !== undefined;
  const missing = missingOf(vault, state, data);
  return {
    case: record.label,
    case_uid: record.caseUid,
    title: record.title,
    role: record.role,
    ...(record.deal === undefined ? {} : { deal: record.deal, route: routeOf[record.deal satisfies Deal] }),
    ...(ground === undefined ? {} : { ground }),
    ...(cutoff === undefined ? {} : { cutoff }),
    parties: state.cards.map(({ role, card, trust }) => ({ role, ...partyView(card, trust ?? 'declared') })),
    ...(buyerAndSeller && state.safetyNumber !== undefined ? { safety_number: state.safetyNumber } : {}),
    verified: state.cards.length > 1 && state.cards.every(({ trust }) => trust === 'self' || trust === 'verified'),
    terms: termsView(vault, state),
    trial: state.trial,
    ...data,
    packages: state.packages.map(packageView),
    artefacts: listArtefacts(vault.db, record.caseUid).map((artefact) => ({
      kind: artefact.kind,
      id: artefact.id,
      complete: artefactComplete(vault.db, artefact),
    })),
    strip: stripOf(vault.db, state, data, missing.length === 0),
    missing,
  };
}

function termsView(vault: Vault, { terms }: CaseState): CaseView['terms'] {
  const state = termsState(terms, keyOfCard(readCard(ownIdentity(vault.db).card).statement));
  return { state, ...(terms === undefined ? {} : { id: terms.id }) };
}
