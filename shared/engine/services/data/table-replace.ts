// A newer export takes the place of a table: the older one goes, and what a person decided about its columns holds for the new one.
import { HandoverError } from '../../../domain/errors.ts';
import type { CaseData, Recorder } from '../../vault/case-data.ts';
import { emptyTable, readTable, setTableFacts, type TableRecord } from '../../vault/rows/table-store.ts';
import type { Context, Service } from '../context.ts';
import { decided } from '../policy/column-decision.ts';
import { carryExceptions } from '../policy/exceptions.ts';
import { dataView } from './case-data-view.ts';
import { dataOfTable } from './data-of-table.ts';
import { type ColumnFacts, factsOf, type TableFacts } from './table-facts.ts';
import { expectUnsealed } from './table-remove.ts';

/** In a transaction. The log tells each decision that was carried over, and that the older table is gone. @throws unknown.table */
export function replaceTable(data: CaseData, record: Recorder, olderId: string, newerId: string): void {
  const { db } = data;
  if (olderId === newerId) throw new HandoverError('usage', { table: olderId, member: 'older' });
  const [older, newer] = [readTable(db, olderId), readTable(db, newerId)];
  const facts = factsOf(newer);
  const before = decisionsOf(older);
  const columns = facts.columns.map((column, index) => {
    const { name = '', id = '' } = newer.columns[index] ?? {};
    const carried = carriedTo(column, before.get(name));
    if (carried !== column) record({ act: `policy_${carried.action}`, object: `column:${newerId}.${id}` });
    return carried;
  });
  setTableFacts(db, newer.ref, { ...facts, columns, rules: rulesCarried(older, newer) });
  carryExceptions(db, older, newer);
  emptyTable(db, olderId, data.utc());
  record({ act: 'replace_table', object: `table:${olderId}` });
}

function decisionsOf(table: TableRecord): Map<string, ColumnFacts> {
  const { columns } = factsOf(table);
  return new Map(
    table.columns.flatMap(({ name }, index) => {
      const column = columns[index];
      return column === undefined ? [] : [[name, column] as const];
    }),
  );
}

/** A rule holds for the columns of the same names. Without that of its exception it holds without exception. */
function rulesCarried(older: TableRecord, newer: TableRecord): NonNullable<TableFacts['rules']> {
  const inNewer = (id: unknown) => {
    const name = older.columns.find((column) => column.id === id)?.name;
    return newer.columns.find((column) => column.name === name)?.id;
  };
  return (factsOf(older).rules ?? []).flatMap((rule) => {
    const column = inNewer(rule.column);
    if (column === undefined) return [];
    if (rule.params?.unless === undefined) return [{ ...rule, column }];
    const { unless, accepted, ...params } = rule.params;
    const agreed = inNewer(unless);
    return [{ ...rule, column, params: agreed === undefined ? params : { ...rule.params, unless: agreed } }];
  });
}

/** A decision that the new column's class does not allow is not carried: the values have become more sensitive than they were. */
function carriedTo(column: ColumnFacts, before: ColumnFacts | undefined): ColumnFacts {
  if (before?.proposed === undefined) return column;
  try {
    return decided(column, before, {});
  } catch (error) {
    if (error instanceof HandoverError) return column;
    throw error;
  }
}

/** @throws unknown.case, unknown.table, table.sealed */
export function replaceTableService(context: Context): Service<'table.replace'> {
  return async ({ case: ref, table, older }) => {
    const data = await dataOfTable(context, ref, table);
    expectUnsealed(context.vault(), data.caseUid);
    data.change('replace', (_, record) => replaceTable(data, record, older, table));
    return dataView(data);
  };
}
