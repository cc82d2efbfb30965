// One pass over the values of a column, or of a piece of it.
import { cellText } from '../cell-text.ts';
import { CellPattern } from './cell-pattern.ts';
import { type ColumnScanState, countFind, emptyState } from './column-state.ts';
import { ValueReader, type ValueReading } from './column-values.ts';
import { CellLearner, holdsFor, type KnownCells, nothingKnown } from './known-cells.ts';

const quote = 0x22;
const encoder = new TextEncoder();

/** Counts what the values of one column hold. Time is linear in their length, memory is bounded. */
export class ColumnScan {
  readonly #state = emptyState();
  readonly #reader: ValueReader;
  readonly #cell = new CellPattern();
  /** Whether the cell that was read last has a pattern. */
  #hasPattern = false;
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
    if (!this.#addKnown(bytes, 0, bytes.length)) this.#learn(value);
  }

  /** A cell of canonical CSV as bytes, quoted where it is. */
  addCell(csv: Uint8Array, start: number, end: number): void {
    if (csv[start] === quote) this.add(cellText(csv, start, end));
    else if (start < end && !this.#addKnown(csv, start, end)) this.#learn(cellText(csv, start, end));
  }

  /** Counts the cell if it is known what such cells are: then no text is made of it. */
  #addKnown(bytes: Uint8Array, start: number, end: number): boolean {
    const cell = this.#cell;
    this.#hasPattern = cell.read(bytes, start, end);
    if (!this.#hasPattern) return false;
    const { patterns, values } = this.#known;
    const alike = patterns.get(cell.pattern);
    const isAlike = alike !== undefined && holdsFor(alike, bytes, start, end);
    const known = isAlike ? alike : (values.get(cell.value) ?? this.#learner.valueOf(cell.value));
    if (known !== undefined) this.#count(known, cell.units);
    return known !== undefined;
  }

  /** Reads the cell that is not known. */
  #learn(text: string): void {
    const reading = this.#read(text);
    if (reading !== undefined && this.#hasPattern) this.#learner.add(this.#cell.pattern, this.#cell.value, reading);
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
