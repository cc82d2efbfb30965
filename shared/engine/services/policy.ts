// What goes and what stays, column by column: the program's safe default, changed by a person with a reason.
import { HandoverError } from '../../domain/errors.ts';
import type { Action, PiClass, Reason } from '../../domain/vocabulary.ts';
import { findCase } from '../vault/case-store.ts';
import { readTable, setTableFacts } from '../vault/table-store.ts';
import { caseDataView } from './case-data-view.ts';
import type { Context, Service } from './context.ts';
import { factsOf } from './table-facts.ts';

/** Reasons for which a sensitive column may go. */
const sensitiveReasons: readonly Reason[] = ['necessary', 'ordered'];

export function showPolicy(context: Context): Service<'policy.show'> {
  return async ({ case: ref }) => {
    const vault = context.vault();
    return caseDataView(vault, findCase(vault.db, ref));
  };
}

/** @throws blocked for a class that never goes, or a sensitive one without a reason · unknown.table · unknown.column */
export function setPolicy(context: Context): Service<'policy.set'> {
  return async ({ case: ref, table: id, column: columnId, action, reason }) => {
    const vault = context.vault();
    const record = findCase(vault.db, ref);
    if (!record.hasData) throw new HandoverError('unknown.table', { table: id });
    const data = await vault.data(record.caseUid);
    data.change('policy', (db, log) => {
      const table = readTable(db, id);
      const index = table.columns.findIndex((column) => column.id === columnId);
      const facts = factsOf(table);
      const current = facts.columns[index];
      if (current === undefined) throw new HandoverError('unknown.column', { table: id, column: columnId });
      checkDecision(current.class, action, reason, { table: id, column: columnId });
      const columns = facts.columns.with(index, { ...current, action, reason });
      setTableFacts(db, table.ref, { ...facts, columns });
      log({ act: `policy_${action}`, object: `column:${id}.${columnId}` });
    });
    return { tables: (await caseDataView(vault, record)).tables };
  };
}

function checkDecision(
  piClass: PiClass,
  action: Action,
  reason: Reason,
  where: { table: string; column: string },
): void {
  if (action !== 'keep' && action !== 'drop') throw new HandoverError('usage', { ...where, member: 'action' });
  if (action === 'drop') return;
  if (piClass === 'C') throw new HandoverError('blocked', where, { missing: ['class_c'] });
  const sensitive = piClass === 'S' || piClass === 'S*' || piClass === 'M';
  if (sensitive && !sensitiveReasons.includes(reason)) {
    throw new HandoverError('blocked', where, { missing: ['reason'], reasons: [...sensitiveReasons] });
  }
}
