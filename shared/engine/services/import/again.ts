// Files that are in a case already, known by their bytes: told before their rows are read where a file of that size is there.
import { HandoverError } from '../../../domain/errors.ts';
import { canonical } from '../../../format/canonical.ts';
import type { ImportRecord } from '../../readers/record.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { listSources, type SourceRecord } from '../../vault/stores/source-store.ts';

/** What the rows of a table came from. */
export type Origin = Pick<ImportRecord, 'sha256' | 'sheet' | 'beside'>;

/** Two sources of which this is the same have the same rows. */
function keyOf({ sha256, sheet, beside }: Origin): string {
  return canonical([sha256, sheet ?? '', (beside ?? []).map((file) => file.sha256)]);
}

/** The source of the same origin of which a table is in the case, but for `replaced`. */
export function sourceOf(db: ReadableDb, origin: Origin, replaced?: number): SourceRecord | undefined {
  const key = keyOf(origin);
  return listSources(db).find(
    ({ isUsed, ref, sha256, record }) => isUsed && ref !== replaced && keyOf({ ...record, sha256 }) === key,
  );
}

/** These very bytes, the same sheet of them, are in the case already, and stay. @throws input.twice */
export function checkNew(db: ReadableDb, origin: Origin, replaced: number | undefined): void {
  const same = sourceOf(db, origin, replaced);
  if (same !== undefined) throw new HandoverError('input.twice', {}, { name: same.name });
}

/** Whether a source of so many bytes is in the case: only then a file may be there already. */
export function hasOfSize(db: ReadableDb, bytes: number): boolean {
  return listSources(db).some((source) => source.isUsed && source.bytes === bytes);
}
