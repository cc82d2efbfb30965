// Numbers for what values were found to hold: readings that count the same have the same one.
import { absent } from './cell-tables.ts';
import type { ValueReading } from './column-state.ts';

const prime = 0x01000193;
const otherPrime = 0x85ebca6b;

/** Words by number, as they come: few of them. */
class WordNumbers {
  readonly #numbers = new Map<string, number>();

  numberOf(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(word, number);
    }
    return number;
  }
}

/** An example is one of its own cell only. */
const withoutWords = ({ kind, finds }: ValueReading): ValueReading => ({
  kind,
  finds: finds.map(({ words: _, ...find }) => find),
});

const confidences = new Float64Array(1);
const halves = new Int32Array(confidences.buffer);

/** Numbers readings from 0 on, as they come, up to a most: by a digest of 64 bits, so that no text is made of one. */
export class KnownReadings {
  /** By number, without words. */
  readonly all: ValueReading[] = [];
  readonly #words = new WordNumbers();
  readonly #most: number;
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  readonly #numbers: Int16Array;
  #lowDigest = 0;
  #highDigest = 0;

  /** @param most a power of two, at most 2¹⁵ */
  constructor(most: number) {
    this.#most = most;
    this.#low = new Int32Array(2 * most);
    this.#high = new Int32Array(2 * most);
    this.#numbers = new Int16Array(2 * most).fill(absent);
  }

  /** The number of a reading, that it has from now on; `absent` for a new one once there are so many. */
  numberOf(reading: ValueReading): number {
    this.#digest(reading);
    const slot = this.#slot();
    if (this.#numbers[slot] === absent && this.all.length < this.#most) {
      this.#low[slot] = this.#lowDigest;
      this.#high[slot] = this.#highDigest;
      this.#numbers[slot] = this.all.length;
      this.all.push(withoutWords(reading));
    }
    return this.#numbers[slot] as number;
  }

  /** Where the last digest stands, or the free slot where it would. */
  #slot(): number {
    const mask = this.#numbers.length - 1;
    let slot = this.#lowDigest & mask;
    while (this.#numbers[slot] !== absent && !this.#isAt(slot)) slot = (slot + 1) & mask;
    return slot;
  }

  #isAt(slot: number): boolean {
    return this.#low[slot] === this.#lowDigest && this.#high[slot] === this.#highDigest;
  }

  #digest({ kind, finds }: ValueReading): void {
    this.#lowDigest = 0;
    this.#highDigest = finds.length;
    this.#mix(this.#words.numberOf(kind));
    for (const { type, isWhole, confidence, reason } of finds) {
      confidences[0] = confidence;
      this.#mix(this.#words.numberOf(type));
      this.#mix(2 * this.#words.numberOf(reason) + (isWhole ? 1 : 0));
      this.#mix(halves[0] as number);
      this.#mix(halves[1] as number);
    }
  }

  #mix(value: number): void {
    const low = Math.imul(this.#lowDigest ^ value, prime);
    this.#lowDigest = low ^ (low >>> 15);
    const high = Math.imul(this.#highDigest ^ value, otherPrime);
    this.#highDigest = high ^ (high >>> 13);
  }
}
