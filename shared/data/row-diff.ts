// Compares two tables row by row, by digests of a key and of the whole row: nothing of the rows is kept, 20 bytes a slot.

/** Rows of the older table that a comparison holds: 80 MiB. */
export const mostCompared = 2 ** 21;

export type RowChanges = {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly unchanged: number;
};

/** First all rows of the older table, then all of the newer one. Digests are pairs of unsigned 32-bit lanes. */
export class RowDiff {
  readonly #mask: number;
  readonly #keyHi: Uint32Array;
  readonly #keyLo: Uint32Array;
  readonly #rowHi: Uint32Array;
  readonly #rowLo: Uint32Array;
  /** 0: free; else 1 + the older rows of this key that no newer row has met. */
  readonly #waiting: Uint32Array;
  #older = 0;
  #added = 0;
  #changed = 0;
  #unchanged = 0;
  #repeated = false;

  /** @param rows of the older table, at most `mostCompared` */
  constructor(rows: number) {
    const slots = 2 ** Math.ceil(Math.log2(2 * rows + 2));
    this.#mask = slots - 1;
    this.#keyHi = new Uint32Array(slots);
    this.#keyLo = new Uint32Array(slots);
    this.#rowHi = new Uint32Array(slots);
    this.#rowLo = new Uint32Array(slots);
    this.#waiting = new Uint32Array(slots);
  }

  /** True once two rows of one table had the same key: it names no row then. */
  get hasRepeatedKeys(): boolean {
    return this.#repeated;
  }

  older(keyHi: number, keyLo: number, rowHi: number, rowLo: number): void {
    const slot = this.#slotOf(keyHi, keyLo);
    const waiting = this.#waiting[slot] as number;
    if (waiting > 0) this.#repeated = true;
    this.#keyHi[slot] = keyHi;
    this.#keyLo[slot] = keyLo;
    this.#rowHi[slot] = rowHi;
    this.#rowLo[slot] = rowLo;
    this.#waiting[slot] = Math.max(waiting, 1) + 1;
    this.#older += 1;
  }

  newer(keyHi: number, keyLo: number, rowHi: number, rowLo: number): void {
    const slot = this.#slotOf(keyHi, keyLo);
    const waiting = this.#waiting[slot] as number;
    if (waiting === 1) this.#repeated = true;
    if (waiting <= 1) {
      this.#added += 1;
      return;
    }
    this.#waiting[slot] = waiting - 1;
    if (this.#rowHi[slot] === rowHi && this.#rowLo[slot] === rowLo) this.#unchanged += 1;
    else this.#changed += 1;
  }

  result(): RowChanges {
    const met = this.#changed + this.#unchanged;
    return { added: this.#added, changed: this.#changed, gone: this.#older - met, unchanged: this.#unchanged };
  }

  #slotOf(hi: number, lo: number): number {
    let slot = hi & this.#mask;
    while (this.#waiting[slot] !== 0 && (this.#keyHi[slot] !== hi || this.#keyLo[slot] !== lo)) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }
}
