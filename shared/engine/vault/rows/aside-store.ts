// The rows of a source that are no rows of its table, as they stood there, and what a person has decided about each.
import { HandoverError } from '../../../domain/errors.ts';
import type { ReadableDb, WritableDb } from '../database/database.ts';

export type AsideKind = 'refused' | 'set_aside';

/** `line` counts from 1 in the source. */
export type AsideRow = { readonly line: number; readonly reason: string; readonly raw: Uint8Array };

/** `open` until a person made it a row of the table (`mended`) or left it out with a note (`left`). */
export type AsideState = 'open' | 'mended' | 'left';

export type KeptAside = AsideRow & {
  readonly ref: number;
  readonly kind: AsideKind;
  readonly state: AsideState;
  /** The `_row` it became. */
  readonly row: number | undefined;
  readonly note: string | undefined;
};

type Stored = AsideRow & { ref: number; kind: AsideKind; row: number | null; note: string | null };

const select = 'SELECT ref, kind, line, reason, raw, row, note FROM aside';

function toKept({ row, note, ...stored }: Stored): KeptAside {
  const state = row !== null ? 'mended' : note !== null ? 'left' : 'open';
  return { ...stored, state, row: row ?? undefined, note: note ?? undefined };
}

/** In the caller's transaction. */
export function addAside(db: WritableDb, kind: AsideKind, tableRef: number, rows: Iterable<AsideRow>): void {
  const insert = db.prepare('INSERT INTO aside (table_ref, kind, line, reason, raw) VALUES (?, ?, ?, ?, ?)');
  for (const { line, reason, raw } of rows) insert.run(tableRef, kind, line, reason, raw);
}

/** In the order of the source, from the place `offset`. */
export function readAside(
  db: ReadableDb,
  kind: AsideKind,
  tableRef: number,
  offset: number,
  count: number,
): KeptAside[] {
  return db
    .prepare<[number, string, number, number], Stored>(
      `${select} WHERE table_ref = ? AND kind = ? ORDER BY line, ref LIMIT ? OFFSET ?`,
    )
    .all(tableRef, kind, count, offset)
    .map(toKept);
}

/** @throws usage if the table has no such row beside it */
export function asideRow(db: ReadableDb, tableRef: number, ref: number): KeptAside {
  const stored = db.prepare<[number, number], Stored>(`${select} WHERE table_ref = ? AND ref = ?`).get(tableRef, ref);
  if (stored === undefined) throw new HandoverError('usage', { member: 'row' }, { reason: 'no-such-row' });
  return toKept(stored);
}

export function asideCount(db: ReadableDb, kind: AsideKind, tableRef: number): number {
  return (
    db
      .prepare<[number, string], number>('SELECT count(*) FROM aside WHERE table_ref = ? AND kind = ?')
      .pluck()
      .get(tableRef, kind) ?? 0
  );
}

/** Rows beside a table that a person has decided about. */
export type DecidedAside = {
  readonly kind: AsideKind;
  readonly reason: string;
  readonly mended: number;
  readonly left: number;
};

export function decidedAside(db: ReadableDb, tableRef: number): DecidedAside[] {
  return db
    .prepare<[number], DecidedAside>(
      `SELECT kind, reason, count(row) AS mended, count(*) - count(row) AS left FROM aside
       WHERE table_ref = ? AND (row IS NOT NULL OR note IS NOT NULL) GROUP BY kind, reason ORDER BY kind, reason`,
    )
    .all(tableRef);
}

export type AsideDecision = { readonly row?: number; readonly note?: string };

/** In the caller's transaction. A decision without row and note is none: the row is open again. */
export function decideAside(
  db: WritableDb,
  ref: number,
  { row, note }: AsideDecision,
  by: { readonly operator: string; readonly time: string },
): void {
  db.prepare('UPDATE aside SET row = ?, note = ?, operator = ?, time = ? WHERE ref = ?').run(
    row ?? null,
    note ?? null,
    by.operator,
    by.time,
    ref,
  );
}
