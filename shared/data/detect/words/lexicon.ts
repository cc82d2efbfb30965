// The words of the lexicon in a hash table: how seldom each is and of which class, told from their code units without a string being made.
import { lexicon } from '../lists/lexicon.ts';
import { wordBits, wordOf } from './word.ts';

/** Entries are 22 bits of the word's hash, 1 if a longer word begins with it, and the word (0: none of its own). */
const slotBits = 17;
const slots = 1 << slotBits;
const longerBit = 1 << wordBits;
const valueBits = wordBits + 1;
export const longestWord = 4;
/** The letters of the classes, as the lexicon has them, by their number. */
export const wordClasses = 'xnsvadpcurmqtfy';
/** The cost of a sign that stands in no text the lexicon was counted on, and of half a pair of surrogates. */
const strange = 18;

/** With it no two words of the lexicon have the same hash (test/property/name-paths.test.ts). */
const seed = 5;

const hashOf = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x9e3779b1) ^ (hash >>> 13);

/** Spread over all bits (the finish of MurmurHash3). */
function spread(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

class Table {
  readonly #words = new Uint32Array(slots);
  /** Of words of one sign the class and cost by code unit. */
  readonly #signs = new Uint16Array(0x10000).fill(strange);

  constructor() {
    for (const [key, lists] of Object.entries(lexicon)) {
      const value = wordOf(wordClasses.indexOf(key.charAt(0)), Number(key.slice(1)));
      for (const [at, words] of lists.split(' ').entries()) this.#enter(words, at + 1, value);
    }
  }

  #enter(words: string, length: number, value: number): void {
    for (let start = 0; start < words.length; start += length) {
      if (length === 1) {
        this.#signs[words.charCodeAt(start)] = value;
        continue;
      }
      let hash = seed;
      for (let at = 0; at < length; at += 1) {
        hash = hashOf(hash, words.charCodeAt(start + at));
        if (at > 0 && at < length - 1) this.#add(hash, longerBit);
      }
      this.#add(hash, value);
    }
  }

  #add(hash: number, bits: number): void {
    const at = this.#find(spread(hash));
    this.#words[at] = ((this.#words[at] as number) | (spread(hash) << valueBits) | bits) >>> 0;
  }

  /** The place of a word, or the free one where it would stand. */
  #find(mixed: number): number {
    const own = (mixed << valueBits) >>> 0;
    let at = mixed >>> (32 - slotBits);
    for (;;) {
      const entry = this.#words[at] as number;
      if (entry === 0 || (entry ^ own) >>> valueBits === 0) return at;
      at = (at + 1) & (slots - 1);
    }
  }

  /** See `wordsAt`. */
  wordsAt(text: string, start: number, end: number, into: Uint16Array, place: number): void {
    // One by one: `fill` takes longer than the whole look-up.
    into[place + 1] = 0;
    into[place + 2] = 0;
    into[place + 3] = 0;
    into[place] = this.#signs[text.charCodeAt(start)] as number;
    let hash = hashOf(seed, text.charCodeAt(start));
    for (let length = 1; length < longestWord && start + length < end; length += 1) {
      hash = hashOf(hash, text.charCodeAt(start + length));
      const entry = this.#words[this.#find(spread(hash))] as number;
      into[place + length] = entry & (longerBit - 1);
      if ((entry & longerBit) === 0) break;
    }
  }
}

let table: Table | undefined;

/** The words of one sign, two and so on that begin at `start`. @param into from `place` on gets each of them (word.ts), 0 where there is none */
export function wordsAt(text: string, start: number, end: number, into: Uint16Array, place: number): void {
  table ??= new Table();
  table.wordsAt(text, start, end, into, place);
}
