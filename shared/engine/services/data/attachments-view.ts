// The attachments of a case as a caller sees them: folder by folder, counted, and what goes.

import type { JsonObject } from '../../../format/json-file.ts';
import { isListId } from '../../../format/package/paths.ts';
import type { Output } from '../../../ipc/contract.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { type FileRecord, listFiles } from '../../vault/stores/file-store.ts';
import { listSources, readSource } from '../../vault/stores/source-store.ts';
import { fileFactsOf } from './table-facts.ts';

export type AttachmentsView = Output<'policy.show'>['attachments'];

export const noAttachments: AttachmentsView = { files: 0, bytes: 0, kept: 0, set_apart: 0, folders: [] };

export function attachmentsView(db: ReadableDb): AttachmentsView {
  // The lists that came in a package are no attachments: nobody decides about them.
  const files = listFiles(db).filter(({ id }) => !isListId(id));
  return {
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    kept: files.filter((file) => fileFactsOf(file).action === 'keep').length,
    set_apart: listSources(db).reduce((sum, { isUsed, record }) => sum + (isUsed ? setApartIn(record) : 0), 0),
    folders: [...Map.groupBy(files, ({ sourceRef }) => sourceRef)].map(([ref, inside]) => folderView(db, ref, inside)),
  };
}

/** `s01`…: a source that brought attachments. */
export function folderId(sourceRef: number): string {
  return `s${String(sourceRef).padStart(2, '0')}`;
}

/** A decision is made for a folder as a whole, so its first file speaks for all. */
function folderView(
  db: ReadableDb,
  sourceRef: number,
  files: readonly FileRecord[],
): AttachmentsView['folders'][number] {
  const id = folderId(sourceRef);
  const decided = files[0] === undefined ? undefined : fileFactsOf(files[0]);
  const source = readSource(db, sourceRef);
  return {
    id,
    name: source?.name ?? id,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    with_place: countIn(source?.record, 'with_place'),
    action: decided?.action ?? 'drop',
    reason: decided?.reason ?? 'photo',
  };
}

/** Files that the system had put into a folder: thumbnails, settings. Tables count rows under this name. */
function setApartIn(record: JsonObject): number {
  return typeof record.files === 'number' ? countIn(record, 'set_apart') : 0;
}

function countIn(record: JsonObject | undefined, name: string): number {
  const counted = record?.[name];
  return typeof counted === 'number' ? counted : 0;
}
