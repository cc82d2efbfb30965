// Finds the fields of the next row of a delimited text, sixteen bytes at once.
import { bits, equals, firstOf, infront } from '../bytes.ts';
import {
  atWord,
  classes,
  columns,
  countWord,
  ends,
  fieldStartWord,
  linesWord,
  marks,
  rowEndWord,
  rowMarksWord,
  rowStartWord,
  starts,
  state,
} from './row.ts';
import {
  ascii,
  broken,
  changed,
  comma,
  cr,
  digit,
  high,
  letterX,
  lf,
  nul,
  padded,
  quote,
  quotedMark,
  rare,
  space,
  special,
  tab,
  undecoded,
} from './signs.ts';

// What `next` answers.
const none: i32 = 0;
export const row: i32 = 1;
const unfinished: i32 = 2;

/** Where the text lies. Behind its end sixteen bytes may be read. */
export function text(): usize {
  return __heap_base;
}

let limit: i32 = 0;
let isLast: bool = false;
let delimiter: u8 = comma;
/** Of the row that was found: its lines, its fields and their marks, or-ed together. */
export let lines: i32 = 0;
export let count: i32 = 0;
export let rowMarks: u32 = 0;
/** Of the field that is being read. */
let fieldStart: i32 = 0;
let seenMarks: u32 = 0;
let seenClasses: u32 = 0;

/** The text is `length` bytes long, from its beginning; `last` says that none follow. */
export function begin(length: i32, last: bool, sign: u8): void {
  limit = length;
  isLast = last;
  delimiter = sign;
  store<i32>(state, 0, atWord);
}

/** Finds a row and says whether there is one, none is left, or more bytes are needed. */
export function next(): i32 {
  const start = load<i32>(state, atWord);
  if (start >= limit) return none;
  lines = 1;
  count = 0;
  rowMarks = 0;
  store<i32>(state, start, rowStartWord);
  let at = fields(start);
  if (at >= 0 && byteAt(at) === cr && at + 1 === limit && !isLast) {
    fieldStart = -1;
    at = -1;
  }
  store<i32>(state, count, countWord);
  store<u32>(state, rowMarks, rowMarksWord);
  store<i32>(state, fieldStart, fieldStartWord);
  if (at < 0) return unfinished;
  store<i32>(state, at, rowEndWord);
  store<i32>(state, lines, linesWord);
  store<i32>(state, min(limit, behindLineEnd(at)), atWord);
  return row;
}

/** Whether the row that was found is written as it stands. */
export function isCanonical(): bool {
  return delimiter === comma && (rowMarks & changed) === 0;
}

/** @returns the place of the line end, or of the end of the text; -1 if it is not here yet */
function fields(rowStart: i32): i32 {
  let at = field(rowStart);
  while (at >= 0 && at < limit && byteAt(at) === delimiter) at = field(at + 1);
  return at;
}

/** Reads the field that begins there. @returns the place of what ends it, or the end of the text; -1 if that is not here yet */
function field(from: i32): i32 {
  return byteAt(from) === quote ? quoted(from) : plain(from);
}

/** The byte there; of no meaning behind the end. */
function byteAt(at: i32): u8 {
  return at < limit ? load<u8>(__heap_base + at) : 0;
}

function behindLineEnd(at: i32): i32 {
  return byteAt(at) === cr && byteAt(at + 1) === lf ? at + 2 : at + 1;
}

function isEnd(at: i32): bool {
  const byte = byteAt(at);
  return at >= limit || byte === delimiter || byte === cr || byte === lf;
}

function push(start: i32, end: i32, found: u32): void {
  const isQuoted = (found & quotedMark) !== 0;
  const isSpecial = (found & special) !== 0;
  const all = isQuoted === isSpecial ? found : found | changed;
  rowMarks |= all;
  if (count < columns) {
    store<i32>(starts + (count << 2), start);
    store<i32>(ends + (count << 2), end);
    store<u8>(marks + count, <u8>all);
    store<u8>(classes + count, <u8>seenClasses);
  }
  count += 1;
}

function plain(start: i32): i32 {
  fieldStart = start;
  seenMarks = 0;
  const end = plainEnd(start);
  if (end === limit && !isLast) return -1;
  push(start, end, seenMarks);
  return end;
}

