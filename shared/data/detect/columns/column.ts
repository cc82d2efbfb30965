// One pass over the values of a column, or of a piece of it.
import { fieldEnds, type RowFields } from '../../csv/field-ends.ts';
import { canonicalCsv } from '../../csv/writer.ts';
import { type CellRows, cellRows, rowsAtOnce, what } from './cell-rows.ts';
import { KnownCells } from './known-cells.ts';
import { type ColumnScanState, countReading, emptyState } from './state.ts';
import { ValueReader } from './values.ts';

const encoder = new TextEncoder();

/**
 * Counts what the values of one column hold. Time is linear in their length, memory is bounded. What the cells so far have shown
 * stands for later ones like them (known-cells.ts): the counts depend on the cells and their order, not on the pieces they came in.
 */
export class ColumnScan {
  readonly #state = emptyState();
  readonly #reader: ValueReader;
  readonly #known = new KnownCells();

  /** @param name of the column */
  constructor(name: string) {
    this.#reader = new ValueReader(name);
  }

  /** The cells of these rows. @param column its place among their fields */
  add(rows: CellRows, column: number): void {
    const known = this.#known;
    const others = rows.read(column, known.usual);
    known.countUsual(rows);
    let length = rows.usualLength();
    for (let cell = 0; cell < others; cell += 1) {
      if (rows.whats[cell] !== what.text && known.count(rows, cell)) length += rows.lengths[cell] as number;
      else this.#read(rows, cell);
    }
    this.#state.length += length;
  }

  /** Of a cell that is known no text is made. */
  #read(rows: CellRows, cell: number): void {
    const value = rows.textOf(cell).trim();
    if (value === '') return;
    const reading = this.#reader.read(value);
    countReading(this.#state, reading, 1);
    this.#state.length += value.length;
    if (rows.whats[cell] !== what.text) this.#known.learn(rows, cell, reading);
  }

  /** What was counted so far. */
  state(): ColumnScanState {
    for (const { reading, cells } of this.#known.takeCounts()) countReading(this.#state, reading, cells);
    return this.#state;
  }
}

/** Rows of canonical CSV whose last columns are looked through: each has its scan, in their order. */
export function scanRows(fields: RowFields, scans: readonly ColumnScan[]): void {
  const { ends, perRow } = fields;
  const rows = cellRows();
  const step = rowsAtOnce * perRow;
  const firstColumn = perRow - scans.length;
  for (let first = 0; first < ends.length; first += step) {
    rows.take(fields, first, Math.min(ends.length, first + step));
    for (const [index, scan] of scans.entries()) scan.add(rows, firstColumn + index);
  }
}

/** What a column of these values holds. */
export function scanValues(name: string, values: Iterable<string>): ColumnScanState {
  const scan = new ColumnScan(name);
  const csv = encoder.encode(canonicalCsv(Array.from(values, (value) => [value])));
  scanRows({ csv, ends: fieldEnds(csv), perRow: 1 }, [scan]);
  return scan.state();
}
