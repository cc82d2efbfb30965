// Finds where the fields of canonical CSV end, sixty-four bytes at once.
import { bits, equals } from './bytes.ts';

const quote: u8 = 0x22;
const comma: u8 = 0x2c;
const lineFeed: u8 = 0x0a;

/** Bytes looked at together: behind the text so many may be read. */
const step: i32 = 64;

/** Where the text lies. */
export function text(): usize {
  return __heap_base;
}

/** Where the ends of its fields go: there are no more of them than bytes. */
export function ends(length: i32): usize {
  return (__heap_base + length + step + 15) & ~15;
}

let count: i32 = 0;
let target: usize = 0;
/** Commas and line ends among the bytes in hand, and quotes: a bit for each byte, the lowest for the first. */
let stops: u64 = 0;
let quotes: u64 = 0;

/** Finds the fields of the first `length` bytes. @returns how many there are */
export function find(length: i32): i32 {
  count = 0;
  target = ends(length);
  let at: i32 = 0;
  /** A bit where a field begins at the first byte in hand. */
  let begins: u64 = 1;
  while (at < length) {
    look(at, length);
    const opens = quotes & ((stops << 1) | begins);
    if (opens === 0) {
      push(at, stops);
      begins = stops >>> 63;
      at += step;
    } else {
      const open = opens & -opens;
      push(at, stops & (open - 1));
      at = quotedEnd(at + <i32>ctz(open) + 1, length);
      pushOne(at);
      at += 1;
      begins = 1;
    }
  }
  const last = count === 0 ? -1 : load<i32>(target + (count << 2) - 4);
  if (last + 1 < length) pushOne(length);
  return count;
}

function look(at: i32, length: i32): void {
  stops = 0;
  quotes = 0;
  for (let part: i32 = 0; part < step; part += 16) {
    const bytes = v128.load(__heap_base + at + part);
    stops |= (<u64>bits(v128.or(equals(bytes, comma), equals(bytes, lineFeed)))) << part;
    quotes |= (<u64>bits(equals(bytes, quote))) << part;
  }
  if (length - at < step) {
    const mask = ((<u64>1) << (length - at)) - 1;
    stops &= mask;
    quotes &= mask;
  }
}

function push(from: i32, places: u64): void {
  let left = places;
  while (left !== 0) {
    pushOne(from + <i32>ctz(left));
    left &= left - 1;
  }
}

function pushOne(end: i32): void {
  store<i32>(target + (count << 2), end);
  count += 1;
}

/** The place behind the quote that ends the field: a doubled one does not. */
function quotedEnd(from: i32, length: i32): i32 {
  let at = from;
  while (at < length) {
    const found = bits(equals(v128.load(__heap_base + at), quote));
    if (found === 0) at += 16;
    else {
      at += <i32>ctz(found);
      if (at + 1 >= length || load<u8>(__heap_base + at + 1) !== quote) break;
      at += 2;
    }
  }
  return min(at, length) + 1;
}
