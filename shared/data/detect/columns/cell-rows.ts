// Rows whose cells are read by a kernel (shared/kernels/cells.ts), column by column: what is said of each cell of a column.
import { cellText } from '../../csv/cell-text.ts';
import { fieldStart, type RowFields } from '../../csv/field-ends.ts';
import { startDay } from '../../digits.ts';
import { code } from '../../kernels/cells.ts';
import { type KernelExports, kernelOf, makeRoom, type Place } from '../../kernels/kernel.ts';
import { mostUsual, type UsualPatterns } from './usual-patterns.ts';

interface Exports extends KernelExports {
  readonly usualPatterns: Place;
  readonly usualChecks: Place;
  readonly counts: Place;
  readonly rows: Place;
  readonly whats: Place;
  readonly lengths: Place;
  readonly patterns: Place;
  readonly digests: Place;
  ends(): number;
  begin(today: number): void;
  read(first: number, step: number, cells: number, zero: number, usual: number): number;
  length(): number;
  holds(field: number, zero: number, check: number): number;
}

/** What a cell is. Nothing more is said of the long ones, which are texts. */
export const what = { text: 0, short: 1 } as const;

/** So many rows are read at once, so that their bytes are still at hand for the next column. */
export const rowsAtOnce = 64;

/** The lowest bit of a pattern: its cells have words, in which a name may stand though none stood in the first ones. */
const wordy = 1;

export const hasWords = (pattern: number): boolean => (pattern & wordy) === wordy;

/** The three bytes of a sign are looked at wherever a byte stands. */
const furtherOn = 2;

const newKernel = kernelOf<Exports>(code);

/** The rows of one piece, `rowsAtOnce` at most, and those cells of one of their columns that are neither empty nor of a usual pattern. */
export class CellRows {
  /** How many there are of each usual pattern. */
  counts = new Int32Array(0);
  /** Of each other cell: its row, counted from 0 on. */
  rows = new Uint8Array(0);
  whats = new Uint8Array(0);
  /** UTF-16 code units. */
  lengths = new Uint8Array(0);
  /** 32 bits, signed. */
  patterns = new Int32Array(0);
  /**
   * Of the value, 64 bits in two signed lanes: of 4,096 values that are known and a million that are not, two are the same once in two
   * thousand million tables.
   */
  digests = new Int32Array(0);
  readonly #exports = newKernel();
  #usualPatterns = new Int32Array(0);
  #usualChecks = new Int32Array(0);
  #ends = new Uint32Array(0);
  #text = new Uint8Array(0);
  #fields: RowFields = { csv: new Uint8Array(0), ends: new Uint32Array(0), perRow: 1 };
  /** The first field, and how many there are. */
  #first = 0;
  #count = 0;
  /** The address in the kernel's memory that `ends` count from. */
  #zero = 0;
  /** The column's place among the fields of a row. */
  #column = 0;

  constructor() {
    this.#exports.begin(startDay);
    this.#look();
  }

  /** Takes the rows from one field to before another one. */
  take(fields: RowFields, first: number, last: number): void {
    const { csv, ends } = fields;
    const start = fieldStart(ends, first);
    const end = ends[last - 1] as number;
    const { memory, ends: endsAt } = this.#exports;
    const textAt = endsAt() + 4 * (last - first + 1);
    if (makeRoom(memory, textAt + end - start + furtherOn)) this.#look();
    this.#ends[0] = start - 1;
    this.#ends.set(ends.subarray(first, last), 1);
    this.#text.set(csv.subarray(start, end), textAt);
    this.#fields = fields;
    this.#first = first;
    this.#count = last - first;
    this.#zero = textAt - start;
  }

  /** Reads the cells of a column. @param column its place among the fields of a row. @returns how many are not of a usual pattern */
  read(column: number, usual: UsualPatterns): number {
    const { perRow } = this.#fields;
    this.#column = column;
    if (usual.size > 0) {
      this.#usualPatterns.set(usual.patterns);
      this.#usualChecks.set(usual.checks);
    }
    return this.#exports.read(column, perRow, this.#count / perRow, this.#zero, usual.size);
  }

  /** Of all cells of usual patterns: UTF-16 code units. */
  usualLength(): number {
    return this.#exports.length();
  }

  /** The value of a cell. */
  textOf(cell: number): string {
    const { csv, ends } = this.#fields;
    const field = this.#fieldOf(cell);
    return cellText(csv, fieldStart(ends, field), ends[field] as number);
  }

  /** Whether a cell passes a check, and no sign stands there without one of which no secret is told in words. */
  holds(cell: number, check: number): boolean {
    return this.#exports.holds(this.#fieldOf(cell) - this.#first, this.#zero, check) === 1;
  }

  #fieldOf(cell: number): number {
    return this.#first + (this.rows[cell] as number) * this.#fields.perRow + this.#column;
  }

  #look(): void {
    const { memory, ends, ...places } = this.#exports;
    const { buffer } = memory;
    this.#usualPatterns = new Int32Array(buffer, places.usualPatterns.value, mostUsual);
    this.#usualChecks = new Int32Array(buffer, places.usualChecks.value, mostUsual);
    this.counts = new Int32Array(buffer, places.counts.value, mostUsual);
    this.rows = new Uint8Array(buffer, places.rows.value, rowsAtOnce);
    this.whats = new Uint8Array(buffer, places.whats.value, rowsAtOnce);
    this.lengths = new Uint8Array(buffer, places.lengths.value, rowsAtOnce);
    this.patterns = new Int32Array(buffer, places.patterns.value, rowsAtOnce);
    this.digests = new Int32Array(buffer, places.digests.value, 2 * rowsAtOnce);
    this.#ends = new Uint32Array(buffer, ends());
    this.#text = new Uint8Array(buffer);
  }
}

let ofThread: CellRows | undefined;

/** One for the whole thread: whoever takes rows reads them before others do. */
export function cellRows(): CellRows {
  ofThread ??= new CellRows();
  return ofThread;
}
