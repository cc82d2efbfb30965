// A set of texts that threads share and that holds none of them: a keyed digest of each, with a mark of 1 to 7.
//
// Layout, in words of 32 bits: the key of the digests (two words), then slots of two words in open addressing, half of them free at
// least: 16 bytes a text. A slot holds the high lane of the digest and the low one, whose last three bits give way to the mark. So a free
// slot's low lane is 0.
import { Digest64 } from './digest64.ts';
import { encodeScratch } from './utf8-scratch.ts';

const headWords = 2;
const slotWords = 2;
const markBits = 0b111;
const fewestSlots = 1024;

/** A digest with its mark, as a slot holds it: [high, low]. */
export type MarkedDigest = readonly [number, number];

function emptySlots(slots: number): Uint32Array<SharedArrayBuffer> {
  return new Uint32Array(new SharedArrayBuffer((headWords + slotWords * slots) * Uint32Array.BYTES_PER_ELEMENT));
}

function newSet(): SharedArrayBuffer {
  const words = emptySlots(fewestSlots);
  words.set(new Uint32Array(crypto.getRandomValues(new Uint8Array(4 * headWords)).buffer));
  return words.buffer;
}

/** One thread adds, any may look up meanwhile: it may not yet find what is being added. */
export class SharedDigests {
  size = 0;
  #words: Uint32Array<SharedArrayBuffer>;
  #mask: number;
  readonly #digest: Digest64;

  /** @param buffer of another one, to look up in; absent: nothing is in it so far */
  constructor(buffer: SharedArrayBuffer = newSet()) {
    this.#words = new Uint32Array(buffer);
    this.#mask = slotsOf(this.#words) - 1;
    this.#digest = new Digest64(new Uint8Array(this.#words.slice(0, headWords).buffer));
  }

  /** Another one as soon as it has grown. */
  get buffer(): SharedArrayBuffer {
    return this.#words.buffer;
  }

  /** 0 for a text that is not there. */
  markOf(text: string): number {
    const [high, low] = this.#digestOf(text);
    return this.#markAt(this.#slotOf(high, low));
  }

  /** What `add` is to be given. @param mark 1 to 7 */
  entry(text: string, mark: number): MarkedDigest {
    const [high, low] = this.#digestOf(text);
    return [high, (low | mark) >>> 0];
  }

  /** Of two marks the lower one counts. @returns whether anything has changed */
  add([high, low]: MarkedDigest): boolean {
    const slot = this.#slotOf(high, low);
    const known = this.#markAt(slot);
    if (known !== 0 && known <= (low & markBits)) return false;
    this.#put(slot, high, low);
    if (known !== 0) return true;
    this.size += 1;
    if (this.size * 2 > this.#mask) this.#grow();
    return true;
  }

  #digestOf(text: string): MarkedDigest {
    const { bytes, length } = encodeScratch(text);
    const { hi, lo } = this.#digest.begin().bytes(bytes, 0, length).end();
    return [hi, (lo & ~markBits) >>> 0];
  }

  #markAt(slot: number): number {
    return (this.#words[slot + 1] as number) & markBits;
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
