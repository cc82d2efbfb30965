// The shapes that cross the contract more than once. Only JSON; no path, no key, and a passphrase only inwards.
import * as v from 'valibot';
import {
  actions,
  artefactKinds,
  cellStates,
  deals,
  packageKinds,
  piClasses,
  reasons,
  roles,
  routes,
  stripCells,
  suites,
  trusts,
} from '../domain/vocabulary.ts';

export const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const hex16 = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
export const utc = v.pipe(v.string(), v.isoTimestamp());
export const day = v.pipe(v.string(), v.isoDate());

/** A host's name for a file that a person picked: opaque, valid while the host runs. */
export const handle = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,64}$/i));
export const job = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,64}$/i));
/** A case: its label (`HO-2026-7K4Q-M`) or its `case_uid`. */
export const caseRef = text(40);
export const tableId = v.pipe(v.string(), v.regex(/^t[0-9]{2}$/));
export const columnId = v.pipe(v.string(), v.regex(/^c[0-9]{2,4}$/));

export const fileRef = v.strictObject({
  handle,
  name: text(1000),
  bytes: v.optional(count),
  folder: v.optional(v.boolean()),
});

export const party = v.strictObject({
  card: hex32,
  name: text(200),
  organisation: v.optional(text(200)),
  uscc: v.optional(text(18)),
  suite: v.picklist(suites),
  trust: v.picklist(trusts),
  /** The card's id in its 40-digit short form. */
  short: text(60),
});

export const caseParty = v.strictObject({ role: v.picklist(roles), ...party.entries });

export const missing = v.strictObject({ gate: text(40), command: text(80), screen: text(20) });

export const stripCell = v.strictObject({
  cell: v.picklist(stripCells),
  state: v.picklist(cellStates),
  at: v.optional(utc),
  short: v.optional(text(60)),
});

export const column = v.strictObject({
  id: columnId,
  name: text(200),
  pi: text(40),
  class: v.picklist(piClasses),
  action: v.picklist(actions),
  reason: v.picklist(reasons),
});

export const refusedRow = v.strictObject({ line: count, reason: text(60) });

/** One imported table: rows read = taken + refused + set apart. */
export const table = v.strictObject({
  id: tableId,
  name: text(200),
  source: text(1000),
  sheet: v.optional(text(200)),
  encoding: v.optional(text(40)),
  delimiter: v.optional(text(4)),
  header_row: v.optional(count),
  rows_read: count,
  taken: count,
  refused: count,
  set_apart: count,
  refused_rows: v.array(refusedRow),
  notes: v.array(text(60)),
  columns: v.array(column),
});

/** Attachments of a case, counted; not handed over unless a person decides so. */
export const attachments = v.strictObject({ files: count, bytes: count, kept: count, set_apart: count });

export const packageView = v.strictObject({
  id: hex32,
  name: text(80),
  kind: v.picklist(packageKinds),
  seq: count,
  short: text(60),
  made: utc,
  direction: v.picklist(['made', 'opened']),
});

export const failure = v.strictObject({
  code: text(40),
  where: v.record(v.string(), v.union([v.string(), v.number()])),
  facts: v.record(v.string(), v.union([v.string(), v.number(), v.array(v.string())])),
});

export const termsState = v.strictObject({
  id: v.optional(hex32),
  state: v.picklist(['absent', 'draft', 'signed_by_us', 'signed_by_them', 'complete']),
});

export const caseView = v.strictObject({
  case: text(20),
  case_uid: hex16,
  title: text(200),
  role: v.picklist(['seller', 'buyer', 'witness', 'holder']),
  deal: v.optional(v.picklist(deals)),
  route: v.optional(v.picklist(routes)),
  ground: v.optional(v.strictObject({ article: text(200), text: text(2000) })),
  cutoff: v.optional(day),
  parties: v.array(caseParty),
  /** Twelve groups of five digits, once buyer and seller are known. */
  safety_number: v.optional(text(80)),
  verified: v.boolean(),
  terms: termsState,
  trial: v.strictObject({ state: v.picklist(['none', 'made', 'passed', 'failed']), tries_left: count }),
  tables: v.array(table),
  attachments,
  packages: v.array(packageView),
  artefacts: v.array(v.strictObject({ kind: v.picklist(artefactKinds), id: hex32, complete: v.boolean() })),
  strip: v.array(stripCell),
  missing: v.array(missing),
});

export const caseSummary = v.strictObject({
  case: text(20),
  case_uid: hex16,
  title: text(200),
  role: caseView.entries.role,
  seller: text(200),
  buyer: text(200),
  strip: v.array(stripCell),
});

/** One of the five plain lines of a check, in the order of the screen. */
export const checkLine = v.strictObject({
  line: v.picklist(['integrity', 'signer', 'authority', 'recipient', 'content']),
  result: v.picklist(['good', 'bad', 'open']),
  code: v.optional(text(40)),
});

export const packageFacts = v.strictObject({
  id: hex32,
  short: text(60),
  name: text(80),
  case: text(20),
  case_uid: hex16,
  kind: v.picklist(packageKinds),
  seq: count,
  made: utc,
  suite: v.picklist(suites),
  seller: party,
  buyer: party,
  for_us: v.boolean(),
  holders: count,
  tables: v.array(
    v.strictObject({ id: tableId, columns_kept: count, columns_left_out: count, rows: v.optional(count) }),
  ),
  files: count,
  program: text(200),
});
