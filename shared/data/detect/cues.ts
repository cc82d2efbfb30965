// Words in front of a value that say what it is: 电话, card, order. They speak as far as their clause goes.
import { unitTable } from './unit-table.ts';
import { wordsOf } from './word-classes.ts';
import { Words } from './words.ts';

const clauseEnds = unitTable(',。;、!?\n0123456789');

/** A set of such words; Latin ones stand in any case. */
export class Cues {
  readonly #words: Words;
  readonly #reach: number;

  /** @param words as `wordsOf` takes them @param reach most signs between a word and the value */
  constructor(words: string, reach = 6) {
    this.#words = new Words(wordsOf(words));
    this.#reach = reach;
  }

  /** True if one of the words stands in front of this place, in the same clause, and no digit between. */
  standBefore(text: string, at: number): boolean {
    for (let end = at; end > 0 && at - end <= this.#reach; end -= 1) {
      if (this.#words.lengthBefore(text, end) > 0) return true;
      if (clauseEnds[text.charCodeAt(end - 1)] === 1) return false;
    }
    return false;
  }
}
