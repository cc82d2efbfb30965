// Chinese names in front of a form of address: 王䶮女士, 令狐冲师傅, 王姐.
import type { Detector } from '../find.ts';
import { codeBefore, isHan, lengthBefore, signCount } from '../han-signs.ts';
import { commonWords, wordsBeforeNames } from '../lists/words.ts';
import { matchesAt } from '../matches.ts';
import { han } from '../signs.ts';
import { Words } from '../words/words.ts';
import {
  givenSum,
  isBrand,
  isInsideWord,
  isPlaceName,
  isRelation,
  mayBeOtherWord,
  surnameAt,
  wordPenalty,
} from './evidence.ts';
import { leftEvidence, rightEvidence, strongestRight } from './surroundings.ts';
import { titleSigns, titlesIn } from './titles.ts';
import { nameWeights } from './weighed.ts';

const enough = 1.2;
const mostSigns = 4;

/** Where the last signs in front of a place begin: of one of them, of two, and so on. */
function startsBefore(text: string, end: number): number[] {
  const starts: number[] = [];
  for (let start = end; starts.length < mostSigns && start > 0; ) {
    start -= lengthBefore(text, start);
    starts.push(start);
  }
  return starts;
}

/** A given name in front of a title, where the signs alone would not be enough: 王䶮女士, 令狐冲师傅. */
function fullName(text: string, titleStart: number): number | undefined {
  const starts = startsBefore(text, titleStart);
  for (let signs = starts.length; signs >= 2; signs -= 1) {
    const start = starts[signs - 1] as number;
    const surname = surnameAt(text, start);
    if (surname === undefined || surname.end >= titleStart || surname.weight < 0.6) continue;
    const given = givenSum(text, surname.end, titleStart);
    const count = signCount(text, surname.end, titleStart);
    if (given === undefined || count > 2 || isPlaceName(text, start) || isInsideWord(text, start)) continue;
    if (commonWords.lengthAt(text, start) > 2) continue;
    const penalty = wordPenalty(text, start, surname.end, titleStart) / 2;
    const isEnough = leftEvidence(text, start) + given.sum + surname.weight - penalty >= enough;
    if (isEnough && !isOffice(text, start, surname.end, titleStart)) return start;
  }
  return undefined;
}

/** Behind a full name they are said to persons only. */
const toPersons = new Words('先生 女士 女仕 小姐 太太 老师 师傅 阿姨 同学 同志 夫人'.split(' '));
/** The least weight of the signs of a name in front of an office. */
const leastSigns = -2.4;

/** 陆军司令, 任副行长: words in front of an office, which are likelier than a name. */
function isOffice(text: string, start: number, givenStart: number, titleStart: number): boolean {
  if (toPersons.lengthAt(text, titleStart) > 0) return false;
  return (nameWeights(text, start, givenStart, titleStart, true)?.signs ?? leastSigns) < leastSigns;
}

/** A surname alone in front of a title: 王姐, 欧阳先生. */
function surnameBefore(text: string, titleStart: number): number | undefined {
  for (const length of [2, 1]) {
    const start = titleStart - length;
    const surname = start < 0 ? undefined : surnameAt(text, start);
    if (surname?.end !== titleStart || (length === 2 && surname.weight < 1.2)) continue;
    if (isInsideWord(text, start) || commonWords.lengthAt(text, start) > 1) continue;
    // 由律师: the sign joins, it names nobody.
    if (surname.weight < 0.6 && wordsBeforeNames.isWord(text, start, titleStart)) continue;
    if (isHan(codeBefore(text, start)) && surname.weight < 0.6 && leftEvidence(text, start) < 0.8) continue;
    return start;
  }
  return undefined;
}

/** 任经理 in 公司任经理, 向主任汇报, 和夫人: what looks like a surname is a word, and neither side speaks for a person. */
function isOtherWord(text: string, start: number, end: number): boolean {
  if (!mayBeOtherWord(text, start) || start === 0 || wordsBeforeNames.lengthBefore(text, start) > 0) return false;
  const sign = text.charAt(start);
  if (isRelation(text, start)) return true;
  if (isHan(codeBefore(text, start))) return text.charAt(start - 1) !== '的';
  if (sign === '任') return !isHan(text.charCodeAt(end)) || followsNone(rightEvidence(text, end));
  return sign === '向';
}

/** What stands behind follows no name, or is another title: 任经理助理. */
const followsNone = (right = 0): boolean => right < 0.7 || right === strongestRight;

/** Words behind a title that make it a brand, a dish or a firm: 李先生牛肉面; and more than one person: 家长们. */
const othersAfter = /(?:们|牛肉|面馆|拉面|快餐|连锁|品牌|方便面|冰红茶|烤|鸭|师?事务所|师行)/y;

export const titledNames: Detector = {
  needs: { own: han, beside: titleSigns },
  find(text, finds) {
    for (const title of titlesIn(text)) {
      if (matchesAt(othersAfter, text, title.end) || rightEvidence(text, title.start) === undefined) continue;
      const full = fullName(text, title.start);
      if (full !== undefined) {
        finds.push({ type: 'person_name', start: full, end: title.start, confidence: 0.93, reason: 'title' });
        continue;
      }
      const start = surnameBefore(text, title.start);
      if (start === undefined || isBrand(text, start) || isPlaceName(text, start)) continue;
      if (wordsBeforeNames.isWord(text, start, title.end) || isOtherWord(text, start, title.end)) continue;
      finds.push({ type: 'person_name', start, end: title.end, confidence: 0.85, reason: 'title' });
    }
  },
};
