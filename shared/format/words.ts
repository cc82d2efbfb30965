// The value kinds of FORMAT.md section 7 under their names there, and the version word that is read before all else.
import { HandoverError } from '../domain/errors.ts';
import { asObject, int, join, oneOf, pattern, refine, type Schema, schemaError, text, union } from './schema.ts';

/** A string of 1..200 code points, one line. */
export const s = text(200, false);
/** Text of 1..20,000 code points; LF allowed. */
export const t = text(20_000, true);
/** An integer from 0. */
export const i = int(0);
export const w = pattern(/^[a-z][a-z0-9_]{0,39}$/, 'word');

export const b: Schema<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw schemaError(path, 'true or false');
  return value;
};

/** `bytes` bytes as lower-case hex. */
export function h(bytes: number): Schema<string> {
  return pattern(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `${bytes} bytes in lower-case hex`);
}

/** 1 to `max` bytes as lower-case hex. The length is looked at first: the text may be a hostile 16 MiB. */
export function hexUpTo(max: number): Schema<string> {
  return (value, path) => {
    const isHex =
      typeof value === 'string' && value.length <= 2 * max && value.length % 2 === 0 && /^[0-9a-f]+$/.test(value);
    if (!isHex) throw schemaError(path, `1 to ${max} bytes in lower-case hex`);
    return value;
  };
}

export const h16 = h(16);
export const h32 = h(32);
/** The id of a statement or a package. */
export const id = h32;

/** `YYYY-MM-DDThh:mm:ssZ`, a real time, 2000..2199, no leap second. */
export const utc: Schema<string> = refine(
  pattern(/^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/, 'time YYYY-MM-DDThh:mm:ssZ'),
  (value, path) => {
    if (!isReal(value, value)) throw schemaError(path, 'a real time');
  },
);

/** `YYYY-MM-DD`, a real day, 2000..2199. */
export const day: Schema<string> = refine(
  pattern(/^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}$/, 'day YYYY-MM-DD'),
  (value, path) => {
    if (!isReal(value, `${value}T00:00:00Z`)) throw schemaError(path, 'a real day');
  },
);

/** True if the calendar gives back what was written: `Date` rolls 31 April over into May. */
function isReal(written: string, time: string): boolean {
  const date = new Date(time);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written.replace('Z', ''));
}

/** An exact decimal, at most 10 places, no negative zero. */
export const dec: Schema<string> = refine(pattern(/^-?(0|[1-9][0-9]*)(\.[0-9]{1,10})?$/, 'decimal'), (value, path) => {
  if (/^-[0.]+$/.test(value)) throw schemaError(path, 'no negative zero');
});

/** A count that names no small group: 0, `<10`, or the number from 10. */
export type Few = 0 | '<10' | number;
export const few: Schema<Few> = union('0, "<10" or an integer from 10', int(0, 0), oneOf('<10'), int(10));

/** Few as it is written for an exact count. */
export function fewOf(count: number): Few {
  return count === 0 || count >= 10 ? count : '<10';
}

/** [A] of FORMAT.md 7.1: 31 signs without I, O, S, V and Z, values 0..30 in this order. */
export const signAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * The `format` or `type` of a file, read before anything else of it is interpreted.
 * @throws schema if there is none · version if it is none of `known`: made by a newer program
 */
export function versionWord<const T extends readonly string[]>(
  value: unknown,
  member: string,
  known: T,
  path = '',
): T[number] {
  return knownWord(asObject(value, path)[member], join(path, member), known);
}

/** The schema of that member. @throws schema if it is no string · version if it is another word */
export function version<const T extends string>(word: T): Schema<T> {
  return (value, path) => knownWord(value, path, [word]);
}

function knownWord<const T extends readonly string[]>(word: unknown, path: string, known: T): T[number] {
  if (typeof word !== 'string') throw schemaError(path, 'version word');
  if (known.includes(word)) return word;
  const facts = /^[a-z_-]{1,60}\/[0-9]{1,9}$/.test(word) ? { found: word, known } : { known };
  throw new HandoverError('version', { member: path }, facts);
}
