// Channels of a case: its facts, its terms and other statements.
import * as v from 'valibot';
import { langs } from '../domain/lang.ts';
import { artefactKinds, deals } from '../domain/vocabulary.ts';
import { call } from './call.ts';
import { caseRef, day, handle, hex16, hex32, text } from './values.ts';
import { caseSummary, caseView, missing } from './views.ts';

const nothing = v.strictObject({});
const lang = v.picklist(langs);
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
  /** A statement in plain words, before anybody signs it: a file, or the terms of a case as they stand. */
  'statement.show': call(
    v.union([v.strictObject({ file: handle, lang }), v.strictObject({ case: caseRef, lang })]),
    v.strictObject({
      kind: v.picklist(artefactKinds),
      id: hex32,
      short: text(60),
      signed: v.array(text(20)),
      sections: v.array(
        v.strictObject({
          title: text(200),
          lines: v.array(v.strictObject({ label: text(200), value: text(40000), code: v.optional(v.boolean()) })),
        }),
      ),
    }),
  ),
  /** A file, or the terms of a case as they were drafted: these are written to `out`. */
  'statement.sign': call(
    v.union([
      v.strictObject({ file: handle, out: v.optional(handle) }),
      v.strictObject({ case: caseRef, out: handle }),
    ]),
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
