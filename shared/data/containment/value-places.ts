// Where in a cell a value may begin and end: as a word or a number of its own. Part of a longer number is another number.
import type { NormalCell } from './normal-cell.ts';
import { kind, kindBit, unitOf } from './signs.ts';

const zero = unitOf(0x30);
const six = unitOf(0x36);
const eight = unitOf(0x38);

/** 86, 086 and 0086 in front of a number are not part of it. */
function isBehindCountryCode({ units, edges }: NormalCell, at: number): boolean {
  if (units[at - 1] !== six || units[at - 2] !== eight) return false;
  let first = at - 2;
  while (first > 0 && first > at - 4 && edges[first] === 0 && units[first - 1] === zero) first -= 1;
  return edges[first] === 1;
}

export function mayBeginAt(cell: NormalCell, at: number): boolean {
  return cell.edges[at] === 1 || isBehindCountryCode(cell, at);
}

/** Whether what stands from `at` to `end` is a word or a number of its own. */
export function standsAlone(cell: NormalCell, at: number, end: number): boolean {
  return cell.edges[end] === 1 && mayBeginAt(cell, at);
}

/** Digits among which another number may be hidden that is told by itself (chance-values.ts). */
const longNumber = 10;

export function hasLongNumber({ units, edges, kinds, length }: NormalCell): boolean {
  if ((kinds & kind.digit) === 0) return false;
  for (let at = 0, run = 0; at < length; at += 1) {
    run = edges[at] === 1 ? 1 : run + 1;
    if (run === longNumber && (units[at] as number) >> kindBit === kind.digit) return true;
  }
  return false;
}
