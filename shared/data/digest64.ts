// A keyed 64-bit digest of bytes, in two 32-bit lanes: to count and compare values without keeping them. Not for secrets.

const primeHi = 0x01000193;
const primeLo = 0x85ebca6b;

/** The finish of MurmurHash3 (32 bits): every bit of the input changes half of the output. */
function avalanche(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Two values of a million have the same digest with a chance of 1 in 37 million, n of them with n² / 2⁶⁵. The key is random
 * for each use, so that nobody can prepare values that meet.
 */
export class Digest64 {
  /** Of the last value, after `end`. Both lanes are unsigned. */
  hi = 0;
  lo = 0;
  readonly #keyHi: number;
  readonly #keyLo: number;
  /** Of the value so far. Both lanes are signed, as all numbers until `end` are: a word of more bits would cost a conversion for each byte. */
  #high = 0;
  #low = 0;

  constructor(key: Uint8Array = crypto.getRandomValues(new Uint8Array(8))) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = key;
    this.#keyHi = a | (b << 8) | (c << 16) | (d << 24);
    this.#keyLo = e | (f << 8) | (g << 16) | (h << 24);
  }

  /** Begins a value. Values of different kinds are kept apart by `kind`. */
  begin(kind = 0): this {
    this.#high = this.#keyHi ^ kind;
    this.#low = (this.#keyLo + Math.imul(kind, primeLo)) | 0;
    return this;
  }

  byte(value: number): this {
    this.#high = Math.imul(this.#high ^ value, primeHi);
    const low = Math.imul(this.#low ^ value, primeLo);
    this.#low = low ^ (low >>> 15);
    return this;
  }

  bytes(from: Uint8Array, start: number, end: number): this {
    let high = this.#high;
    let low = this.#low;
    for (let at = start; at < end; at += 1) {
      const value = from[at] as number;
      high = Math.imul(high ^ value, primeHi);
      low = Math.imul(low ^ value, primeLo);
      low ^= low >>> 15;
    }
    this.#high = high;
    this.#low = low;
    return this;
  }

  end(): this {
    const high = this.#high;
    const low = this.#low;
    this.hi = avalanche(high ^ (low >>> 7));
    this.lo = avalanche((low + Math.imul(high, 0x9e3779b1)) | 0);
    return this;
  }
}

/** Digests in open addressing: 8 bytes a slot, half of them free. It grows. */
export class DigestTable {
  size = 0;
  /** High lane and low lane of each slot in turn: one look into memory for both. */
  #lanes: Int32Array<ArrayBuffer>;

  /** @param slots a power of two */
  constructor(slots = 1024) {
    this.#lanes = new Int32Array(2 * slots);
  }

  get slots(): number {
    return this.#lanes.length / 2;
  }

  get isHalfFull(): boolean {
    return this.size * 2 >= this.slots;
  }

  /** True if the digest was not there. Two zero lanes stand for a free slot, so that one digest of 2⁶⁴ is counted as its neighbour. */
  add(hi: number, lo: number): boolean {
    const place = this.#placeOf(hi | 0, lo | 0);
    if (this.#isTaken(place)) return false;
    this.#put(place, hi, lo);
    if (this.isHalfFull) this.#grow();
    return true;
  }

  has(hi: number, lo: number): boolean {
    return this.#isTaken(this.#placeOf(hi | 0, lo | 0));
  }

  /** All digests, high lane and low lane in turn, in no particular order. */
  lanes(): Uint32Array<ArrayBuffer> {
    return this.#lanesOf(0);
  }

  /** Leaves only the digests whose low lane ends in so many zero bits. */
  thin(zeroBits: number): void {
    const kept = this.#lanesOf(2 ** zeroBits - 1);
    this.#lanes.fill(0);
    this.#putAll(kept);
  }

  /** Frees its memory, megabytes, before the garbage collector comes. It is empty afterwards, and may not be added to. */
  free(): void {
    this.#lanes.buffer.transfer(0);
    this.#lanes = new Int32Array(0);
    this.size = 0;
  }

  #isTaken(place: number): boolean {
    return this.#lanes[place] !== 0 || this.#lanes[place + 1] !== 0;
  }

  #put(place: number, hi: number, lo: number): void {
    this.#lanes[place] = hi;
    this.#lanes[place + 1] = lo === 0 && hi === 0 ? 1 : lo;
    this.size += 1;
  }

  /** Where the lanes of the digest stand, or are free for it. @param hi, `lo`: signed, as they are kept */
  #placeOf(hi: number, lo: number): number {
    const lanes = this.#lanes;
    const last = lanes.length - 1;
    for (let place = (hi << 1) & last; ; place = (place + 2) & last) {
      const high = lanes[place] as number;
      const low = lanes[place + 1] as number;
      if ((high === hi && low === lo) || (high === 0 && low === 0)) return place;
    }
  }

  /** Those whose low lane has none of these bits, without the free slots between them. */
  #lanesOf(droppedBits: number): Uint32Array<ArrayBuffer> {
    const dense = new Uint32Array(2 * this.size);
    let at = 0;
    for (let place = 0; place < this.#lanes.length; place += 2) {
      const low = this.#lanes[place + 1] as number;
      if (!this.#isTaken(place) || (low & droppedBits) !== 0) continue;
      dense[at] = this.#lanes[place] as number;
      dense[at + 1] = low;
      at += 2;
    }
    return dense.subarray(0, at);
  }

  /** What is there is packed in between: the old slots and the new ones are never held together. */
  #grow(): void {
    const kept = this.lanes();
    const { slots } = this;
    this.#lanes.buffer.transfer(0);
    this.#lanes = new Int32Array(4 * slots);
    this.#putAll(kept);
  }

  /** Into free slots. The lanes are given away: megabytes, freed at once and not when the garbage collector comes. */
  #putAll(lanes: Uint32Array<ArrayBuffer>): void {
    this.size = 0;
    for (let at = 0; at < lanes.length; at += 2) {
      const hi = (lanes[at] as number) | 0;
      const lo = (lanes[at + 1] as number) | 0;
      this.#put(this.#placeOf(hi, lo), hi, lo);
    }
    lanes.buffer.transfer(0);
  }
}
