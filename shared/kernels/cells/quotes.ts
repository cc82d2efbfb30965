// The content of a quoted field in which quotes stand, doubled.
import { bits, equals } from '../bytes.ts';

const quote: u8 = 0x22;

/** Longer contents are texts, whatever stands there. */
export const longestQuoted: i32 = 240;

/** Where the content stands that was made last. The sixteen bytes in front of it may be read. */
export const content: usize = memory.data(longestQuoted + 32, 16) + 16;

export function hasQuote(start: usize, end: usize): bool {
  for (let at = start; at < end; at += 16) {
    const found = bits(equals(v128.load(at), quote));
    if (found !== 0) return at + ctz(found) < end;
  }
  return false;
}

/** Makes the content, with one quote for two. @returns its end */
export function unquote(start: usize, end: usize): usize {
  let into = content;
  for (let at = start; at < end; at += 1) {
    const byte = load<u8>(at);
    if (byte === quote) at += 1;
    store<u8>(into, byte);
    into += 1;
  }
  return into;
}
