// Sealing the full package: every gate first, then exactly what the policy lets go.
import { HandoverError } from '../../../domain/errors.ts';
import type { Reason } from '../../../domain/vocabulary.ts';
import { writeJsonFile } from '../../../format/json-file.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { Job } from '../../jobs.ts';
import { type CompiledPolicy, compilePolicy } from '../../seal/compile-policy.ts';
import type { FileToSeal } from '../../seal/seal-package.ts';
import type { TableToSeal } from '../../seal/seal-table.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { logEntries } from '../../vault/log/log-store.ts';
import { packedBlocks } from '../../vault/rows/block-store.ts';
import { expectTable, expectTables } from '../../vault/rows/table-check.ts';
import { listTables } from '../../vault/rows/table-store.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import { listFiles, streamFile } from '../../vault/stores/file-store.ts';
import { addPolicy } from '../../vault/stores/policy-store.ts';
import type { Vault } from '../../vault/vault.ts';
import { type CaseState, caseState } from '../case/case-state.ts';
import { missingOf } from '../case/case-view.ts';
import type { Context, Service } from '../context.ts';
import { caseDataView } from '../data/case-data-view.ts';
import { factsOf, fileFactsOf } from '../data/table-facts.ts';
import { packageView } from './package-view.ts';
import { checkpointNow, type Made, makePackage } from './seal-run.ts';

type Content = {
  readonly tables: readonly TableToSeal[];
  readonly files: readonly FileToSeal[];
  readonly leftOutFiles: readonly { readonly reason: Reason; readonly files: number }[];
  readonly policy: CompiledPolicy;
};

export function sealService(context: Context): Service<'package.seal'> {
  return ({ job, case: ref, kind, out }) =>
    context.jobs.run(job, async (running): Promise<Output<'package.seal'>> => {
      if (kind !== 'full') throw new HandoverError('usage', { member: 'kind' }, { kinds: ['full'] });
      const vault = context.vault();
      const record = findCase(vault.db, ref);
      if (record.role !== 'seller') throw new HandoverError('sign.not-named', {}, { role: record.role });
      const state = caseState(vault, record);
      const missing = missingOf(vault, state, await caseDataView(vault, record));
      if (missing.length > 0) throw new HandoverError('blocked', {}, { missing: missing.map(({ gate }) => gate) });
      const content = contentOf(vault, record.caseUid, (await vault.data(record.caseUid)).db);
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

/** @throws vault.damaged if the tables are not what the log says they were at their last change */
function contentOf(vault: Vault, caseUid: string, db: ReadableDb): Content {
  expectTables(vault.db, db, caseUid);
  const tables = listTables(db).map((table) => {
    expectTable(vault.db, db, caseUid, table.id);
    const { columns: decided } = factsOf(table);
    const columns = table.columns.flatMap(({ id, name }, index) => {
      const facts = decided[index];
      return facts === undefined ? [] : [{ id, name, ...facts }];
    });
    return { id: table.id, name: table.name, rows: table.rows, columns, blocks: packedBlocks(db, table.id) };
  });
  const all = listFiles(db).map((file) => ({ ...file, ...fileFactsOf(file) }));
  const kept = all.filter(({ action }) => action === 'keep');
  const policy = compilePolicy(tables, all);
  const withRows = tables.filter(({ columns }) => columns.some(({ action }) => action !== 'drop'));
  return {
    tables: withRows,
    files: kept.map((file) => ({ ...file, open: () => asAsync(streamFile(db, file.id)) })),
    leftOutFiles: leftOut(all.filter(({ action }) => action === 'drop')),
    policy,
  };
}

async function* asAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

function leftOut(files: readonly { readonly reason: Reason }[]): { reason: Reason; files: number }[] {
  const counts = new Map<Reason, number>();
  for (const { reason } of files) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, files: count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
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
