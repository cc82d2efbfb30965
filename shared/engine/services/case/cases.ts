// Cases: begin one, settle its facts, list and show them, say what is still missing.
import { HandoverError } from '../../../domain/errors.ts';
import type { Deal } from '../../../domain/vocabulary.ts';
import { randomBytes, toHex } from '../../../format/bytes.ts';
import { newLabel } from '../../../format/labels.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import {
  type CaseRecord,
  type CaseRole,
  findCase,
  insertCase,
  listCases,
  readCase,
  setCaseParties,
  updateCase,
} from '../../vault/stores/case-store.ts';
import { isOwnCard } from '../../vault/stores/identity-store.ts';
import type { Context, Service } from '../context.ts';
import { caseDataView } from '../data/case-data-view.ts';
import { cardBytes, cardIn } from '../office/cards.ts';
import { type CaseSettings, settingsOf } from './case-settings.ts';
import { caseState } from './case-state.ts';
import { missingOf, viewCase } from './case-view.ts';
import { stripOf } from './strip.ts';

type Roles = Partial<Record<CaseRole, readonly string[]>>;

/** The owner's own role: in a share deal it may be both, and acts as seller. @throws usage if the owner has none */
export function ownRole(db: ReadableDb, roles: Roles): CaseRole {
  const mine = (['seller', 'buyer', 'holder', 'witness'] as const).find((role) =>
    roles[role]?.some((card) => isOwnCard(db, card)),
  );
  if (mine === undefined) throw new HandoverError('unknown.party', {}, { reason: 'not-in-case' });
  return mine;
}

export type NewCase = {
  readonly caseUid: string;
  readonly label: string;
  readonly title: string;
  readonly deal: Deal | undefined;
  readonly roles: Roles;
  readonly settings: CaseSettings;
};

/** Keeps a case with its parties, whose cards must be known. @throws unknown.party */
export function addCase(context: Context, added: NewCase): void {
  const vault = context.vault();
  for (const card of Object.values(added.roles).flat()) cardBytes(vault.db, card);
  const role = ownRole(vault.db, added.roles);
  vault.change('case', (db, record) => {
    const { caseUid, label, title, deal, settings, roles } = added;
    insertCase(db, { caseUid, label, title, role, deal, settings, added: vault.utc() });
    for (const [name, cards] of Object.entries(roles)) setCaseParties(db, caseUid, name as CaseRole, cards);
    record({ act: 'case', caseUid, object: `case:${caseUid}` });
  });
}

export function newCase(context: Context): Service<'case.new'> {
  return async ({ title, deal, seller, buyer, witnesses, holders, ground, cutoff }) => {
    const caseUid = toHex(randomBytes(16));
    const label = newLabel(context.now().getFullYear());
    addCase(context, {
      caseUid,
      label,
      title,
      deal,
      roles: {
        seller: [seller],
        ...(buyer === undefined ? {} : { buyer: [buyer] }),
        ...(holders === undefined ? {} : { holder: holders }),
        ...(witnesses === undefined ? {} : { witness: witnesses }),
      },
      settings: { ...(ground === undefined ? {} : { ground }), ...(cutoff === undefined ? {} : { cutoff }) },
    });
    return { case: label, case_uid: caseUid };
  };
}

export function settleCase(context: Context): Service<'case.settle'> {
  return async ({ case: ref, buyer, ground, cutoff, title }) => {
    const vault = context.vault();
    const record = findCase(vault.db, ref);
    if (buyer !== undefined) cardBytes(vault.db, buyer);
    const settings = {
      ...settingsOf(record),
      ...(ground === undefined ? {} : { ground }),
      ...(cutoff === undefined ? {} : { cutoff }),
    };
    vault.change('case', (db, log) => {
      updateCase(db, record.caseUid, { settings, ...(title === undefined ? {} : { title }) });
      if (buyer !== undefined) setCaseParties(db, record.caseUid, 'buyer', [buyer]);
      log({ act: 'settle', caseUid: record.caseUid, object: `case:${record.caseUid}` });
    });
    return viewCase(vault, readCase(vault.db, record.caseUid));
  };
}

export function listCasesService(context: Context): Service<'case.list'> {
  return async () => {
    const vault = context.vault();
    const cases: Output<'case.list'>['cases'] = [];
    for (const record of listCases(vault.db)) cases.push(await summary(context, record));
    return { cases };
  };
}

async function summary(context: Context, record: CaseRecord): Promise<Output<'case.list'>['cases'][number]> {
  const vault = context.vault();
  const state = caseState(vault, record);
  const data = await caseDataView(vault, record);
  const nameOf = (role: 'seller' | 'buyer') => cardIn(state.cards, role)?.card;
  const missing = missingOf(vault, state, data);
  const called = (role: 'seller' | 'buyer') => nameOf(role)?.organisation ?? nameOf(role)?.name ?? '–';
  return {
    case: record.label,
    case_uid: record.caseUid,
    title: record.title,
    role: record.role,
    seller: called('seller'),
    buyer: called('buyer'),
    strip: stripOf(vault.db, state, data, missing.length === 0),
    missing,
  };
}

export function showCase(context: Context): Service<'case.show'> {
  return async ({ case: ref }) => {
    const vault = context.vault();
    return viewCase(vault, findCase(vault.db, ref));
  };
}

export function checkCase(context: Context): Service<'case.check'> {
  return async ({ case: ref }) => {
    const vault = context.vault();
    const record = findCase(vault.db, ref);
    const missing = missingOf(vault, caseState(vault, record), await caseDataView(vault, record));
    return { case: record.label, ready: missing.length === 0, missing };
  };
}
