// Hands the cells of rows to the observers of their columns, one column after the other: a quarter faster than row by row, since what is
// asked of one cell was just answered for its like.
import type { ColumnObserver } from '../../../data/columns/classify.ts';
import type { FieldRow } from '../../../data/csv/scanned-row.ts';

/** So many rows are handed over at once: their bytes are still at hand. */
const rowsAtOnce = 64;

/** Rows that keep their bytes keep them until the next `settle`. */
export class ColumnCells {
  readonly #observers: readonly ColumnObserver[];
  /** All of one column, then the next one. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #classes: Uint8Array;
  #bytes: Uint8Array = new Uint8Array(0);
  #rows = 0;

  constructor(observers: readonly ColumnObserver[]) {
    const cells = rowsAtOnce * observers.length;
    this.#observers = observers;
    this.#starts = new Int32Array(cells);
    this.#ends = new Int32Array(cells);
    this.#classes = new Uint8Array(cells);
  }

  /** Cells behind the last column are left off; missing ones are empty. */
  add({ bytes, keepsBytes, starts, ends, classes, count }: FieldRow): void {
    if (bytes !== this.#bytes || this.#rows === rowsAtOnce) this.settle();
    this.#bytes = bytes;
    const width = this.#observers.length;
    for (let index = 0, at = this.#rows; index < width; index += 1, at += rowsAtOnce) {
      this.#starts[at] = starts[index] as number;
      this.#ends[at] = index < count ? (ends[index] as number) : 0;
      this.#classes[at] = classes[index] as number;
    }
    this.#rows += 1;
    if (!keepsBytes) this.settle();
  }

  /** Tells the observers of all rows added so far. */
  settle(): void {
    for (let index = 0; index < this.#observers.length; index += 1) this.#observe(index);
    this.#rows = 0;
  }

  #observe(index: number): void {
    const observer = this.#observers[index] as ColumnObserver;
    const first = index * rowsAtOnce;
    const bytes = this.#bytes;
    for (let at = first; at < first + this.#rows; at += 1) {
      const start = this.#starts[at] as number;
      const end = this.#ends[at] as number;
      if (start < end) observer.addUtf8(bytes, start, end, this.#classes[at] as number);
    }
  }
}
