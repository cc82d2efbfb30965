// One list out of the vault, on request and logged, before and after: a workbook with every cell as text.
import { basename } from 'node:path';
import { HandoverError } from '../../../domain/errors.ts';
import { isListId } from '../../../format/package/paths.ts';
import { writeXlsx } from '../../export/xlsx.ts';
import { placeFile } from '../../files/place.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { Context, Service } from '../context.ts';
import { exportedRows, listRows } from './list-rows.ts';

/** @throws input.missing for what is no list of this case · vault.damaged, io.* */
export function exportList(context: Context): Service<'lists.export'> {
  return async ({ case: ref, list: id, out }) => {
    const vault = context.vault();
    const { caseUid } = findCase(vault.db, ref);
    const { db } = await vault.data(caseUid);
    const list = isListId(id) ? listRows(db, id) : undefined;
    if (list === undefined) throw new HandoverError('input.missing', { entry: id });
    vault.change('log', (_, log) => log({ act: 'export_xlsx', caseUid, object: `list:${id}` }));
    const path = context.files.path(out);
    let rows = 0;
    const wrote = (count: number) => {
      rows += count;
    };
    const write = async (file: Parameters<typeof writeXlsx>[1]) => {
      await writeXlsx(exportedRows(list, wrote), file);
    };
    await placeFile(path, write, { writer: 'export', steps: context.steps });
    vault.change('log', (_, log) => log({ act: 'exported', caseUid, object: `list:${id}` }));
    return { file: basename(path), rows };
  };
}
