// Names at the start of a clause in front of a gender: 王醒：男，汉族. Here signs that are not usual in names make one too.
import type { Detector } from '../find.ts';
import { hanRunStart, signCount } from '../han-signs.ts';
import { notPersons } from '../lists/brands.ts';
import { commonWords } from '../lists/words.ts';
import { matches } from '../matches.ts';
import { han, signClass } from '../signs.ts';
import { givenSum, isPlaceName, surnameAt } from './evidence.ts';
import { titleEnd } from './titles.ts';

const gender = /[男女](?!\p{Script=Han})/gu;
/** Between a name and the gender: a colon, a comma, a space; with a bracket closed before. */
const between = /[\])]?(?: ?[:,(]| ) ?$/u;
const longestBetween = 4;
const mostGiven = 2;
const longest = 5;

/** From the start of the clause to `end` there is a surname and a given name, and no other word. */
function isName(text: string, start: number, end: number): boolean {
  const surname = surnameAt(text, start);
  if (surname === undefined || surname.end >= end || signCount(text, surname.end, end) > mostGiven) return false;
  const given = givenSum(text, surname.end, end);
  if (given === undefined || (surname.weight < 0.6 && given.unusual > 0)) return false;
  const isOther = commonWords.isWord(text, start, end) || notPersons.isWord(text, start, end);
  return !isOther && !isPlaceName(text, start) && titleEnd(text, surname.end) !== end;
}

export const genderedNames: Detector = {
  needs: { own: han, beside: signClass('男女') },
  find(text, finds) {
    for (const { index } of matches(gender, text)) {
      const gap = between.exec(text.slice(Math.max(0, index - longestBetween), index))?.[0].length ?? 0;
      if (gap === 0) continue;
      const end = index - gap;
      const start = hanRunStart(text, end, longest);
      if (isName(text, start, end))
        finds.push({ type: 'person_name', start, end, confidence: 0.85, reason: 'surname' });
    }
  },
};
