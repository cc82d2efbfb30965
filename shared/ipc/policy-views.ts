// What goes, is masked and stays, as it crosses the contract: findings, decisions with their parameters, rules for rows, counts.
import * as v from 'valibot';
import { actions, reasons, rowReasons, sensitiveReasons } from '../domain/vocabulary.ts';
import { shownParts } from '../domain/words/redaction-words.ts';
import { columnId, count, hex32, tableId, text } from './values.ts';

/** Of an action or a rule: short words and whole numbers, all of them optional (FORMAT.md 7.10). */
export const params = v.record(
  text(20),
  v.union([v.pipe(v.string(), v.maxLength(400)), v.pipe(v.number(), v.safeInteger())]),
);

/** A type that a column holds, the strictest first. Examples are masked; of a secret nothing is shown. */
export const finding = v.strictObject({
  type: text(40),
  class: text(4),
  /** 0 to 1. */
  confidence: v.number(),
  /** Of the values that are or hold one, 0 to 1. */
  share: v.number(),
  whole: count,
  inside: count,
  examined: count,
  reasons: v.array(text(40)),
  examples: v.array(text(400)),
});

export const decision = v.strictObject({
  table: tableId,
  column: columnId,
  action: v.picklist(actions),
  reason: v.picklist(reasons),
  params: v.exactOptional(params),
});

/** Why a person says that the values of a column, which the program took for secrets, are none: in his own words. */
export const because = v.pipe(text(200), v.regex(/\S/));

/** So many signs at the front and at the end at most, and a named part. */
const shows = v.strictObject({ head: count, tail: count, part: v.exactOptional(v.picklist(shownParts)) });

/** What a column's present decision is and who made it. */
export const decided = {
  action: v.picklist(actions),
  reason: v.picklist(reasons),
  params: v.exactOptional(params),
  /** True once a person has decided; what the program decided by itself may still change with the data. */
  by_person: v.boolean(),
  /** A person should look at this one: at most five in a case are amber. */
  asks: v.boolean(),
  /** Taken for secrets by the program; a person says why they are none. */
  not_secret: v.exactOptional(because),
  /** What may be done with it, the usual one first. */
  actions: v.array(v.picklist(actions)),
  /** The forms of its mask, the usual one first, and what each leaves in the clear; none where it can't be masked. */
  masks: v.array(v.strictObject({ form: text(20), shows })),
  /** What it can be made coarser to, the usual one first. */
  levels: v.array(text(20)),
};

/**
 * The paper that a rule rests on: a file that is among the attachments of the case, and what a person notes of it. `name`: as the data box
 * knows the file; told, never taken.
 */
const ground = v.strictObject({
  sha256: hex32,
  note: v.exactOptional(because),
  name: v.exactOptional(text(1000)),
});

export const rowRule = v.strictObject({
  rule: v.picklist(rowReasons),
  column: columnId,
  params: v.exactOptional(params),
  ground: v.exactOptional(ground),
  /** A person lets those customers go all the same: the rule is answered, and does nothing. */
  waived: v.exactOptional(v.literal(true)),
});

export const columnPlace = v.strictObject({ table: tableId, column: columnId });

/** An exception from the containment gate: whole cells of `column` may be values of `from`, which itself stays or is changed. */
export const exception = v.strictObject({ column: columnId, from: columnPlace, reason: v.picklist(sensitiveReasons) });

/** Rows of one reason that stay, and how many of them only because their cell could not be read. */
export const leftOut = v.strictObject({ reason: v.picklist(reasons), rows: count, unreadable: count });

/** Rows that go though a waived rule would keep them back, and how many of them only because their cell could not be read. */
export const againstWord = v.strictObject({
  rule: v.picklist(rowReasons),
  column: columnId,
  rows: count,
  unreadable: count,
  /** About how many, if the table tells persons apart. */
  persons: v.optional(count),
});

/** One cell before and after; no `after`: nothing of it goes. */
export const changedCell = v.strictObject({ before: v.string(), after: v.exactOptional(v.string()) });
