// What goes and what stays, column by column and folder by folder: the program's safe default, changed by a person with a reason.
import { HandoverError, type Where } from '../../../domain/errors.ts';
import type { Action, PiClass, Reason } from '../../../domain/vocabulary.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { readTable, setTableFacts } from '../../vault/rows/table-store.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import { listFiles, setFileFacts } from '../../vault/stores/file-store.ts';
import type { Context, Service } from '../context.ts';
import { folderId } from './attachments-view.ts';
import { caseDataView } from './case-data-view.ts';
import { factsOf, fileFactsOf } from './table-facts.ts';

/** Reasons for which a sensitive column may go. */
const sensitiveReasons: readonly Reason[] = ['necessary', 'ordered'];

export function showPolicy(context: Context): Service<'policy.show'> {
  return async ({ case: ref }) => {
    const vault = context.vault();
    return caseDataView(vault, findCase(vault.db, ref));
  };
}

/**
 * @throws blocked for a class that never goes, or a sensitive one without a reason · unknown.table, unknown.column ·
 * input.missing for a folder that is not there
 */
export function setPolicy(context: Context): Service<'policy.set'> {
  return async (wanted) => {
    const vault = context.vault();
    const record = findCase(vault.db, wanted.case);
    if (!record.hasData) throw new HandoverError('unknown.table', 'table' in wanted ? { table: wanted.table } : {});
    const data = await vault.data(record.caseUid);
    if ('table' in wanted) decideColumn(data, wanted);
    else decideFolder(data, wanted);
    return caseDataView(vault, record);
  };
}

type Wanted = Parameters<Service<'policy.set'>>[0];

function decideColumn(data: CaseData, wanted: Extract<Wanted, { column: string }>): void {
  const { table: id, column: columnId, action, reason } = wanted;
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
}

/** Nobody looks at every picture: a folder goes as a whole, or stays. */
function decideFolder(data: CaseData, { folder, action, reason }: Extract<Wanted, { folder: string }>): void {
  data.change('policy', (db, log) => {
    const files = listFiles(db).filter(({ sourceRef }) => folderId(sourceRef) === folder);
    if (files.length === 0) throw new HandoverError('input.missing', { entry: folder });
    for (const file of files) {
      const facts = fileFactsOf(file);
      checkDecision(facts.class, action, reason, { entry: folder });
      setFileFacts(db, file.ref, { ...facts, action, reason });
    }
    log({ act: `policy_${action}`, object: `files:${folder}` });
  });
}

export function checkDecision(
  piClass: PiClass,
  action: Action,
  reason: Reason,
  where: Where,
): asserts action is 'keep' | 'drop' {
  if (action !== 'keep' && action !== 'drop') throw new HandoverError('usage', { ...where, member: 'action' });
  if (action === 'drop') return;
  if (piClass === 'C') throw new HandoverError('blocked', where, { missing: ['class_c'] });
  const sensitive = piClass === 'S' || piClass === 'S*' || piClass === 'M';
  if (sensitive && !sensitiveReasons.includes(reason)) {
    throw new HandoverError('blocked', where, { missing: ['reason'], reasons: [...sensitiveReasons] });
  }
}
