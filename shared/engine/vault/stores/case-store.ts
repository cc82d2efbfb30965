// The cases of a vault: what identifies them, who takes part, and their settings as one value that the caller has checked.
import { HandoverError } from '../../../domain/errors.ts';
import type { Deal } from '../../../domain/vocabulary.ts';
import type { JsonObject } from '../../../format/json-file.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

/** What a party is in a case. */
export type CaseRole = 'seller' | 'buyer' | 'witness' | 'holder';

export type CaseRecord = {
  readonly caseUid: string;
  /** `HO-2026-7K4Q-M`; not unique, never a key. */
  readonly label: string;
  readonly title: string;
  /** The owner's own. */
  readonly role: CaseRole;
  readonly deal: Deal | undefined;
  readonly settings: JsonObject;
  readonly hasData: boolean;
  readonly added: string;
};

export type CaseParty = { readonly role: CaseRole; readonly position: number; readonly cardId: string };

type Stored = {
  case_uid: string;
  label: string;
  title: string;
  role: CaseRole;
  deal: Deal | null;
  settings: string;
  has_data: number;
  added: string;
};

const select = 'SELECT case_uid, label, title, role, deal, settings, has_data, added FROM cases';

export function insertCase(db: WritableDb, record: Omit<CaseRecord, 'hasData'>): void {
  const { caseUid, label, title, role, deal, settings, added } = record;
  db.prepare(
    'INSERT INTO cases (case_uid, label, title, role, deal, settings, added) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(caseUid, label, title, role, deal ?? null, JSON.stringify(settings), added);
}

/** Members that are absent stay as they are. @throws unknown.case */
export function updateCase(
  db: WritableDb,
  caseUid: string,
  change: Partial<Pick<CaseRecord, 'title' | 'role' | 'deal' | 'settings'>>,
): void {
  const { title, role, deal, settings } = { ...readCase(db, caseUid), ...change };
  db.prepare('UPDATE cases SET title = ?, role = ?, deal = ?, settings = ? WHERE case_uid = ?').run(
    title,
    role,
    deal ?? null,
    JSON.stringify(settings),
    caseUid,
  );
}

/** The latest first. */
export function listCases(db: ReadableDb): CaseRecord[] {
  return db.prepare<[], Stored>(`${select} ORDER BY added DESC, case_uid`).all().map(toRecord);
}

/** @throws unknown.case */
export function readCase(db: ReadableDb, caseUid: string): CaseRecord {
  const stored = db.prepare<[string], Stored>(`${select} WHERE case_uid = ?`).get(caseUid);
  if (stored === undefined) throw new HandoverError('unknown.case');
  return toRecord(stored);
}

/**
 * A case by its `case_uid` or its label.
 * @throws unknown.case; with `facts.cases` if the label is that of several
 */
export function findCase(db: ReadableDb, ref: string): CaseRecord {
  const found = db.prepare<[string, string], Stored>(`${select} WHERE case_uid = ? OR label = ?`).all(ref, ref);
  const [only, ...others] = found;
  if (only === undefined) throw new HandoverError('unknown.case');
  if (others.length > 0) throw new HandoverError('unknown.case', {}, { cases: found.map((one) => one.case_uid) });
  return toRecord(only);
}

/** By role and position. */
export function caseParties(db: ReadableDb, caseUid: string): CaseParty[] {
  return db
    .prepare<[string], CaseParty>(
      'SELECT role, position, card_id AS cardId FROM case_parties WHERE case_uid = ? ORDER BY role, position',
    )
    .all(caseUid);
}

/** Puts these cards, in this order, into a role of a case in place of the ones before. */
export function setCaseParties(db: WritableDb, caseUid: string, role: CaseRole, cards: readonly string[]): void {
  db.prepare('DELETE FROM case_parties WHERE case_uid = ? AND role = ?').run(caseUid, role);
  const insert = db.prepare('INSERT INTO case_parties (case_uid, role, position, card_id) VALUES (?, ?, ?, ?)');
  for (const [index, card] of cards.entries()) insert.run(caseUid, role, index + 1, card);
}

function toRecord(stored: Stored): CaseRecord {
  const { case_uid: caseUid, has_data: hasData, settings, deal, ...rest } = stored;
  return { ...rest, caseUid, deal: deal ?? undefined, settings: JSON.parse(settings), hasData: hasData === 1 };
}
