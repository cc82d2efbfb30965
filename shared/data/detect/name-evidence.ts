// Weighs how surely a surname and the signs behind it are a person's name: the signs themselves, and the words to both sides.
import { codeAt, codeBefore, isHan } from './han-signs.ts';
import { businessWords, notPersons } from './lists/brands.ts';
import { placeNames } from './lists/place-names.ts';
import { placesAbroad } from './lists/places-abroad.ts';
import { compoundSurnames } from './lists/surnames.ts';
import { commonWords, wordsAfterNames, wordsBeforeNames } from './lists/words.ts';
import { matchesAt } from './matches.ts';
import { givenWeightOf, maySurnameBegin, surnameWeightOf } from './name-signs.ts';
import { han, isSign } from './signs.ts';
import { titleEnd } from './titles.ts';
import { latinLetters, unitTable } from './unit-table.ts';
import { Words } from './words.ts';

/** A surname at a place of the text. */
export interface Surname {
  readonly end: number;
  /** 0.35 (begins many other words) to 1.2 (of two signs). */
  readonly weight: number;
}

const compounds = new Words(compoundSurnames);
const compoundBegins = unitTable(compoundSurnames);
const compoundWeight = 1.2;

export function surnameAt(text: string, at: number): Surname | undefined {
  if (!maySurnameBegin(text, at)) return undefined;
  const unit = text.charCodeAt(at);
  const compound = compoundBegins[unit] === 1 ? compounds.lengthAt(text, at) : 0;
  if (compound > 0) return { end: at + compound, weight: compoundWeight };
  const weight = surnameWeightOf(unit);
  return weight > 0 ? { end: at + 1, weight } : undefined;
}

/** The weight of a sign that is no usual one, but said twice. */
const doubled = 0.7;
/** 王姐 is a title, not a given name. */
const titles = unitTable('姐哥叔姨嫂总爷婶伯妈爸工');

/** False for what can't begin a given name: no Han, a function word, a title. Most surnames in running text are told from none by it. */
export function mayBeGiven(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  return isSign(text, start, han) && titles[unit] !== 1 && !(givenWeightOf(unit) < 0);
}

/** The weights of the signs of a given name; undefined if one of them can't be a part of it. */
export function givenSum(text: string, start: number, end: number): { sum: number; unusual: number } | undefined {
  if (titles[text.charCodeAt(start)] === 1) return undefined;
  let sum = 0;
  let unusual = 0;
  // 圆圆, 朵朵: what is said twice is a name.
  const isTwice = end - start === 2 && text.charCodeAt(start) === text.charCodeAt(start + 1);
  for (let at = start; at < end; ) {
    const code = codeAt(text, at);
    const usual = givenWeightOf(code);
    if (!(usual >= 0)) return undefined;
    const weight = usual === 0 && isTwice ? doubled : usual;
    if (weight === 0) unusual += 1;
    sum += weight;
    at += code > 0xffff ? 2 : 1;
  }
  return { sum, unusual };
}

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
function listEvidence(text: string, at: number): number {
  return listsWord(text, at, -1) || listsWord(text, at, 1) ? 0 : 1;
}

/** A word that names follow, the evidence for one. */
const cued = 1.4;
/** Surnames that are first of all other words. */
export function mayBeOtherWord(text: string, start: number): boolean {
  return particles[text.charCodeAt(start)] === 1;
}

/** Most words for a trade or a part end in one of them: 司炉工, 访问员. */
const trades = unitTable('员师工匠');
const counts = unitTable('第两几半每');
const numerals = unitTable('一二三四五六七八九十百千万多');
/** Surnames that count things too: 一张, 两项. */
const measures = unitTable('项张段席单双支车包盘季钟管门路水家池束卷连班任');
/** Surnames that are first of all a relation, an action, a time: 和, 于, 任. Only a word that names follow makes one of them a surname. */
const particles = unitTable('和于由从向应任时党相连祝曾尚国首方');

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
  if (mayBeOtherWord(text, start)) return -1.5;
  if (trades[before] === 1 && isSign(text, start - 2, han)) return cued;
  if (cue > 0) return 0.8;
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

