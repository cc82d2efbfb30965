// Import: each file a person gave becomes tables or attachments of the case, whole or not at all; the others go on.
import { basename } from 'node:path';
import { HandoverError, locate } from '../../domain/errors.ts';
import type { Output } from '../../ipc/contract.ts';
import { toFailure } from '../../ipc/dispatch.ts';
import type { Job } from '../jobs.ts';
import { detectFile } from '../readers/open.ts';
import type { CaseData } from '../vault/case-data.ts';
import { findCase } from '../vault/case-store.ts';
import { listTables } from '../vault/table-store.ts';
import { attachmentsView, tableView } from './case-data-view.ts';
import type { Context, Service } from './context.ts';
import { importAttachments } from './import-files.ts';
import { importTables, type TableOptions } from './import-tables.ts';

type Refused = Output<'import.run'>['refused'];
const attachmentKinds = new Set(['folder', 'attachment']);

export function runImport(context: Context): Service<'import.run'> {
  return ({ job, case: ref, files }) =>
    context.jobs.run(job, async (running) => {
      const vault = context.vault();
      const data = await vault.data(findCase(vault.db, ref).caseUid);
      const refused: Refused = [];
      const tables: string[] = [];
      for (const { file, encoding, sheet, header_row: headerRow } of files) {
        const path = context.files.path(file);
        try {
          const options = { encoding, sheet, headerRow };
          tables.push(...(await importOne(path, data, running, options)));
        } catch (error) {
          const known = locate(error, { file: basename(path) });
          if (!isOfThisFile(known)) throw known;
          const { message: _, ...failure } = toFailure(known);
          refused.push({ file: basename(path), error: failure });
        }
      }
      const imported = listTables(data.db).filter(({ id }) => tables.includes(id));
      return {
        tables: imported.map((table) => tableView(data.db, table)),
        attachments: attachmentsView(data.db),
        refused,
      };
    });
}

/** A file that can't be read is set aside and the others go on; a cancelled job, a full disk or a bug ends the import. */
function isOfThisFile(error: unknown): error is HandoverError {
  return error instanceof HandoverError && (error.code.startsWith('input.') || error.code === 'unknown.table');
}

/** The ids of the tables that came of it. */
async function importOne(path: string, data: CaseData, job: Job, options: TableOptions): Promise<string[]> {
  const kind = await kindOf(path);
  if (kind === 'table') return importTables(path, data, job, options);
  if (!attachmentKinds.has(kind)) throw new HandoverError('input.kind', {}, { kind });
  await importAttachments(path, data, job);
  return [];
}

async function kindOf(path: string): Promise<string> {
  try {
    return (await detectFile(path)).kind;
  } catch (error) {
    if (error instanceof HandoverError && error.code === 'input.folder') return 'folder';
    throw error;
  }
}
