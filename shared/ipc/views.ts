// The shapes that cross the contract more than once. Only JSON; no path, no key, and a passphrase only inwards.
import * as v from 'valibot';
import { langs } from '../domain/lang.ts';
import {
  actions,
  artefactKinds,
  cellStates,
  deals,
  looks,
  packageKinds,
  reasons,
  roles,
  routes,
  stripCells,
  suites,
  trusts,
} from '../domain/vocabulary.ts';
import { account, attachments, table } from './data-views.ts';
import { columnId, count, day, handle, hex16, hex32, tableId, text, utc } from './values.ts';

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

/** What went, as it was when it was sealed: rows, and of each table the names of the columns that go and of those that stay. */
export const sealedContent = v.strictObject({
  rows: count,
  tables: v.array(v.strictObject({ name: text(1000), keep: v.array(text(1000)), left: v.array(text(1000)) })),
});

export const packageView = v.strictObject({
  id: hex32,
  name: text(80),
  kind: v.picklist(packageKinds),
  seq: count,
  short: text(60),
  made: utc,
  direction: v.picklist(['made', 'opened']),
  /** Of one that was made here: the digests of the whole file, and when it was last found the same on its medium. */
  sha256: v.optional(hex32),
  sm3: v.optional(hex32),
  read_back: v.optional(utc),
  /** Of a full one. */
  content: v.optional(sealedContent),
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
  account,
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
  missing: v.array(missing),
});

/** One of the five plain lines of a check, in the order of the screen. */
export const checkLine = v.strictObject({
  line: v.picklist(['integrity', 'signer', 'authority', 'recipient', 'content']),
  result: v.picklist(['good', 'bad', 'open']),
  code: v.optional(text(40)),
});

/** 0, a number from 10, or fewer than 10. */
const few = v.union([count, v.literal('<10')]);

/** What the clear part of a package says of its data, by ids only: what was done with each column and why, and who could be recognised. */
const riskFigures = {
  /** Rows in the smallest group of rows that agree in all of `quasi`. */
  k: count,
  worst_permille: count,
  average_permille: count,
  quasi: v.array(v.strictObject({ table: tableId, column: columnId })),
};

export const packageReports = v.strictObject({
  tables: v.array(
    v.strictObject({
      id: tableId,
      columns: v.array(
        v.strictObject({
          id: columnId,
          pi: text(40),
          action: v.picklist(actions),
          reason: v.picklist(reasons),
          /** Cells that went as something else, or not at all. */
          cells: v.exactOptional(few),
        }),
      ),
      left_out: v.array(v.strictObject({ reason: v.picklist(reasons), rows: few })),
    }),
  ),
  /** How what was sealed was searched for what stays: values looked for, cells and other texts searched. */
  gate: v.exactOptional(v.strictObject({ values: few, cells: few, texts: few })),
  /** Columns that the program took for secrets, and the seller said that they are none. */
  not_secret: v.array(v.strictObject({ table: tableId, column: columnId })),
  /** Columns whose cells may be values of another one that stays or is changed, by the seller's word. */
  allowed: v.array(
    v.strictObject({
      table: tableId,
      column: columnId,
      from_table: tableId,
      from_column: columnId,
      reason: text(40),
      cells: few,
    }),
  ),
  /** Papers, by their digests, that rules which kept rows back rest on. */
  grounds: v.array(v.strictObject({ table: tableId, column: columnId, rule: text(40), sha256: hex32 })),
  risk: v.exactOptional(
    v.strictObject({
      ...riskFigures,
      /** In the source, where others may know also of columns that do not go. */
      before: v.exactOptional(v.strictObject(riskFigures)),
    }),
  ),
  /** What the reports do not say, in words of a closed list; another program's may be others. */
  limits: v.array(text(40)),
});

/** Attachments of a package, and the lists made in place of what stays: those are files too, but count as none. */
export const filesAndLists = { files: count, lists: count };

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
  ...filesAndLists,
  reports: packageReports,
  program: text(200),
});

/** What the window remembers from one day to the next; absent until a person chooses. */
export const settings = v.strictObject({
  lang: v.optional(v.picklist(langs)),
  look: v.optional(v.picklist(looks)),
});
