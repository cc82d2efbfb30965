// Attachments into a case: pictures and papers, listed and counted; none goes unless a person decides so.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { HandoverError } from '../../../domain/errors.ts';
import { program } from '../../../domain/program.ts';
import { canonical } from '../../../format/canonical.ts';
import type { Job } from '../../jobs.ts';
import { type Attachment, listAttachments } from '../../readers/attachments/attachments.ts';
import { readFailure } from '../../readers/failure.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { refuseVaultAmong } from '../../vault/folder/vault-among.ts';
import { commitImport } from '../../vault/import/commit-import.ts';
import { type IncomingFile, type StagedFile, stageFiles } from '../../vault/import/stage-files.ts';
import { beginImport, completeSource, discardImport, stageSource } from '../../vault/import/staging.ts';
import { listFiles } from '../../vault/stores/file-store.ts';
import { sourceByDigest } from '../../vault/stores/source-store.ts';
import type { FileFacts } from '../data/table-facts.ts';

/** Nobody has looked at a picture yet: it may show a face, a home or an identity card (class S, reason photo). */
const undecided: FileFacts = { class: 'S', action: 'drop', reason: 'photo' };

/** @param also goes with the commit that makes the files visible · @throws input.empty, input.twice, input.vault-folder, io.*, cancelled */
export async function importAttachments(path: string, data: CaseData, job: Job, also: () => void): Promise<void> {
  const names = listFiles(data.db).map(({ name }) => name);
  const { files, aside, refused } = await listAttachments(path, names);
  refuseVaultAmong(files.map((file) => file.path));
  if (files.length === 0) throw new HandoverError('input.empty', {}, { refused: refused.length });
  const importRef = beginImport(data.db, data.utc(), data.steps);
  try {
    const sourceRef = stageSource(data.db, importRef, basename(path), data.steps);
    const staged = await stageFiles(data.db, sourceRef, incoming(files, basename(path), job), {
      steps: data.steps,
      signal: job.signal,
    });
    const sha256 = contentDigest(staged);
    const before = sourceByDigest(data.db, sha256);
    if (before !== undefined) throw new HandoverError('input.twice', {}, { name: before.name });
    const facts = {
      bytes: staged.reduce((sum, { bytes }) => sum + bytes, 0),
      sha256,
      record: {
        files: files.length,
        set_apart: aside.length,
        refused: refused.map(({ reason }) => reason),
        with_place: files.filter(({ place }) => place).length,
        operator: data.operator,
        program: `${program.name} ${program.version}`,
      },
    };
    completeSource(data.db, sourceRef, facts, data.steps);
    commitImport(data, importRef, undefined, also);
  } catch (error) {
    discardImport(data.db, importRef, data.steps);
    throw error;
  }
}

/** Of the contents in their order: names change when a case has files of the same name. */
function contentDigest(staged: readonly StagedFile[]): string {
  const contents = staged.map(({ bytes, sha256 }) => ({ bytes, sha256 }));
  return createHash('sha256').update(canonical(contents)).digest('hex');
}

function* incoming(files: readonly Attachment[], given: string, job: Job): Generator<IncomingFile> {
  for (const [index, { path, name }] of files.entries()) {
    job.report('import', index, files.length, 'files');
    yield { name, facts: undecided, content: contentOf(path, given) };
  }
  job.report('import', files.length, files.length, 'files');
}

/** @param given the name of the folder or file that a person gave: a failure is told of that */
async function* contentOf(path: string, given: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    throw readFailure(error, given);
  }
}
