// How a person wants a file to be read where the program found something else, and what a file was when it was last seen.
import * as v from 'valibot';
import { count, hex32, text, utc } from './values.ts';

/** The signs around cells, none, or MySQL's way with backslashes. */
export const quoting = v.picklist(['double', 'single', 'none', 'backslash']);

export const readChoices = {
  encoding: v.optional(text(40)),
  delimiter: v.optional(text(8)),
  quoting: v.optional(quoting),
  /** Name of one sheet, or its number from 1: only so is a hidden one read. */
  sheet: v.optional(text(200)),
  /** Line of the column names, 0 if there are none; and how many lines they take. */
  header_row: v.optional(count),
  header_rows: v.optional(v.picklist([1, 2])),
  /** Rows before the first and behind the last are set apart. */
  first_row: v.optional(count),
  last_row: v.optional(count),
  /** As the program finds it, whatever was chosen for an earlier file of this shape; that is then forgotten. */
  as_found: v.optional(v.boolean()),
};

/** A file of another size has changed; one of another time too, unless its digest is known and still the same. */
export const seenFile = v.strictObject({
  bytes: count,
  modified: v.optional(utc),
  sha256: v.optional(hex32),
});
