// Exceptions from the containment gate: whole cells of one column may be values of another one that stays, since a person says so.
import { HandoverError } from '../../../domain/errors.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { Recorder } from '../../vault/case-data.ts';
import type { WritableDb } from '../../vault/database/database.ts';
import { listTables, readTable, setTableFacts, type TableRecord } from '../../vault/rows/table-store.ts';
import type { Context, Service } from '../context.ts';
import { dataView } from '../data/case-data-view.ts';
import { dataOfTable } from '../data/data-of-table.ts';
import { type ColumnFacts, factsOf } from '../data/table-facts.ts';

export type Exception = Output<'policy.show'>['tables'][number]['allowed'][number];
type Pair = Omit<Exception, 'reason'>;

/** @throws blocked for a secret · usage for a column into itself · unknown.table, unknown.column */
export function allowPair(context: Context): Service<'policy.allow'> {
  return async ({ case: ref, from, into, reason }) => {
    const data = await dataOfTable(context, ref, into.table);
    data.change('policy', (db, log) => {
      const pair = { column: into.column, from };
      const others = (factsOf(readTable(db, into.table)).allowed ?? []).filter((one) => !isSamePair(one, pair));
      setExceptions(db, log, into.table, reason === undefined ? others : [...others, { ...pair, reason }]);
    });
    return dataView(data);
  };
}

const isSamePair = (one: Pair, other: Pair) =>
  one.column === other.column && one.from.table === other.from.table && one.from.column === other.from.column;

/** All of those into a table, in place of what it had. In the caller's transaction. */
export function setExceptions(db: WritableDb, log: Recorder, id: string, wanted: readonly Exception[]): void {
  const table = readTable(db, id);
  const facts = factsOf(table);
  for (const { column, from } of wanted) {
    expectColumn(table, column);
    if (from.table === id && from.column === column) {
      throw new HandoverError('usage', { table: id, column, member: 'from' });
    }
    const source = readTable(db, from.table);
    expectColumn(source, from.column);
    if (factOf(source, from.column)?.class === 'C') {
      throw new HandoverError('blocked', { ...from }, { missing: ['class_c'] });
    }
  }
  setTableFacts(db, table.ref, { ...facts, allowed: [...wanted] });
  logChanges(log, id, facts.allowed ?? [], wanted);
}

function logChanges(log: Recorder, table: string, before: readonly Exception[], after: readonly Exception[]): void {
  const isKept = (one: Exception) => before.some((other) => isSamePair(one, other) && one.reason === other.reason);
  const stays = (one: Exception) => after.some((other) => isSamePair(one, other));
  const object = ({ column }: Exception) => `column:${table}.${column}`;
  for (const one of after) if (!isKept(one)) log({ act: 'policy_allow', object: object(one) });
  for (const one of before) if (!stays(one)) log({ act: 'policy_disallow', object: object(one) });
}

const factOf = (table: TableRecord, column: string): ColumnFacts | undefined =>
  factsOf(table).columns[table.columns.findIndex(({ id }) => id === column)];

function expectColumn(table: TableRecord, column: string): void {
  if (factOf(table, column) === undefined) throw new HandoverError('unknown.column', { table: table.id, column });
}

/** Those into a table that hold: none from a column that has been found to hold secrets since, or is gone. */
export function exceptionsInForce(records: readonly TableRecord[], into: TableRecord): Exception[] {
  return (factsOf(into).allowed ?? []).filter(({ from }) => {
    const source = records.find(({ id }) => id === from.table);
    const column = source === undefined ? undefined : factOf(source, from.column);
    return column !== undefined && column.class !== 'C';
  });
}

/** A newer table has taken the place of an older one: exceptions hold for its columns of the same names. In the caller's transaction. */
export function carryExceptions(db: WritableDb, older: TableRecord, newer: TableRecord): void {
  const inNewer = (place: Exception['from']): Exception['from'] | undefined => {
    if (place.table !== older.id) return place;
    const name = older.columns.find(({ id }) => id === place.column)?.name;
    const column = newer.columns.find((one) => one.name === name);
    return column === undefined ? undefined : { table: newer.id, column: column.id };
  };
  for (const into of listTables(db).filter(({ id }) => id !== older.id)) {
    const source = into.id === newer.id ? older : into;
    const allowed = factsOf(source).allowed?.flatMap((one) => {
      const [to, from] = [inNewer({ table: source.id, column: one.column }), inNewer(one.from)];
      return to === undefined || from === undefined ? [] : [{ ...one, column: to.column, from }];
    });
    if (allowed !== undefined) setTableFacts(db, into.ref, { ...factsOf(into), allowed });
  }
}
