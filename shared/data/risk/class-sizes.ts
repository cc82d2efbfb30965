// How many rows each class has, classes known by their digests alone: all of them up to a limit, beyond it an even sample of them.
import { Ordinals, roomFor } from '../ordinals.ts';

export class ClassSizes {
  readonly #limit: number;
  #classes = new Ordinals();
  #sizes: Uint32Array = new Uint32Array(512);
  /** One class of 2 ** `#zeroBits` is kept: those whose digest ends in so many zero bits (Wegman's adaptive sampling). */
  #zeroBits = 0;

  /** @param limit classes kept, 20 to 28 bytes each */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Each kept class stands for so many; 1: all of them are kept. */
  get each(): number {
    return 2 ** this.#zeroBits;
  }

  /** Rows of each class that is kept. */
  get sizes(): Uint32Array {
    return this.#sizes.subarray(0, this.#classes.size);
  }

  /** Counts rows of the class with this digest. */
  add(hi: number, lo: number, rows = 1): void {
    if ((lo & (this.each - 1)) !== 0) return;
    const ordinal = this.#classes.of(hi, lo);
    this.#sizes = roomFor(this.#sizes, ordinal);
    this.#sizes[ordinal] = (this.#sizes[ordinal] as number) + rows;
    while (this.#classes.size > this.#limit) this.#thin();
  }

  #thin(): void {
    const [classes, sizes] = [this.#classes, this.#sizes];
    this.#zeroBits += 1;
    this.#classes = new Ordinals();
    this.#sizes = new Uint32Array(512);
    for (let ordinal = 0; ordinal < classes.size; ordinal += 1) {
      this.add(classes.hi(ordinal), classes.lo(ordinal), sizes[ordinal] as number);
    }
  }
}
