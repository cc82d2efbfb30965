// The control total of a column: plain decimals straight from their bytes, other ways of writing an amount read as text; what is none is counted.
import type { CountedRows } from '../../../data/counted-rows.ts';
import { isNoAmount, readAmount } from '../../../data/written-amount.ts';
import { fromUtf8 } from '../../../format/bytes.ts';
import { decimalSum, formatDecimal, parseDecimal } from '../../../format/package/decimal.ts';
import { namesAmount } from './amount-names.ts';

/** The exact total; or how many cells are no number that could be added, where the column seems to be one of amounts. */
export type Total = { readonly sum: string } | { readonly uncounted: number };

const quote = 0x22;
/** An amount is written in few signs. */
const longestAmount = 80;
/** So many more cells that are no number than such as are: a column of something else. */
const hopeless = 50;

export class ColumnTotal {
  /** For good: it is no column of numbers. */
  isGivenUp = false;
  readonly #sum = decimalSum();
  /** Its name says so: whatever stands in it was meant to be an amount. */
  readonly #isNamed: boolean;
  /** Of other columns nobody expects a total. */
  readonly #isExpected: boolean;
  #unit = '';
  #uncounted = 0;

  /** @param column `isMoney`: by its kind */
  constructor({ name, isMoney }: { readonly name: string; readonly isMoney: boolean }) {
    this.#isNamed = namesAmount(name);
    this.#isExpected = this.#isNamed || isMoney;
  }

  /** Adds the cell `bytes[start..end)`, quotes and all. @returns false, for good, once it is no column of numbers */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.isGivenUp) return false;
    if (start === end || this.#sum.take(bytes, start, end)) return true;
    if (!this.#addWritten(bytes, start, end)) this.#fail();
    return !this.isGivenUp;
  }

  /** The same of all cells of a column. @param field its place in a row */
  addColumn(rows: CountedRows, field: number): void {
    if (!this.isGivenUp) rows.sum(field, this.#sum, (bytes, start, end) => this.add(bytes, start, end));
  }

  /** Undefined where nothing is to be told: no cell is a number, or some are none in a column of which nobody expects a total. */
  result(): Total | undefined {
    const { cells, value } = this.#sum;
    if (this.isGivenUp) return undefined;
    if (this.#uncounted === 0) return cells === 0 ? undefined : { sum: formatDecimal(value) };
    return this.#isNamed || cells >= this.#uncounted ? { uncounted: this.#uncounted } : undefined;
  }

  #fail(): void {
    this.#uncounted += 1;
    this.isGivenUp = !this.#isExpected || (!this.#isNamed && this.#uncounted > this.#sum.cells + hopeless);
  }

  /** Another way of writing, of the same unit as the others, or the sign that there is nothing. */
  #addWritten(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > longestAmount) return false;
    const inside = bytes[start] === quote ? 1 : 0;
    const text = fromUtf8(bytes.subarray(start + inside, end - inside));
    const amount = readAmount(text);
    if (amount === undefined) return isNoAmount(text);
    if (amount.unit !== '' && this.#unit !== '' && amount.unit !== this.#unit) return false;
    this.#unit ||= amount.unit;
    this.#sum.count(parseDecimal(amount.decimal), 1);
    return true;
  }
}
