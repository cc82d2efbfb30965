// Channels of a case: its facts, its data, what goes, its terms and other statements.
import * as v from 'valibot';
import { actions, deals, reasons } from '../domain/vocabulary.ts';
import { call } from './call.ts';
import {
  attachments,
  caseRef,
  caseSummary,
  caseView,
  columnId,
  count,
  day,
  failure,
  handle,
  hex16,
  hex32,
  job,
  missing,
  table,
  tableId,
  text,
} from './views.ts';

const nothing = v.strictObject({});
const inCase = v.strictObject({ case: caseRef });
const ground = v.strictObject({ article: text(200), text: text(2000) });

export const caseChannels = {
  'case.new': call(
    v.strictObject({
      title: text(200),
      deal: v.picklist(deals),
      /** Card ids of the trust list or of this vault. */
      seller: hex32,
      buyer: v.optional(hex32),
      witnesses: v.optional(v.array(hex32)),
      holders: v.optional(v.array(hex32)),
      ground: v.optional(ground),
      cutoff: v.optional(day),
    }),
    v.strictObject({ case: text(20), case_uid: hex16 }),
  ),
  'case.settle': call(
    v.strictObject({
      case: caseRef,
      buyer: v.optional(hex32),
      ground: v.optional(ground),
      cutoff: v.optional(day),
      title: v.optional(text(200)),
    }),
    caseView,
  ),
  'case.list': call(nothing, v.strictObject({ cases: v.array(caseSummary) })),
  'case.show': call(inCase, caseView),
  'case.check': call(inCase, v.strictObject({ case: text(20), ready: v.boolean(), missing: v.array(missing) })),
  'import.run': call(
    v.strictObject({
      job,
      case: caseRef,
      files: v.array(
        v.strictObject({
          file: handle,
          encoding: v.optional(text(40)),
          sheet: v.optional(text(200)),
          header_row: v.optional(count),
        }),
      ),
    }),
    v.strictObject({
      tables: v.array(table),
      attachments,
      refused: v.array(v.strictObject({ file: text(1000), error: failure })),
    }),
  ),
  'table.rows': call(
    v.strictObject({ case: caseRef, table: tableId, offset: count, count: v.pipe(count, v.maxValue(200)) }),
    v.strictObject({ total: count, columns: v.array(text(200)), rows: v.array(v.array(v.string())) }),
  ),
  'policy.set': call(
    v.strictObject({
      case: caseRef,
      table: tableId,
      column: columnId,
      action: v.picklist(actions),
      reason: v.picklist(reasons),
    }),
    v.strictObject({ tables: v.array(table) }),
  ),
  'policy.show': call(inCase, v.strictObject({ tables: v.array(table), attachments })),
  'terms.draft': call(
    v.strictObject({
      case: caseRef,
      out: v.optional(handle),
      lang: v.optional(v.picklist(['zh', 'en'])),
      purposes: v.optional(v.array(text(2000))),
      retention: v.optional(text(2000)),
      cutoff: v.optional(day),
      method: v.optional(text(20000)),
      failure: v.optional(text(20000)),
      declared_ok: v.optional(v.boolean()),
    }),
    v.strictObject({ id: hex32, short: text(60), file: v.optional(text(1000)), complete: v.boolean() }),
  ),
  'statement.sign': call(
    v.strictObject({ file: handle, out: v.optional(handle) }),
    v.strictObject({ kind: text(20), id: hex32, complete: v.boolean(), file: text(1000) }),
  ),
  'artefact.add': call(
    v.strictObject({ case: v.optional(caseRef), files: v.array(handle) }),
    v.strictObject({
      added: v.array(
        v.strictObject({
          file: text(1000),
          kind: text(20),
          id: hex32,
          case: v.optional(text(20)),
          complete: v.boolean(),
        }),
      ),
    }),
  ),
} as const;
