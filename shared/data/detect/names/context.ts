// What stands beside a name, by the class of the word there: how much it speaks for a name, as a logarithm of odds. The weights are those
// of a logistic regression on halves of published labelled texts (news, messages, careers) and of notes of our own, rounded.
import { wordsAfterNames, wordsBeforeNames } from '../lists/words.ts';
import { wordClasses } from '../words/lexicon.ts';
import { unitTable } from '../words/unit-table.ts';
import { classOf, lengthOf } from '../words/word.ts';
import { isTrade, listEvidence } from './surroundings.ts';
import { titleEnd } from './titles.ts';

/** By class: of a word of one sign and of a longer one. */
type Weights = Readonly<Record<string, readonly [one: number, longer: number]>>;

const inFront: Weights = {
  ...{
    x: [-1.4, 0.2],
    n: [-1.9, -0.4],
    s: [-2.2, -1.8],
    v: [-1, -0.4],
    a: [-2.9, -0.9],
    d: [-3, -0.5],
    p: [-0.8, 0.6],
  },
  ...{ c: [0.2, 0.6], u: [-0.2, 0], r: [-3.1, -0.1], m: [-1.8, -1], q: [-3.3, -0.5], t: [-0.6, -1.1], f: [-2.4, -0.9] },
  y: [0.7, -0.8],
};
const behind: Weights = {
  ...{ x: [-1.5, 0.3], n: [-2.3, -0.3], s: [-3.9, -2.5], v: [-0.4, 0.1], a: [-2.1, -0.9], d: [0.3, 0], p: [0.1, -0.5] },
  ...{ c: [0.9, 0.1], u: [0, -0.2], r: [0, 0.3], m: [-2.2, -0.9], q: [-2.3, -0.4], t: [-3, -0.3], f: [-0.5, -0.1] },
  y: [0.8, 1.2],
};

const tableOf = (weights: Weights): Float32Array =>
  Float32Array.from([...wordClasses].flatMap((letter) => weights[letter] ?? [0, 0]));
const frontTable = tableOf(inFront);
const behindTable = tableOf(behind);

const weightOf = (table: Float32Array, word: number): number =>
  table[2 * classOf(word) + (lengthOf(word) > 1 ? 1 : 0)] as number;

/** At the edge of a run of Han, by the sign there; of the others `otherEdge`, at the end of the text `textEdge`. */
const frontEdges: Readonly<Record<string, number>> = { '(': 1.5, ')': 0.8, '“': 0.4, '"': 0.4, '《': 0.4, ' ': 0.3 };
const behindEdges: Readonly<Record<string, number>> = {
  ...{ '(': 1.5, ')': 0.2, '、': 0.2, ' ': 1.7, '”': -1.2, '"': -1.2, '》': -1.2 },
};
const textEdge = { front: 0.6, behind: 1.6 };
const otherEdge = { front: 0.1, behind: 0.5 };
/** In a list of things. */
const listed = -1.5;
const digit = { front: -2.4, behind: -1 };
const isDigit = /\d/;

function edgeWeight(text: string, at: number, side: 'front' | 'behind'): number {
  const sign = text.charAt(at);
  if (sign === '、' && listEvidence(text, at) === 0) return listed;
  if (sign === '') return textEdge[side];
  if (isDigit.test(sign)) return digit[side];
  return (side === 'front' ? frontEdges : behindEdges)[sign] ?? otherEdge[side];
}

/** A word that names follow or precede outweighs the class it is of. */
const cue = 1;
const shortCue = 0.8;
/** 司炉工, 烫染师: few other words end so. */
const trade = 1.5;
/** What is done to persons, of one sign. */
const dealings = unitTable('带借转加教骂打欠赔派换劝撞咬拉抱谢抄盯怪骗拖救娶嫁看付接催');
const dealing = 0.6;
const titled = 2;

function withCue(own: number, length: number): number {
  return length > 1 ? Math.max(0, own) + cue : length === 1 ? own + shortCue : own;
}

/** @param word in front of the name, 0 at the start of a run of Han */
export function frontWeight(text: string, start: number, word: number): number {
  if (word === 0) return edgeWeight(text, start - 1, 'front');
  if (isTrade(text, start)) return trade;
  const own = weightOf(frontTable, word);
  const isDealing = lengthOf(word) === 1 && dealings[text.charCodeAt(start - 1)] === 1;
  return withCue(isDealing ? own + dealing : own, wordsBeforeNames.lengthBefore(text, start));
}

/** @param word behind the name, 0 at the end of a run of Han */
export function behindWeight(text: string, end: number, word: number): number {
  if (word === 0) return edgeWeight(text, end, 'behind');
  const own = weightOf(behindTable, word);
  if (titleEnd(text, end) !== undefined) return Math.max(0, own) + titled;
  return withCue(own, wordsAfterNames.lengthAt(text, end));
}
