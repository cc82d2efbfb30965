// Reads the attributes of a cell of a sheet from their bytes: ` r="AB12" s="3" t="s"`, in any order.
import type { Words } from './words.ts';

const space = 0x20;
const quote = 0x22;
const digit0 = 0x30;
const digit9 = 0x39;
const equals = 0x3d;
const letterA = 0x41;
const letterZ = 0x5a;
const keyR = 0x72;
const keyS = 0x73;
const keyT = 0x74;
/** More letters or digits are left to others. */
const mostLetters = 3;
const mostDigits = 9;

/** What they say; one object is used for cell after cell. */
export class PlainCell {
  /** From 1. */
  column = 0;
  type = '';
  style = 0;
  #hasStyle = false;
  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
  }

  /**
   * @param from behind `<c`
   * @returns the place behind the attributes; -1 if there are others, one twice, or no reference
   */
  read(bytes: Buffer, from: number): number {
    this.column = 0;
    this.type = '';
    this.style = 0;
    this.#hasStyle = false;
    let at = from;
    while (at > 0 && bytes[at] === space) {
      if (bytes[at + 2] !== equals || bytes[at + 3] !== quote) return -1;
      at = this.#readValue(bytes, bytes[at + 1] as number, at + 4);
    }
    if (this.column === 0) return -1;
    if (this.type === '') this.type = 'n';
    return at;
  }

  #readValue(bytes: Buffer, key: number, start: number): number {
    if (key === keyR && this.column === 0) return this.#readReference(bytes, start);
    if (key === keyT && this.type === '') return this.#readType(bytes, start);
    if (key === keyS && !this.#hasStyle) return this.#readStyle(bytes, start);
    return -1;
  }

  #readReference(bytes: Buffer, start: number): number {
    let at = start;
    for (; at < start + mostLetters; at += 1) {
      const byte = bytes[at] as number;
      if (byte < letterA || byte > letterZ) break;
      this.column = this.column * 26 + byte - letterA + 1;
    }
    return this.column === 0 ? -1 : behindQuote(bytes, behindDigits(bytes, at));
  }

  #readType(bytes: Buffer, start: number): number {
    let at = start;
    while (((bytes[at] as number) | 0x20) >= 0x61 && ((bytes[at] as number) | 0x20) <= 0x7a) at += 1;
    if (at > start) this.type = this.#words.at(bytes, start, at);
    return at === start ? -1 : behindQuote(bytes, at);
  }

  #readStyle(bytes: Buffer, start: number): number {
    const end = behindDigits(bytes, start);
    this.#hasStyle = true;
    this.style = wholeAt(bytes, start, end);
    return this.style < 0 ? -1 : behindQuote(bytes, end);
  }
}

/** The place behind at most nine digits. */
function behindDigits(bytes: Buffer, start: number): number {
  let at = start;
  while (at < start + mostDigits && (bytes[at] as number) >= digit0 && (bytes[at] as number) <= digit9) at += 1;
  return at;
}

function behindQuote(bytes: Buffer, at: number): number {
  return bytes[at] === quote ? at + 1 : -1;
}

/** The value of one to nine digits; -1 of other bytes. */
export function wholeAt(bytes: Buffer, start: number, end: number): number {
  if (start === end || behindDigits(bytes, start) !== end) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) value = 10 * value + (bytes[at] as number) - digit0;
  return value;
}
