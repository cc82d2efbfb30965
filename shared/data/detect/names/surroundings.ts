// Weighs what stands to the left and right of a name: the end of a clause, words that names follow or precede, numbers, lists.
import { codeAt, codeBefore, isHan } from '../han-signs.ts';
import { businessWords, notPersons } from '../lists/brands.ts';
import { commonWords, wordsAfterNames, wordsBeforeNames } from '../lists/words.ts';
import { matchesAt } from '../matches.ts';
import { han, isSign } from '../signs.ts';
import { WordPairs } from '../words/pairs.ts';
import { latinLetters, unitTable } from '../words/unit-table.ts';
import { Words } from '../words/words.ts';
import { isRelation, mayBeOtherWord } from './evidence.ts';
import { titleEnd } from './titles.ts';

/** A telephone number beside a name says more than a space does. */
const besideNumber = 1.3;
const telephoneBefore = /(?<=\d{4}[ ,/):-]{1,2})/y;
const digitsBefore = /(?<=\d{7})/y;
const telephoneAfter = /[ ,/(:-]{0,2}(?:\+?86[ -]?)?1\d{2}[ -]?\d{4}/y;

/** What joins a name and a telephone number, and what such a number begins with. */
const joinsBefore = unitTable(' ,/):-');
const joinsAfter = unitTable(' ,/(:-+81');
const letters = unitTable(latinLetters);

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isAscii = (code: number): boolean => code < 0x80;

/** Behind a telephone number a name may follow; behind a small number 张 counts sheets. */
function afterAscii(text: string, start: number, before: number): number {
  if (isDigit(before)) return matchesAt(digitsBefore, text, start) ? 1 : -0.5;
  return joinsBefore[before] === 1 && matchesAt(telephoneBefore, text, start) ? besideNumber : 1;
}

const listSign = '、'.charCodeAt(0);
/** So many pieces of a list are looked at to each side. */
const mostPieces = 8;

const isWord = (text: string, start: number, end: number): boolean =>
  commonWords.isWord(text, start, end) || notPersons.isWord(text, start, end);

/** True if a word of things is a piece of the list, from the sign at this place on in one direction. */
function listsWord(text: string, at: number, step: -1 | 1): boolean {
  let from = at;
  for (let piece = 0; piece < mostPieces; piece += 1) {
    let to = from + step;
    while (to >= 0 && isSign(text, to, han)) to += step;
    if (step < 0 ? isWord(text, to + 1, from) : isWord(text, from + 1, to)) return true;
    if (text.charCodeAt(to) !== listSign) return false;
    from = to;
  }
  return false;
}

/** What a list says of what stands in it: 石榴、李子、杨桃 is one of things. @param at the place of a sign of it */
export function listEvidence(text: string, at: number): number {
  return listsWord(text, at, -1) || listsWord(text, at, 1) ? 0 : 1;
}

/** A word that names follow, the evidence for one. */
const cued = 1.4;
/** Most words for a trade or a part end in one of them: 司炉工, 访问员. */
const trades = unitTable('员师工匠');

/** A word for a trade ends here. */
export function isTrade(text: string, end: number): boolean {
  return trades[text.charCodeAt(end - 1)] === 1 && isSign(text, end - 2, han);
}

const counts = unitTable('第两几半每');
const numerals = unitTable('一二三四五六七八九十百千万多');
/** Surnames that count things too: 一张, 两项. */
const measures = unitTable('项张段席单双支车包盘季钟管门路水家池束卷连班任');
/** What stands in front: the end of a clause or a word that a name follows. */
export function leftEvidence(text: string, start: number): number {
  const before = codeBefore(text, start);
  if (isAscii(before)) return afterAscii(text, start, before);
  const unit = text.charCodeAt(start);
  if (counts[before] === 1 || (measures[unit] === 1 && numerals[before] === 1)) return -2;
  if (before === listSign) return listEvidence(text, start - 1);
  const cue = wordsBeforeNames.lengthBefore(text, start);
  if (cue > 1) return cued;
  if (!isHan(before)) return 1;
  if (isRelation(text, start)) return -1.5;
  if (isTrade(text, start)) return cued;
  if (cue > 0) return 0.8;
  if (mayBeOtherWord(text, start)) return -1;
  return commonWords.lengthBefore(text, start) > 0 ? 0.6 : -1;
}

const verbs = unitTable('说称嫌姓');
/** No evidence on the right is stronger: it is a title. */
export const strongestRight = 2;
const streets = new Words(['路', '街', '大道', '小区', '花园', '公司', '集团']);

/** A street or a firm is named with the one or two signs from here. */
function beginsStreet(text: string, at: number): boolean {
  return streets.lengthAt(text, at + 1) > 0 || (isSign(text, at + 1, han) && streets.lengthAt(text, at + 2) > 0);
}

const bracket = '('.charCodeAt(0);
const businessPairs = new WordPairs([businessWords]);

/** A word for a shop or a firm begins here or with the sign before: 华辰化工. */
function isBusiness(text: string, at: number): boolean {
  if (businessWords.lengthAt(text, at) > 0) return true;
  return businessPairs.mayCross(text, at) && businessWords.lengthAt(text, at - 1) > 1;
}

/** What stands behind; undefined if that makes it a shop, a street, a dish. */
export function rightEvidence(text: string, end: number): number | undefined {
  if (end === text.length) return 1;
  const next = codeAt(text, end);
  if (next === bracket && isBusiness(text, end)) return undefined;
  if (isAscii(next)) {
    if (joinsAfter[next] === 1 && matchesAt(telephoneAfter, text, end)) return besideNumber;
    return letters[next] === 1 ? 0.3 : 1;
  }
  if (next === listSign) return listEvidence(text, end);
  if (isBusiness(text, end)) return undefined;
  if (titleEnd(text, end) !== undefined) return strongestRight;
  const cue = wordsAfterNames.lengthAt(text, end);
  if (cue > 1) return 1.3;
  if (!isHan(next)) return text.charAt(end) === '·' ? 0.3 : 1;
  if (commonWords.lengthAt(text, end) > 0) return 0.8;
  if (beginsStreet(text, end)) return -1;
  if (verbs[next] === 1) return 1.1;
  return cue === 1 ? 0.7 : -1;
}
