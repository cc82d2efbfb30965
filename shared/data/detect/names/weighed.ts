// The odds that signs are a name: what is likelier, a name here or words alone, and what stands beside it.
import { behindWeight, frontWeight } from './context.ts';
import { nameCost, soundCost } from './likelihood.ts';
import { costAlone, pathsAt } from './paths.ts';

const least = -10;
const most = 14;
/** What a part of the odds by the signs counts for beside those by the context: from this one on they count twice. */
const sure = 4;
const share = 0.26;
const surely = 0.55;

function signWeight(odds: number): number {
  return share * Math.max(least, Math.min(sure, odds)) + surely * Math.max(0, Math.min(most, odds) - sure);
}

const bias = -1.3;

/** What speaks for a name, as logarithms of odds: 0 is as likely as not. */
export interface Weights {
  /** Of the signs themselves. */
  readonly signs: number;
  readonly front: number;
  readonly behind: number;
}

/** Below these odds by the signs nothing beside them makes a name likely. */
const hopeless = -6;

/** Those of a name with a surname; undefined if there is no hope for it. @param isEvident something speaks for it beforehand */
export function nameWeights(
  text: string,
  start: number,
  givenStart: number,
  end: number,
  isEvident: boolean,
): Weights | undefined {
  const cost = nameCost(text, start, givenStart, end);
  if (!isEvident && costAlone(text, start, end) - cost < hopeless) return undefined;
  const paths = pathsAt(text, start);
  return {
    signs: bias + signWeight(paths.oddsOf(start, end, cost)),
    front: frontWeight(text, start, paths.wordBefore(start)),
    behind: behindWeight(text, end, paths.wordBehind(end)),
  };
}

/** @param odds logarithm */
export const confidenceOf = (odds: number): number => 1 / (1 + Math.exp(-odds));

const soundBias: Readonly<Record<number, number>> = { 2: -1.5, 3: -0.8 };
const longBias = -1.6;
const soundShare = 0.15;

/** False for most signs that such names share with words: by themselves they are likelier words. */
export function maySoundLikely(text: string, start: number, end: number): boolean {
  return costAlone(text, start, end) > soundCost(text, start, end);
}

/** The logarithm of the odds of a name from another language. */
export function soundOdds(text: string, start: number, end: number): number {
  const paths = pathsAt(text, start);
  const odds = paths.oddsOf(start, end, soundCost(text, start, end));
  const signs = (odds < 0 ? 2 : 1) * soundShare * Math.max(least, Math.min(most, odds));
  const front = frontWeight(text, start, paths.wordBefore(start));
  return (soundBias[end - start] ?? longBias) + signs + front + behindWeight(text, end, paths.wordBehind(end));
}
