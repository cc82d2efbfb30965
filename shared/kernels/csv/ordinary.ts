// Tells a row that the reader takes without a second look (`RowCollector.scanned`): no fault, no header, no sum, no remark, and no field
// that a rule would change.
import { classes, columns, ends, marks, rowBytes, starts } from './row.ts';
import { count, rowMarks, text } from './scan.ts';
import { changed, digit, quotedMark, space, special } from './signs.ts';

/** Longer rows are left to the reader. */
export const longestRow: i32 = 64 * 1024;
/** `longestWord` of shared/engine/readers/rows/aside-words.ts. */
const longestWord: i32 = 200;
/** `longestName` of shared/engine/readers/rows/other-headers.ts. */
const longestName: i32 = 36;

const apostrophe: u8 = 0x27;
const equals: u8 = 0x3d;
const backtick: u8 = 0x60;
/** `NULL` as it lies in memory. */
const bareNull: u32 = 0x4c4c554e;

/** 1 for a column in which no header has a value: a row that has one there is none. */
export const telling: usize = memory.data(columns, 16);
/** A bit for each sign that words beginning a sum or a remark begin with; and 1 for each byte that they may end in. */
export const words: usize = memory.data(0x10000 >>> 3, 16);
export const wordEnds: usize = memory.data(0x100, 16);

/** The fields of a row, and how many of them at least are filled. */
export let width: i32 = 0;
let fewestFilled: i32 = 1;

export function expect(fields: i32, filled: i32): void {
  width = fields;
  fewestFilled = filled;
}

/** Whether the row that was found is one. */
export function isOrdinary(): bool {
  if (count !== width || (rowMarks & ~(quotedMark | special | changed)) !== 0 || rowBytes() > longestRow) return false;
  const isQuoted = (rowMarks & quotedMark) !== 0;
  let filled: i32 = 0;
  let isTold = false;
  for (let index: i32 = 0; index < width; index += 1) {
    const start = text() + load<i32>(starts + (index << 2));
    const end = text() + load<i32>(ends + (index << 2));
    const found = <u32>load<u8>(marks + index) & (quotedMark | special);
    if (found === special) return false;
    if (start === end) continue;
    if (isDressed(start, end) || (filled === 0 && mayBeWord(start, end))) return false;
    if (isQuoted && found === 0 && end - start === 4 && load<u32>(start) === bareNull) return false;
    filled += 1;
    if (load<u8>(telling + index) !== 0 && isValue(index, <i32>(end - start))) isTold = true;
  }
  return isTold && filled >= fewestFilled;
}

/** What no name of a column is. */
function isValue(index: i32, length: i32): bool {
  return length > longestName || (<u32>load<u8>(classes + index) & digit) !== 0;
}

/** A rule may change the field (shared/engine/readers/rows/field-rules.ts). */
function isDressed(start: usize, end: usize): bool {
  const first = load<u8>(start);
  return first <= space || load<u8>(end - 1) <= space || first === apostrophe || first === equals || first === backtick;
}

/** `mayBeAside` of shared/engine/readers/rows/aside-words.ts. */
function mayBeWord(start: usize, end: usize): bool {
  if (<i32>(end - start) > longestWord) return false;
  return load<u8>(wordEnds + load<u8>(end - 1)) !== 0 || isWordSign(start);
}

function isWordSign(at: usize): bool {
  let sign = <u32>load<u8>(at);
  if (sign >= 0x80) {
    if (sign < 0xe0 || sign >= 0xf0) return false;
    sign = ((sign & 15) << 12) | ((<u32>load<u8>(at, 1) & 63) << 6) | (<u32>load<u8>(at, 2) & 63);
  }
  return ((load<u8>(words + (sign >>> 3)) >>> <u8>(sign & 7)) & 1) !== 0;
}
