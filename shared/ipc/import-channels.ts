// Channels of the data of a case: files looked at and brought in, rows beside the tables, tables shown, compared and taken out.
import * as v from 'valibot';
import { call } from './call.ts';
import { account, attachments, caseData, table } from './data-views.ts';
import { look } from './look-views.ts';
import { caseRef, columnId, count, folderId, handle, hex32, job, tableId, text, utc } from './values.ts';
import { failure } from './views.ts';

const inCase = { case: caseRef };
const ofTable = { ...inCase, table: tableId };
const atMost = (most: number) => v.pipe(count, v.maxValue(most));

/** How a person wants a file to be read, where the program found something else. */
export const readChoices = {
  encoding: v.optional(text(40)),
  delimiter: v.optional(text(8)),
  quoting: v.optional(v.picklist(['double', 'single', 'none', 'backslash'])),
  sheet: v.optional(text(200)),
  /** Line of the column names, 0 if there are none; and how many lines they take. */
  header_row: v.optional(count),
  header_rows: v.optional(v.picklist([1, 2])),
  /** Rows before the first and behind the last are set apart. */
  first_row: v.optional(count),
  last_row: v.optional(count),
  /** As the program finds it, whatever was chosen for an earlier file of this shape; that is then forgotten. */
  as_found: v.optional(v.boolean()),
};

/** Two tables with the same columns, row by row: by the key column, or by whole rows if no column is one. */
const comparison = v.strictObject({
  table: tableId,
  older: tableId,
  key: v.optional(v.strictObject({ id: columnId, name: text(200) })),
  added: count,
  changed: count,
  gone: count,
  unchanged: count,
});

const imported = v.strictObject({
  tables: v.array(table),
  attachments,
  account,
  refused: v.array(v.strictObject({ file: text(1000), error: failure })),
  /** Files that were read as a person had wanted it for files of that shape. */
  remembered: v.array(text(1000)),
  /** Newer exports of tables that are in the case: both stay until one replaces the other. */
  newer: v.array(comparison),
});

const asideRow = v.strictObject({
  /** Its name beside this table. */
  ref: count,
  line: count,
  reason: text(60),
  /** As it stands in the source, and cut into cells as the table is. */
  raw: v.string(),
  cells: v.array(v.string()),
  state: v.picklist(['open', 'mended', 'left']),
  /** The number of the row it became. */
  row: v.optional(count),
  note: v.optional(text(500)),
});

export const importChannels = {
  /** Reads no more than is needed to judge how the file is to be read; brings nothing in. */
  'import.look': call(
    v.strictObject({ ...inCase, file: handle, ...readChoices }),
    v.strictObject({
      kind: text(20),
      tables: v.array(look),
      /** Some of what was chosen comes from an earlier file of this shape. */
      remembered: v.boolean(),
      choices: v.strictObject(readChoices),
    }),
  ),
  'import.run': call(
    v.strictObject({
      job,
      ...inCase,
      files: v.array(v.strictObject({ file: handle, ...readChoices, replaces: v.optional(tableId) })),
    }),
    imported,
  ),
  /** Files of an import that was cancelled or cut short. */
  'import.pending': call(v.strictObject(inCase), v.strictObject({ files: v.array(text(1000)) })),
  'import.resume': call(v.strictObject({ job, ...inCase }), imported),
  'import.dismiss': call(v.strictObject(inCase), v.strictObject({})),
  'rows.aside': call(
    v.strictObject({ ...ofTable, kind: v.picklist(['refused', 'set_aside']), offset: count, count: atMost(200) }),
    v.strictObject({ total: count, columns: v.array(text(200)), rows: v.array(asideRow) }),
  ),
  /** A row beside the table becomes its last row, with these cells. */
  'rows.mend': call(v.strictObject({ ...ofTable, ref: count, cells: v.array(v.string()) }), caseData),
  'rows.leave': call(
    v.strictObject({ ...ofTable, refs: v.pipe(v.array(count), v.minLength(1), v.maxLength(1000)), note: text(500) }),
    caseData,
  ),
  'rows.reopen': call(v.strictObject({ ...ofTable, ref: count }), caseData),
  'table.rows': call(
    v.strictObject({ ...ofTable, offset: count, count: atMost(200) }),
    v.strictObject({ total: count, columns: v.array(text(200)), rows: v.array(v.array(v.string())) }),
  ),
  /** The rows that hold a text, masked, with their places; `complete` unless the limit was reached. */
  'table.search': call(
    v.strictObject({ job, ...ofTable, text: text(200), limit: atMost(200) }),
    v.strictObject({
      columns: v.array(text(200)),
      rows: v.array(v.strictObject({ offset: count, cells: v.array(v.string()) })),
      complete: v.boolean(),
    }),
  ),
  'table.record': call(
    v.strictObject(ofTable),
    v.strictObject({
      table: tableId,
      source: text(1000),
      bytes: count,
      sha256: hex32,
      imported: utc,
      record: v.record(v.string(), v.unknown()),
    }),
  ),
  'table.compare': call(v.strictObject({ job, ...ofTable, older: tableId }), comparison),
  /** The older table goes; what was decided about its columns holds for those of the same name. */
  'table.replace': call(v.strictObject({ ...ofTable, older: tableId }), caseData),
  'table.remove': call(v.union([v.strictObject(ofTable), v.strictObject({ ...inCase, folder: folderId })]), caseData),
} as const;
