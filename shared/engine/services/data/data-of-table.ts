// The data of the case that a table is wanted of.
import { HandoverError } from '../../../domain/errors.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { Context } from '../context.ts';

/** @throws unknown.case · unknown.table for a case without data */
export async function dataOfTable(context: Context, ref: string, table: string): Promise<CaseData> {
  const vault = context.vault();
  const record = findCase(vault.db, ref);
  if (!record.hasData) throw new HandoverError('unknown.table', { table });
  return vault.data(record.caseUid);
}
