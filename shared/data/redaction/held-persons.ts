// Persons of whom a rule keeps a row back, so that all their rows stay: a keyed digest of each of their numbers, with the reason.
//
// Layout, in words of 32 bits: the key of the digests (two words), then slots of two words in open addressing, half of them free at
// least: 16 bytes a number. A slot holds the high lane of the digest and the low one, whose last three bits give way to the reason: its
// place among `rowReasons`, from 1. So a free slot's low lane is 0.
import { type RowReason, rowReasons } from '../../domain/vocabulary.ts';
import { Digest64 } from '../digest64.ts';
import { encodeScratch } from '../utf8-scratch.ts';

const headWords = 2;
const slotWords = 2;
const reasonBits = 0b111;
const fewestSlots = 1024;

/** A digest with its reason, as a slot holds it: [high, low]. */
export type HeldPerson = readonly [number, number];

function emptySlots(slots: number): Uint32Array<SharedArrayBuffer> {
  return new Uint32Array(new SharedArrayBuffer((headWords + slotWords * slots) * Uint32Array.BYTES_PER_ELEMENT));
}

function newSet(): SharedArrayBuffer {
  const words = emptySlots(fewestSlots);
  words.set(new Uint32Array(crypto.getRandomValues(new Uint8Array(4 * headWords)).buffer));
  return words.buffer;
}

/** One thread adds, any may look up meanwhile: it may not yet find what is being added. */
export class HeldPersons {
  size = 0;
  #words: Uint32Array<SharedArrayBuffer>;
  #mask: number;
  readonly #digest: Digest64;

  /** @param buffer of another one, to look up in; absent: nobody is held back so far */
  constructor(buffer: SharedArrayBuffer = newSet()) {
    this.#words = new Uint32Array(buffer);
    this.#mask = slotsOf(this.#words) - 1;
    this.#digest = new Digest64(new Uint8Array(this.#words.slice(0, headWords).buffer));
  }

  /** Another one as soon as it has grown. */
  get buffer(): SharedArrayBuffer {
    return this.#words.buffer;
  }

  /** @param key of `personKeys` */
  reasonOf(key: string): RowReason | undefined {
    const [high, low] = this.#digestOf(key);
    return rowReasons[this.#reasonAt(this.#slotOf(high, low)) - 1];
  }

  /** What `add` is to be given for a number of a person. */
  entry(key: string, reason: RowReason): HeldPerson {
    const [high, low] = this.#digestOf(key);
    return [high, (low | (rowReasons.indexOf(reason) + 1)) >>> 0];
  }

  /** Of two reasons the first of `rowReasons` counts. @returns whether anything has changed */
  add([high, low]: HeldPerson): boolean {
    const slot = this.#slotOf(high, low);
    const known = this.#reasonAt(slot);
    if (known !== 0 && known <= (low & reasonBits)) return false;
    this.#put(slot, high, low);
    if (known !== 0) return true;
    this.size += 1;
    if (this.size * 2 > this.#mask) this.#grow();
    return true;
  }

  #digestOf(key: string): HeldPerson {
    const { bytes, length } = encodeScratch(key);
    const { hi, lo } = this.#digest.begin().bytes(bytes, 0, length).end();
    return [hi, (lo & ~reasonBits) >>> 0];
  }

  #reasonAt(slot: number): number {
    return (this.#words[slot + 1] as number) & reasonBits;
  }

  /** Where the digest stands, or the free slot where it would. */
  #slotOf(high: number, low: number): number {
    const words = this.#words;
    for (let place = high & this.#mask; ; place = (place + 1) & this.#mask) {
      const slot = headWords + slotWords * place;
      const held = words[slot + 1] as number;
      if (held === 0 || (words[slot] === high && held >>> 3 === low >>> 3)) return slot;
    }
  }

  #put(slot: number, high: number, low: number): void {
    this.#words[slot] = high;
    this.#words[slot + 1] = low;
  }

  #grow(): void {
    const before = this.#words;
    this.#words = emptySlots(2 * slotsOf(before));
    this.#words.set(before.subarray(0, headWords));
    this.#mask = slotsOf(this.#words) - 1;
    for (let slot = headWords; slot < before.length; slot += slotWords) {
      const [high, low] = [before[slot] as number, before[slot + 1] as number];
      if (low !== 0) this.#put(this.#slotOf(high, low), high, low);
    }
  }
}

function slotsOf(words: Uint32Array): number {
  return (words.length - headWords) / slotWords;
}
