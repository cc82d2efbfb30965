// What goes into a package of a case: its tables as the policy lets them go, the lists made in place of what stays, its files.
import type { Reason } from '../../../domain/vocabulary.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { type CompiledPolicy, compilePolicy, type TableDecisions } from '../../seal/compile-policy.ts';
import { type Gathering, withHeldBack } from '../../seal/held-back.ts';
import type { ListToSeal } from '../../seal/seal-list.ts';
import type { FileToSeal } from '../../seal/seal-package.ts';
import type { TableToSeal } from '../../seal/seal-table.ts';
import type { CaseData } from '../../vault/case-data.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { storedBlocks } from '../../vault/rows/block-store.ts';
import { expectTable, expectTables } from '../../vault/rows/table-check.ts';
import { listTables, type TableRecord } from '../../vault/rows/table-store.ts';
import { listFiles, streamFile } from '../../vault/stores/file-store.ts';
import { readTokenKey } from '../../vault/stores/token-key-store.ts';
import type { Vault } from '../../vault/vault.ts';
import { factsOf, fileFactsOf, rulesInForce } from '../data/table-facts.ts';
import { exceptionsInForce } from '../policy/exceptions.ts';
import { withKnownNames } from '../policy/known-names.ts';
import { listsOf } from '../policy/lists.ts';
import { goesAs, tablePlan, today } from '../policy/table-plan.ts';

export type Content = {
  /** Every table of the case, even one of which no column goes. */
  readonly all: readonly TableToSeal[];
  readonly tables: readonly TableToSeal[];
  /** By id from the last one down; those without rows do not go. */
  readonly lists: readonly ListToSeal[];
  readonly files: readonly FileToSeal[];
  readonly leftOutFiles: readonly { readonly reason: Reason; readonly files: number }[];
  readonly policy: CompiledPolicy;
};

/**
 * @param now the day that rules for rows count to
 * @throws vault.damaged if the tables are not what the log says they were at their last change · cancelled
 */
export async function contentOf(
  vault: Vault,
  { caseUid, db }: CaseData,
  now: Date,
  gathering: Gathering,
): Promise<Content> {
  expectTables(vault.db, db, caseUid);
  const records = listTables(db);
  for (const { id } of records) expectTable(vault.db, db, caseUid, id);
  const files = listFiles(db).map((file) => ({ ...file, ...fileFactsOf(file) }));
  const all = await tablesOf(db, now, gathering);
  const lists = listsOf(all);
  const decisions = [...files, ...lists.map(({ id }) => ({ id, action: 'keep', reason: 'necessary' }) as const)];
  return {
    all,
    tables: all.filter(hasColumns),
    lists,
    files: files
      .filter(({ action }) => action === 'keep')
      .map((file) => ({ ...file, open: () => asAsync(streamFile(db, file.id)) })),
    leftOutFiles: leftOut(files.filter(({ action }) => action === 'drop')),
    policy: compilePolicy(
      records.map((record) => decisionsOf(record, exceptionsInForce(records, record))),
      decisions,
    ),
  };
}

/**
 * Every table of the case by its own decisions and rules, with what other tables say of its persons: who is kept back, and how they are
 * called.
 * @throws vault.damaged, cancelled
 */
export async function tablesOf(db: ReadableDb, now: Date, gathering: Gathering): Promise<TableToSeal[]> {
  const tokenKey = readTokenKey(db);
  const records = listTables(db);
  const tables = records.map((record) => decidedTable(db, record, { tokenKey, now, records }));
  return withKnownNames(db, records, await withHeldBack(tables, gathering), gathering);
}

type Given = { readonly tokenKey: Bytes; readonly now: Date; readonly records: readonly TableRecord[] };

const hasColumns = ({ columns }: TableToSeal) => columns.some(({ action }) => action !== 'drop');

function decidedTable(db: ReadableDb, record: TableRecord, { tokenKey, now, records }: Given): TableToSeal {
  const { id, name, rows } = record;
  const decisions = columnsOf(record);
  const columns = decisions.map(({ not_secret: _, params: __, ...column }, index) => ({
    ...column,
    name: record.columns[index]?.name ?? column.id,
  }));
  const plan = tablePlan(record, factsOf(record), today(now));
  const allowed = exceptionsInForce(records, record);
  const notSecret = decisions.filter((column) => column.not_secret === true).map((column) => column.id);
  const grounds = rulesInForce(factsOf(record)).flatMap(({ column, ground, rule }) =>
    ground === undefined ? [] : [{ column, rule, sha256: ground.sha256 }],
  );
  return { id, name, rows, columns, plan, allowed, grounds, notSecret, tokenKey, blocks: () => storedBlocks(db, id) };
}

function columnsOf(record: TableRecord): TableDecisions['columns'] {
  const facts = factsOf(record);
  return record.columns.flatMap(({ id: column }, index) => {
    const decided = facts.columns[index];
    if (decided === undefined) return [];
    const { action, not_secret: stated, params, reason } = decided;
    const more = {
      ...(params === undefined ? {} : { params }),
      ...(stated === undefined ? {} : { not_secret: true as const }),
    };
    return [{ id: column, ...goesAs(decided), action, reason, ...more }];
  });
}

function decisionsOf(record: TableRecord, allowed: NonNullable<TableDecisions['allowed']>): TableDecisions {
  return { id: record.id, allowed, columns: columnsOf(record), rows: rulesInForce(factsOf(record)) };
}

async function* asAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

function leftOut(files: readonly { readonly reason: Reason }[]): { reason: Reason; files: number }[] {
  const counts = new Map<Reason, number>();
  for (const { reason } of files) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, files: count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
}
