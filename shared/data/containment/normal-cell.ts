// A cell in its normal form, with a rolling hash: made from the bytes of canonical CSV without a string, quotes and all.
import { basicUnits, codePointOf, kind, kindBit, unitOf, unitsOf } from './signs.ts';

/** Values of fewer code points in their normal form are not looked for: they occur everywhere. */
export const shortest = 6;

/** So many units a hash may cover. */
export const widest = 64;

const base = 0x9e3779b1;
const powers = new Int32Array(widest + 1).fill(1);
for (let power = 1; power <= widest; power += 1) powers[power] = Math.imul(powers[power - 1] as number, base);

const usualLength = 1024;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** @param before the unit in front, 0 for a gap */
function isEdge(before: number, unit: number): 0 | 1 {
  return (before ^ unit) >> kindBit !== 0 || unit >= kind.other << kindBit ? 1 : 0;
}

/** One object is used for one cell after the other. */
export class NormalCell {
  /** The normal form (signs.ts), `length` units. */
  units = new Int32Array(usualLength);
  length = 0;
  /** 1 where a word begins or ends: at gaps, between digits and letters, on both sides of each sign outside ASCII. One more than units. */
  edges = new Uint8Array(usualLength + 1);
  /** What the units are (`kind`), or-ed together. */
  kinds = 0;
  /** `sums[n]`: polynomial hash of the first n units, modulo 2³². */
  #sums = new Int32Array(usualLength + 1);

  /** @param bytes UTF-8 of a cell, quoted where it is */
  read(bytes: Uint8Array, start: number, end: number): this {
    if (end - start > this.units.length) this.#makeRoom(end - start);
    if (!this.#readCommon(bytes, start, end)) this.#readRare(decoder.decode(bytes.subarray(start, end)));
    return this;
  }

  readText(text: string): this {
    const bytes = encoder.encode(text);
    return this.read(bytes, 0, bytes.length);
  }

  /** Of `width` units from `at` on: the same wherever they stand. Its low bits say little. */
  hash(at: number, width: number): number {
    const sums = this.#sums;
    return (sums[at + width] as number) - Math.imul(sums[at] as number, powers[width] as number);
  }

  /** A second hash of the same units, independent of the first; each of them is read. Unsigned. */
  check(at: number, width: number): number {
    let hash = width;
    for (let index = at; index < at + width; index += 1) {
      hash = Math.imul(hash ^ (this.units[index] as number), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  }

  /** Whether `units[start..end)` stand from `at` on. */
  holds(at: number, units: Int32Array, start = 0, end = units.length): boolean {
    if (at + end - start > this.length) return false;
    for (let index = start; index < end; index += 1) {
      if (this.units[at + index - start] !== units[index]) return false;
    }
    return true;
  }

  text(): string {
    return Array.from(this.units.subarray(0, this.length), (unit) => String.fromCodePoint(codePointOf(unit))).join('');
  }

  /** @returns false at a sign with several units, a rare one or one not seen before: the cell is then to be read as text */
  #readCommon(bytes: Uint8Array, start: number, end: number): boolean {
    const { units, edges } = this;
    const sums = this.#sums;
    let length = 0;
    let sum = 0;
    let seen = 0;
    let before = 0;
    for (let at = start; at < end; ) {
      let sign = bytes[at] as number;
      at += 1;
      if (sign >= 0x80) {
        if (sign >= 0xf0) return false;
        if (sign >= 0xe0) {
          sign = ((sign & 15) << 12) | (((bytes[at] as number) & 63) << 6) | ((bytes[at + 1] as number) & 63);
          at += 2;
        } else {
          sign = ((sign & 31) << 6) | ((bytes[at] as number) & 63);
          at += 1;
        }
      }
      const unit = basicUnits[sign] as number;
      if (unit <= 0) {
        if (unit < 0) return false;
        before = 0;
        continue;
      }
      units[length] = unit;
      edges[length] = isEdge(before, unit);
      before = unit;
      seen |= unit;
      sum = (Math.imul(sum, base) + unit) | 0;
      length += 1;
      sums[length] = sum;
    }
    edges[length] = 1;
    this.length = length;
    this.kinds = seen >> kindBit;
    return true;
  }

  /** The same for any text, sign by sign. */
  #readRare(text: string): void {
    this.length = 0;
    this.kinds = 0;
    let before = 0;
    for (const sign of text) {
      const unit = unitOf(sign.codePointAt(0) ?? 0);
      if (unit === 0) before = 0;
      for (const one of unit < 0 ? unitsOf(unit) : [unit]) before = this.#push(one, before);
    }
    this.edges[this.length] = 1;
  }

  #push(unit: number, before: number): number {
    if (unit === 0) return 0;
    // Some signs have more units than bytes.
    if (this.length === this.units.length) this.#makeRoom(2 * this.length);
    this.units[this.length] = unit;
    this.edges[this.length] = isEdge(before, unit);
    this.kinds |= unit >> kindBit;
    this.#sums[this.length + 1] = (Math.imul(this.#sums[this.length] as number, base) + unit) | 0;
    this.length += 1;
    return unit;
  }

  /** Keeps what is there. */
  #makeRoom(units: number): void {
    const [oldUnits, oldEdges, oldSums] = [this.units, this.edges, this.#sums];
    this.units = new Int32Array(units);
    this.edges = new Uint8Array(units + 1);
    this.#sums = new Int32Array(units + 1);
    this.units.set(oldUnits);
    this.edges.set(oldEdges);
    this.#sums.set(oldSums);
  }
}
