// The pattern of a cell: its runs of digits, letters and Han with their lengths, as a number of 32 bits.
import { bits, equals } from '../bytes.ts';
import { inFront } from './in-front.ts';

const prime: u32 = 0x01000193;
const seed: u32 = 0x811c9dc5;

const digit: u32 = 1;
const letter: u32 = 2;
const han: u32 = 3;
/** And how many bytes it has: all other signs outside ASCII. Signs of ASCII stand for themselves, above these. */
const other: u32 = 4;
const signs: u32 = 9;

/** So many bytes from the first one on. */
function among(bytes: v128, first: i32, count: i32): v128 {
  return i8x16.lt_s(i8x16.add(bytes, i8x16.splat(<i8>(0x80 - first))), i8x16.splat(<i8>(count - 0x80)));
}

/** A sign for what each of sixteen bytes begins, in ASCII: cells whose bytes have the same signs have one pattern. */
function kindsOf(bytes: v128, lower: v128): v128 {
  const letters = among(lower, 0x61, 26);
  const digits = v128.and(among(bytes, 0x30, 10), i8x16.splat(0x0f));
  return v128.or(v128.andnot(bytes, digits), letters);
}

/** The same for Han and for bytes that begin nothing. */
function kindsOfHigh(bytes: v128, kinds: v128): v128 {
  const alike = v128.or(continuations(bytes), among(bytes, 0xe4, 6));
  return v128.andnot(kinds, v128.and(alike, i8x16.splat(0x3f)));
}

function continuations(bytes: v128): v128 {
  return i8x16.lt_s(bytes, i8x16.splat(-64));
}

/** So many bytes more than UTF-16 code units. */
function surplus(bytes: v128): i32 {
  return popcnt(bits(continuations(bytes))) - popcnt(bits(i8x16.ge_u(bytes, i8x16.splat(<i8>0xf0))));
}

/** Longer cells have none. */
export const longest: i32 = 120;
const lengths: i32 = longest + 1;

/** Of the last cell of each length: the kinds of its bytes, and its pattern. */
const kept: usize = memory.data(128 * lengths, 16);
const patterns: usize = memory.data(4 * lengths, 16);
// No byte has this kind.
memory.fill(kept, 0x41, 128 * lengths);

// Of the cell whose pattern was asked for last.
/** UTF-16 code units. */
export let units: i32 = 0;
/** A sign outside ASCII or a v stands there. */
export let mayBeSecret: bool = false;

/** A cell whose bytes are of the same kinds as those of the last one of its length is not read sign by sign. */
export function patternOf(start: usize, end: usize): u32 {
  const size = <i32>(end - start);
  const last = kept + (size << 7) - start;
  units = size;
  let unlike = i8x16.splat(0);
  let rare = i8x16.splat(0);
  for (let at = start; at < end; at += 16) {
    const bytes = inFront(v128.load(at), <i32>(end - at));
    const lower = v128.or(bytes, i8x16.splat(0x20));
    let kinds = kindsOf(bytes, lower);
    if (bits(bytes) !== 0) {
      kinds = kindsOfHigh(bytes, kinds);
      units -= surplus(bytes);
    }
    rare = v128.or(rare, v128.or(bytes, equals(lower, 0x76)));
    unlike = v128.or(unlike, v128.xor(kinds, v128.load(last + at)));
    v128.store(last + at, kinds);
  }
  mayBeSecret = bits(rare) !== 0;
  const pattern = patterns + (size << 2);
  if (v128.any_true(unlike)) store<u32>(pattern, makePattern(start, end));
  return load<u32>(pattern);
}

function step(hash: u32, value: u32): u32 {
  return (hash ^ value) * prime;
}

function makePattern(start: usize, end: usize): u32 {
  let pattern = seed;
  let kinds: u32 = 0;
  let letters: u32 = 0;
  for (let at = start; at < end; ) {
    const first = at;
    const byte = load<u8>(at);
    const kind = kindOf(byte);
    const size = sizeOf(byte);
    do at += size;
    while (at < end && kindOf(load<u8>(at)) === kind);
    const length = <u32>(at - first) / size;
    pattern = step(step(pattern, kind), lengthClass(kind, length));
    if (kind < signs) kinds |= 1 << kind;
    if (kind === letter) letters = max(letters, length);
  }
  return (pattern & ~wordy) | (isWordy(kinds, letters) ? wordy : 0);
}

/** What a byte begins. */
function kindOf(byte: u32): u32 {
  if (byte - 0x30 < 10) return digit;
  if ((byte | 0x20) - 0x61 < 26) return letter;
  if (byte - 0xe4 < 6) return han;
  return byte >= 0x80 ? other + sizeOf(byte) : byte + signs;
}

function sizeOf(byte: u32): u32 {
  return byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
}

/** Numbers are told by their length; of words it matters little beyond four signs. */
function lengthClass(kind: u32, length: u32): u32 {
  if (kind === digit || length <= 4) return length;
  return length <= 8 ? 5 : length <= 16 ? 6 : 7;
}

/** The lowest bit of a pattern: `hasWords` of shared/data/detect/columns/cell-rows.ts. */
const wordy: u32 = 1;
const longestCode: u32 = 4;

/** Codes have digits, and few letters beside them. */
function isWordy(kinds: u32, letters: u32): bool {
  if (kinds >= 1 << han) return true;
  return letters > longestCode || (letters > 0 && (kinds & (1 << digit)) === 0);
}
