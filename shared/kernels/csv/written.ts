// Writes rows as canonical CSV (`CsvWriter`), with the places where their fields end.
import { longestRow } from './ordinary.ts';
import { ends, marks, rowBytes, rowStart, starts } from './row.ts';
import { isCanonical, text } from './scan.ts';
import { comma, lf, quote, quotedMark, special } from './signs.ts';

const zero: u8 = 0x30;

/** Once so many bytes are written no row is begun: limits.batch. */
export const most: i32 = 256 * 1024;
/** Room for a row behind them, with its number. */
export const written: usize = memory.data(most + longestRow + 64, 16);
/** Fields that one run may have. */
const mostEnds: i32 = 64 * 1024;
export const fieldEnds: usize = memory.data(4 * mostEnds, 16);

/** The end of what was written, and of the places of its fields. */
let target: usize = 0;
let endsTarget: usize = 0;

/** Forgets what the last run wrote. */
export function begin(): void {
  target = written;
  endsTarget = fieldEnds;
}

export function writtenBytes(): i32 {
  return <i32>(target - written);
}

export function writtenEnds(): i32 {
  return <i32>((endsTarget - fieldEnds) >>> 2);
}

/** Whether the places of one more row can be kept. */
export function hasRoom(width: i32): bool {
  return writtenEnds() + width < mostEnds;
}

function put(byte: u8): void {
  store<u8>(target, byte);
  target += 1;
}

/** What stands behind a field; its place is kept. */
function close(byte: u8): void {
  store<i32>(endsTarget, writtenBytes());
  endsTarget += 4;
  put(byte);
}

/** The number of a row, in front of its fields. */
export function writeNumber(value: u32): void {
  let behind = target + 1;
  for (let rest = value; rest > 9; rest /= 10) behind += 1;
  let rest = value;
  for (let at = behind - 1; at >= target; at -= 1, rest /= 10) store<u8>(at, zero + <u8>(rest % 10));
  target = behind;
  close(comma);
}

/** The row that was found. */
export function writeRow(width: i32): void {
  if (isCanonical()) writeVerbatim(width);
  else writeFields(width);
}

/** All of the row, as it stands. */
function writeVerbatim(width: i32): void {
  const shift = writtenBytes() - rowStart();
  copy(text() + rowStart(), text() + rowStart() + rowBytes());
  for (let index: i32 = 0; index < width; index += 1) {
    const closing = <i32>(load<u8>(marks + index) & <u8>quotedMark);
    store<i32>(endsTarget, load<i32>(ends + (index << 2)) + closing + shift);
    endsTarget += 4;
  }
  put(lf);
}

function writeFields(width: i32): void {
  for (let index: i32 = 0; index < width; index += 1) {
    writeField(index);
    close(index + 1 < width ? comma : lf);
  }
}

/** What stands between quotes has its own doubled already. */
function writeField(index: i32): void {
  const isQuoted = (<u32>load<u8>(marks + index) & (quotedMark | special)) === (quotedMark | special);
  if (isQuoted) put(quote);
  copy(text() + load<i32>(starts + (index << 2)), text() + load<i32>(ends + (index << 2)));
  if (isQuoted) put(quote);
}

/** Up to sixteen bytes behind what is written are not kept. */
function copy(start: usize, end: usize): void {
  for (let at = start, into = target; at < end; at += 16, into += 16) v128.store(into, v128.load(at));
  target += end - start;
}
