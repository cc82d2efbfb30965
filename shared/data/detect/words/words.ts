// A dictionary as two tries, from the first sign on and from the last.
import { Trie } from './trie.ts';

export function unitsOf(word: string): number[] {
  return Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
}

/** Words as they stand in a text, Latin letters in any case. Places and lengths are in UTF-16 units. */
export class Words {
  readonly #words: readonly string[];
  /** Each is built when it is first asked: most dictionaries are read in one direction. */
  #forward: Trie | undefined;
  #backward: Trie | undefined;

  /** @param words in lower case */
  constructor(words: Iterable<string>) {
    this.#words = [...words];
  }

  get all(): readonly string[] {
    return this.#words;
  }

  get #fromFirst(): Trie {
    this.#forward ??= new Trie(this.#words.map((word) => [unitsOf(word), 1]));
    return this.#forward;
  }

  get #fromLast(): Trie {
    this.#backward ??= new Trie(this.#words.map((word) => [unitsOf(word).reverse(), 1]));
    return this.#backward;
  }

  /** The length of the longest word that begins at this place; 0: none does. */
  lengthAt(text: string, start: number): number {
    const trie = this.#fromFirst;
    let longest = 0;
    for (let at = start, node = 0; at < text.length; at += 1) {
      node = trie.next(node, text.charCodeAt(at));
      if (node === 0) break;
      if (trie.valueOf(node) !== 0) longest = at + 1 - start;
    }
    return longest;
  }

  /** The length of the longest word that ends in front of this place; 0: none does. */
  lengthBefore(text: string, end: number): number {
    const trie = this.#fromLast;
    let longest = 0;
    for (let at = end - 1, node = 0; at >= 0; at -= 1) {
      node = trie.next(node, text.charCodeAt(at));
      if (node === 0) break;
      if (trie.valueOf(node) !== 0) longest = end - at;
    }
    return longest;
  }

  /** True if one of the words is all that stands from `start` to `end`. */
  isWord(text: string, start: number, end: number): boolean {
    if (start < 0 || end > text.length) return false;
    const trie = this.#fromFirst;
    let node = 0;
    for (let at = start; at < end; at += 1) {
      node = trie.next(node, text.charCodeAt(at));
      if (node === 0) return false;
    }
    return trie.valueOf(node) !== 0;
  }
}
