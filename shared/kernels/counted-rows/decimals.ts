// Adds up the plain decimals of a column: `dec` of FORMAT.md section 7, of so few digits that none is lost in an integer of 64 bits.

const minus: u8 = 0x2d;
const point: u32 = 0x2e;
const zero: u32 = 0x30;

/** `maxPlaces` and `fastDigits` of shared/format/package/decimal.ts. */
const maxPlaces: i32 = 10;
const mostDigits: i32 = 15;
/** So many of the largest add up to less than 2^63. */
const mostCells: i32 = 8192;

/** What the cells that were added come to, by their places: an integer for each number of them. */
export const partial: usize = memory.data(8 * (maxPlaces + 1), 16);

let addedCells: i32 = 0;

/** How many cells were added. */
export function added(): i32 {
  return addedCells;
}

/**
 * Adds up every `step`th field from `first` on; empty ones count nothing. @param zeroAt the address that the ends count from
 * @returns the first field that was not added, since it is something else, or too many were: `fields` or more if there is none
 */
export function sum(first: i32, fields: i32, step: i32, zeroAt: usize): i32 {
  addedCells = 0;
  memory.fill(partial, 0, 8 * (maxPlaces + 1));
  let field = first;
  for (; field < fields; field += step) {
    const at = __heap_base + (field << 2);
    const start = load<i32>(at) + 1;
    const end = load<i32>(at, 4);
    if (start === end) continue;
    if (addedCells === mostCells || !add(zeroAt + start, zeroAt + end)) break;
    addedCells += 1;
  }
  return field;
}

/** @returns false for what is no plain decimal: nothing is added then */
function add(start: usize, end: usize): bool {
  const isNegative = load<u8>(start) === minus;
  const first = isNegative ? start + 1 : start;
  if (<i32>(end - first) > mostDigits + 1) return false;
  let value: i64 = 0;
  let pointAt = end;
  for (let at = first; at < end; at += 1) {
    const digit = <u32>load<u8>(at) - zero;
    if (digit <= 9) value = value * 10 + <i64>digit;
    else if (digit === point - zero && pointAt === end) pointAt = at;
    else return false;
  }
  const whole = <i32>(pointAt - first);
  const places = pointAt === end ? 0 : <i32>(end - pointAt) - 1;
  if (whole === 0 || (whole > 1 && <u32>load<u8>(first) === zero)) return false;
  if ((pointAt !== end && places === 0) || places > maxPlaces || whole + places > mostDigits) return false;
  if (isNegative && value === 0) return false;
  const into = partial + (places << 3);
  store<i64>(into, load<i64>(into) + (isNegative ? -value : value));
  return true;
}
