// What goes, is changed and stays, column by column and folder by folder: the program's safe default, changed by a person with a reason.
import { HandoverError } from '../../../domain/errors.ts';
import type { CaseData, Recorder } from '../../vault/case-data.ts';
import type { WritableDb } from '../../vault/database/database.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import { listFiles, setFileFacts } from '../../vault/stores/file-store.ts';
import type { Context, Service } from '../context.ts';
import { folderId } from '../data/attachments-view.ts';
import { caseDataView } from '../data/case-data-view.ts';
import { fileFactsOf } from '../data/table-facts.ts';
import { changeColumn } from './change-column.ts';
import { checkClass, decided } from './column-decision.ts';

export function showPolicy(context: Context): Service<'policy.show'> {
  return async ({ case: ref }) => {
    const vault = context.vault();
    return caseDataView(vault, findCase(vault.db, ref));
  };
}

type Wanted = Parameters<Service<'policy.set'>>[0];
export type ColumnDecision = Extract<Wanted, { decisions: unknown }>['decisions'][number];

/**
 * @throws blocked for a class that never goes, or a sensitive one without a reason · usage for an action or a parameter that does not
 * fit · unknown.table, unknown.column · input.missing for a folder that is not there
 */
export function setPolicy(context: Context): Service<'policy.set'> {
  return async (wanted) => {
    const vault = context.vault();
    const record = findCase(vault.db, wanted.case);
    if (!record.hasData) throw new HandoverError('unknown.table', 'table' in wanted ? { table: wanted.table } : {});
    const data = await vault.data(record.caseUid);
    if ('folder' in wanted) decideFolder(data, wanted);
    else {
      const decisions = 'decisions' in wanted ? wanted.decisions : [wanted];
      data.change('policy', (db, log) => decideColumns(db, log, decisions));
    }
    return caseDataView(vault, record);
  };
}

/** In the caller's transaction. */
export function decideColumns(db: WritableDb, log: Recorder, decisions: readonly ColumnDecision[]): void {
  for (const { table, column, ...decision } of decisions) {
    const place = { table, column };
    changeColumn(db, place, (current) => decided(current, decision, place));
    log({ act: `policy_${decision.action}`, object: `column:${table}.${column}` });
  }
}

/** Nobody looks at every picture: a folder goes as a whole, or stays. */
function decideFolder(data: CaseData, { folder, action, reason }: Extract<Wanted, { folder: string }>): void {
  data.change('policy', (db, log) => {
    const files = listFiles(db).filter(({ sourceRef }) => folderId(sourceRef) === folder);
    if (files.length === 0) throw new HandoverError('input.missing', { entry: folder });
    if (action !== 'keep' && action !== 'drop') throw new HandoverError('usage', { entry: folder, member: 'action' });
    for (const file of files) {
      const facts = fileFactsOf(file);
      if (facts.class === 'C' && action === 'keep')
        throw new HandoverError('blocked', { entry: folder }, { missing: ['class_c'] });
      checkClass(facts.class, action, reason, { entry: folder });
      setFileFacts(db, file.ref, { ...facts, action, reason });
    }
    log({ act: `policy_${action}`, object: `files:${folder}` });
  });
}
