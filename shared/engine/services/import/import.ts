// Import: each file a person gave becomes tables or attachments of the case, whole or not at all; the others go on. What was not
// reached when it was cancelled or cut short, or lies on a medium that is gone, is remembered and can be taken up again.
import { basename } from 'node:path';
import { HandoverError, locate } from '../../../domain/errors.ts';
import type { Output } from '../../../ipc/contract.ts';
import { toFailure } from '../../../ipc/dispatch.ts';
import type { Job } from '../../jobs.ts';
import type { Ports } from '../../ports.ts';
import { isPlainAttachment, type OpenedTables } from '../../readers/open.ts';
import { refusalsOf } from '../../readers/rows/unread.ts';
import type { CaseData, Recorder } from '../../vault/case-data.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import {
  addPending,
  clearPending,
  listPending,
  type PendingFile,
  removePending,
} from '../../vault/stores/pending-store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Context, Service } from '../context.ts';
import { dataView } from '../data/case-data-view.ts';
import { comparedWithOlder } from '../data/table-compare.ts';
import { measureNew } from '../data/table-measure.ts';
import { expectUnsealed } from '../data/table-remove.ts';
import { replaceTable } from '../data/table-replace.ts';
import { scanNew } from '../scan/scan-table.ts';
import { isPart } from './again.ts';
import { importAttachments } from './attachments.ts';
import { failureOf } from './failure.ts';
import { type OpenedAsWanted, openAsWanted, rememberChoicesFor, surveysToRemember } from './memory.ts';
import { checkSeen, type SeenFile, seeFile } from './seen.ts';
import { importTables } from './tables.ts';
import { endThreads, type ImportThreads, withThreads } from './threads.ts';
import { type Choices, isNothing, toKeep, type Wanted, wantedOf } from './wanted.ts';

type Imported = Output<'import.run'>;
type Importing = {
  readonly vault: Vault;
  readonly data: CaseData;
  readonly threads: ImportThreads;
  readonly job: Job;
  readonly startReader: Ports['startReader'];
};
type Noticed = NonNullable<Imported['notices']>[number];
type Outcome = {
  readonly tables: readonly string[];
  readonly isRemembered: boolean;
  readonly notices: readonly Noticed[];
  /** One for each table of the file that could not be read. */
  readonly unread: readonly HandoverError[];
};

/** @param threads of which some may be at work */
export function importFiles(context: Context, threads: ImportThreads): Service<'import.run'> {
  return ({ job, case: ref, files }) =>
    context.jobs.run(job, async (running) => {
      const vault = context.vault();
      const data = await vault.data(findCase(vault.db, ref).caseUid);
      const wanted = [];
      for (const { file, ...choices } of files) {
        const path = context.files.path(file);
        wanted.push({ path, choices: toKeep({ ...choices, seen: await seenAs(path, choices) }) });
      }
      return importAll(
        { vault, data, threads, job: running, startReader: context.ports.startReader },
        addPending(data.db, wanted, data.steps),
      );
    });
}

/** Where something was chosen, it was for the file as it is now: while it waits, it must not change. */
async function seenAs(path: string, { seen, ...chosen }: Wanted): Promise<SeenFile | undefined> {
  return seen !== undefined || isNothing(chosen) ? seen : seeFile(path);
}

export function resumeImport(context: Context): Service<'import.resume'> {
  return ({ job, case: ref }) =>
    context.jobs.run(job, async (running) => {
      const vault = context.vault();
      const data = await vault.data(findCase(vault.db, ref).caseUid);
      const { startReader } = context.ports;
      return withThreads((threads) =>
        importAll({ vault, data, threads, job: running, startReader }, listPending(data.db)),
      );
    });
}

export function pendingImport(context: Context): Service<'import.pending'> {
  return async ({ case: ref }) => {
    const vault = context.vault();
    const record = findCase(vault.db, ref);
    const pending = record.hasData ? listPending((await vault.data(record.caseUid)).db) : [];
    return { files: pending.map(({ path }) => basename(path)) };
  };
}

export function dismissImport(context: Context): Service<'import.dismiss'> {
  return async ({ case: ref }) => {
    const vault = context.vault();
    const record = findCase(vault.db, ref);
    if (record.hasData) {
      const data = await vault.data(record.caseUid);
      clearPending(data.db, data.steps);
    }
    return {};
  };
}

async function importAll(importing: Importing, files: readonly PendingFile[]): Promise<Imported> {
  const { data, job, threads } = importing;
  const { tables, ...outcome } = await importEach(importing, files);
  await endThreads(threads);
  await scanNew(data, job);
  await measureNew(data, job);
  const newer = await comparisons(importing, tables);
  const view = dataView(data);
  return { ...view, tables: view.tables.filter(({ id }) => tables.includes(id)), ...outcome, newer };
}

