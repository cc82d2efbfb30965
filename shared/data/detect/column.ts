// One pass over the values of a column, or of a piece of it.
import { CellPattern } from './cell-pattern.ts';
import { type ColumnScanState, countFind, emptyState } from './column-state.ts';
import { ValueReader, type ValueReading } from './column-values.ts';
import { CellLearner, holdsFor, type KnownCells, nothingKnown } from './known-cells.ts';

const quote = 0x22;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Counts what the values of one column hold. Time is linear in their length, memory is bounded. */
export class ColumnScan {
  readonly #state = emptyState();
  readonly #reader: ValueReader;
  readonly #cell = new CellPattern();
  readonly #learner = new CellLearner();
  readonly #known: KnownCells;

  /**
   * @param name of the column
   * @param known from the rows before: such cells are counted as what they were there
   */
  constructor(name: string, known: KnownCells = nothingKnown) {
    this.#reader = new ValueReader(name);
    this.#known = known;
  }

  add(value: string): void {
    const bytes = encoder.encode(value);
    this.#add(bytes, 0, bytes.length, () => value);
  }

  /** A cell of canonical CSV as bytes, quoted where it is. */
  addCell(csv: Uint8Array, start: number, end: number): void {
    if (csv[start] === quote) this.add(decoder.decode(csv.subarray(start + 1, end - 1)).replaceAll('""', '"'));
    else if (start < end) this.#add(csv, start, end, () => decoder.decode(csv.subarray(start, end)));
  }

  #add(bytes: Uint8Array, start: number, end: number, text: () => string): void {
    const cell = this.#cell;
    if (!cell.read(bytes, start, end)) {
      this.#read(text());
      return;
    }
    const { patterns, values } = this.#known;
    const { pattern, value, units } = cell;
    const alike = patterns.get(pattern);
    const isAlike = alike !== undefined && holdsFor(alike, bytes, start, end);
    const known = isAlike ? alike : (values.get(value) ?? this.#learner.valueOf(value));
    if (known !== undefined) {
      this.#count(known, units);
      return;
    }
    const reading = this.#read(text());
    if (reading !== undefined) this.#learner.add(pattern, value, reading);
  }

  /** @returns what the value was taken for; undefined for an empty one */
  #read(cell: string): ValueReading | undefined {
    const value = cell.trim();
    if (value === '') return undefined;
    const reading = this.#reader.read(value);
    this.#count(reading, value.length);
    return reading;
  }

  #count({ kind, finds }: ValueReading, units: number): void {
    this.#state.examined += 1;
    this.#state.length += units;
    this.#state.kinds[kind] += 1;
    for (const find of finds) countFind(this.#state, find);
  }

  /** The cells that need not be read any more in the rows that follow. */
  known(): KnownCells {
    return this.#learner.known();
  }

  /** What was counted so far; it goes on changing while values are added. */
  state(): ColumnScanState {
    return this.#state;
  }
}
