// A quick look whether a word may go over a place of a text: the signs to both sides must stand side by side in one of the words.
import type { Words } from './words.ts';

const size = 0x10000;

/** Pairs share places of the table: a look may say yes where none is. */
const placeOf = (left: number, right: number): number => (left * 31 + right * 257) & (size - 1);

export class WordPairs {
  readonly #table = new Uint8Array(size);

  constructor(dictionaries: readonly Words[]) {
    for (const words of dictionaries) {
      for (const word of words.all) this.#enter(word);
    }
  }

  #enter(word: string): void {
    for (let at = 1; at < word.length; at += 1) this.#table[placeOf(word.charCodeAt(at - 1), word.charCodeAt(at))] = 1;
  }

  /** False where no word goes over this place. */
  mayCross(text: string, at: number): boolean {
    return at > 0 && this.#table[placeOf(text.charCodeAt(at - 1), text.charCodeAt(at))] === 1;
  }
}