/** A file that failed is told, and waits on if only its medium did; the others go on. What ends the import leaves the rest waiting. */
async function importEach(
  importing: Importing,
  files: readonly PendingFile[],
): Promise<Pick<Imported, 'refused' | 'remembered' | 'notices'> & { readonly tables: readonly string[] }> {
  const { data } = importing;
  const refused: Imported['refused'] = [];
  const remembered: string[] = [];
  const tables: string[] = [];
  const notices: Noticed[] = [];
  const refuse = (file: string, error: HandoverError) => {
    const { message: _, ...failure } = toFailure(error);
    refused.push({ file, error: failure });
  };
  for (const file of files) {
    const name = basename(file.path);
    try {
      const outcome = await importOne(importing, file);
      tables.push(...outcome.tables);
      notices.push(...outcome.notices);
      if (outcome.isRemembered) remembered.push(name);
      for (const error of outcome.unread) refuse(name, error);
    } catch (error) {
      const failed = failureOf(error, file.path);
      if (failed === undefined) throw locate(error, { file: name });
      if (!failed.waits) removePending(data.db, file.ref, data.steps);
      refuse(name, failed.error);
    }
  }
  return { tables, refused, remembered, notices };
}

async function importOne(importing: Importing, { ref, path, choices }: PendingFile): Promise<Outcome> {
  const { vault, data, threads, job } = importing;
  const { replaces, seen, ...given } = wantedOf({ choices });
  const isDone = () => removePending(data.db, ref);
  if (seen !== undefined) await checkSeen(path, seen, job.signal);
  if (replaces !== undefined) expectUnsealed(vault, data.caseUid);
  const wanted = await openOne(importing, path, given);
  if (wanted === 'attachments') {
    await importAttachments(path, data, job, isDone);
    return { tables: [], isRemembered: false, notices: [], unread: [] };
  }
  const also = (record: Recorder, ids: readonly string[]) => {
    isDone();
    if (replaces !== undefined) replaceBy(data, record, replaces, ids);
  };
  try {
    let asked: ReturnType<typeof surveysToRemember> | undefined;
    const onRead = () => {
      // The reader finds it out while its rows are committed.
      asked = surveysToRemember(wanted, given);
    };
    const joining = { onRead, also, replaces, path };
    const tables = await importTables(wanted.opened, { data, scanner: threads.scanner, job }, joining);
    const isSecond = wanted.opened.tables.some((table) => isPart(data.db, table.record()));
    if (!isSecond) rememberChoicesFor(vault, (await asked) ?? [], given);
    const isRemembered = wanted.tables.some((table) => table.isRemembered);
    return { tables, isRemembered, ...toldOf(wanted.opened, tables, basename(path)) };
  } finally {
    await wanted.opened.close();
  }
}

/** @param ids of the tables, in their order */
function toldOf({ tables }: OpenedTables, ids: readonly string[], file: string): Pick<Outcome, 'notices' | 'unread'> {
  const records = tables.map((table) => table.record());
  const notices = ids.flatMap((table, at) =>
    (records[at]?.notices ?? [])
      .filter(({ count }) => count > 0)
      .map(({ code, count, names }) => ({ table, code, count, ...(names === undefined ? {} : { names: [...names] }) })),
  );
  return { notices, unread: refusalsOf(records[0]?.notices ?? [], file, ids.length) };
}

/** What is no picture at first sight goes to a reader's thread, which finds out what it is, and may say that it is no table. */
async function openOne(
  { vault, threads, job, startReader }: Importing,
  path: string,
  given: Choices,
): Promise<OpenedAsWanted | 'attachments'> {
  const onProgress = (done: number, total: number) => job.report('import', done, total, 'bytes');
  try {
    if (await isPlainAttachment(path)) return 'attachments';
    const watching = { signal: job.signal, onProgress, startReader, thread: threads.reader };
    const opening = openAsWanted(vault, path, given, watching);
    threads.scanner.begin();
    return await opening;
  } catch (error) {
    if (error instanceof HandoverError && isForAttachments(error)) return 'attachments';
    throw error;
  }
}

function isForAttachments({ code, facts }: HandoverError): boolean {
  return code === 'input.folder' || (code === 'input.kind' && facts.kind === 'attachment');
}

/** Only one table can take the place of one. @throws usage */
function replaceBy(data: CaseData, record: Recorder, older: string, tables: readonly string[]): void {
  const [newer] = tables;
  if (newer === undefined || tables.length > 1) throw new HandoverError('usage', { table: older, member: 'replaces' });
  replaceTable(data, record, older, newer);
}

async function comparisons(
  { data, job }: Pick<Importing, 'data' | 'job'>,
  tables: readonly string[],
): Promise<Imported['newer']> {
  const found: Imported['newer'] = [];
  for (const id of tables) {
    const compared = await comparedWithOlder(data, job, id);
    if (compared !== undefined) found.push(compared);
  }
  return found;
}
