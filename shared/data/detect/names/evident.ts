// Chinese names of surname and given name that their signs and the words beside them make sure, by points.
import { codeAt, codeBefore, isHan, signLength } from '../han-signs.ts';
import { givenSum, isPlaceName, mayBeGiven, type Surname, surnameAt, wordPenalty } from './evidence.ts';
import { givenWeightOf } from './signs.ts';
import { leftEvidence, rightEvidence, strongestRight } from './surroundings.ts';
import { titleEnd } from './titles.ts';

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** From this score on signs are a name, by the signs of the given name; longer ones say more by themselves. */
export const enough = { 1: 3.35, 2: 3.5 };
/** What must stand beside a given name with a sign that is not usual in names. */
const daring = { 1: { left: 1.3, right: 1 }, 2: { left: 0.8, right: 0.7 } };

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
  // 彭丹小姐: the title is a word of its own.
  if (count === 2 && (titleEnd(text, end - 1) ?? 0) > end) return undefined;
  const own = 2 * surname.weight + sum + (isDaring ? -0.8 : count === 2 ? 0.35 : 0) + damped(left, surname.weight);
  if (own + strongestRight < enough[count]) return undefined;
  const right = rightEvidence(text, end);
  if (right === undefined || (isDaring && right < daring[count].right)) return undefined;
  const best = own + damped(right, surname.weight);
  const score = best < enough[count] ? best : best - wordPenalty(text, start, surname.end, end);
  return score < enough[count] ? undefined : { start, end, score };
}

/** The best name that begins at this place. @param surname that stands there, if it is known */
export function nameAt(text: string, start: number, surname = surnameAt(text, start)): Candidate | undefined {
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
