// The lists that an opened package has brought in place of what stays: what each is of, how many rows, about how many persons.
import type { Action } from '../../../domain/vocabulary.ts';
import { type ListCode, listCodes, listNames } from '../../../domain/words/list-names.ts';
import { isListId } from '../../../format/package/paths.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { listTables } from '../../vault/rows/table-store.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import { listFiles } from '../../vault/stores/file-store.ts';
import type { Context, Service } from '../context.ts';
import { type ListRows, listRows } from './list-rows.ts';
import { type ColumnKind, RowMeasure } from './measure-rows.ts';
import { factsOf } from './table-facts.ts';

type ListView = Output<'lists.show'>['lists'][number];

export function showLists(context: Context): Service<'lists.show'> {
  return async ({ case: ref }) => {
    const vault = context.vault();
    const { caseUid, hasData } = findCase(vault.db, ref);
    if (!hasData) return { lists: [] };
    const { db } = await vault.data(caseUid);
    const lists = listFiles(db).flatMap(({ id, name }): ListView[] => {
      const rows = isListId(id) ? listRows(db, id) : undefined;
      return rows === undefined ? [] : [{ id, ...named(name), ...measured(db, rows) }];
    });
    return { lists: lists.sort((a, b) => placeOf(a) - placeOf(b)) };
  };
}

/** Those not to be contacted first; of one kind, the first table has the last id. */
const placeOf = ({ code, id }: ListView) =>
  (code === undefined ? listCodes.length : listCodes.indexOf(code)) - Number(id.slice(1)) / 1e6;

/** By the name that sealing gives: the kind, and behind it the table if there are several of a kind. */
function named(file: string): Pick<ListView, 'name' | 'code' | 'of'> {
  const name = file.replace(/\.csv$/, '');
  const code = listCodes.find((known: ListCode) => name.startsWith(listNames[known]));
  if (code === undefined) return { name };
  const of = name.slice(listNames[code].length).trim();
  return { name, code, ...(of === '' ? {} : { of }) };
}

function measured(db: ReadableDb, list: ListRows): Pick<ListView, 'rows' | 'persons'> {
  const kinds = kindsOf(db, list);
  const measure = new RowMeasure(kinds);
  let rows = 0;
  for (const block of list.blocks()) {
    rows += block.rows;
    measure.add(block.csv);
  }
  const persons = measure.result(kinds)?.persons?.persons;
  measure.close();
  return { rows, ...(persons === undefined ? {} : { persons }) };
}

/** What is masked tells nobody apart. */
const tellsApart = (action: Action | undefined) => action === 'keep' || action === 'token';

/** A list has columns of one table. */
function kindsOf(db: ReadableDb, { columns }: ListRows): ColumnKind[] {
  const table = listTables(db).find((one) =>
    columns.every((name) => one.columns.some((column) => column.name === name)),
  );
  const facts = table === undefined ? [] : factsOf(table).columns;
  return columns.map((name) => {
    const fact = facts[table?.columns.findIndex((column) => column.name === name) ?? -1];
    return { name, pi: tellsApart(fact?.action) ? (fact?.pi ?? 'none') : 'none', class: fact?.class ?? 'G' };
  });
}
