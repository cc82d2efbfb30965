// Import: each file a person gave becomes tables or attachments of the case, whole or not at all; the others go on. What was not
// reached when it was cancelled or cut short is remembered and can be taken up again.
import { basename } from 'node:path';
import { HandoverError, locate } from '../../../domain/errors.ts';
import type { Output } from '../../../ipc/contract.ts';
import { toFailure } from '../../../ipc/dispatch.ts';
import type { Job } from '../../jobs.ts';
import { detectFile } from '../../readers/open.ts';
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
import { dataView } from './case-data-view.ts';
import { importAttachments } from './import-files.ts';
import { openAsWanted, rememberChoicesFor } from './import-memory.ts';
import { importTables } from './import-tables.ts';
import { toKeep, wantedOf } from './import-wanted.ts';
import { comparedWithOlder } from './table-compare.ts';
import { measureNew } from './table-measure.ts';
import { expectUnsealed } from './table-remove.ts';
import { replaceTable } from './table-replace.ts';

type Imported = Output<'import.run'>;
type Importing = { readonly vault: Vault; readonly data: CaseData; readonly job: Job };
type Outcome = { readonly tables: readonly string[]; readonly isRemembered: boolean };

/** What a person wanted of a file can't be. */
const asWanted: ReadonlySet<string> = new Set(['unknown.table', 'table.sealed', 'usage']);
const attachmentKinds = new Set(['folder', 'attachment']);

export function runImport(context: Context): Service<'import.run'> {
  return ({ job, case: ref, files }) =>
    context.jobs.run(job, async (running) => {
      const vault = context.vault();
      const data = await vault.data(findCase(vault.db, ref).caseUid);
      const wanted = files.map(({ file, ...choices }) => ({
        path: context.files.path(file),
        choices: toKeep(choices),
      }));
      return importAll({ vault, data, job: running }, addPending(data.db, wanted, data.steps));
    });
}

export function resumeImport(context: Context): Service<'import.resume'> {
  return ({ job, case: ref }) =>
    context.jobs.run(job, async (running) => {
      const vault = context.vault();
      const data = await vault.data(findCase(vault.db, ref).caseUid);
      return importAll({ vault, data, job: running }, listPending(data.db));
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

/** A file that can't be read is told and no longer waits; what ends the import leaves the rest waiting. */
async function importAll(importing: Importing, files: readonly PendingFile[]): Promise<Imported> {
  const { data, job } = importing;
  const refused: Imported['refused'] = [];
  const remembered: string[] = [];
  const tables: string[] = [];
  for (const file of files) {
    const name = basename(file.path);
    try {
      const outcome = await importOne(importing, file);
      tables.push(...outcome.tables);
      if (outcome.isRemembered) remembered.push(name);
    } catch (error) {
      const known = locate(error, { file: name });
      if (!isOfThisFile(known)) throw known;
      removePending(data.db, file.ref, data.steps);
      const { message: _, ...failure } = toFailure(known);
      refused.push({ file: name, error: failure });
    }
  }
  await measureNew(data, job);
  const newer = await comparisons(importing, tables);
  const view = dataView(data);
  return { ...view, tables: view.tables.filter(({ id }) => tables.includes(id)), refused, remembered, newer };
}

/** A file that can't be read as wanted is set aside and the others go on; a cancelled job, a full disk or a bug ends the import. */
function isOfThisFile(error: unknown): error is HandoverError {
  if (!(error instanceof HandoverError)) return false;
  return error.code.startsWith('input.') || asWanted.has(error.code);
}

async function importOne({ vault, data, job }: Importing, { ref, path, choices }: PendingFile): Promise<Outcome> {
  const isDone = () => removePending(data.db, ref);
  const kind = await kindOf(path);
  if (attachmentKinds.has(kind)) {
    await importAttachments(path, data, job, isDone);
    return { tables: [], isRemembered: false };
  }
  if (kind !== 'table') throw new HandoverError('input.own-file', {}, { kind });
  const { replaces, ...given } = wantedOf({ choices });
  if (replaces !== undefined) expectUnsealed(vault, data.caseUid);
  const onProgress = (done: number, total: number) => job.report('import', done, total, 'bytes');
  const { opened, isRemembered } = await openAsWanted(vault, path, given, { signal: job.signal, onProgress });
  const tables = await importTables(opened, data, job, {
    replaces,
    also(record, ids) {
      isDone();
      if (replaces !== undefined) replaceBy(data, record, replaces, ids);
    },
  });
  // One sheet read another way says nothing of the next book: its other sheets are wanted too.
  if (replaces === undefined || given.sheet === undefined) await rememberChoicesFor(vault, path, given);
  return { tables, isRemembered };
}

/** Only one table can take the place of one. @throws usage */
function replaceBy(data: CaseData, record: Recorder, older: string, tables: readonly string[]): void {
  const [newer] = tables;
  if (newer === undefined || tables.length > 1) throw new HandoverError('usage', { table: older, member: 'replaces' });
  replaceTable(data, record, older, newer);
}

async function comparisons({ data, job }: Importing, tables: readonly string[]): Promise<Imported['newer']> {
  const found: Imported['newer'] = [];
  for (const id of tables) {
    const compared = await comparedWithOlder(data, job, id);
    if (compared !== undefined) found.push(compared);
  }
  return found;
}

async function kindOf(path: string): Promise<string> {
  try {
    return (await detectFile(path)).kind;
  } catch (error) {
    if (error instanceof HandoverError && error.code === 'input.folder') return 'folder';
    throw error;
  }
}
