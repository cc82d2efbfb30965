// Tables of numbers by pattern and by value of a cell, in typed arrays: a look into them makes no object.

/** In a table: nothing is known of this key. */
export const absent = -1;

/** Numbers keys (32 bits) from 0 on, as they come, up to a most. Open addressing, half of the slots free. */
export class KeyNumbers {
  readonly #keys: Int32Array;
  readonly #numbers: Int16Array;
  readonly #most: number;
  #size = 0;

  /** @param most a power of two, at most 2¹⁵ */
  constructor(most: number) {
    this.#most = most;
    this.#keys = new Int32Array(2 * most);
    this.#numbers = new Int16Array(2 * most).fill(absent);
  }

  /** The number of a key; `absent` if it has none. */
  find(key: number): number {
    return this.#numbers[this.#slotOf(key)] as number;
  }

  /** The number of a key that has one from now on; `absent` once there are so many. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    if (this.#numbers[slot] === absent && this.#size < this.#most) {
      this.#keys[slot] = key;
      this.#numbers[slot] = this.#size;
      this.#size += 1;
    }
    return this.#numbers[slot] as number;
  }

  /** Where the key stands, or the free slot where it would. */
  #slotOf(key: number): number {
    const keys = this.#keys;
    const numbers = this.#numbers;
    const mask = keys.length - 1;
    let slot = (key >>> 1) & mask;
    while (keys[slot] !== key && numbers[slot] !== absent) slot = (slot + 1) & mask;
    return slot;
  }
}

/** Slots at first, and at most. */
const fewSlots = 64;
const mostSlots = 8192;

/** Numbers of values by their digests. It grows; once it is full it is emptied: a value that comes often will come again. */
export class ValueNumbers {
  #low = new Int32Array(fewSlots);
  #high = new Int32Array(fewSlots);
  #numbers = new Int16Array(fewSlots).fill(absent);
  #size = 0;

  get(low: number, high: number): number {
    return this.#numbers[this.#slotOf(low, high)] as number;
  }

  /** Of a value that is not there. */
  add(low: number, high: number, number: number): void {
    if (2 * this.#size >= this.#low.length) this.#makeRoom();
    const slot = this.#slotOf(low, high);
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#numbers[slot] = number;
    this.#size += 1;
  }

  #slotOf(low: number, high: number): number {
    const numbers = this.#numbers;
    const mask = numbers.length - 1;
    let slot = low & mask;
    while (numbers[slot] !== absent && (this.#low[slot] !== low || this.#high[slot] !== high)) slot = (slot + 1) & mask;
    return slot;
  }

  #makeRoom(): void {
    const [low, high, numbers] = [this.#low, this.#high, this.#numbers];
    const isFull = low.length === mostSlots;
    const slots = isFull ? mostSlots : 2 * low.length;
    this.#low = new Int32Array(slots);
    this.#high = new Int32Array(slots);
    this.#numbers = new Int16Array(slots).fill(absent);
    this.#size = 0;
    if (isFull) return;
    for (const [slot, number] of numbers.entries()) {
      if (number !== absent) this.add(low[slot] as number, high[slot] as number, number);
    }
  }
}
