// The data of a case as a caller sees it: the account of each table and of all together, what goes, and the attachments.

import { choicesOf } from '../../../data/redaction/choices.ts';
import { suggestRules } from '../../../data/redaction/suggest-rules.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { CaseData } from '../../vault/case-data.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { type DecidedAside, decidedAside, readAside } from '../../vault/rows/aside-store.ts';
import { listTables, type TableRecord } from '../../vault/rows/table-store.ts';
import { findFile } from '../../vault/stores/file-store.ts';
import { listPending } from '../../vault/stores/pending-store.ts';
import { readSource } from '../../vault/stores/source-store.ts';
import type { Vault } from '../../vault/vault.ts';
import { questions } from '../policy/asks.ts';
import { allowedActions } from '../policy/column-decision.ts';
import { attachmentsView, noAttachments } from './attachments-view.ts';
import { namesCode } from './code-names.ts';
import { type SourceAccount, sourceAccount } from './source-account.ts';
import { type ColumnFacts, factsOf, type Measured, type TableFacts } from './table-facts.ts';

export type CaseDataView = Output<'policy.show'>;
export type TableView = CaseDataView['tables'][number];
export type Account = CaseDataView['account'];

/** A screen shows so many refused rows at once; the vault keeps all. */
const refusedShown = 100;

/** A case that has no data yet is not given any by looking at it. */
export async function caseDataView(vault: Vault, record: { caseUid: string; hasData: boolean }): Promise<CaseDataView> {
  if (!record.hasData) return { tables: [], attachments: noAttachments, account: accountOf([], 0) };
  return dataView(await vault.data(record.caseUid));
}

export function dataView({ db }: Pick<CaseData, 'db'>): CaseDataView {
  const records = listTables(db);
  const asked = questions(records.map((table) => factsOf(table).columns));
  const tables = records.map((table, index) => tableView(db, table, asked[index] ?? []));
  return { tables, attachments: attachmentsView(db), account: accountOf(tables, listPending(db).length) };
}

function accountOf(tables: readonly TableView[], waiting: number): Account {
  const sum = (count: (table: TableView) => number) => tables.reduce((total, table) => total + count(table), 0);
  return {
    tables: tables.length,
    rows_read: sum((table) => table.rows_read),
    taken: sum((table) => table.taken),
    refused: sum((table) => table.refused),
    set_apart: sum((table) => table.set_apart),
    left: sum((table) => table.left),
    mended: sum((table) => table.mended),
    waiting,
  };
}

function tableView(db: ReadableDb, table: TableRecord, asked: readonly boolean[]): TableView {
  const {
    columns,
    measured,
    scanned: _,
    rules = [],
    allowed = [],
    rows_read,
    taken,
    refused,
    set_apart,
    ...facts
  } = factsOf(table);
  const source = readSource(db, table.sourceRef);
  const origin = sourceAccount(source);
  const now = measured?.digest === table.digest ? measured : undefined;
  return {
    id: table.id,
    name: table.name,
    source: source?.name ?? table.name,
    ...facts,
    ...rowCounts({ rows_read, taken, refused, set_apart }, origin, decidedAside(db, table.ref)),
    refused_rows: readAside(db, 'refused', table.ref, 0, refusedShown).map(({ line, reason }) => ({ line, reason })),
    ...(now?.persons === undefined ? {} : { persons: now.persons }),
    columns: table.columns.flatMap(({ id, name }, index) => {
      const decided = columns[index];
      if (decided === undefined) return [];
      const asks = asked[index] === true;
      return [{ id, name, ...columnView(decided, { index, name, asks }, origin, now) }];
    }),
    rules: rules.map((rule) => withName(db, rule)),
    suggested_rules: suggestRules(
      table.columns.map(({ id, name }, index) => ({ id, name, pi: columns[index]?.pi ?? 'none' })),
    ),
    allowed,
  };
}

type Rule = TableView['rules'][number];

/** The paper that a rule rests on has the name of the attachment. */
function withName(db: ReadableDb, { ground, ...rule }: Rule): Rule {
  if (ground === undefined) return rule;
  const file = findFile(db, ground.sha256);
  return { ...rule, ground: { ...ground, ...(file === undefined ? {} : { name: file.name }) } };
}

/** A row that was mended is one of those taken, and no longer one of those it was refused or set apart with. */
function rowCounts(
  counts: Pick<TableFacts, 'rows_read' | 'taken' | 'refused' | 'set_apart'>,
  origin: SourceAccount,
  decided: readonly DecidedAside[],
) {
  const of = (kind: DecidedAside['kind'], how: 'mended' | 'left') =>
    decided.reduce((sum, entry) => (entry.kind === kind ? sum + entry[how] : sum), 0);
  const [mendedRefused, mendedApart] = [of('refused', 'mended'), of('set_aside', 'mended')];
  return {
    rows_read: counts.rows_read,
    taken: counts.taken + mendedRefused + mendedApart,
    refused: counts.refused - mendedRefused,
    set_apart: counts.set_apart - mendedApart,
    left: of('refused', 'left'),
    mended: mendedRefused + mendedApart,
    refused_by: stillBy(origin.refused, 'refused', decided),
    set_apart_by: stillBy(origin.aside, 'set_aside', decided),
  };
}

function stillBy(
  counts: Readonly<Record<string, number>>,
  kind: DecidedAside['kind'],
  decided: readonly DecidedAside[],
): TableView['refused_by'] {
  return Object.entries(counts).flatMap(([reason, count]) => {
    const mended = decided.find((entry) => entry.kind === kind && entry.reason === reason)?.mended ?? 0;
    return count > mended ? [{ reason, rows: count - mended }] : [];
  });
}

function columnView(
  { findings = [], not_secret: stated, proposed, ...decided }: ColumnFacts,
  { index, name, asks }: { readonly index: number; readonly name: string; readonly asks: boolean },
  { damage }: SourceAccount,
  measured: Measured | undefined,
): Omit<TableView['columns'][number], 'id' | 'name'> {
  const actions = [...allowedActions({ ...decided, findings })];
  const total = namesCode(name) ? undefined : measured?.totals.find(({ column }) => column === index);
  const damaged = damage.filter(({ column }) => column === name);
  return {
    ...decided,
    by_person: proposed !== undefined,
    ...(stated === undefined ? {} : { not_secret: stated.because }),
    asks,
    actions,
    ...choicesOf(decided.pi, actions),
    findings,
    complete: damaged.length === 0,
    damage: damaged.map(({ kind, count, samples }) => ({ kind, count, samples })),
    ...(total?.sum === undefined ? {} : { sum: total.sum }),
    ...(total?.uncounted === undefined ? {} : { uncounted: total.uncounted }),
  };
}
