// Names from other languages written in Han without a dot: 克林顿, 阿依努尔; told by their signs and a word beside them that says person.
import type { Detector } from '../find.ts';
import { notPersons } from '../lists/brands.ts';
import { wordsAfterNames, wordsBeforeNames } from '../lists/words.ts';
import { han } from '../signs.ts';
import { isPlaceName } from './evidence.ts';
import { soundEnd } from './likelihood.ts';
import { titleEnd } from './titles.ts';
import { confidenceOf, maySoundLikely, soundOdds } from './weighed.ts';

const fewest = 2;
const most = 7;
const likely = 0;

/** A word of people stands in front or behind; of those of one sign too many follow other words. */
function isCued(text: string, isBehindCue: boolean, end: number): boolean {
  return isBehindCue || wordsAfterNames.lengthAt(text, end) > 1 || titleEnd(text, end) !== undefined;
}

/** The likeliest name that begins here. */
function nameFrom(text: string, start: number): { end: number; odds: number } | undefined {
  const last = soundEnd(text, start, most);
  if (last - start < fewest || !maySoundLikely(text, start, last)) return undefined;
  if (isPlaceName(text, start) || notPersons.lengthAt(text, start) > 0) return undefined;
  const isBehindCue = wordsBeforeNames.lengthBefore(text, start) > 1;
  let best: { end: number; odds: number } | undefined;
  for (let end = start + fewest; end <= last; end += 1) {
    if (!isCued(text, isBehindCue, end)) continue;
    const odds = soundOdds(text, start, end);
    if (odds >= (best?.odds ?? likely)) best = { end, odds };
  }
  return best;
}

export const foreignNames: Detector = {
  needs: { own: han },
  find(text, finds) {
    for (let start = 0; start < text.length; start += 1) {
      const name = nameFrom(text, start);
      if (name === undefined) continue;
      const { end, odds } = name;
      finds.push({ type: 'person_name', start, end, confidence: confidenceOf(odds), reason: 'likely_name' });
      start = end - 1;
    }
  },
};
