// The customer data of a case as it crosses the contract: every row accounted for, what each column holds, and whether it goes.
import * as v from 'valibot';
import { piClasses, reasons } from '../domain/vocabulary.ts';
import { decided, exception, finding, rowRule } from './policy-views.ts';
import { columnId, count, folderId, tableId, text } from './values.ts';

/** How numbers of a column were damaged before they came here, with examples that are masked. */
export const damage = v.strictObject({ kind: text(40), count, samples: v.array(v.string()) });

export const column = v.strictObject({
  id: columnId,
  name: text(200),
  pi: text(40),
  class: v.picklist(piClasses),
  ...decided,
  findings: v.array(finding),
  /** False if some of its numbers have lost digits that no row has any more. */
  complete: v.boolean(),
  damage: v.array(damage),
  /** The exact total of an amount or a count, as a decimal. */
  sum: v.optional(text(400)),
  /** Cells of a column of amounts or counts that are no number: there is no sum for that. */
  uncounted: v.optional(count),
});

export const refusedRow = v.strictObject({ line: count, reason: text(60) });

/** Rows of one reason: refused, set apart. */
export const rowsBy = v.array(v.strictObject({ reason: text(60), rows: count }));

/**
 * About how many people the rows are of. `by`: what they are told apart by, strong ones first; `unknown`: rows that say nothing of it;
 * `exact` is false for a number that is right to about 1 in 1,000.
 */
export const persons = v.strictObject({
  persons: count,
  by: v.array(v.picklist(['id', 'mobile', 'name_address', 'customer_no'])),
  unknown: count,
  exact: v.boolean(),
});

/** Rows read = taken + refused + set apart. Of those refused, `left` were looked at and left out; of those taken, `mended` were put in by hand. */
const rowCounts = { rows_read: count, taken: count, refused: count, set_apart: count, left: count, mended: count };

/** One imported table. */
export const table = v.strictObject({
  id: tableId,
  name: text(200),
  source: text(1000),
  sheet: v.optional(text(200)),
  encoding: v.optional(text(40)),
  delimiter: v.optional(text(8)),
  header_row: v.optional(count),
  header_rows: v.optional(count),
  ...rowCounts,
  refused_by: rowsBy,
  set_apart_by: rowsBy,
  refused_rows: v.array(refusedRow),
  persons: v.optional(persons),
  notes: v.array(text(60)),
  columns: v.array(column),
  /** Which rows stay, and why. */
  rules: v.array(rowRule),
  /** Rules that its columns seem to be made for; a person decides. */
  suggested_rules: v.array(rowRule),
  /** Cells of this table in which values of columns that stay may stand, by a person's word. */
  allowed: v.array(exception),
});

/** All tables of a case together; `waiting`: files of an import that was cut short, not in yet. */
export const account = v.strictObject({ tables: count, ...rowCounts, waiting: count });

/** One folder of attachments as it was brought in, or one file by itself: it goes as a whole or stays. */
export const folder = v.strictObject({
  id: folderId,
  name: text(1000),
  files: count,
  bytes: count,
  /** Pictures that say where they were taken (EXIF). */
  with_place: count,
  action: v.picklist(['keep', 'drop']),
  reason: v.picklist(reasons),
});

/** Attachments of a case, counted; not handed over unless a person decides so. */
export const attachments = v.strictObject({
  files: count,
  bytes: count,
  kept: count,
  set_apart: count,
  folders: v.array(folder),
});

/** All of a case's data. */
export const caseData = v.strictObject({ tables: v.array(table), attachments, account });
