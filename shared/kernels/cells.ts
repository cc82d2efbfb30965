// Reads the cells of a column of canonical CSV (shared/data/detect/columns/cell-rows.ts), sixteen bytes at once. Those of a usual pattern
// are counted; of the others their pattern and a digest of their value are told.
import { isLuhn, isResidentId } from './cells/checks.ts';
import { digestOf } from './cells/digest.ts';
import { longest, mayBeSecret, patternOf, units } from './cells/patterns.ts';
import { content, hasQuote, longestQuoted, unquote } from './cells/quotes.ts';
import { isSecret } from './cells/secret-signs.ts';

/** Cells that are read at once, at most: `rowsAtOnce`. */
const most: i32 = 64;
/** Patterns whose cells are counted, at most: `mostUsual`. */
const mostUsual: i32 = 16;
const quote: u8 = 0x22;

// `what` of shared/data/detect/columns/cell-rows.ts
const text: u8 = 0;
const short: u8 = 1;

// `check` of shared/data/detect/columns/usual-patterns.ts
const residentId: u32 = 1;
const luhn: u32 = 2;

/** The usual patterns, what is looked at in each of their cells, and how many were counted. */
export const usualPatterns: usize = memory.data(4 * mostUsual, 16);
export const usualChecks: usize = memory.data(4 * mostUsual, 16);
export const counts: usize = memory.data(4 * mostUsual, 16);

/** Of each cell that was not counted: its row, what it is, its length in UTF-16 code units, its pattern and its digest. */
export const rows: usize = memory.data(most, 16);
export const whats: usize = memory.data(most, 16);
export const lengths: usize = memory.data(most, 16);
export const patterns: usize = memory.data(4 * most, 16);
export const digests: usize = memory.data(8 * most, 16);

/** Where the ends of the fields are, the first one that of the field in front. The text is behind them, and then eighteen bytes that may be read. */
export function ends(): usize {
  return __heap_base;
}

/** The content of the cell that is read. */
let start: usize = 0;
let end: usize = 0;
let usual: i32 = 0;
let today: u32 = 0;
/** Cells that were not counted. */
let others: i32 = 0;
/** Of all cells that were counted: UTF-16 code units. */
let counted: i32 = 0;

/** @param day YYYYMMDD */
export function begin(day: u32): void {
  today = day;
}

/**
 * Reads every `step`th field from `first` on. @param zero the address that the ends count from. @param count of usual patterns
 * @returns how many cells are neither empty nor counted
 */
export function read(first: i32, step: i32, cells: i32, zero: usize, count: i32): i32 {
  usual = count;
  others = 0;
  counted = 0;
  memory.fill(counts, 0, 4 * mostUsual);
  let field = __heap_base + (first << 2);
  for (let row = 0; row < cells; row += 1, field += step << 2) {
    findContent(zero + load<i32>(field) + 1, zero + load<i32>(field, 4));
    readContent(row);
  }
  return others;
}

/** The length of all cells that were counted. */
export function length(): i32 {
  return counted;
}

/** Whether a cell passes a check, and no sign stands there that secrets have. */
export function holds(field: i32, zero: usize, check: u32): bool {
  const at = __heap_base + (field << 2);
  findContent(zero + load<i32>(at) + 1, zero + load<i32>(at, 4));
  return passes(check) && !isSecret(start, end);
}

/** Sets `start` and `end`: a field without its quotes. */
function findContent(from: usize, to: usize): void {
  start = from;
  end = to;
  if (from === to || load<u8>(from) !== quote) return;
  start += 1;
  end -= 1;
  if (<i32>(end - start) > longestQuoted || !hasQuote(start, end)) return;
  end = unquote(start, end);
  start = content;
}

function readContent(row: i32): void {
  if (start === end) return;
  if (<i32>(end - start) > longest) {
    add(row, text);
    return;
  }
  const pattern = patternOf(start, end);
  if (isUsual(pattern)) return;
  store<u8>(lengths + others, <u8>units);
  store<u32>(patterns + (others << 2), pattern);
  store<i64>(digests + (others << 3), digestOf(start, end));
  add(row, short);
}

function add(row: i32, what: u8): void {
  store<u8>(rows + others, <u8>row);
  store<u8>(whats + others, what);
  others += 1;
}

/** Counts a cell of a usual pattern, if nothing speaks against it. */
function isUsual(pattern: u32): bool {
  for (let at = 0; at < usual << 2; at += 4) {
    if (load<u32>(usualPatterns + at) !== pattern) continue;
    if (!passes(load<u32>(usualChecks + at)) || (mayBeSecret && isSecret(start, end))) return false;
    store<u32>(counts + at, load<u32>(counts + at) + 1);
    counted += units;
    return true;
  }
  return false;
}

function passes(check: u32): bool {
  if (check === residentId) return isResidentId(start, end, today);
  return check !== luhn || isLuhn(start, end);
}
