// Names in the bytes of XML: the same few come again and again.
import { latin1 } from './slices.ts';

/** True if the ASCII of `word` stands at `start`. */
export function isAt(word: string, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (word.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}

/** Makes each word once, and so that comparing two of them is comparing their places in memory. */
export class Words {
  readonly #known = new Array<string>(256).fill('');

  /** ASCII bytes as a string. */
  at(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    const place = (31 * (bytes[start] as number) + 7 * (bytes[end - 1] as number) + 131 * length) & 255;
    const known = this.#known[place] as string;
    if (known.length === length && isAt(known, bytes, start)) return known;
    // The name of a property is always the same string.
    const [word = ''] = Object.keys({ [latin1(bytes, start, end)]: true });
    this.#known[place] = word;
    return word;
  }
}
