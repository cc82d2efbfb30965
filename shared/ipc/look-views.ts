// A file as it is found before it is brought in: how it is read and why, what may be chosen instead, real rows to judge it by.
import * as v from 'valibot';
import { quoting, readChoices } from './read-choices.ts';
import { count, text } from './values.ts';

/** `others` may be chosen instead; `reason` says why this was taken. */
const found = <const S extends v.GenericSchema>(value: S) =>
  v.strictObject({
    value,
    sure: v.picklist(['chosen', 'sure', 'likely', 'guess']),
    reason: text(40),
    others: v.array(value),
  });

/** Line of the column names, 0 if there are none, and how many lines they take. */
const header = v.strictObject({ row: count, rows: count });

/** First line of the sums and remarks behind the rows, 0 if none was found, and how many there are. */
const footer = v.strictObject({ row: count, rows: count });

/** Something a person should know about a source, by a word of the import; `names` where it has some. */
export const notice = { code: text(40), count, names: v.optional(v.array(v.string())) };

export const look = v.strictObject({
  name: text(200),
  sheet: v.optional(text(200)),
  /** It is in the case already, from a file of this name with the same bytes. */
  again: v.optional(text(1000)),
  encoding: v.optional(found(text(40))),
  bom: v.optional(v.boolean()),
  delimiter: v.optional(found(text(8))),
  quoting: v.optional(found(quoting)),
  /** A bill of a program that is known. */
  bill: v.optional(text(40)),
  header: found(header),
  footer: found(footer),
  /** What was chosen for it, now or for an earlier table of this shape. */
  choices: v.strictObject(readChoices),
  remembered: v.boolean(),
  columns: v.array(text(200)),
  /** What was taken off values that another program had dressed up. */
  rules: v.array(v.strictObject({ column: text(200), rule: text(40), count })),
  /** Twenty rows, and those that are set apart or refused; nothing is masked. */
  rows: v.array(v.strictObject({ line: count, place: text(40), cells: v.array(v.string()) })),
  notices: v.array(v.strictObject(notice)),
});
