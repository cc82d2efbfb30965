// The numbers of a text, however they are written in groups: 154 0000 0001, 154-0000-0001, 1 5 4 0 0 …, each with its digits joined.
import { matches } from './matches.ts';

/** Neighbouring groups of digits with one kind of separator between them. */
export interface DigitWindow {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** The lengths of the groups: `11`, `3-4-4`. */
  readonly shape: string;
  /** The sign between the groups; empty for one group alone. */
  readonly separator: string;
  /** No further group is joined to it by the same separator. */
  readonly isWhole: boolean;
}

const longestGap = 3;
const mostDigits = 23;
const mostGroups = 20;
/** No number of fewer digits is looked for. */
const shortestAlone = 7;

interface Group {
  readonly start: number;
  readonly end: number;
  /** What stands between this group and the next, if that joins them. */
  separator: string;
}

/** The one sign of a gap like ` - `; undefined if it does not join two groups. */
function separatorOf(gap: string): string | undefined {
  if (gap.length === 0 || gap.length > longestGap) return undefined;
  const sign = gap.trim();
  if (sign === '') return gap.length === 1 ? ' ' : undefined;
  return sign === '-' || sign === '.' || sign === '·' ? sign : undefined;
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  for (const match of matches(/\d+/g, text)) {
    const before = groups.at(-1);
    if (before !== undefined && match.index - before.end <= longestGap) {
      before.separator = separatorOf(text.slice(before.end, match.index)) ?? '';
    }
    groups.push({ start: match.index, end: match.index + match[0].length, separator: '' });
  }
  return groups;
}

function windowOf(text: string, groups: readonly Group[], from: number, to: number, isWhole: boolean): DigitWindow {
  const own = groups.slice(from, to + 1);
  return {
    start: (groups[from] as Group).start,
    end: (groups[to] as Group).end,
    digits: own.map(({ start, end }) => text.slice(start, end)).join(''),
    shape: own.map(lengthOf).join('-'),
    separator: from === to ? '' : (groups[from] as Group).separator,
    isWhole,
  };
}

const lengthOf = ({ start, end }: Group): number => end - start;

/** The last group of the chain that one separator joins. */
function chainEnd(groups: readonly Group[], from: number): number {
  const { separator } = groups[from] as Group;
  let to = from;
  while (separator !== '' && to + 1 < groups.length && (groups[to] as Group).separator === separator) to += 1;
  return to;
}

function isShort(groups: readonly Group[], from: number, to: number): boolean {
  let digits = 0;
  for (let at = from; at <= to; at += 1) digits += lengthOf(groups[at] as Group);
  return digits <= mostDigits;
}

/** 3-4-4 behind which more follows: a mobile number and a count; its country code may stand in front. */
function looseEnd(groups: readonly Group[], from: number, to: number): number | undefined {
  const first = lengthOf(groups[from] as Group);
  const begin = first === 2 || first === 4 ? from + 1 : from;
  const last = begin + 2;
  if (last > to || last - from === to - from) return undefined;
  const lengths = [begin, begin + 1, last].map((at) => lengthOf(groups[at] as Group));
  return lengths.join('-') === '3-4-4' ? last : undefined;
}

/** Single groups, chains that one separator joins, and mobile numbers inside those; their number is linear in the text. */
export function* digitWindows(text: string): Iterable<DigitWindow> {
  const groups = groupsOf(text);
  let chain = 0;
  for (let from = 0; from < groups.length; from += 1) {
    const length = lengthOf(groups[from] as Group);
    if (length >= shortestAlone && length <= mostDigits) yield windowOf(text, groups, from, from, true);
    if (from >= chain) {
      chain = chainEnd(groups, from);
      const isUsable = chain > from && chain - from < mostGroups && isShort(groups, from, chain);
      if (isUsable) yield windowOf(text, groups, from, chain, true);
    }
    const loose = looseEnd(groups, from, chain);
    if (loose !== undefined) yield windowOf(text, groups, from, loose, false);
  }
}
