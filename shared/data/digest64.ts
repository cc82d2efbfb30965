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

/** 64 bits in two signed lanes, the high one first. */
export type DigestKey = readonly [number, number];

/**
 * Two values of a million have the same digest with a chance of 1 in 37 million, n of them with n² / 2⁶⁵. The key is random
 * for each use, so that nobody can prepare values that meet.
 */
export class Digest64 {
  /** Of the last value, after `end`. Both lanes are unsigned. */
  hi = 0;
  lo = 0;
  readonly key: DigestKey;
  /** Of the value so far. Both lanes are signed, as all numbers until `end` are: a word of more bits would cost a conversion for each byte. */
  #high = 0;
  #low = 0;

  constructor(key: Uint8Array = crypto.getRandomValues(new Uint8Array(8))) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = key;
    this.key = [a | (b << 8) | (c << 16) | (d << 24), e | (f << 8) | (g << 16) | (h << 24)];
  }

  /** Begins a value. Values of different kinds are kept apart by `kind`. */
  begin(kind = 0): this {
    const [hi, lo] = this.key;
    this.#high = hi ^ kind;
    this.#low = (lo + Math.imul(kind, primeLo)) | 0;
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

/** Digests in open addressing: 8 bytes a slot, at least half of them free. It grows. */
export class DigestTable {
  size = 0;
  /** High lane and low lane of each slot in turn: one look into memory for both. */
  #lanes: Int32Array<ArrayBuffer>;
  /** Of no meaning: what is read must be of use to somebody. */
  #fetched = 0;

  /** @param slots a power of two */
  constructor(slots = 1024) {
    this.#lanes = new Int32Array(2 * slots);
  }

  /** True if the digest was not there. Two zero lanes stand for a free slot, so that one digest of 2⁶⁴ is counted as its neighbour. */
  add(hi: number, lo: number): boolean {
    const place = this.#placeOf(hi | 0, lo | 0);
    if (this.#isTaken(place)) return false;
    this.#put(place, hi, lo);
    if (this.size > this.#lanes.length / 4) this.#grow();
    return true;
  }

  has(hi: number, lo: number): boolean {
    return this.#isTaken(this.#placeOf(hi | 0, lo | 0));
  }

  /**
   * Adds digests, high lane and low lane in turn, as `add` does, until there are more than `most`. In one loop that calls nothing: it is
   * compiled at once, not when half of a million have been added. @returns the place behind the last one that was looked at
   */
  addAll(digests: Uint32Array, most: number): number {
    this.#prefetch(digests);
    let lanes = this.#lanes;
    let last = lanes.length - 1;
    let { size } = this;
    let next = 0;
    while (next < digests.length && size <= most) {
      const hi = (digests[next] as number) | 0;
      const lo = (digests[next + 1] as number) | 0;
      next += 2;
      for (let place = (hi << 1) & last; ; place = (place + 2) & last) {
        const high = lanes[place] as number;
        const low = lanes[place + 1] as number;
        if (high === 0 && low === 0) {
          lanes[place] = hi;
          lanes[place + 1] = hi === 0 && lo === 0 ? 1 : lo;
          size += 1;
          break;
        }
        if (high === hi && low === lo) break;
      }
      if (size > lanes.length / 4) {
        lanes = this.#grow();
        last = lanes.length - 1;
      }
    }
    this.size = size;
    return next;
  }

  /** Reads the places of digests that will be looked for: memory answers them side by side. */
  #prefetch(digests: Uint32Array): void {
    const lanes = this.#lanes;
    const last = lanes.length - 1;
    let fetched = 0;
    for (let at = 0; at < digests.length; at += 2) fetched |= lanes[((digests[at] as number) << 1) & last] as number;
    this.#fetched |= fetched;
  }

  /** All digests, high lane and low lane in turn, in no particular order. */
  lanes(): Uint32Array<ArrayBuffer> {
    const lanes = new Uint32Array(2 * this.size);
    let at = 0;
    for (let place = 0; place < this.#lanes.length; place += 2) {
      if (!this.#isTaken(place)) continue;
      lanes[at] = this.#lanes[place] as number;
      lanes[at + 1] = this.#lanes[place + 1] as number;
      at += 2;
    }
    return lanes;
  }

  /** Leaves only the digests whose low lane ends in so many zero bits. No memory is taken for it. */
  thin(zeroBits: number): void {
    const dropped = 2 ** zeroBits - 1;
    const last = this.#lanes.length - 1;
    let first = 0;
    while (this.#isTaken(first)) first += 2;
    for (let at = 2; at <= last; at += 2) {
      const place = (first + at) & last;
      while (this.#isTaken(place) && ((this.#lanes[place + 1] as number) & dropped) !== 0) this.#remove(place);
    }
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

  /** Those behind it that would no longer be found move up (Knuth, The Art of Computer Programming 6.4, algorithm R). */
  #remove(place: number): void {
    const lanes = this.#lanes;
    const last = lanes.length - 1;
    let free = place;
    for (let at = (place + 2) & last; this.#isTaken(at); at = (at + 2) & last) {
      const home = ((lanes[at] as number) << 1) & last;
      if (((at - home) & last) < ((at - free) & last)) continue;
      lanes[free] = lanes[at] as number;
      lanes[free + 1] = lanes[at + 1] as number;
      free = at;
    }
    lanes[free] = 0;
    lanes[free + 1] = 0;
    this.size -= 1;
  }

  /** One loop, as `addAll`. */
  #grow(): Int32Array<ArrayBuffer> {
    const old = this.#lanes;
    const lanes = new Int32Array(2 * old.length);
    const last = lanes.length - 1;
    for (let at = 0; at < old.length; at += 2) {
      const hi = old[at] as number;
      const lo = old[at + 1] as number;
      if (hi === 0 && lo === 0) continue;
      let place = (hi << 1) & last;
      while (lanes[place] !== 0 || lanes[place + 1] !== 0) place = (place + 2) & last;
      lanes[place] = hi;
      lanes[place + 1] = lo;
    }
    this.#lanes = lanes;
    // Megabytes, freed at once and not when the garbage collector comes.
    old.buffer.transfer(0);
    return lanes;
  }
}
