// Channels of the data of a case: files looked at and brought in, rows beside the tables, tables shown, compared and taken out.
import * as v from 'valibot';
import { call } from './call.ts';
import { account, attachments, caseData, table } from './data-views.ts';
import { look, notice } from './look-views.ts';
import { readChoices, seenFile } from './read-choices.ts';
import { caseRef, columnId, count, folderId, handle, hex32, job, tableId, text, utc } from './values.ts';
import { failure } from './views.ts';

const inCase = { case: caseRef };
const ofTable = { ...inCase, table: tableId };
const atMost = (most: number) => v.pipe(count, v.maxValue(most));

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
  /** Files, and of files that are in tables that could not be read: then the place of the error names one. */
  refused: v.array(v.strictObject({ file: text(1000), error: failure })),
  /** What else was found in the files of these tables, with counts and names. */
  notices: v.optional(v.array(v.strictObject({ table: tableId, ...notice }))),
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
  /** Reads what is needed to judge how the file is to be read, and to know it again by its digest; brings nothing in. */
  'import.look': call(
    v.strictObject({ ...inCase, file: handle, ...readChoices }),
    v.strictObject({
      kind: text(20),
      file: v.required(seenFile, ['sha256']),
      tables: v.array(look),
      /** Names of hidden sheets that were left out. */
      hidden: v.array(v.string()),
    }),
  ),
  'import.run': call(
    v.strictObject({
      job,
      ...inCase,
      files: v.array(
        v.strictObject({
          file: handle,
          ...readChoices,
          replaces: v.optional(tableId),
          /** As it was when this was chosen: a file that has changed since is refused. */
          seen: v.optional(seenFile),
        }),
      ),
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
