// Every row judged before anything is sealed: how many go, how many stay and why, how many go against their word, how many persons, what the law counts, the lists made.
import { fieldEnds } from '../../../data/csv/field-ends.ts';
import { PersonsByRecord, type RecordColumn } from '../../../data/persons/by-record.ts';
import { lawCounters } from '../../../data/persons/law-counters.ts';
import type { LeftOut } from '../../../data/redaction/change-csv.ts';
import { drop, keep, withChanges } from '../../../data/redaction/table-plan.ts';
import { type RowReason, rowReasons } from '../../../domain/vocabulary.ts';
import type { Output } from '../../../ipc/contract.ts';
import { rowProgress } from '../../jobs.ts';
import { type Projecting, projectedRows } from '../../seal/projected-rows.ts';
import type { ListToSeal } from '../../seal/seal-list.ts';
import type { TableToSeal } from '../../seal/seal-table.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { listTables } from '../../vault/rows/table-store.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { Context, Service } from '../context.ts';
import { factsOf, type TableFacts } from '../data/table-facts.ts';
import { type Content, contentOf } from '../package/seal-content.ts';
import { AgainstWord } from './against-word.ts';

type Checked = Output<'policy.check'>;
type Checking = Projecting & { readonly facts: ReadonlyMap<string, TableFacts>; progress(rows: number): void };

/** @throws unknown.case, cancelled, vault.damaged */
export function checkPolicy(context: Context): Service<'policy.check'> {
  return ({ job, case: ref }) =>
    context.jobs.run(job, async (running) => {
      const vault = context.vault();
      const record = findCase(vault.db, ref);
      if (!record.hasData) return { tables: [], counters: [], lists: [] };
      const through = { bulk: context.bulk(), signal: running.signal };
      const data = await vault.data(record.caseUid);
      const content = await contentOf(vault, data, context.now(), through);
      const progress = rowProgress(running, 'check', content.all);
      return checkContent(content, { ...through, facts: factsById(data.db), progress });
    });
}

const factsById = (db: ReadableDb) => new Map(listTables(db).map((table) => [table.id, factsOf(table)]));

async function checkContent({ all, lists: wanted }: Content, checking: Checking): Promise<Checked> {
  const persons = new PersonsByRecord();
  const tables: Checked['tables'] = [];
  const lists: Checked['lists'] = [];
  for (const table of all) tables.push(await checkTable(table, persons, checking));
  for (const list of wanted) {
    const rows = await countList(list, checking);
    if (rows > 0) lists.push({ code: list.code, table: list.of, rows });
  }
  const counted = persons.result();
  const { by, ...found } = counted.persons;
  return {
    tables,
    ...(found.persons + found.unknown === 0 ? {} : { persons: { ...found, by: [...by] } }),
    counters: lawCounters(counted),
    lists,
  };
}

/** A column that nobody could place says who its rows are of once a person has tokens made of it as of customer numbers. */
function recordColumns({ columns, plan }: TableToSeal): RecordColumn[] {
  return columns.map(({ action, name, pi }, at) => {
    const change = plan.columns[at]?.change;
    return { pi: pi === 'none' && change?.action === 'token' ? change.as : pi, name, goes: action !== 'drop' };
  });
}

async function checkTable(
  table: TableToSeal,
  persons: PersonsByRecord,
  checking: Checking,
): Promise<Checked['tables'][number]> {
  const { id, name } = table;
  const tell = persons.table(recordColumns(table));
  const whole = { ...table, plan: withChanges(table.plan, () => keep) };
  const against = new AgainstWord(table, checking.facts.get(id) ?? {});
  const stay = new Map<RowReason, LeftOut>();
  let goes = 0;
  for await (const piece of projectedRows(whole, checking)) {
    const ends = fieldEnds(piece.csv);
    tell({ csv: piece.csv, ends });
    against.add(piece.csv, ends);
    for (const more of piece.leftOut) stay.set(more.reason, together(stay.get(more.reason), more));
    goes += piece.rows;
    checking.progress(piece.rows);
  }
  const leftOut = rowReasons.flatMap((reason) => stay.get(reason) ?? []);
  const rows = leftOut.reduce((sum, one) => sum + one.rows, goes);
  return { id, name, rows, goes, left_out: leftOut, waived: against.result() };
}

function together(before: LeftOut | undefined, more: LeftOut): LeftOut {
  if (before === undefined) return more;
  return { ...more, rows: before.rows + more.rows, unreadable: before.unreadable + more.unreadable };
}

async function countList(list: ListToSeal, checking: Checking): Promise<number> {
  let rows = 0;
  const numbers = { ...list, plan: withChanges(list.plan, () => drop) };
  for await (const piece of projectedRows(numbers, checking)) rows += piece.rows;
  return rows;
}
