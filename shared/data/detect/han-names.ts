// Chinese names of surname and given name in running text, with or without a title behind them.
import type { Detector, Find } from './find.ts';
import { isHan, signAt, signBefore } from './han-signs.ts';
import { commonWords } from './lists/words.ts';
import {
  givenSum,
  isBrand,
  isInsideWord,
  isPlaceName,
  leftEvidence,
  rightEvidence,
  type Surname,
  surnameAt,
  wordPenalty,
} from './name-evidence.ts';
import { titlesIn } from './titles.ts';

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** From this score on signs are a name; longer given names say more by themselves. */
const enough = { one: 3.35, two: 3.5 };
const enoughTitled = 1.2;

function endOfSigns(text: string, start: number, count: number): number {
  let at = start;
  for (let sign = 0; sign < count; sign += 1) at += signAt(text, at).length;
  return at;
}

/** Boundaries say little about a surname that begins other words too. */
function damped(evidence: number, weight: number): number {
  return evidence === 1 && weight < 1 ? 0.3 + 0.5 * weight : evidence;
}

/** No evidence beside a name weighs more than this. */
const mostEvidence = 3.4;

function scoreOf(text: string, start: number, surname: Surname, count: number): Candidate | undefined {
  const end = endOfSigns(text, surname.end, count);
  const given = end > text.length || end - surname.end < count ? undefined : givenSum(text, surname.end, end);
  if (given === undefined || given.unusual === count) return undefined;
  const own = 2 * surname.weight + given.sum + (count === 2 && given.unusual === 0 ? 0.35 : 0);
  if (own + mostEvidence < enough.one) return undefined;
  const left = leftEvidence(text, start);
  const right = rightEvidence(text, end);
  if (right === undefined || (given.unusual > 0 && (surname.weight < 1 || left < 0.8 || right < 0.8))) return undefined;
  const sides = damped(left, surname.weight) + damped(right, surname.weight);
  return { start, end, score: own + sides - wordPenalty(text, start, surname.end, end) };
}

/** The best name that begins at this place. */
function nameAt(text: string, start: number): Candidate | undefined {
  const surname = surnameAt(text, start);
  if (surname === undefined) return undefined;
  const one = scoreOf(text, start, surname, 1);
  const two = scoreOf(text, start, surname, 2);
  const good = [
    two !== undefined && two.score >= enough.two ? two : undefined,
    one !== undefined && one.score >= enough.one ? one : undefined,
  ].filter((candidate) => candidate !== undefined);
  if (good.length === 0 || isPlaceName(text, start)) return undefined;
  return good.sort((left, right) => right.score - left.score)[0];
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

export const hanNames: Detector = function* (text) {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x3400) continue;
    const found = nameAt(text, at);
    if (found === undefined) continue;
    const { start, end, score } = better(text, found);
    yield { type: 'person_name', start, end, confidence: confidenceOf(score), reason: 'surname' };
    at = end - 1;
  }
};

/** A given name in front of a title, where the signs alone would not be enough: 王䶮女士, 令狐冲师傅. */
function fullName(text: string, titleStart: number): number | undefined {
  for (const signs of [4, 3, 2]) {
    let start = titleStart;
    for (let sign = 0; sign < signs; sign += 1) start -= signBefore(text, start).length;
    const surname = start < 0 ? undefined : surnameAt(text, start);
    if (surname === undefined || surname.end >= titleStart || surname.weight < 0.6) continue;
    const given = givenSum(text, surname.end, titleStart);
    const count = [...text.slice(surname.end, titleStart)].length;
    if (given === undefined || count > 2 || isPlaceName(text, start)) continue;
    const left = leftEvidence(text, start);
    if (isInsideWord(text, start)) continue;
    const penalty = wordPenalty(text, start, surname.end, titleStart) / 2;
    if (left + given.sum + surname.weight - penalty >= enoughTitled) return start;
  }
  return undefined;
}

/** A surname alone in front of a title: 王姐, 欧阳先生. */
function surnameBefore(text: string, titleStart: number): number | undefined {
  for (const length of [2, 1]) {
    const start = titleStart - length;
    const surname = start < 0 ? undefined : surnameAt(text, start);
    if (surname?.end !== titleStart || (length === 2 && surname.weight < 1.2)) continue;
    const isInWord = commonWords.has(text.slice(start - 1, start + 1)) || commonWords.has(text.slice(start, start + 2));
    if (isInWord || (isHan(signBefore(text, start)) && surname.weight < 0.6 && leftEvidence(text, start) < 0.6))
      continue;
    return start;
  }
  return undefined;
}

/** Words behind a title that make it a brand or a dish: 李先生牛肉面. */
const brandAfter = /^(?:牛肉|面馆|拉面|快餐|连锁|品牌|方便面|冰红茶|烤|鸭)/u;

export const titledNames: Detector = function* (text) {
  for (const { start: at, end: titleEnd } of titlesIn(text)) {
    if (brandAfter.test(text.slice(titleEnd, titleEnd + 3))) continue;
    const full = fullName(text, at);
    if (full !== undefined) {
      yield { type: 'person_name', start: full, end: at, confidence: 0.93, reason: 'title' } satisfies Find;
      continue;
    }
    const start = surnameBefore(text, at);
    if (start === undefined || isBrand(text, start) || isPlaceName(text, start)) continue;
    yield { type: 'person_name', start, end: titleEnd, confidence: 0.85, reason: 'title' };
  }
};
