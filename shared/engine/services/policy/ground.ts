// The paper that a rule for rows rests on, a letter or a signed form: kept among the attachments, which stay; its digest goes along.
import { HandoverError } from '../../../domain/errors.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { Job } from '../../jobs.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { readTable } from '../../vault/rows/table-store.ts';
import { findFile } from '../../vault/stores/file-store.ts';
import type { Context, Service } from '../context.ts';
import { dataView } from '../data/case-data-view.ts';
import { dataOfTable } from '../data/data-of-table.ts';
import { factsOf } from '../data/table-facts.ts';
import { importAttachments } from '../import/attachments.ts';
import { digestOfFile } from '../import/seen.ts';
import { setRules } from './rules.ts';

type Rule = Output<'policy.show'>['tables'][number]['rules'][number];

/**
 * Without a file the rule rests on none; the file stays among the attachments.
 * @throws usage for a rule that the table does not have · unknown.table · input.*, io.*, cancelled
 */
export function setGround(context: Context): Service<'policy.ground'> {
  return ({ job, case: ref, table, rule, column, file, note }) =>
    context.jobs.run(job, async (running) => {
      const data = await dataOfTable(context, ref, table);
      const isMeant = (one: Rule) => one.rule === rule && one.column === column;
      const rulesNow = () => factsOf(readTable(data.db, table)).rules ?? [];
      if (!rulesNow().some(isMeant)) throw new HandoverError('usage', { table, column, member: 'rule' });
      const sha256 = file === undefined ? undefined : await attached(data, context.files.path(file), running);
      const rules = rulesNow().map(({ ground, ...one }) => {
        if (!isMeant(one)) return ground === undefined ? one : { ...one, ground };
        return sha256 === undefined ? one : { ...one, ground: { sha256, ...(note === undefined ? {} : { note }) } };
      });
      data.change('policy', (db, log) => setRules(db, log, { table, rules }));
      return dataView(data);
    });
}

/** The digest of the file, which is among the attachments then. */
async function attached(data: CaseData, path: string, job: Job): Promise<string> {
  const sha256 = await digestOfFile(path, job.signal);
  if (findFile(data.db, sha256) === undefined) await importAttachments(path, data, job, () => {});
  return sha256;
}
