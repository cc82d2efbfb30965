// Values that MongoDB's Extended JSON wraps in an object of one member: {"$numberLong": "1"}, {"$date": …}, {"$oid": …}.
import { type JsonCursor, sign } from './cursor.ts';

/** The wrapped value as text; `isBinary` for bytes, which no table takes. */
export interface Unwrapped {
  readonly text: string;
  readonly isBinary: boolean;
}

const texts = new Set(['$numberLong', '$numberInt', '$numberDouble', '$numberDecimal', '$oid', '$uuid', '$symbol']);

function dateOf(milliseconds: string): string {
  const date = new Date(/^-?\d{1,16}$/.test(milliseconds) ? Number(milliseconds) : Number.NaN);
  return Number.isNaN(date.getTime()) ? milliseconds : date.toISOString();
}

function wrappedDate(cursor: JsonCursor): string | undefined {
  const first = cursor.peek();
  if (first === sign.quote) return cursor.string();
  if (first !== sign.openObject) return dateOf(cursor.word());
  cursor.at += 1;
  if (cursor.key() !== '$numberLong' || cursor.peek() !== sign.quote) return undefined;
  const text = dateOf(cursor.string());
  return cursor.passes(sign.closeObject) ? text : undefined;
}

function wrappedBinary(cursor: JsonCursor): string {
  cursor.skip(1);
  return '';
}

function inside(cursor: JsonCursor): Unwrapped | undefined {
  cursor.at += 1;
  if (cursor.peek() !== sign.quote) return undefined;
  const kind = cursor.key();
  if (kind === '$binary') return { text: wrappedBinary(cursor), isBinary: true };
  if (kind === '$date') {
    const text = wrappedDate(cursor);
    return text === undefined ? undefined : { text, isBinary: false };
  }
  if (!texts.has(kind) || cursor.peek() !== sign.quote) return undefined;
  return { text: cursor.string(), isBinary: false };
}

/**
 * The value that the object at the cursor wraps; undefined, and the cursor where it was, if it is an ordinary one.
 * @throws cut, input.damaged
 */
export function unwrap(cursor: JsonCursor): Unwrapped | undefined {
  const start = cursor.at;
  const value = inside(cursor);
  if (value !== undefined && cursor.passes(sign.closeObject)) return value;
  cursor.at = start;
  return undefined;
}
