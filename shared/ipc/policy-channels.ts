// Channels of what goes, is masked and stays: decisions, rules for rows, a look before and after, counts, the policy as a file, findings.
import * as v from 'valibot';
import { actions, reasons, rowReasons, sensitiveReasons } from '../domain/vocabulary.ts';
import { call } from './call.ts';
import { caseData, persons } from './data-views.ts';
import { notice } from './look-views.ts';
import { againstWord, because, changedCell, columnPlace, decision, finding, leftOut, rowRule } from './policy-views.ts';
import { coarserStep, riskFigures } from './risk-views.ts';
import { caseRef, columnId, count, folderId, handle, job, tableId, text } from './values.ts';

const inCase = { case: caseRef };
const atMost = (most: number) => v.pipe(count, v.maxValue(most));

/** A threshold of the law and where the case stands: `most` persons (or records) may be reached before it applies. */
const counter = v.strictObject({
  code: text(40),
  count,
  most: count,
  state: v.picklist(['below', 'near', 'reached']),
});

const scanned = v.strictObject({
  name: text(1000),
  id: v.optional(tableId),
  rows: count,
  columns: v.array(v.strictObject({ id: v.optional(columnId), name: text(200), findings: v.array(finding) })),
});

export const policyChannels = {
  'policy.show': call(v.strictObject(inCase), caseData),
  /** Of one column, of several at once (all or none), or of one folder of attachments as a whole. */
  'policy.set': call(
    v.union([
      v.strictObject({ ...inCase, ...decision.entries }),
      v.strictObject({ ...inCase, decisions: v.pipe(v.array(decision), v.minLength(1), v.maxLength(2000)) }),
      v.strictObject({ ...inCase, folder: folderId, action: v.picklist(actions), reason: v.picklist(reasons) }),
    ]),
    caseData,
  ),
  /** All columns as the program proposes them, no rules: what a person decided is forgotten. */
  'policy.reset': call(v.strictObject(inCase), caseData),
  /** The rules of a table, in place of those it had. */
  'policy.rules': call(
    v.strictObject({ ...inCase, table: tableId, rules: v.pipe(v.array(rowRule), v.maxLength(50)) }),
    caseData,
  ),
  /** The paper that a rule of a table rests on; it comes among the attachments. Without a file the rule rests on none. */
  'policy.ground': call(
    v.strictObject({
      job,
      ...inCase,
      table: tableId,
      rule: v.picklist(rowReasons),
      column: columnId,
      file: v.exactOptional(handle),
      note: v.exactOptional(because),
    }),
    caseData,
  ),
  /** An exception from the containment gate, for whole cells of `into`; without a reason it is taken back. */
  'policy.allow': call(
    v.strictObject({
      ...inCase,
      from: columnPlace,
      into: columnPlace,
      reason: v.exactOptional(v.picklist(sensitiveReasons)),
    }),
    caseData,
  ),
  /**
   * A person states, and confirms, that the values of a column are no secrets: from then on it is decided as any other. Without his
   * reason it is one of secrets again.
   */
  'policy.not_secret': call(
    v.union([
      v.strictObject({ ...inCase, ...columnPlace.entries, because, sure: v.literal(true) }),
      v.strictObject({ ...inCase, ...columnPlace.entries }),
    ]),
    caseData,
  ),
  /** Real rows before and after, in the order of the table. */
  'policy.preview': call(
    v.strictObject({ ...inCase, table: tableId, offset: count, count: atMost(50) }),
    v.strictObject({
      total: count,
      columns: v.array(v.strictObject({ id: columnId, name: text(200), action: v.picklist(actions) })),
      rows: v.array(
        v.strictObject({
          row: count,
          /** Why the whole row stays. */
          stays: v.optional(v.picklist(reasons)),
          cells: v.array(changedCell),
        }),
      ),
    }),
  ),
  /** Every row judged: how many go, how many stay and why, how many persons, and what the law counts. */
  'policy.check': call(
    v.strictObject({ job, ...inCase }),
    v.strictObject({
      tables: v.array(
        v.strictObject({
          id: tableId,
          name: text(200),
          rows: count,
          goes: count,
          left_out: v.array(leftOut),
          waived: v.array(againstWord),
        }),
      ),
      /** Of the rows that go, across all tables. */
      persons: v.optional(persons),
      counters: v.array(counter),
      /** Lists made in place of what stays: customers whose door codes are to be asked again, customers not to be contacted. */
      lists: v.array(v.strictObject({ code: text(40), table: tableId, rows: count })),
    }),
  ),
  /**
   * Who could be recognised in a table by what others may know (`quasi`; the usual columns if none are named): in the rows as they
   * are, and in those that go as they go. `after` is missing where nothing that others may know goes.
   */
  'policy.risk': call(
    v.strictObject({
      job,
      ...inCase,
      table: tableId,
      quasi: v.exactOptional(v.pipe(v.array(columnId), v.minLength(1), v.maxLength(20))),
      sensitive: v.exactOptional(columnId),
      k: v.exactOptional(v.pipe(count, v.minValue(1))),
    }),
    v.strictObject({
      quasi: v.array(columnId),
      before: v.optional(riskFigures),
      after: v.optional(riskFigures),
      suggestions: v.array(coarserStep),
    }),
  ),
  /** As YAML, to be read and changed by hand. */
  'policy.export': call(v.strictObject({ ...inCase, out: handle }), v.strictObject({ file: text(1000) })),
  'policy.import': call(v.strictObject({ ...inCase, file: handle }), caseData),
  /** Personal information in the tables of a case, or of a file that is not brought in. */
  'scan.run': call(
    v.union([v.strictObject({ job, ...inCase }), v.strictObject({ job, file: handle })]),
    v.strictObject({
      tables: v.array(scanned),
      /** Parts of the file that were not looked through, by name: hidden sheets, damaged tables. */
      notices: v.optional(v.array(v.strictObject(notice))),
    }),
  ),
} as const;