/** The place of the next delimiter or line end, or the end of the text. The classes and marks of what stands in front are seen. */
function plainEnd(from: i32): i32 {
  seenClasses = 0;
  for (let at = from; at < limit; at += 16) {
    const bytes = v128.load(__heap_base + at);
    const stops = v128.or(equals(bytes, delimiter), v128.or(equals(bytes, cr), equals(bytes, lf)));
    const mask = infront(firstOf(limit - at), bits(stops));
    const odd = v128.or(
      v128.or(equals(bytes, 0), equals(bytes, undecoded)),
      v128.or(equals(bytes, quote), equals(bytes, comma)),
    );
    if ((bits(odd) & mask) !== 0) seeOdd(bytes, mask);
    seeClasses(bytes, mask);
    if (mask !== 0xffff) return at + popcnt(mask);
  }
  return limit;
}

function seeOdd(bytes: v128, mask: u32): void {
  if ((bits(v128.or(equals(bytes, 0), equals(bytes, undecoded))) & mask) !== 0) seenMarks |= nul;
  if ((bits(v128.or(equals(bytes, quote), equals(bytes, comma))) & mask) !== 0) seenMarks |= special;
}

function seeClasses(bytes: v128, mask: u32): void {
  const highs = bits(bytes) & mask;
  const digits = bits(i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10))) & mask;
  const xs = bits(equals(v128.or(bytes, i8x16.splat(0x20)), 0x78)) & mask;
  let seen = seenClasses;
  if (digits !== 0) seen |= digit;
  if (xs !== 0) seen |= letterX;
  if (highs !== 0) seen |= high | rareAmong(bytes, mask);
  if ((highs | digits | xs) !== mask) seen |= ascii;
  seenClasses = seen;
}

/** EE, EF, F3, F4 */
function rareAmong(bytes: v128, mask: u32): u32 {
  const three = equals(v128.and(bytes, i8x16.splat(<i8>0xfe)), 0xee);
  const four = v128.or(equals(bytes, 0xf3), equals(bytes, 0xf4));
  return (bits(v128.or(three, four)) & mask) !== 0 ? rare : 0;
}

/** Reads a quoted field whose opening quote stands at `from`. */
function quoted(from: i32): i32 {
  fieldStart = from;
  seenMarks = quotedMark;
  seenClasses = ascii;
  let at = from + 1;
  while (at < limit) {
    const bytes = v128.load(__heap_base + at);
    const room = firstOf(limit - at);
    const mask = infront(room, bits(equals(bytes, quote)));
    const ends = v128.or(equals(bytes, cr), equals(bytes, lf));
    const odd = v128.or(v128.or(equals(bytes, 0), equals(bytes, undecoded)), v128.or(equals(bytes, comma), ends));
    if ((bits(odd) & mask) !== 0) seeOdd(bytes, mask);
    if ((bits(ends) & mask) !== 0) seeLines(at, bytes, mask);
    seeClasses(bytes, mask);
    at += popcnt(mask);
    if (mask === room) continue;
    if (at + 1 === limit && !isLast) return -1;
    if (byteAt(at + 1) !== quote) return closed(from, at);
    seenMarks |= special;
    at += 2;
  }
  return -1;
}

/** Line ends in a quoted field: CR LF is one. */
function seeLines(at: i32, bytes: v128, mask: u32): void {
  seenMarks |= special;
  const lfs = bits(equals(bytes, lf));
  const crs = bits(equals(bytes, cr));
  const followed = bits(equals(v128.load(__heap_base + at, 1), lf));
  lines += popcnt(mask & (lfs | (crs & ~followed)));
}

function closed(open: i32, close: i32): i32 {
  const next = close + 1;
  let behind = next;
  if (!isEnd(next)) while (byteAt(behind) === space || byteAt(behind) === tab) behind += 1;
  if (behind > next && behind === limit && !isLast) return -1;
  if (!isEnd(behind)) return textBehind(open, next);
  push(open + 1, close, behind > next ? seenMarks | padded | changed : seenMarks);
  return behind;
}

/** Text stands behind a closing quote: the field is what stands there, quotes and all. */
function textBehind(open: i32, from: i32): i32 {
  seenMarks = broken;
  const end = plainEnd(from);
  if (end === limit && !isLast) return -1;
  push(open, end, seenMarks);
  return end;
}
