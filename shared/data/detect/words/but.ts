// Words of which one sign alone is another word in front of some signs: 总 is a title, 总共 is not.
import { Words } from './words.ts';

/** The longest word counts, as in `Words`. */
export class WordsBut {
  readonly #words: Words;
  readonly #notBefore: ReadonlyMap<number, string>;

  /** @param others of one sign each, and with it the signs that make another word of it: 总共是 */
  constructor(words: Iterable<string>, others: readonly string[]) {
    this.#words = new Words([...words, ...others.map((word) => word.charAt(0))]);
    this.#notBefore = new Map(others.map((word) => [word.charCodeAt(0), word.slice(1)]));
  }

  /** The length of the word that begins at this place; 0: none does. */
  lengthAt(text: string, start: number): number {
    const length = this.#words.lengthAt(text, start);
    if (length !== 1 || start + 1 === text.length) return length;
    const isOther = this.#notBefore.get(text.charCodeAt(start))?.includes(text.charAt(start + 1)) === true;
    return isOther ? 0 : length;
  }

  /** The end of the last of the words in a text; 0: there is none. */
  lastEnd(text: string): number {
    let end = 0;
    for (let at = 0; at < text.length; at += 1) {
      const length = this.lengthAt(text, at);
      if (length === 0) continue;
      end = at + length;
      at = end - 1;
    }
    return end;
  }
}
