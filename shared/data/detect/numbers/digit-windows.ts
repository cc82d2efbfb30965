// The numbers of a text, however they are written in groups: 154 0000 0001, 154-0000-0001, 1 5 4 0 0 …, each with its digits joined.
import { unitTable } from '../words/unit-table.ts';

/** Neighbouring groups of digits with one kind of separator between them. */
export interface DigitWindow {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** The same as bytes from the start of this array, until the next window is looked at. */
  readonly ascii: Uint8Array;
  /** The lengths of the groups: `11`, `3-4-4`. */
  readonly shape: string;
  /** The sign between the groups; empty for one group alone. */
  readonly separator: string;
  /** No further group is joined to it by the same separator. */
  readonly isWhole: boolean;
}

const longestGap = 3;
/** No number of more or fewer digits is looked for. */
const mostDigits = 23;
const fewestDigits = 7;
const mostGroups = 20;
/** A local telephone number, 8888 8888, has no more groups; longer ones have more digits. */
const mostLocalGroups = 2;
const fewestApart = 9;

/** A run of digits. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** What stands between this group and the next, if that joins them. */
  separator: string;
}

const joining = unitTable('-.·');

/** The one sign of a gap like ` - `; empty if it does not join two groups. */
function separatorOf(text: string, start: number, end: number): string {
  if (end - start === 1 && joining[text.charCodeAt(start)] === 1) return text.charAt(start);
  const sign = text.slice(start, end).trim();
  if (sign === '') return end - start === 1 ? ' ' : '';
  return sign.length === 1 && joining[sign.charCodeAt(0)] === 1 ? sign : '';
}

function isDigitAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let before: DigitGroup | undefined;
  for (let start = 0; start < text.length; start += 1) {
    if (!isDigitAt(text, start)) continue;
    let end = start + 1;
    while (end < text.length && isDigitAt(text, end)) end += 1;
    if (before !== undefined && start - before.end <= longestGap) {
      before.separator = separatorOf(text, before.end, start);
    }
    before = { start, end, separator: '' };
    groups.push(before);
    start = end;
  }
  return groups;
}

const ascii = new Uint8Array(mostDigits);

function windowOf(
  text: string,
  groups: readonly DigitGroup[],
  from: number,
  to: number,
  isWhole: boolean,
): DigitWindow {
  const first = groups[from] as DigitGroup;
  let { end } = first;
  let digits = text.slice(first.start, end);
  let shape = String(digits.length);
  for (let at = from + 1; at <= to; at += 1) {
    const group = groups[at] as DigitGroup;
    end = group.end;
    digits += text.slice(group.start, end);
    shape += `-${lengthOf(group)}`;
  }
  const separator = from === to ? '' : first.separator;
  for (let at = 0; at < digits.length; at += 1) ascii[at] = digits.charCodeAt(at);
  return { start: first.start, end, digits, ascii, shape, separator, isWhole };
}

const lengthOf = ({ start, end }: DigitGroup): number => end - start;

/** The last group of the chain that one separator joins. */
function chainEnd(groups: readonly DigitGroup[], from: number): number {
  const { separator } = groups[from] as DigitGroup;
  let to = from;
  while (separator !== '' && to + 1 < groups.length && (groups[to] as DigitGroup).separator === separator) to += 1;
  return to;
}

function isUsable(groups: readonly DigitGroup[], from: number, to: number): boolean {
  if (to - from >= mostGroups) return false;
  let digits = 0;
  for (let at = from; at <= to; at += 1) digits += lengthOf(groups[at] as DigitGroup);
  const fewest = to - from < mostLocalGroups ? fewestDigits : fewestApart;
  return digits >= fewest && digits <= mostDigits;
}

/** 3-4-4 behind which more follows: a mobile number and a count; its country code may stand in front. */
function looseEnd(groups: readonly DigitGroup[], from: number, to: number): number | undefined {
  const first = lengthOf(groups[from] as DigitGroup);
  const begin = first === 2 || first === 4 ? from + 1 : from;
  const last = begin + 2;
  if (last >= to) return undefined;
  const isMobile = [3, 4, 4].every((length, at) => lengthOf(groups[begin + at] as DigitGroup) === length);
  return isMobile ? last : undefined;
}

/** Looks at single groups, chains that one separator joins, and mobile numbers inside those; their number is linear in the text. */
export function eachWindow(text: string, groups: readonly DigitGroup[], look: (window: DigitWindow) => void): void {
  let chain = 0;
  for (let from = 0; from < groups.length; from += 1) {
    if (isUsable(groups, from, from)) look(windowOf(text, groups, from, from, true));
    if (from >= chain) {
      chain = chainEnd(groups, from);
      if (chain > from && isUsable(groups, from, chain)) look(windowOf(text, groups, from, chain, true));
    }
    const loose = looseEnd(groups, from, chain);
    if (loose !== undefined) look(windowOf(text, groups, from, loose, false));
  }
}

const mayBegin = unitTable('(+');

/** Where a telephone number may begin: with a group, or with the bracket or plus in front of one. */
export function groupStarts(text: string, groups: readonly DigitGroup[]): number[] {
  const starts: number[] = [];
  for (const { start } of groups) {
    if (mayBegin[text.charCodeAt(start - 1)] === 1) starts.push(start - 1);
    starts.push(start);
  }
  return starts;
}
