// Taking out again what was brought in by mistake: a table, or a folder of attachments, as long as nothing of the case is sealed.
import { HandoverError } from '../../../domain/errors.ts';
import type { PackageKind } from '../../../domain/vocabulary.ts';
import type { CaseData } from '../../vault/case-data.ts';
import { dropTable } from '../../vault/rows/table-store.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import { dropFiles, listFiles } from '../../vault/stores/file-store.ts';
import { listPackages } from '../../vault/stores/package-store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Context, Service } from '../context.ts';
import { isDone } from '../package/package-view.ts';
import { folderId } from './attachments-view.ts';
import { dataView } from './case-data-view.ts';

const handovers: readonly PackageKind[] = ['full', 'supplement'];

/** What stands in a package must be there to be compared with it; a preview is only a sample. @throws table.sealed */
export function expectUnsealed({ db }: Vault, caseUid: string): void {
  const sealed = listPackages(db, caseUid).find((record) => handovers.includes(record.kind) && isDone(record));
  if (sealed !== undefined) throw new HandoverError('table.sealed', {}, { seq: sealed.seq });
}

function removeFolder(data: CaseData, folder: string): void {
  const files = listFiles(data.db).filter(({ sourceRef }) => folderId(sourceRef) === folder);
  if (files.length === 0) throw new HandoverError('input.missing', { entry: folder });
  dropFiles(
    data,
    files.map(({ id }) => id),
  );
}

/** @throws unknown.case, unknown.table, table.sealed · input.missing for a folder that is not there */
export function removeTable(context: Context): Service<'table.remove'> {
  return async (wanted) => {
    const vault = context.vault();
    const record = findCase(vault.db, wanted.case);
    if (!record.hasData) throw new HandoverError('unknown.table', 'table' in wanted ? { table: wanted.table } : {});
    expectUnsealed(vault, record.caseUid);
    const data = await vault.data(record.caseUid);
    if ('table' in wanted) dropTable(data, wanted.table);
    else removeFolder(data, wanted.folder);
    return dataView(data);
  };
}
