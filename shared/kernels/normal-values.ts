// Brings the values of a withheld column into their normal form (shared/data/containment/normal-cell.ts) and says which bits of the filter
// (shared/data/containment/value-filter.ts) tell of each: its own and no more of it is kept.

/** For each sign of the basic plane its unit: `basicUnits` of shared/data/containment/signs.ts. */
const basicPlane: i32 = 0x10000;
export const units: usize = memory.data(4 * basicPlane, 16);
/** A bit for each of them: whether it stands in dates and amounts. */
export const written: usize = memory.data(basicPlane >>> 3, 16);

// `kind` of shared/data/containment/signs.ts
const kindBit: u32 = 24;
const digit: u32 = 1;
const maskKind: u32 = 8;
const codePoints: u32 = (1 << kindBit) - 1;

// shared/data/containment/normal-cell.ts
const shortest: i32 = 6;
const base: u32 = 0x9e3779b1;

// shared/data/containment/chance-values.ts
const longestShort: i32 = 8;
const longest: i32 = 48;
const stampDigits: i32 = 14;
const stampDigitsLong: i32 = 17;

// shared/data/containment/value-filter.ts: of a value, the first units are hashed that the highest rung it reaches has.
const rungs: StaticArray<i32> = [shortest, 8, 11, 14, 18, 24, 36];
const widest: i32 = 36;
const prefixFactor: u32 = 0x9e3779b1;
const wordFactor: u32 = 0x85ebca6b;
const maskFactor: u32 = 0xc2b2ae35;

/** `sums[n]`: the hash of the first n units. */
const sums: usize = memory.data(4 * (widest + 1), 16);

/** Of the values, and then of those that occur by chance, for each kind: the fewest signs of it in a value that begins with one. */
const kinds: i32 = 4;
export const fewest: usize = memory.data(8 * kinds, 16);
const ofChance: usize = 4 * kinds;

/** Where the text lies, with the ends of its fields behind it, and then what is told. */
export function text(): usize {
  return __heap_base;
}

export function ends(length: i32): usize {
  return (__heap_base + length + 15) & ~15;
}

/** Three words for each value: its bit among the prefixes, its word among the windows and the bits of it. */
export function told(length: i32, fields: i32): usize {
  return ends(length) + (fields << 2);
}

/** The places of cells that have to be read otherwise; there are no more rows than `rows`. */
export function unread(length: i32, fields: i32, rows: i32): usize {
  return told(length, fields) + 12 * rows;
}

let unreadCount: i32 = 0;
let chanceCount: i32 = 0;
let rungBits: u32 = 0;

export function unreadCells(): i32 {
  return unreadCount;
}

/** Values that occur by chance. */
export function chanceValues(): i32 {
  return chanceCount;
}

/** A bit for each rung that the values have. */
export function rungsSeen(): u32 {
  return rungBits;
}

/** Of the cell in hand: its units, what they are, those of the kind of the first one, and whether one stands in no date and no amount. */
let count: i32 = 0;
let seen: u32 = 0;
let firstKind: u32 = 0;
let ofFirst: u32 = 0;
let isOther: bool = false;

/** Reads the column whose first cell is `first`. @returns how many values there are that do not occur by chance */
export function read(length: i32, fields: i32, perRow: i32, first: i32, prefixShift: i32, wordShift: i32): i32 {
  const from = ends(length);
  const begin = told(length, fields);
  const others = unread(length, fields, fields / perRow);
  let target = begin;
  forget();
  for (let field = first; field < fields; field += perRow) {
    const start = load<i32>(from + (field << 2) - 4) + 1;
    const end = load<i32>(from + (field << 2));
    if (end - start < shortest) continue;
    const isRead = readCell(start, end);
    if (isRead && count < shortest) continue;
    const chance = isRead ? byChance(end - start) : unknown;
    if (chance === unknown) {
      store<i32>(others + (unreadCount << 2), field);
      unreadCount += 1;
    } else if (chance === yes) {
      lower(ofChance);
      chanceCount += 1;
    } else {
      lower(0);
      tell(target, prefixShift, wordShift);
      target += 12;
    }
  }
  return <i32>((target - begin) / 12);
}

function forget(): void {
  unreadCount = 0;
  chanceCount = 0;
  rungBits = 0;
  memory.fill(fewest, 0xff, 8 * kinds);
}

/** @returns false at a sign that is not known, or has several units */
function readCell(start: i32, end: i32): bool {
  count = 0;
  seen = 0;
  ofFirst = 0;
  isOther = false;
  let sum: u32 = 0;
  for (let at = text() + start; at < text() + end; ) {
    let sign = <u32>load<u8>(at);
    if (sign < 0x80) at += 1;
    else if (sign >= 0xf0) return false;
    else if (sign >= 0xe0) {
      sign = ((sign & 15) << 12) | ((<u32>load<u8>(at + 1) & 63) << 6) | (<u32>load<u8>(at + 2) & 63);
      at += 3;
    } else {
      sign = ((sign & 31) << 6) | (<u32>load<u8>(at + 1) & 63);
      at += 2;
    }
    const unit = load<i32>(units + (sign << 2));
    if (unit < 0) return false;
    if (unit === 0) continue;
    sum = sum * base + unit;
    add(unit, sum);
  }
  return true;
}

function add(unit: u32, sum: u32): void {
  const kind = unit >>> kindBit;
  if (count === 0) firstKind = kind;
  if (kind === firstKind) ofFirst += 1;
  if (kind !== digit && !isOther) isOther = !isWritten(unit & codePoints);
  seen |= kind;
  count += 1;
  if (count <= widest) store<u32>(sums + (count << 2), sum);
}

function isWritten(codePoint: u32): bool {
  return codePoint < <u32>basicPlane && ((load<u8>(written + (codePoint >>> 3)) >>> <u8>(codePoint & 7)) & 1) !== 0;
}

const no: i32 = 0;
const yes: i32 = 1;
const unknown: i32 = 2;

/** `isChance` of shared/data/containment/chance-values.ts, as far as no text need be made. */
function byChance(bytes: i32): i32 {
  if ((seen & maskKind) !== 0) return yes;
  if (seen === digit) {
    if (count <= longestShort) return yes;
    if (bytes === count) return count === stampDigits || count === stampDigitsLong ? unknown : no;
  }
  return isOther || (seen & digit) === 0 || count > longest ? no : unknown;
}

function lower(which: usize): void {
  const place = fewest + which + ((31 - clz(firstKind)) << 2);
  if (ofFirst < load<u32>(place)) store<u32>(place, ofFirst);
}

function spread(hash: u32, factor: u32): u32 {
  return (hash ^ (hash >>> 15)) * factor;
}

function tell(target: usize, prefixShift: i32, wordShift: i32): void {
  let rung = rungs.length - 1;
  while (rung > 0 && unchecked(rungs[rung]) > count) rung -= 1;
  rungBits |= 1 << rung;
  const hash = load<u32>(sums + (unchecked(rungs[rung]) << 2)) + rung;
  const three = spread(hash, maskFactor) >>> 17;
  store<u32>(target, spread(load<u32>(sums + (shortest << 2)), prefixFactor) >>> prefixShift);
  store<u32>(target, spread(hash, wordFactor) >>> wordShift, 4);
  store<u32>(target, (1 << (three & 31)) | (1 << ((three >>> 5) & 31)) | (1 << (three >>> 10)), 8);
}
