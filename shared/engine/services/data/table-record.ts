// Where a table came from: the file, its digest, how it was read, by whom, when and with which program.
import { HandoverError } from '../../../domain/errors.ts';
import { readTable } from '../../vault/rows/table-store.ts';
import { readSource } from '../../vault/stores/source-store.ts';
import type { Context, Service } from '../context.ts';
import { dataOfTable } from './data-of-table.ts';

/** @throws unknown.case, unknown.table */
export function tableRecord(context: Context): Service<'table.record'> {
  return async ({ case: ref, table: id }) => {
    const { db } = await dataOfTable(context, ref, id);
    const source = readSource(db, readTable(db, id).sourceRef);
    if (source === undefined) throw new HandoverError('vault.damaged', { table: id }, { reason: 'source' });
    const { name, bytes, sha256, imported, record } = source;
    return { table: id, source: name, bytes, sha256, imported, record };
  };
}