/** What stands behind; undefined if that makes it a shop, a street, a dish. */
export function rightEvidence(text: string, end: number): number | undefined {
  if (end === text.length) return 1;
  const next = codeAt(text, end);
  if (businessWords.lengthAt(text, end) > 0 || businessWords.lengthAt(text, end - 1) > 1) return undefined;
  if (isAscii(next)) {
    if (joinsAfter[next] === 1 && matchesAt(telephoneAfter, text, end)) return besideNumber;
    return letters[next] === 1 ? 0.3 : 1;
  }
  if (next === listSign) return listEvidence(text, end);
  if (titleEnd(text, end) !== undefined) return strongestRight;
  const cue = wordsAfterNames.lengthAt(text, end);
  if (cue > 1) return 1.3;
  if (!isHan(next)) return text.charAt(end) === '·' ? 0.3 : 1;
  if (commonWords.lengthAt(text, end) > 0) return 0.8;
  if (beginsStreet(text, end)) return -1;
  if (verbs[next] === 1) return 1.1;
  return cue === 1 ? 0.7 : -1;
}

/** The signs begin the name of a place. */
export function isPlaceName(text: string, start: number): boolean {
  return placeNames.lengthAt(text, start) > 0 || placesAbroad.lengthAt(text, start) > 0;
}

/** The signs begin the name of a brand, a dish, a hero. */
export function isBrand(text: string, start: number): boolean {
  return notPersons.lengthAt(text, start) > 0;
}

/** How far in front of a name a word is looked for that goes over its first sign. */
const farthestBegin = 3;

function goesOver(words: Words, text: string, start: number): boolean {
  for (let back = 1; back <= farthestBegin && back <= start; back += 1) {
    if (words.lengthAt(text, start - back) > back) return true;
  }
  return false;
}

/** A word that began before goes over the first sign: 白玉兰 before 兰. */
export function isInsideWord(text: string, start: number): boolean {
  return [commonWords, notPersons, wordsBeforeNames, placeNames, placesAbroad].some((words) =>
    goesOver(words, text, start),
  );
}

/** A word of three signs or more begins in the given name and goes on behind it. */
function cutsLongWord(text: string, givenStart: number, end: number): boolean {
  for (let at = givenStart; at < end; at += 1) {
    const length = Math.max(
      commonWords.lengthAt(text, at),
      placeNames.lengthAt(text, at),
      placesAbroad.lengthAt(text, at),
    );
    if (length > 2 && at + length > end) return true;
  }
  return false;
}

/** 向主任, 于西安: a word stands behind what is a surname here and there. */
function isParticle(text: string, start: number, givenStart: number): boolean {
  if (!mayBeOtherWord(text, start)) return false;
  const words = [commonWords, notPersons, wordsBeforeNames, placeNames, placesAbroad, wordsAfterNames];
  return words.some((dictionary) => dictionary.lengthAt(text, givenStart) > 1);
}

/** Words that the name would cut in two, and words that it would swallow. */
export function wordPenalty(text: string, start: number, givenStart: number, end: number): number {
  let penalty = isBrand(text, start) ? 1.8 : 0;
  if (commonWords.lengthAt(text, start) > 0) penalty += 2;
  if (isInsideWord(text, start)) penalty += wordsBeforeNames.lengthBefore(text, start) > 1 ? 1.5 : 3;
  if (isParticle(text, start, givenStart)) penalty += 2;
  if (cutsLongWord(text, givenStart, end)) penalty += 1.5;
  if (end - givenStart > 1 && commonWords.isWord(text, givenStart, end)) penalty += 1.5;
  if (commonWords.isWord(text, end - 1, end + 1)) penalty += 1.2;
  return penalty;
}
