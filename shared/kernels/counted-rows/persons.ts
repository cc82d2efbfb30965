// Reads of each row whom it is of: a digest of the strongest key that it has, as PersonCounter makes it (shared/data/persons/counter.ts).
import { bits, equals, firstOf } from '../bytes.ts';
import { begin, take, takeByte, write } from './digest.ts';

const quote: u8 = 0x22;
const zero: u8 = 0x30;
const nine: u8 = 0x39;

/** UTF-8 of full-width signs begins with one of these. */
const wideLead: u8 = 0xe3;
const otherWideLead: u8 = 0xef;

// The places of `personParts` (shared/data/persons/parts.ts)
const id: usize = 0;
const mobile: usize = 1;
const name: usize = 2;
const address: usize = 3;
const customer: usize = 4;
const parts: i32 = 5;

// `kind` of the keys of shared/data/persons/counter.ts
const idKey: u32 = 1;
const mobileKey: u32 = 2;
const nameAddressKey: u32 = 3;
const customerKey: u32 = 4;

// `PersonCell` of shared/data/persons/parts.ts
const shortestId: i32 = 8;
const shortestMobile: i32 = 7;
const mobileDigits: i32 = 11;
const longestPrefixed: i32 = 15;

/** For each byte what is compared of it: of a customer's number `visible`, of all others `kept`. */
export const kept: usize = memory.data(256, 16);
export const visible: usize = memory.data(256, 16);

/** For each part its field in a row; 0, where `_row` stands: there is none. */
export const fields: usize = memory.data(4 * parts, 16);

let keyBits: u32 = 0;
let toldRows: i32 = 0;
let unknownRows: i32 = 0;

/** Rows that were told by a key: two lanes each stand where `read` was to put them. */
export function digests(): i32 {
  return toldRows;
}

/** A bit for each kind of key that rows were told by. */
export function keys(): u32 {
  return keyBits;
}

/** Rows that have no key. */
export function unknown(): i32 {
  return unknownRows;
}

/** A cell that has to be read otherwise was met. */
let isWide: bool = false;
/** The cell in hand. */
let start: usize = 0;
let end: usize = 0;

/**
 * Reads rows of `perRow` fields from the field `first` on. @param zeroAt the address that the ends count from
 * @returns the first field of a row that has to be read otherwise: a full-width sign may stand in it; `count` if there is none
 */
export function read(first: i32, count: i32, perRow: i32, zeroAt: usize, target: usize): i32 {
  keyBits = 0;
  toldRows = 0;
  unknownRows = 0;
  isWide = false;
  let row = first;
  for (; row < count; row += perRow) {
    const kind = keyOf(__heap_base + (row << 2), zeroAt);
    if (isWide) {
      isWide = false;
      break;
    }
    if (kind === 0) unknownRows += 1;
    else {
      keyBits |= 1 << kind;
      write(target + (toldRows << 3));
      toldRows += 1;
    }
  }
  return row;
}

/** Makes the digest of the strongest key. @returns its kind; 0: there is none */
function keyOf(row: usize, zeroAt: usize): u32 {
  if (find(id, row, zeroAt) && isId()) return idKey;
  if (!isWide && find(mobile, row, zeroAt) && isMobile()) return mobileKey;
  if (!isWide && isNameAddress(row, zeroAt)) return nameAddressKey;
  return !isWide && find(customer, row, zeroAt) && isCustomer() ? customerKey : 0;
}

/** Sets `start` and `end`. @returns false for no cell that could be read, or an empty one */
function find(part: usize, row: usize, zeroAt: usize): bool {
  const field = load<i32>(fields + (part << 2));
  if (field === 0) return false;
  const ends = row + (field << 2);
  start = zeroAt + load<i32>(ends) + 1;
  end = zeroAt + load<i32>(ends, 4);
  if (start === end) return false;
  if (load<u8>(start) === quote) {
    start += 1;
    end -= 1;
  }
  isWide = mayBeWide();
  return !isWide;
}

function mayBeWide(): bool {
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const mask = firstOf(<i32>(end - at));
    if ((bits(bytes) & mask) === 0) continue;
    if ((bits(v128.or(equals(bytes, wideLead), equals(bytes, otherWideLead))) & mask) !== 0) return true;
  }
  return false;
}

function isId(): bool {
  begin(idKey);
  return take(start, end, kept, 0) >= shortestId;
}

function isMobile(): bool {
  begin(mobileKey);
  return take(start, end, kept, prefixOf()) >= shortestMobile;
}

/** How many signs stand in front of the number itself. */
function prefixOf(): i32 {
  if (<i32>(end - start) <= mobileDigits) return 0;
  let length: i32 = 0;
  for (let at = start; at < end; at += 1) if (load<u8>(kept + load<u8>(at)) !== 0) length += 1;
  return length > mobileDigits && length <= longestPrefixed ? length - mobileDigits : 0;
}

function isNameAddress(row: usize, zeroAt: usize): bool {
  if (!find(name, row, zeroAt)) return false;
  begin(nameAddressKey);
  const nameLength = take(start, end, kept, 0);
  takeByte(0);
  if (!find(address, row, zeroAt)) return false;
  return take(start, end, kept, 0) > 0 && nameLength > 0;
}

function isCustomer(): bool {
  if (!isNumber()) return false;
  begin(customerKey);
  take(start, end, visible, 0);
  return true;
}

/** A digit stands there, and something else than 0. */
function isNumber(): bool {
  let hasDigit = false;
  let hasOther = false;
  for (let at = start; at < end && !(hasDigit && hasOther); at += 1) {
    const byte = load<u8>(visible + load<u8>(at));
    if (byte >= zero && byte <= nine) hasDigit = true;
    if (byte !== 0 && byte !== zero) hasOther = true;
  }
  return hasDigit && hasOther;
}
