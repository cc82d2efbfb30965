// Files that are in a case already, known by their bytes: told before their rows are read where a file of that size is there.
import { HandoverError } from '../../../domain/errors.ts';
import { canonical } from '../../../format/canonical.ts';
import type { ImportRecord } from '../../readers/record.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { listSources, type SourceRecord } from '../../vault/stores/source-store.ts';

/** What the rows of a table came from. */
export type Origin = SheetOrigin & Lines;
type SheetOrigin = Pick<ImportRecord, 'sha256' | 'sheet' | 'beside'>;
type Lines = Partial<Pick<ImportRecord, 'header_row' | 'first_row' | 'last_row'>>;

/** Two sources of which this is the same are one sheet of the same bytes. */
function keyOf({ sha256, sheet, beside }: SheetOrigin): string {
  return canonical([sha256, sheet ?? '', (beside ?? []).map((file) => file.sha256)]);
}

/** The lines that may be rows, of two tables in one sheet those of one. */
function linesOf({ header_row = 0, first_row = header_row, last_row = Number.POSITIVE_INFINITY }: Lines) {
  return { first: first_row, last: last_row };
}

function shareLines(left: Lines, right: Lines): boolean {
  const [one, other] = [linesOf(left), linesOf(right)];
  return one.first <= other.last && other.first <= one.last;
}

/** Whether another part of the same sheet is in the case: what was chosen for this one is true of this file only. */
export function isPart(db: ReadableDb, origin: SheetOrigin): boolean {
  const key = keyOf(origin);
  const same = listSources(db).filter(({ isUsed, sha256, record }) => isUsed && keyOf({ ...record, sha256 }) === key);
  return same.length > 1;
}

/** The source of the same origin of which a table is in the case, but for `replaced`. */
export function sourceOf(db: ReadableDb, origin: Origin, replaced?: number): SourceRecord | undefined {
  const key = keyOf(origin);
  return listSources(db).find(
    ({ isUsed, ref, sha256, record }) =>
      isUsed && ref !== replaced && keyOf({ ...record, sha256 }) === key && shareLines(record, origin),
  );
}

/** These very bytes, the same lines of the same sheet, are in the case already, and stay. @throws input.twice */
export function checkNew(db: ReadableDb, origin: Origin, replaced: number | undefined): void {
  const same = sourceOf(db, origin, replaced);
  if (same !== undefined) throw new HandoverError('input.twice', {}, { name: same.name });
}

/** Whether a source of so many bytes is in the case: only then a file may be there already. */
export function hasOfSize(db: ReadableDb, bytes: number): boolean {
  return listSources(db).some((source) => source.isUsed && source.bytes === bytes);
}
