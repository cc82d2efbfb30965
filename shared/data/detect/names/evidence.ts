// Weighs how surely a surname and the signs behind it are a person's name by the signs themselves and the words they are in.
import { codeAt } from '../han-signs.ts';
import { notPersons } from '../lists/brands.ts';
import { placeNames } from '../lists/place-names.ts';
import { placesAbroad } from '../lists/places-abroad.ts';
import { compoundSurnames } from '../lists/surnames.ts';
import { commonWords, wordsAfterNames, wordsBeforeNames } from '../lists/words.ts';
import { han, isSign } from '../signs.ts';
import { WordPairs } from '../words/pairs.ts';
import { unitTable } from '../words/unit-table.ts';
import { Words } from '../words/words.ts';
import { givenWeightOf, maySurnameBegin, surnameWeightOf } from './signs.ts';

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
/** Titles that begin given names as well, in front of a sign of names: 陈伯钧. */
const elders = unitTable('伯叔');
const signOfNames = 0.7;

function isTitle(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return titles[unit] === 1 && !(elders[unit] === 1 && givenWeightOf(codeAt(text, at + 1)) >= signOfNames);
}

/** False for what can't begin a given name: no Han, a function word, a title. Most surnames in running text are told from none by it. */
export function mayBeGiven(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  return isSign(text, start, han) && !isTitle(text, start) && !(givenWeightOf(unit) < 0);
}

/** The weights of the signs of a given name; undefined if one of them can't be a part of it. */
export function givenSum(text: string, start: number, end: number): { sum: number; unusual: number } | undefined {
  if (isTitle(text, start)) return undefined;
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

/** Seldom a surname and nearly always a relation or a time: behind a word of one sign none begins. */
const relations = unitTable('和从由应时党相连尚国首');
/** Surnames that are verbs and endings of words as well: 任, 于, 方. */
const verbal = unitTable('于任曾祝方向');

export function isRelation(text: string, start: number): boolean {
  return relations[text.charCodeAt(start)] === 1;
}

/** Surnames that are first of all other words. */
export function mayBeOtherWord(text: string, start: number): boolean {
  return isRelation(text, start) || verbal[text.charCodeAt(start)] === 1;
}

/** Words that go over the begin or the end of what looks like a name make it none. */
const longer = [commonWords, notPersons, wordsBeforeNames, placeNames, placesAbroad];
const pairs = new WordPairs(longer);

/** The signs begin the name of a place. */
export function isPlaceName(text: string, start: number): boolean {
  if (!pairs.mayCross(text, start + 1)) return false;
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
  return pairs.mayCross(text, start) && longer.some((words) => goesOver(words, text, start));
}

/** A word of three signs or more begins in the given name and goes on behind it. */
function cutsLongWord(text: string, givenStart: number, end: number): boolean {
  for (let at = givenStart; at < end; at += 1) {
    const length = Math.max(...longer.map((words) => words.lengthAt(text, at)));
    if (length > 2 && at + length > end) return true;
  }
  return false;
}

/** 向主任, 于西安: a word stands behind what is a surname here and there. */
function isParticle(text: string, start: number, givenStart: number): boolean {
  if (!mayBeOtherWord(text, start)) return false;
  return [...longer, wordsAfterNames].some((words) => words.lengthAt(text, givenStart) > 1);
}

/** A brand or a word begins with the name; one that is all of it weighs most. */
function penaltyOfStart(text: string, start: number, end: number): number {
  const word = commonWords.lengthAt(text, start);
  const ofWord = word > 2 && start + word >= end ? 4 : 2;
  return (isBrand(text, start) ? 1.8 : 0) + (word > 0 ? ofWord : 0);
}

/** Words that the name would cut in two, and words that it would swallow. */
export function wordPenalty(text: string, start: number, givenStart: number, end: number): number {
  let penalty = pairs.mayCross(text, start + 1) ? penaltyOfStart(text, start, end) : 0;
  if (isInsideWord(text, start)) penalty += wordsBeforeNames.lengthBefore(text, start) > 1 ? 1.5 : 3;
  if (isParticle(text, start, givenStart)) penalty += 2;
  if (end - givenStart > 1 && commonWords.isWord(text, givenStart, end)) penalty += 1.5;
  if (!pairs.mayCross(text, end)) return penalty;
  if (cutsLongWord(text, givenStart, end)) penalty += 1.5;
  if (commonWords.isWord(text, end - 1, end + 1)) penalty += 1.2;
  return penalty;
}
