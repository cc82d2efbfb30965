// Words in front of a value that say what it is: 电话, card, order. They speak as far as their clause goes.

import { wordsOf } from './classes.ts';
import { Trie } from './trie.ts';
import { unitTable } from './unit-table.ts';
import { unitsOf } from './words.ts';

const clauseEnds = unitTable(',。;、!?\n0123456789');
const mostSets = 32;
/** Most signs between a word and the value, of any set. */
const farthest = 10;

/** The words of all sets from the last sign on, with a bit for each set. */
const registered: (readonly [word: readonly number[], set: number])[] = [];
let sets = 0;
let trie: Trie | undefined;

function register(words: string): number {
  if (sets === mostSets) throw new RangeError('no bit is left for another set of words');
  const bit = 1 << sets;
  sets += 1;
  for (const word of wordsOf(words)) registered.push([unitsOf(word).reverse(), bit]);
  trie = undefined;
  lastAt = -1;
  return bit;
}

/** The sets of the words that end in front of this place. */
function setsBefore(text: string, end: number): number {
  trie ??= new Trie(registered);
  let found = 0;
  for (let at = end - 1, node = 0; at >= 0; at -= 1) {
    node = trie.next(node, text.charCodeAt(at));
    if (node === 0) break;
    found |= trie.valueOf(node);
  }
  return found;
}

/** What stands in front of the last place that was asked for, by the most signs between: most sets are asked for the same place. */
const within = new Int32Array(farthest + 1);
let lastText = '';
let lastAt = -1;

function lookBefore(text: string, at: number): void {
  let found = 0;
  let isInClause = true;
  for (let gap = 0; gap <= farthest; gap += 1) {
    const end = at - gap;
    if (isInClause && end > 0) {
      found |= setsBefore(text, end);
      isInClause = clauseEnds[text.charCodeAt(end - 1)] !== 1;
    }
    within[gap] = found;
  }
  lastText = text;
  lastAt = at;
}

/** A set of such words; Latin ones stand in any case. */
export class Cues {
  readonly #set: number;
  readonly #reach: number;

  /** @param words as `wordsOf` takes them @param reach most signs between a word and the value, at most 10 */
  constructor(words: string, reach = 6) {
    if (reach > farthest) throw new RangeError(`words are looked for ${farthest} signs before a value at most`);
    this.#set = register(words);
    this.#reach = reach;
  }

  /** True if one of the words stands in front of this place, in the same clause, and no digit between. */
  standBefore(text: string, at: number): boolean {
    if (at !== lastAt || text !== lastText) lookBefore(text, at);
    return ((within[this.#reach] as number) & this.#set) !== 0;
  }
}
