// Channels of packages: trial, seal, check, open, compare, sign for, export.
import * as v from 'valibot';
import { packageKinds } from '../domain/vocabulary.ts';
import { listCodes } from '../domain/words/list-names.ts';
import { call } from './call.ts';
import { caseRef, columnId, count, day, fileId, handle, hex16, hex32, job, tableId, text } from './values.ts';
import { checkLine, failure, filesAndLists, packageFacts, packageReports, packageView } from './views.ts';

const inCase = v.strictObject({ case: caseRef });
const expectedAndFound = v.strictObject({ expected: count, found: count });
/** Of a preview: the rows of its table of counts, which are of no customer and no part of `rows`. */
const countsRows = v.optional(count);
const between = (least: number, most: number) => v.pipe(count, v.minValue(least), v.maxValue(most));

export const packageChannels = {
  'trial.make': call(
    v.strictObject({ case: caseRef, out: handle }),
    v.strictObject({ id: hex32, name: text(80), file: text(1000) }),
  ),
  'trial.confirm': call(
    v.strictObject({ case: caseRef, code: v.pipe(v.string(), v.regex(/^[0-9]{6}$/)) }),
    v.strictObject({ passed: v.boolean(), tries_left: count }),
  ),
  'package.seal': call(
    v.strictObject({
      job,
      case: caseRef,
      kind: v.picklist(packageKinds),
      out: handle,
      /** Of a preview: the smallest group of rows that look alike, and the rows of a sample at most; 10 and 200 if not given. */
      preview: v.exactOptional(
        v.strictObject({ k: v.exactOptional(between(2, 1000)), rows: v.exactOptional(between(10, 1000)) }),
      ),
    }),
    v.strictObject({
      package: packageView,
      file: text(1000),
      bytes: count,
      sha256: hex32,
      sm3: hex32,
      rows: count,
      counts: countsRows,
      columns_kept: count,
      columns_left_out: count,
      ...filesAndLists,
    }),
  ),
  /** Reads a sealed file again, from the medium it was put back on. @throws digest if it is not what was sealed */
  'package.read_back': call(
    v.strictObject({ job, case: caseRef, package: hex32, file: handle }),
    v.strictObject({ package: packageView }),
  ),
  'package.inspect': call(v.strictObject({ file: handle }), packageFacts),
  'package.verify': call(
    v.strictObject({ job, file: handle, signer: v.optional(handle), allowed_signers: v.optional(handle) }),
    v.strictObject({
      good: v.boolean(),
      lines: v.array(checkLine),
      error: v.optional(failure),
      facts: v.optional(packageFacts),
      sha256: v.optional(hex32),
      sm3: v.optional(hex32),
    }),
  ),
  'package.open': call(
    v.strictObject({ job, file: handle }),
    v.strictObject({
      case: text(20),
      case_uid: hex16,
      package: packageView,
      /** It was opened here earlier: it has been checked again, and nothing of the case is changed. */
      opened_before: v.boolean(),
      /** The six digits of a trial, to be read aloud. */
      code: v.optional(text(6)),
      rows: count,
      counts: countsRows,
      ...filesAndLists,
    }),
  ),
  'package.compare': call(
    inCase,
    v.strictObject({
      package: packageView,
      agrees: v.boolean(),
      tables: v.array(v.strictObject({ id: tableId, name: text(200), expected: count, found: count })),
      totals: v.array(
        v.strictObject({
          table: tableId,
          table_name: text(200),
          column: columnId,
          name: text(200),
          expected: text(60),
          found: text(60),
          /** Of numbers that name something: the sum proves, but tells a person nothing. */
          of_codes: v.boolean(),
        }),
      ),
      files: expectedAndFound,
      lists: expectedAndFound,
      /** Ten masked rows of the first table, spread over it. */
      sample: v.strictObject({ columns: v.array(text(200)), rows: v.array(v.array(v.string())) }),
      /** What was done with the data before it was sealed. */
      reports: v.optional(packageReports),
    }),
  ),
  /** The lists that an opened package has brought in place of what stays. */
  'lists.show': call(
    inCase,
    v.strictObject({
      lists: v.array(
        v.strictObject({
          id: fileId,
          /** Of its file, without the ending. */
          name: text(1000),
          code: v.optional(v.picklist(listCodes)),
          /** The table, where several have a list of this kind. */
          of: v.optional(text(1000)),
          rows: count,
          /** About how many, if its columns tell persons apart. */
          persons: v.optional(count),
        }),
      ),
    }),
  ),
  'lists.export': call(
    v.strictObject({ case: caseRef, list: fileId, out: handle }),
    v.strictObject({ file: text(1000), rows: count }),
  ),
  'receipt.make': call(
    v.strictObject({
      case: caseRef,
      out: handle,
      result: v.optional(v.picklist(['final', 'conditional', 'refused'])),
      defects: v.optional(v.array(text(2000))),
      cure: v.optional(day),
      second_copy: v.optional(v.boolean()),
    }),
    v.strictObject({ id: hex32, short: text(60), result: text(20), file: text(1000) }),
  ),
  'data.export': call(
    v.strictObject({ job, case: caseRef, out: handle, format: v.picklist(['xlsx', 'csv', 'jsonl', 'sqlite']) }),
    v.strictObject({
      files: v.array(text(1000)),
      /** So many of the files are lists that came in place of what stayed. */
      lists: count,
      rows: count,
      /** What a person should know of a file: its rows fill so many sheets, so many cells begin as a formula does. */
      notes: v.array(v.strictObject({ file: text(1000), note: v.picklist(['sheets', 'formulas']), count })),
    }),
  ),
} as const;
