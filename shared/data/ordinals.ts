// Numbers distinct pairs of 32-bit words 0, 1, 2 … in the order they first come: what a class or a value is known by, instead of its text.

/** The number of a pair that has none. */
export const noOrdinal = -1;

/** The array itself while `index` fits into it, else a copy twice as long. */
export function roomFor(array: Uint32Array, index: number): Uint32Array {
  if (index < array.length) return array;
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}

function slotHash(hi: number, lo: number): number {
  const mixed = Math.imul(hi, 0x9e3779b1) ^ Math.imul(lo, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 7;
}

/** Open addressing, at most half full: 8 bytes a pair and 8 to 16 a pair for the slots. */
export class Ordinals {
  size = 0;
  #hi: Uint32Array = new Uint32Array(512);
  #lo: Uint32Array = new Uint32Array(512);
  /** The ordinal + 1; 0 is a free slot. */
  #slots = new Int32Array(1024);

  /** The number of a pair that has come; `noOrdinal` for a new one, which gets none. */
  find(hi: number, lo: number): number {
    return (this.#slots[this.#slotOf(hi >>> 0, lo >>> 0)] as number) - 1;
  }

  /** The number of a pair; a new pair gets the next one, which is `size` before the call. */
  of(hi: number, lo: number): number {
    const slot = this.#slotOf(hi >>> 0, lo >>> 0);
    const known = this.#slots[slot] as number;
    if (known > 0) return known - 1;
    const ordinal = this.size;
    this.#hi = roomFor(this.#hi, ordinal);
    this.#lo = roomFor(this.#lo, ordinal);
    this.#hi[ordinal] = hi;
    this.#lo[ordinal] = lo;
    this.#slots[slot] = ordinal + 1;
    this.size += 1;
    if (this.size * 2 > this.#slots.length) this.#rebuild();
    return ordinal;
  }

  hi(ordinal: number): number {
    return this.#hi[ordinal] as number;
  }

  lo(ordinal: number): number {
    return this.#lo[ordinal] as number;
  }

  #slotOf(hi: number, lo: number): number {
    const mask = this.#slots.length - 1;
    let slot = slotHash(hi, lo) & mask;
    for (;;) {
      const ordinal = (this.#slots[slot] as number) - 1;
      if (ordinal < 0 || (this.#hi[ordinal] === hi && this.#lo[ordinal] === lo)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #rebuild(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let ordinal = 0; ordinal < this.size; ordinal += 1) {
      this.#slots[this.#slotOf(this.hi(ordinal), this.lo(ordinal))] = ordinal + 1;
    }
  }
}
