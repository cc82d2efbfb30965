// Numbers for what values were found to hold: readings that count the same have the same one.
import { Digest64 } from '../../digest64.ts';
import { noOrdinal, Ordinals } from '../../ordinals.ts';
import { absent } from './cell-tables.ts';
import type { ValueReading } from './state.ts';

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
const confidenceBytes = new Uint8Array(confidences.buffer);

/** Numbers readings from 0 on, as they come, up to a most: by a digest, so that no text is made of one. */
export class KnownReadings {
  /** By number, without words. */
  readonly all: ValueReading[] = [];
  readonly #words = new WordNumbers();
  readonly #digest = new Digest64();
  readonly #ordinals = new Ordinals();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** The number of a reading, that it has from now on; `absent` for a new one once there are so many. */
  numberOf(reading: ValueReading): number {
    const { hi, lo } = this.#digestOf(reading);
    const isFull = this.all.length === this.#most;
    const number = isFull ? this.#ordinals.find(hi, lo) : this.#ordinals.of(hi, lo);
    if (number === this.all.length) this.all.push(withoutWords(reading));
    return number === noOrdinal ? absent : number;
  }

  #digestOf({ kind, finds }: ValueReading): Digest64 {
    const digest = this.#digest.begin(finds.length).byte(this.#words.numberOf(kind));
    for (const { type, isWhole, confidence, reason } of finds) {
      confidences[0] = confidence;
      digest
        .byte(this.#words.numberOf(type))
        .byte(2 * this.#words.numberOf(reason) + (isWhole ? 1 : 0))
        .bytes(confidenceBytes, 0, confidenceBytes.length);
    }
    return digest.end();
  }
}
