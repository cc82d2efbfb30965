// Sealing a package for the buyer; the full one: every gate first, then exactly what the policy lets go.
import { HandoverError } from '../../../domain/errors.ts';
import { writeJsonFile } from '../../../format/json-file.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { Job } from '../../jobs.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { logEntries } from '../../vault/log/log-store.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import { addPolicy } from '../../vault/stores/policy-store.ts';
import { type CaseState, caseState } from '../case/case-state.ts';
import { missingOf } from '../case/case-view.ts';
import type { Context, Service } from '../context.ts';
import { caseDataView } from '../data/case-data-view.ts';
import { scanNew } from '../scan/scan-table.ts';
import { packageView } from './package-view.ts';
import { type Content, contentOf } from './seal-content.ts';
import { checkpointNow, type Made, makePackage } from './seal-run.ts';

export function sealService(context: Context): Service<'package.seal'> {
  return ({ job, case: ref, kind, out, preview = {} }) =>
    context.jobs.run(job, async (running): Promise<Output<'package.seal'>> => {
      if (kind !== 'full' && kind !== 'preview') {
        throw new HandoverError('usage', { member: 'kind' }, { kinds: ['preview', 'full'] });
      }
      const vault = context.vault();
      const record = findCase(vault.db, ref);
      if (record.role !== 'seller') throw new HandoverError('sign.not-named', {}, { role: record.role });
      if (record.hasData) await scanNew(await vault.data(record.caseUid), running);
      const state = caseState(vault, record);
      if (kind === 'preview') {
        // It brings the detector along, which a full package leaves to the workers.
        const { sealPreview } = await import('./seal-preview.ts');
        return sealPreview(context, state, preview, running, context.files.path(out));
      }
      const missing = missingOf(vault, state, await caseDataView(vault, record));
      if (missing.length > 0) throw new HandoverError('blocked', {}, { missing: missing.map(({ gate }) => gate) });
      const through = { bulk: context.bulk(), signal: running.signal };
      const content = await contentOf(vault, await vault.data(record.caseUid), context.now(), through);
      const made = await sealFull(context, state, content, running, context.files.path(out));
      return report(made, content);
    });
}

async function sealFull(context: Context, state: CaseState, content: Content, job: Job, out: string): Promise<Made> {
  const vault = context.vault();
  const { caseUid } = state.record;
  const before = state.packages.findLast(({ kind, direction }) => kind === 'full' && direction === 'made');
  const checkpoint = checkpointNow(context, vault, caseUid);
  const { policy, ...rest } = content;
  return makePackage(
    context,
    state,
    checkpoint,
    {
      kind: 'full',
      ...rest,
      policySha256: policy.sha256,
      log: logLines(vault.db, caseUid, checkpoint.size),
      ...(state.terms === undefined ? {} : { terms: state.terms.id }),
      ...(before === undefined ? {} : { supersedes: before.id }),
      keep(db) {
        const { bytes, sha256 } = policy;
        addPolicy(db, { caseUid, source: 'default', compiled: bytes, sha256, added: vault.utc() });
      },
    },
    job,
    out,
  );
}

async function* logLines(db: ReadableDb, caseUid: string, size: number) {
  for (const line of logEntries(db, { caseUid, size })) yield writeJsonFile(line);
}

function report({ record, rows, ...made }: Made, { tables, files }: Content): Output<'package.seal'> {
  const columns = tables.flatMap((table) => table.columns);
  const kept = columns.filter(({ action }) => action !== 'drop').length;
  return {
    package: packageView(record),
    ...made,
    rows,
    columns_kept: kept,
    columns_left_out: columns.length - kept,
    files: files.length,
  };
}
