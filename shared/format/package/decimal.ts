// Control totals: exact sums of the decimal cells of a column, straight from the bytes of a part.
import { fromUtf8 } from '../bytes.ts';

const maxPlaces = 10;
const unit = 10n ** BigInt(maxPlaces);
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
/** A cell of so many digits is exact as a number, and so is the sum of many of them up to `flushAt`. */
const fastDigits = 15;
const flushAt = 2 ** 52;
const form = /^-?(0|[1-9][0-9]*)(\.[0-9]{1,10})?$/;

/** A decimal as an integer of 10^-10. @throws RangeError if `text` is no `dec` of FORMAT.md section 7 */
export function parseDecimal(text: string): bigint {
  if (!form.test(text) || /^-[0.]+$/.test(text)) throw new RangeError('"text" expected a decimal');
  const [whole = '', places = ''] = text.split('.');
  return BigInt(whole + places.padEnd(maxPlaces, '0'));
}

/** The shortest `dec`: no zeros at the end of its places. */
export function formatDecimal(value: bigint): string {
  const size = value < 0n ? -value : value;
  const places = String(size % unit)
    .padStart(maxPlaces, '0')
    .replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / unit}${places === '' ? '' : `.${places}`}`;
}

/** The running sum of one column. */
export interface DecimalSum {
  /** Adds the cell `bytes[start..end)`; an empty one counts nothing. False, for good, once a cell is no decimal. */
  add(bytes: Uint8Array, start: number, end: number): boolean;
  /** Adds the cell if it is a decimal; else nothing is changed. */
  take(bytes: Uint8Array, start: number, end: number): boolean;
  /** Adds cells that were read elsewhere: what they come to, in 10^-10, and how many they are. */
  count(value: bigint, cells: number): void;
  /** Adds a sum made elsewhere, in 10^-10. */
  merge(value: bigint): void;
  /** In 10^-10. */
  readonly value: bigint;
  /** True while every cell was a decimal or empty. */
  readonly exact: boolean;
  /** Decimals that were added. */
  readonly cells: number;
}

export function decimalSum(): DecimalSum {
  return new Sum();
}

/** Of one shape for all columns and pieces, so that it is compiled once. */
class Sum implements DecimalSum {
  exact = true;
  cells = 0;
  readonly #cell = new DecimalCell();
  readonly #total = new ExactTotal();

  get value(): bigint {
    return this.#total.value();
  }

  add(bytes: Uint8Array, start: number, end: number): boolean {
    if (!this.exact || start === end) return this.exact;
    this.exact = this.take(bytes, start, end);
    return this.exact;
  }

  take(bytes: Uint8Array, start: number, end: number): boolean {
    const cell = this.#cell;
    if (!cell.scan(bytes, start, end)) return false;
    if (cell.digits <= fastDigits) this.#total.addNumber(cell);
    else this.#total.addExact(parseDecimal(fromUtf8(bytes.subarray(start, end))));
    this.cells += 1;
    return true;
  }

  count(value: bigint, cells: number): void {
    this.cells += cells;
    this.#total.addExact(value);
  }

  merge(value: bigint): void {
    this.#total.addExact(value);
  }
}

/** Sums are kept per number of places in plain numbers, and moved into the exact total before they could round. */
class ExactTotal {
  readonly #partial = new Float64Array(maxPlaces + 1);
  #sum = 0n;

  addNumber({ number, places }: DecimalCell): void {
    const next = (this.#partial[places] as number) + (number[0] as number);
    this.#partial[places] = next;
    if (next > flushAt || next < -flushAt) this.#flush(places);
  }

  addExact(value: bigint): void {
    this.#sum += value;
  }

  value(): bigint {
    for (let places = 0; places <= maxPlaces; places += 1) this.#flush(places);
    return this.#sum;
  }

  #flush(places: number): void {
    this.#sum += BigInt(this.#partial[places] ?? 0) * 10n ** BigInt(maxPlaces - places);
    this.#partial[places] = 0;
  }
}

/** The cell that was scanned last. One object is used again and again: an answer for each cell would be garbage by the megabyte. */
class DecimalCell {
  places = 0;
  digits = 0;
  /** Its value, exact only up to `fastDigits` digits: in an array, since a number that is no small integer is an object elsewhere. */
  readonly number = new Float64Array(1);

  /** `dec` by hand: no leading zero, 1 to 10 places, no negative zero. @returns false for anything else */
  scan(bytes: Uint8Array, start: number, end: number): boolean {
    const negative = bytes[start] === minus;
    const first = negative ? start + 1 : start;
    let value = 0;
    let pointAt = end;
    for (let at = first; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === point && pointAt === end) pointAt = at;
      else if (byte < zero || byte > zero + 9) return false;
      else value = value * 10 + (byte - zero);
    }
    const whole = pointAt - first;
    this.places = pointAt === end ? 0 : end - pointAt - 1;
    this.digits = whole + this.places;
    this.number[0] = negative ? -value : value;
    if (whole === 0 || (whole > 1 && bytes[first] === zero)) return false;
    if ((pointAt !== end && this.places === 0) || this.places > maxPlaces) return false;
    return !(negative && value === 0);
  }
}
