// Chinese names of surname and given name in running text: what is likelier, a name or words, by its signs, its context and by points.
import type { Detector } from '../find.ts';
import { signLength } from '../han-signs.ts';
import { businessWords } from '../lists/brands.ts';
import { commonWords } from '../lists/words.ts';
import { han, isSign } from '../signs.ts';
import { isBrand, isPlaceName, mayBeGiven, surnameAt } from './evidence.ts';
import { enough, nameAt } from './evident.ts';
import { costAlone } from './paths.ts';
import { maySurnameBegin } from './signs.ts';
import { confidenceOf, nameWeights, type Weights } from './weighed.ts';

/** What the evidence that is looked at first counts for, if it is enough by itself, and each point of more. */
const evident = 1.4;
const point = 0.67;
const mostPoints = 3;
/** What a word of every day counts for that is all of the name. */
const usual = -1.5;

/** Beside a name that its signs make sure, whatever class of words it is of. */
const besideName = 0.3;
const sureSigns = 0;
const likely = -0.3;
/** What it counts for that the same signs stand in the text once more, where that decides. */
const again = 0.8;

interface Weighed extends Weights {
  readonly start: number;
  readonly end: number;
  readonly isEvident: boolean;
}

/** From this score on the evidence decides without words being weighed, which takes much longer. */
const decisive = 5;
const decided = { signs: 0.9, front: 0.6, behind: 0.6, isEvident: true };

/** A word of so little cost that begins with the surname, as 时间 does, is no name without evidence. */
const frequent = 11;

/** Adds the names of one and of two signs behind the surname that may begin here. */
function addNamesAt(text: string, start: number, names: Weighed[]): void {
  const surname = surnameAt(text, start);
  if (surname === undefined || !mayBeGiven(text, surname.end)) return;
  const evidence = nameAt(text, start, surname);
  if (evidence !== undefined && evidence.score >= decisive) {
    if (!isOther(text, start, evidence.end)) names.push({ start, end: evidence.end, ...decided });
    return;
  }
  if (evidence === undefined && costAlone(text, start, start + 2) <= frequent) return;
  let end = surname.end;
  for (let count = 1; count <= 2 && isSign(text, end, han); count += 1) {
    end += signLength(text, end);
    const isEvident = evidence?.end === end;
    const weights = nameWeights(text, start, surname.end, end, isEvident);
    if (weights === undefined) continue;
    const { signs, front, behind } = weights;
    const more = isEvident ? evident + point * Math.min(mostPoints, evidence.score - enough[2]) : 0;
    if (signs + more + Math.max(besideName, front) + Math.max(besideName, behind) + again < likely) continue;
    if (isOther(text, start, end)) continue;
    const less = commonWords.isWord(text, start, end) ? usual : 0;
    names.push({ start, end, signs: signs + more + less, front, behind, isEvident });
  }
  if (surname.weight >= ofTwoSurnames) addDoubleNameAt(text, start, surname.end, names);
}

/** Both surnames of a married woman are sure ones, as in 陈方安妮. */
const ofTwoSurnames = 0.65;

function addDoubleNameAt(text: string, start: number, secondStart: number, names: Weighed[]): void {
  const second = surnameAt(text, secondStart);
  const end = secondStart + 3;
  if (second?.end !== secondStart + 1 || second.weight < ofTwoSurnames || !isSign(text, end - 1, han)) return;
  const weights = nameWeights(text, start, second.end, end, false);
  if (weights !== undefined && !isOther(text, start, end)) names.push({ start, end, ...weights, isEvident: false });
}

/** The name of a place, of a brand or of a firm. */
function isOther(text: string, start: number, end: number): boolean {
  return isPlaceName(text, start) || isBrand(text, start) || businessWords.lengthAt(text, end) > 0;
}

/** So far to both sides of a name it is looked for once more. */
const near = 300;

function standsAgain(text: string, { start, end }: Weighed): boolean {
  const own = text.slice(start, end);
  return text.slice(Math.max(0, start - near), start).includes(own) || text.slice(end, end + near).includes(own);
}

/** @param starts, ends the places where names begin and end that their signs make sure */
function oddsOf(text: string, name: Weighed, starts: ReadonlySet<number>, ends: ReadonlySet<number>): number {
  const front = ends.has(name.start) ? Math.max(besideName, name.front) : name.front;
  const behind = starts.has(name.end) ? Math.max(besideName, name.behind) : name.behind;
  const odds = name.signs + front + behind;
  return odds < likely && odds + again >= likely && standsAgain(text, name) ? odds + again : odds;
}

interface Name {
  readonly start: number;
  readonly end: number;
  readonly odds: number;
  readonly isEvident: boolean;
}

/** The names that may stand in a text and are likelier than not. */
function namesIn(text: string): Name[] {
  const may: Weighed[] = [];
  for (let at = 0; at < text.length; at += 1) if (maySurnameBegin(text, at)) addNamesAt(text, at, may);
  if (may.length === 0) return [];
  const sure = may.filter(({ signs }) => signs >= sureSigns);
  const starts = new Set(sure.map(({ start }) => start));
  const ends = new Set(sure.map(({ end }) => end));
  const names = may.map((name) => ({ ...name, odds: oddsOf(text, name, starts, ends) }));
  return names.filter(({ odds }) => odds >= likely);
}

/** Of names that overlap only the likeliest stays. */
function withoutOverlaps(names: Name[]): Name[] {
  if (names.length < 2) return names;
  const taken = new Set<number>();
  return names
    .sort((left, right) => right.odds - left.odds)
    .filter(({ start, end }) => {
      const places = Array.from({ length: end - start }, (_, at) => start + at);
      if (places.some((place) => taken.has(place))) return false;
      for (const place of places) taken.add(place);
      return true;
    });
}

export const hanNames: Detector = {
  needs: { own: han },
  find(text, finds) {
    for (const { start, end, odds, isEvident } of withoutOverlaps(namesIn(text))) {
      const reason = isEvident ? 'surname' : 'likely_name';
      finds.push({ type: 'person_name', start, end, confidence: confidenceOf(odds), reason });
    }
  },
};
