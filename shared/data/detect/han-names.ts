// Chinese names of surname and given name in running text, with or without a title behind them.
import type { Detector } from './find.ts';
import { codeAt, codeBefore, isHan, lengthBefore, signCount, signLength } from './han-signs.ts';
import { commonWords, wordsBeforeNames } from './lists/words.ts';
import { matchesAt } from './matches.ts';
import {
  givenSum,
  isBrand,
  isInsideWord,
  isPlaceName,
  leftEvidence,
  mayBeGiven,
  rightEvidence,
  type Surname,
  strongestRight,
  surnameAt,
  wordPenalty,
} from './name-evidence.ts';
import { givenWeightOf, maySurnameBegin } from './name-signs.ts';
import { han } from './signs.ts';
import { titleSigns, titlesIn } from './titles.ts';

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** From this score on signs are a name, by the signs of the given name; longer ones say more by themselves. */
const enough = { 1: 3.35, 2: 3.5 };
const enoughTitled = 1.2;
/** What must stand beside a given name with a sign that is not usual in names. */
const daring = { 1: { left: 1.3, right: 1 }, 2: { left: 0.8, right: 0.8 } };

/** Boundaries say little about a surname that begins other words too. */
function damped(evidence: number, weight: number): number {
  return evidence === 1 && weight < 1 ? 0.3 + 0.5 * weight : evidence;
}

interface Given {
  /** In signs. */
  readonly count: 1 | 2;
  readonly end: number;
  readonly sum: number;
  readonly isDaring: boolean;
}

/** The given name of one sign behind a surname; one that is not usual in names only behind a sure surname inside a clause. @param weight of the sign */
function givenOne(text: string, start: number, { end, weight: sure }: Surname, weight: number): Given | undefined {
  const isDaring = weight === 0;
  if (isDaring && (sure < 1 || !isHan(codeBefore(text, start)))) return undefined;
  return { count: 1, end: end + signLength(text, end), sum: weight, isDaring };
}

/** That of two signs, at least one of them usual in names; the other only behind a sure surname. */
function givenTwo(text: string, surname: Surname): Given | undefined {
  const second = surname.end + signLength(text, surname.end);
  if (second >= text.length) return undefined;
  const end = second + signLength(text, second);
  const given = givenSum(text, surname.end, end);
  if (given === undefined || given.unusual === 2) return undefined;
  const isDaring = given.unusual > 0;
  return isDaring && surname.weight < 1 ? undefined : { count: 2, end, sum: given.sum, isDaring };
}

/** The name with this given name; undefined if too little speaks for it. */
function nameOf(text: string, start: number, surname: Surname, given: Given, left: number): Candidate | undefined {
  const { count, end, sum, isDaring } = given;
  if (isDaring && left < daring[count].left) return undefined;
  const own = 2 * surname.weight + sum + (isDaring ? -0.8 : count === 2 ? 0.35 : 0) + damped(left, surname.weight);
  if (own + strongestRight < enough[count]) return undefined;
  const right = rightEvidence(text, end);
  if (right === undefined || (isDaring && right < daring[count].right)) return undefined;
  const best = own + damped(right, surname.weight);
  const score = best < enough[count] ? best : best - wordPenalty(text, start, surname.end, end);
  return score < enough[count] ? undefined : { start, end, score };
}

/** The best name that begins at this place. */
export function nameAt(text: string, start: number): Candidate | undefined {
  const surname = surnameAt(text, start);
  if (surname === undefined || !mayBeGiven(text, surname.end)) return undefined;
  const weight = givenWeightOf(codeAt(text, surname.end));
  if (!(weight >= 0)) return undefined;
  const shorter = givenOne(text, start, surname, weight);
  const longer = givenTwo(text, surname);
  if (shorter === undefined && longer === undefined) return undefined;
  const left = leftEvidence(text, start);
  const one = shorter && nameOf(text, start, surname, shorter, left);
  const two = longer && nameOf(text, start, surname, longer, left);
  const best = one !== undefined && (two === undefined || one.score > two.score) ? one : two;
  return best === undefined || isPlaceName(text, start) ? undefined : best;
}

/** A better name may begin inside one: 和平李明 */
function better(text: string, found: Candidate): Candidate {
  let best = found;
  for (let at = found.start + 1; at < found.end; at += 1) {
    const other = nameAt(text, at);
    if (other !== undefined && other.score > best.score + 0.5) best = other;
  }
  return best;
}

const confidenceOf = (score: number): number => Math.min(0.95, 0.45 + score / 12);

export const hanNames: Detector = {
  needs: { own: han },
  find(text, finds) {
    for (let at = 0; at < text.length; at += 1) {
      const found = maySurnameBegin(text, at) ? nameAt(text, at) : undefined;
      if (found === undefined) continue;
      const { start, end, score } = better(text, found);
      finds.push({ type: 'person_name', start, end, confidence: confidenceOf(score), reason: 'surname' });
      at = end - 1;
    }
  },
};

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
    const penalty = wordPenalty(text, start, surname.end, titleStart) / 2;
    if (leftEvidence(text, start) + given.sum + surname.weight - penalty >= enoughTitled) return start;
  }
  return undefined;
}

/** A surname alone in front of a title: 王姐, 欧阳先生. */
function surnameBefore(text: string, titleStart: number): number | undefined {
  for (const length of [2, 1]) {
    const start = titleStart - length;
    const surname = start < 0 ? undefined : surnameAt(text, start);
    if (surname?.end !== titleStart || (length === 2 && surname.weight < 1.2)) continue;
    const isInWord = commonWords.isWord(text, start - 1, start + 1) || commonWords.isWord(text, start, start + 2);
    // 由律师: the sign joins, it names nobody.
    const isJoint = surname.weight < 0.6 && wordsBeforeNames.isWord(text, start, titleStart);
    if (
      isJoint ||
      isInWord ||
      (isHan(codeBefore(text, start)) && surname.weight < 0.6 && leftEvidence(text, start) < 0.8)
    )
      continue;
    return start;
  }
  return undefined;
}

/** Words behind a title that make it a brand or a dish: 李先生牛肉面. */
const brandAfter = /(?:牛肉|面馆|拉面|快餐|连锁|品牌|方便面|冰红茶|烤|鸭)/y;

export const titledNames: Detector = {
  needs: { own: han, beside: titleSigns },
  find(text, finds) {
    for (const title of titlesIn(text)) {
      if (matchesAt(brandAfter, text, title.end)) continue;
      const full = fullName(text, title.start);
      if (full !== undefined) {
        finds.push({ type: 'person_name', start: full, end: title.start, confidence: 0.93, reason: 'title' });
        continue;
      }
      const start = surnameBefore(text, title.start);
      if (start === undefined || isBrand(text, start) || isPlaceName(text, start)) continue;
      if (wordsBeforeNames.isWord(text, start, title.end)) continue;
      finds.push({ type: 'person_name', start, end: title.end, confidence: 0.85, reason: 'title' });
    }
  },
};
