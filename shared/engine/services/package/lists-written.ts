// Whether the lists that came in a package were written out by who opened it: as the log tells.
import { parseManifestFile } from '../../../format/package/manifest.ts';
import { isListId } from '../../../format/package/paths.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { logEntries } from '../../vault/log/log-store.ts';
import type { PackageRecord } from '../../vault/stores/package-store.ts';

/** All of them, since the package was opened, each by itself or with all data; false if none came. */
export function areListsWritten(db: ReadableDb, { id, caseUid, manifest }: PackageRecord): boolean {
  const lists = parseManifestFile(manifest).files.filter((file) => isListId(file.id));
  const written = writtenSince(db, caseUid, `package:${id}`);
  const isWritten = (list: string) => written.has(`list:${list}`) || written.has(`case:${caseUid}`);
  return lists.length > 0 && lists.every((list) => isWritten(list.id));
}

/** What was written out in a case, as objects of the log, after a package was opened for the first time. */
function writtenSince(db: ReadableDb, caseUid: string, object: string): ReadonlySet<string> {
  const written = new Set<string>();
  let isOpened = false;
  for (const { entry } of logEntries(db, { caseUid })) {
    isOpened ||= entry.act === 'opened' && entry.object === object;
    if (isOpened && entry.act === 'exported') written.add(entry.object);
  }
  return written;
}
