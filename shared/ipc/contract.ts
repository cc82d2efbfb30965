// The one contract between a host and the engine: channel → what goes in, what comes out. Both ends' types are computed from it.
import * as v from 'valibot';
import { actions, deals, packageKinds, reasons, suites } from '../domain/vocabulary.ts';
import {
  attachments,
  caseRef,
  caseSummary,
  caseView,
  checkLine,
  columnId,
  count,
  day,
  failure,
  fileRef,
  handle,
  hex16,
  hex32,
  job,
  missing,
  packageFacts,
  packageView,
  party,
  table,
  tableId,
  text,
  utc,
} from './views.ts';

const nothing = v.strictObject({});
const inCase = v.strictObject({ case: caseRef });
const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
const written = v.strictObject({ id: v.optional(hex32), file: text(1000) });
const ground = v.strictObject({ article: text(200), text: text(2000) });

const call = <Input extends v.GenericSchema, Output extends v.GenericSchema>(input: Input, output: Output) => ({
  input,
  output,
});

export const contract = {
  'app.state': call(
    nothing,
    v.strictObject({
      version: text(40),
      vault: v.picklist(['missing', 'locked', 'open']),
      me: v.optional(party),
      /** Minutes without a key or a click after which the window locks. */
      lock_minutes: count,
    }),
  ),
  'vault.create': call(
    v.strictObject({
      vault: v.optional(handle),
      passphrase: secret,
      name: text(200),
      organisation: v.optional(text(200)),
      uscc: v.optional(text(18)),
      contact: v.optional(text(2000)),
      suite: v.optional(v.picklist(suites)),
    }),
    v.strictObject({ me: party, recovery_code: text(60) }),
  ),
  'vault.confirm_recovery': call(v.strictObject({ code: text(80) }), nothing),
  'vault.unlock': call(
    v.strictObject({ vault: v.optional(handle), secret, kind: v.picklist(['passphrase', 'recovery']) }),
    v.strictObject({ me: party }),
  ),
  'vault.lock': call(nothing, nothing),

  'files.pick': call(
    v.strictObject({ purpose: v.picklist(['sources', 'folder', 'package', 'artefacts', 'card']) }),
    v.strictObject({ files: v.array(fileRef) }),
  ),
  'files.place': call(
    v.strictObject({ purpose: v.picklist(['file', 'folder']), suggested: text(200) }),
    v.strictObject({ file: v.optional(fileRef) }),
  ),

  'card.export': call(v.strictObject({ out: handle }), written),
  'trust.add': call(
    v.strictObject({ card: handle, accept: v.boolean() }),
    v.strictObject({ party, warning: v.optional(v.picklist(['key_change', 'same_key'])) }),
  ),
  'trust.verify': call(
    v.strictObject({ case: caseRef, number: text(120) }),
    v.strictObject({ parties: v.array(party) }),
  ),
  /** The verified cards of a case as OpenSSH allowed signers. */
  'trust.export': call(
    v.strictObject({ case: caseRef, out: handle }),
    v.strictObject({ file: text(1000), cards: count }),
  ),
  'trust.list': call(nothing, v.strictObject({ parties: v.array(party) })),

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

  'trial.make': call(
    v.strictObject({ case: caseRef, out: handle }),
    v.strictObject({ id: hex32, name: text(80), file: text(1000) }),
  ),
  'trial.confirm': call(
    v.strictObject({ case: caseRef, code: v.pipe(v.string(), v.regex(/^[0-9]{6}$/)) }),
    v.strictObject({ passed: v.boolean(), tries_left: count }),
  ),
  'package.seal': call(
    v.strictObject({ job, case: caseRef, kind: v.picklist(packageKinds), out: handle }),
    v.strictObject({
      package: packageView,
      file: text(1000),
      bytes: count,
      sha256: hex32,
      sm3: hex32,
      rows: count,
      columns_kept: count,
      columns_left_out: count,
      files: count,
    }),
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
      /** The six digits of a trial, to be read aloud. */
      code: v.optional(text(6)),
      rows: count,
      files: count,
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
        }),
      ),
      files: v.strictObject({ expected: count, found: count }),
      /** Ten masked rows of the first table, spread over it. */
      sample: v.strictObject({ columns: v.array(text(200)), rows: v.array(v.array(v.string())) }),
    }),
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
    v.strictObject({ files: v.array(text(1000)), rows: count }),
  ),

  'log.show': call(
    v.strictObject({ limit: v.optional(count) }),
    v.strictObject({
      log: hex16,
      size: count,
      root: hex32,
      entries: v.array(
        v.strictObject({ index: count, time: utc, operator: text(20), act: text(40), object: text(200) }),
      ),
    }),
  ),
  'log.export': call(v.strictObject({ out: handle }), v.strictObject({ file: text(1000), entries: count })),
  'log.verify': call(nothing, v.strictObject({ good: v.boolean(), size: count, root: hex32 })),
  'doctor.run': call(
    nothing,
    v.strictObject({
      findings: v.array(
        v.strictObject({
          check: text(60),
          result: v.picklist(['pass', 'warn', 'fail']),
          detail: v.optional(text(400)),
        }),
      ),
    }),
  ),
  'selftest.run': call(
    nothing,
    v.strictObject({
      tests: v.array(v.strictObject({ name: text(80), passed: v.boolean(), source: text(200) })),
    }),
  ),
  'identity.export': call(v.strictObject({ out: handle, passphrase: secret }), written),
  'job.cancel': call(v.strictObject({ job }), nothing),
} as const;

export type Contract = typeof contract;
export type Channel = keyof Contract;
export type Input<C extends Channel> = v.InferInput<Contract[C]['input']>;
export type Output<C extends Channel> = v.InferOutput<Contract[C]['output']>;
export type Handlers = { readonly [C in Channel]: (input: v.InferOutput<Contract[C]['input']>) => Promise<Output<C>> };

export type Failure = v.InferOutput<typeof failure> & { readonly message: string };
export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Failure };

/** The one event: `done` of `total` `unit`s of a job; `total` is absent while unknown. */
export const progress = v.strictObject({
  job,
  stage: text(20),
  done: count,
  total: v.optional(count),
  unit: v.picklist(['bytes', 'rows', 'files']),
});
export type Progress = v.InferOutput<typeof progress>;
