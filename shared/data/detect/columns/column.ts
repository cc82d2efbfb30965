// One pass over the values of a column, or of a piece of it.
import { CellPattern } from './cell-pattern.ts';
import { KnownCells } from './known-cells.ts';
import { type ColumnScanState, countReading, emptyState } from './state.ts';
import { ValueReader } from './values.ts';

const quote = 0x22;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Counts what the values of one column hold. Time is linear in their length, memory is bounded. What the cells so far have shown
 * stands for later ones like them (known-cells.ts): the counts depend on the cells and their order, not on the pieces they came in.
 */
export class ColumnScan {
  readonly #state = emptyState();
  readonly #reader: ValueReader;
  readonly #cell = new CellPattern();
  readonly #known = new KnownCells();
  /** The content of a quoted cell. */
  #unquoted = new Uint8Array(256);

  /** @param name of the column */
  constructor(name: string) {
    this.#reader = new ValueReader(name);
  }

  add(value: string): void {
    const bytes = encoder.encode(value);
    this.#add(bytes, 0, bytes.length);
  }

  /** A cell of canonical CSV as bytes, quoted where it is. */
  addCell(csv: Uint8Array, start: number, end: number): void {
    if (csv[start] === quote) this.#add(this.#unquoted, 0, this.#unquote(csv, start + 1, end - 1));
    else this.#add(csv, start, end);
  }

  /** Of a cell that is known no text is made. */
  #add(bytes: Uint8Array, start: number, end: number): void {
    if (start >= end) return;
    const cell = this.#cell;
    const hasPattern = cell.read(bytes, start, end);
    if (hasPattern && this.#known.count(cell, bytes, start, end)) {
      this.#state.length += cell.units;
      return;
    }
    const value = decoder.decode(bytes.subarray(start, end)).trim();
    if (value === '') return;
    const reading = this.#reader.read(value);
    countReading(this.#state, reading, 1);
    this.#state.length += value.length;
    if (hasPattern) this.#known.learn(cell, reading);
  }

  /** @returns the length of the content, which stands in `#unquoted` */
  #unquote(csv: Uint8Array, start: number, end: number): number {
    if (end - start > this.#unquoted.length) this.#unquoted = new Uint8Array(2 * (end - start));
    const into = this.#unquoted;
    let length = 0;
    for (let at = start; at < end; at += 1) {
      const byte = csv[at] as number;
      // Quotes inside are doubled.
      if (byte === quote) at += 1;
      into[length] = byte;
      length += 1;
    }
    return length;
  }

  /** What was counted so far. */
  state(): ColumnScanState {
    for (const { reading, cells } of this.#known.takeCounts()) countReading(this.#state, reading, cells);
    return this.#state;
  }
}
