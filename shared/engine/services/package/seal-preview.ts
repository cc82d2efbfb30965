// Sealing a preview, 看样: before terms are signed a buyer may see what kind of data it is, and no person in it.
import { HandoverError } from '../../../domain/errors.ts';
import { previewGates } from '../../../domain/seal-gates.ts';
import type { Output } from '../../../ipc/contract.ts';
import { type Job, rowProgress } from '../../jobs.ts';
import { addPolicy } from '../../vault/stores/policy-store.ts';
import type { CaseState } from '../case/case-state.ts';
import { sealFacts } from '../case/case-view.ts';
import type { Context } from '../context.ts';
import { caseDataView } from '../data/case-data-view.ts';
import { packageView } from './package-view.ts';
import { type PreviewContent, previewContent } from './preview-content.ts';
import { countRows } from './preview-counts.ts';
import { type PreviewWanted, usualPreview } from './preview-look.ts';
import { contentOf } from './seal-content.ts';
import { checkpointNow, makePackage } from './seal-run.ts';

/** @throws blocked naming what is missing · cancelled, vault.damaged, io.* */
export async function sealPreview(
  context: Context,
  state: CaseState,
  wanted: Partial<PreviewWanted>,
  job: Job,
  out: string,
): Promise<Output<'package.seal'>> {
  const vault = context.vault();
  const { record } = state;
  const missing = previewGates(sealFacts(vault, state, await caseDataView(vault, record)));
  if (missing.length > 0) throw new HandoverError('blocked', {}, { missing });
  const data = await vault.data(record.caseUid);
  const through = { bulk: context.bulk(), signal: job.signal };
  const { all } = await contentOf(vault, data, context.now(), through);
  const previewing = { db: data.db, ...through, progress: rowProgress(job, 'seal', all) };
  const content = await previewContent(all, { ...usualPreview, ...wanted }, previewing);
  const before = state.packages.findLast(({ kind, direction }) => kind === 'preview' && direction === 'made');
  const made = await makePackage(
    context,
    state,
    checkpointNow(context, vault, record.caseUid),
    {
      kind: 'preview',
      all,
      tables: [],
      preview: content.tables,
      files: [],
      leftOutFiles: [],
      policySha256: content.policy.sha256,
      ...(before === undefined ? {} : { supersedes: before.id }),
      keep(db) {
        const { bytes, sha256 } = content.policy;
        addPolicy(db, { caseUid: record.caseUid, source: 'preview', compiled: bytes, sha256, added: vault.utc() });
      },
    },
    job,
    out,
  );
  const { record: sealed, ...file } = made;
  return { package: packageView(sealed), ...file, ...sampleCounts(content) };
}

function sampleCounts({ samples, tables }: PreviewContent) {
  const columns = samples.flatMap((table) => table.columns);
  const kept = columns.filter(({ action }) => action !== 'drop').length;
  const counted = countRows(
    'preview',
    tables.map((table) => ({ ...table, rows: table.rows.length })),
  );
  return { ...counted, columns_kept: kept, columns_left_out: columns.length - kept, files: 0, lists: 0 };
}
