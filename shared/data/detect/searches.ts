// The detectors that a text is worth: one bit for each, of which every class of signs that the text lacks takes some away.
import type { Detector, Find } from './find.ts';
import { type Around, Gate, mostClasses, type Signs } from './signs.ts';

/** Bits of a word. */
const wordLength = 32;

const lowestBit = (bits: number): number => wordLength - 1 - Math.clz32(bits & -bits);

/** For texts with the same words in front of them. */
export class Searches {
  readonly #detectors: readonly Detector[];
  readonly #gates: readonly Gate[];
  readonly #around: Around;
  /** Words of bits. */
  readonly #words: number;
  readonly #all: Int32Array;
  /** For each class, word by word: the detectors for texts that lack nothing but it. */
  readonly #without: Int32Array;
  /** The classes of the text before, and the detectors that were open for it. */
  #classes = -1;
  readonly #opened: Int32Array;

  constructor(detectors: readonly Detector[], around: Around) {
    this.#detectors = detectors;
    this.#gates = detectors.map(({ needs }) => new Gate(needs));
    this.#around = around;
    this.#words = Math.ceil(detectors.length / wordLength);
    this.#all = new Int32Array(this.#words);
    this.#without = new Int32Array(mostClasses * this.#words);
    for (const [number, gate] of this.#gates.entries()) this.#enter(number, gate);
    this.#opened = this.#all.slice();
  }

  #enter(number: number, gate: Gate): void {
    const word = Math.floor(number / wordLength);
    const bit = 1 << (number % wordLength);
    this.#all[word] = (this.#all[word] as number) | bit;
    for (let place = 0; place < mostClasses; place += 1) {
      const at = place * this.#words + word;
      if (gate.hasClasses(~(1 << place), this.#around)) this.#without[at] = (this.#without[at] as number) | bit;
    }
  }

  /** Adds what is found in the text, which begins with what stands in front of it. @param signs of the text behind that */
  find(text: string, signs: Signs, finds: Find[]): void {
    this.#open(signs.classes);
    for (let word = 0; word < this.#words; word += 1) {
      for (let bits = this.#opened[word] as number; bits !== 0; bits &= bits - 1) {
        const number = word * wordLength + lowestBit(bits);
        if (this.#gates[number]?.hasRest(signs, this.#around)) this.#detectors[number]?.find(text, finds);
      }
    }
  }

  /** Opens the detectors for which a text has all classes: short texts have those of the one before. */
  #open(classes: number): void {
    if (classes === this.#classes) return;
    this.#classes = classes;
    this.#opened.set(this.#all);
    for (let missing = ~classes; missing !== 0; missing &= missing - 1) {
      const at = lowestBit(missing) * this.#words;
      for (let word = 0; word < this.#words; word += 1) {
        this.#opened[word] = (this.#opened[word] as number) & (this.#without[at + word] as number);
      }
    }
  }
}
