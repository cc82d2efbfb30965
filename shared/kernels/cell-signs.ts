// Tells which cells of rows that go may hold a withheld value (shared/data/containment/cell-signs.ts): from how many letters and digits
// they have, of each kind, counted sixteen bytes at once.
import { bits, equals, firstOf } from './bytes.ts';
import { ends, find, text } from './fields.ts';

export { ends, find, text };

const comma: u8 = 0x2c;
const lineFeed: u8 = 0x0a;
/** The bytes that common Han begin with (shared/data/han-bytes.ts). */
const firstHan: i8 = <i8>0xe4;
const hanLeads: i8 = 6;
/** Behind `firstHan`, that of U+4DC0 to U+4DFF, which are no letters. */
const hexagramSecond: u8 = 0xb7;
const star: u8 = 0x2a;
/** The first byte that a sign of several begins with. */
const firstLead: i8 = <i8>0xc0;

/** `shortest` of shared/data/containment/normal-cell.ts. */
const shortest: i32 = 6;

/** More than a table has columns: for each that goes, 1 if all its cells are to be looked at. */
const columns: i32 = 4096;
export const asked: usize = memory.data(columns, 16);

/** So many signs of a kind a cell needs: digits, Latin letters, other letters, signs of masks; and the least of these. */
let fewestDigits: u32 = 0;
let fewestLatin: u32 = 0;
let fewestOthers: u32 = 0;
let fewestMasks: u32 = 0;
let fewest: u32 = 0;

export function need(ofDigits: u32, ofLatin: u32, ofOthers: u32, ofMasks: u32): void {
  fewestDigits = ofDigits;
  fewestLatin = ofLatin;
  fewestOthers = ofOthers;
  fewestMasks = ofMasks;
  fewest = min(min(ofDigits, ofLatin), min(ofOthers, ofMasks));
}

let rowCount: i32 = 0;
let passedCount: i32 = 0;

/** Whole rows that `search` went through. */
export function rows(): i32 {
  return rowCount;
}

/** Cells that have signs enough for a value, but not of one kind, and are not to be looked at. */
export function passed(): i32 {
  return passedCount;
}

/** Where the cells to be looked at are told: each by four times its place among the fields, and what is known of it. */
export function looked(length: i32, count: i32): usize {
  return ends(length) + (count << 2);
}

/** A cell may hold a value; it has signs enough, whatever their kind. */
const mayHold: i32 = 1;
const isLong: i32 = 2;

/** Where the next cell to be looked at is told. */
let target: usize = 0;

/**
 * Goes through rows of so many fields, which `find` has found, up to one that is cut.
 * @returns how many cells are to be looked at
 */
export function search(length: i32, count: i32, perRow: i32): i32 {
  const begin = looked(length, count);
  target = begin;
  rowCount = 0;
  passedCount = 0;
  for (let first = 0; first + perRow <= count; first += perRow) {
    const passedBefore = passedCount;
    const targetBefore = target;
    if (searchRow(length, first, perRow)) rowCount += 1;
    else {
      passedCount = passedBefore;
      target = targetBefore;
      break;
    }
  }
  return <i32>((target - begin) >>> 2);
}

/** @returns false for a row that is cut */
function searchRow(length: i32, first: i32, perRow: i32): bool {
  const at = ends(length) + (first << 2);
  let end = load<i32>(at);
  for (let field = 1; field < perRow; field += 1) {
    if (load<u8>(text() + end) !== comma) return false;
    const start = end + 1;
    end = load<i32>(at + (field << 2));
    if (end - start < shortest) continue;
    const flags = flagsOf(text() + start, end - start);
    if ((flags & mayHold) !== 0 || load<u8>(asked + field - 1) !== 0) {
      store<i32>(target, ((first + field) << 2) | flags);
      target += 4;
    } else if (flags !== 0) passedCount += 1;
  }
  // Behind the text stands what was there before.
  return end < length && load<u8>(text() + end) === lineFeed;
}

function flagsOf(cell: usize, bytes: i32): i32 {
  return <u32>bytes < fewest ? lengthFlags(cell, bytes) : kindFlags(cell, bytes);
}

/** For a cell that has too few bytes for any value. */
function lengthFlags(cell: usize, bytes: i32): i32 {
  let signs: u32 = 0;
  for (let at = 0; at < bytes; at += 16) {
    const part = v128.load(cell + at);
    const mask = firstOf(bytes - at);
    const basic = v128.or(v128.or(digits(part), latin(part)), equals(part, star));
    signs += popcnt(mask & bits(v128.or(basic, han(part))));
    if ((bits(part) & mask) !== 0 && isRare(cell + at, part, mask)) return mayHold;
  }
  return signs >= <u32>shortest ? isLong : 0;
}

function kindFlags(cell: usize, bytes: i32): i32 {
  let ofDigits: u32 = 0;
  let ofLatin: u32 = 0;
  let ofOthers: u32 = 0;
  let ofMasks: u32 = 0;
  for (let at = 0; at < bytes; at += 16) {
    const part = v128.load(cell + at);
    const mask = firstOf(bytes - at);
    ofDigits += popcnt(mask & bits(digits(part)));
    ofLatin += popcnt(mask & bits(latin(part)));
    ofMasks += popcnt(mask & bits(equals(part, star)));
    if ((bits(part) & mask) === 0) continue;
    ofOthers += popcnt(mask & bits(han(part)));
    if (isRare(cell + at, part, mask)) return mayHold;
  }
  const isEnough =
    ofDigits >= fewestDigits || ofLatin >= fewestLatin || ofOthers >= fewestOthers || ofMasks >= fewestMasks;
  const flags = isEnough ? mayHold : 0;
  return ofDigits + ofLatin + ofOthers + ofMasks >= <u32>shortest ? flags | isLong : flags;
}

/** Where these bytes are one of so many from `first` on. */
function among(bytes: v128, first: i8, many: i8): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(first)), i8x16.splat(many));
}

function digits(bytes: v128): v128 {
  return among(bytes, 0x30, 10);
}

function latin(bytes: v128): v128 {
  return among(v128.or(bytes, i8x16.splat(0x20)), 0x61, 26);
}

function han(bytes: v128): v128 {
  return among(bytes, firstHan, hanLeads);
}

/** Whether one of the signs is told by its normal form alone: no common Han, or U+4DC0 to U+4DFF. */
function isRare(at: usize, bytes: v128, mask: u32): bool {
  const leads = i8x16.ge_u(bytes, i8x16.splat(firstLead));
  if ((mask & bits(v128.andnot(leads, han(bytes)))) !== 0) return true;
  const seconds = mask & bits(equals(bytes, hexagramSecond));
  return seconds !== 0 && (seconds & bits(equals(v128.load(at - 1), <u8>firstHan))) !== 0;
}
