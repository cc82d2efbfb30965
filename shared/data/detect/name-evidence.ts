// Weighs how surely a surname and the signs behind it are a person's name: the signs themselves, and the words to both sides.
import { isHan, isRareHan, signAt, signBefore } from './han-signs.ts';
import { businessAfter, notPersons } from './lists/brands.ts';
import { givenWeight } from './lists/given-signs.ts';
import { placeNames } from './lists/places.ts';
import { compoundSurnames, surnameWeight } from './lists/surnames.ts';
import { commonWords, wordsAfterNames, wordsBeforeNames } from './lists/words.ts';
import { titleAfter } from './titles.ts';

/** A surname at a place of the text. */
export interface Surname {
  readonly end: number;
  /** 0.35 (begins many other words) to 1.2 (of two signs). */
  readonly weight: number;
}

export function surnameAt(text: string, at: number): Surname | undefined {
  if (compoundSurnames.has(text.slice(at, at + 4))) return { end: at + 4, weight: 1.2 };
  if (compoundSurnames.has(text.slice(at, at + 2))) return { end: at + 2, weight: 1.2 };
  const sign = signAt(text, at);
  const weight = surnameWeight.get(sign);
  return weight === undefined ? undefined : { end: at + sign.length, weight };
}

/** The weight of a sign that is no usual one, but said twice. */
const doubled = 0.7;
/** 王姐 is a title, not a given name. */
const titleSigns = /^[姐哥叔姨嫂总爷婶伯妈爸工]/u;

/** The weights of the signs of a given name; undefined if one of them is no Han or a function word. */
export function givenSum(text: string, start: number, end: number): { sum: number; unusual: number } | undefined {
  if (titleSigns.test(text.charAt(start))) return undefined;
  let sum = 0;
  let unusual = 0;
  // 圆圆, 朵朵: what is said twice is a name.
  const isTwice = end - start === 2 && text.charAt(start) === text.charAt(start + 1);
  for (let at = start; at < end; ) {
    const sign = signAt(text, at);
    if (!isHan(sign)) return undefined;
    const weight = isRareHan(sign) ? 1 : (givenWeight.get(sign) ?? (isTwice ? doubled : undefined));
    if (weight !== undefined && weight < 0) return undefined;
    if (weight === undefined) unusual += 1;
    sum += weight ?? 0;
    at += sign.length;
  }
  return { sum, unusual };
}

/** The signs that words begin or end in: most places of a text are told by one look. */
function edgeSigns(words: ReadonlySet<string>): {
  readonly first: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
} {
  const list = [...words];
  return { first: new Set(list.map((word) => word.charAt(0))), last: new Set(list.map((word) => word.slice(-1))) };
}

const edges = new Map([commonWords, wordsAfterNames, wordsBeforeNames].map((words) => [words, edgeSigns(words)]));

function endsInWord(text: string, at: number, words: ReadonlySet<string>): number {
  if (edges.get(words)?.last.has(text.charAt(at - 1)) !== true) return 0;
  for (let length = 4; length >= 1; length -= 1) {
    if (at >= length && words.has(text.slice(at - length, at))) return length;
  }
  return 0;
}

/** Behind a telephone number a name may follow; behind a small number 张 counts sheets. */
function afterDigit(text: string, at: number): number {
  return /\d{7}$/.test(text.slice(Math.max(0, at - 7), at)) ? 1 : -0.5;
}

/** A telephone number beside a name says more than a space does. */
const besideNumber = 1.3;

/** What stands in front: the end of a clause or a word that a name follows. */
export function leftEvidence(text: string, start: number): number {
  const before = signBefore(text, start);
  if (/\d{4}[ ,/):-]{1,2}$/.test(text.slice(Math.max(0, start - 6), start))) return besideNumber;
  if (/\d/.test(before)) return afterDigit(text, start);
  if (before === '第' || /^[两几半每]$/.test(before)) return -2;
  const cue = endsInWord(text, start, wordsBeforeNames);
  if (cue > 0) return cue > 1 ? 1.3 : 0.8;
  if (!isHan(before)) return 1;
  return endsInWord(text, start, commonWords) > 1 ? 0.6 : -1;
}

function startsWord(text: string, at: number, words: ReadonlySet<string>): number {
  if (edges.get(words)?.first.has(text.charAt(at)) !== true) return 0;
  for (let length = 4; length >= 1; length -= 1) {
    if (words.has(text.slice(at, at + length)) && at + length <= text.length) return length;
  }
  return 0;
}

/** What stands behind; undefined if that makes it a shop, a street, a dish. */
export function rightEvidence(text: string, end: number): number | undefined {
  const rest = text.slice(end, end + 6);
  if (businessAfter.test(rest)) return undefined;
  if (titleAfter(text, end) !== undefined) return 2;
  const cue = startsWord(text, end, wordsAfterNames);
  if (cue > 1) return 1.3;
  if (/^[ ,/(:-]{0,2}(?:\+?86[ -]?)?1\d{2}[ -]?\d{4}/.test(text.slice(end, end + 16))) return besideNumber;
  const next = signAt(text, end);
  if (!isHan(next)) return /^[A-Za-z·]$/.test(next) ? 0.3 : 1;
  if (startsWord(text, end, commonWords) > 1) return 0.8;
  if (/^\p{Script=Han}{1,2}(?:路|街|大道|小区|花园|公司|集团)/u.test(rest)) return -1;
  if (/[说称嫌姓]/.test(next)) return 1.1;
  return cue === 1 ? 0.7 : -1;
}

function isKnownWord(text: string, start: number, lengths: readonly number[], words: ReadonlySet<string>): boolean {
  return lengths.some((length) => start + length <= text.length && words.has(text.slice(start, start + length)));
}

/** The signs begin the name of a place. */
export function isPlaceName(text: string, start: number): boolean {
  return isKnownWord(text, start, [2, 3, 4], placeNames);
}

/** The signs begin the name of a brand, a dish, a hero. */
export function isBrand(text: string, start: number): boolean {
  return isKnownWord(text, start, [2, 3, 4, 5], notPersons);
}

/** A word that began before goes over the first sign: 白玉兰 before 兰. */
export function isInsideWord(text: string, start: number): boolean {
  return [
    [1, 1],
    [1, 2],
    [2, 1],
  ].some(([before = 0, after = 0]) => {
    if (start < before) return false;
    const word = text.slice(start - before, start + after);
    return commonWords.has(word) || notPersons.has(word);
  });
}

/** Words that the name would cut in two, and words that it would swallow. */
export function wordPenalty(text: string, start: number, givenStart: number, end: number): number {
  let penalty = isBrand(text, start) ? 1.8 : 0;
  if (isKnownWord(text, start, [2, 3], commonWords)) penalty += 2;
  if (isInsideWord(text, start)) penalty += 1.5;
  if (end - givenStart > 1 && commonWords.has(text.slice(givenStart, end))) penalty += 1.5;
  if (commonWords.has(text.slice(end - 1, end + 1))) penalty += 1.2;
  return penalty;
}
