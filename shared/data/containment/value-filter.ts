// Which values may stand somewhere, as a few bits for each: it never misses one, and is wrong about few. Memory does not grow with the rows.
//
// A value is known by its first units, as many as the highest rung that it reaches has, so that addresses of one street are still told
// apart. Layout, in words of 32 bits: the number of window bits as a power of two; the rungs there are; how values begin, and how those
// begin that occur by chance (beginnings.ts), of which no more is kept; one bit for the first six units of each value, which turns nearly
// every place of a text away; three bits for the window of the rung, all in one word (a blocked Bloom filter: one place in memory is
// touched).
import { Beginnings, beginningWords } from './beginnings.ts';
import { kinds } from './cell-signs.ts';
import { type NormalCell, shortest } from './normal-cell.ts';
import type { Shifts, TakenValues } from './normal-values.ts';

/** Lengths of windows, in units. */
export const rungs = [shortest, 8, 11, 14, 18, 24, 36] as const;

const fewestBits = 16;
/** 8 MiB: some 7 bits for each of ten million values cost no more time than 16. */
const mostBits = 26;
/** 1 MiB: many values begin alike. */
const mostPrefixBits = 23;
const bitsPerValue = 16;
const wordBits = 5;
const bitsAt = 0;
const rungsAt = 1;
const beginningsAt = 2;
const headWords = beginningsAt + 2 * beginningWords;

const prefixBits = (bits: number) => Math.min(bits, mostPrefixBits);

/** Odd; the high half of a product depends on all of the hash. */
const factors = { prefix: 0x9e3779b1, word: 0x85ebca6b, mask: 0xc2b2ae35 } as const;

const spread = (hash: number, factor: number) => Math.imul(hash ^ (hash >>> 15), factor);

/** The highest rung that so many units reach, as its place in `rungs`. */
export function rungOf(length: number): number {
  let rung = rungs.length - 1;
  while (rung > 0 && (rungs[rung] as number) > length) rung -= 1;
  return rung;
}

/** Room for so many values, at most 9 MiB; beyond, the filter is wrong about more. Several threads may share it. */
export function emptyFilter(values: number): SharedArrayBuffer {
  const wanted = Math.ceil(Math.log2(Math.max(1, values * bitsPerValue)));
  const bits = Math.min(mostBits, Math.max(fewestBits, wanted));
  const words = headWords + 2 ** (prefixBits(bits) - wordBits) + 2 ** (bits - wordBits);
  const buffer = new SharedArrayBuffer(words * Uint32Array.BYTES_PER_ELEMENT);
  new Uint32Array(buffer)[bitsAt] = bits;
  for (const beginnings of beginningsOf(new Uint32Array(buffer))) beginnings.clear();
  return buffer;
}

/** Of the values, and of those that occur by chance. */
function beginningsOf(words: Uint32Array): [Beginnings, Beginnings] {
  const from = (at: number) => new Beginnings(words.subarray(at, at + beginningWords));
  return [from(beginningsAt), from(beginningsAt + beginningWords)];
}

export class ValueFilter {
  readonly beginnings: Beginnings;
  /** Of values that occur by chance. */
  readonly chance: Beginnings;
  readonly shifts: Shifts;
  readonly #words: Uint32Array;
  readonly #windowsAt: number;

  /** @param buffer of `emptyFilter` */
  constructor(buffer: SharedArrayBuffer) {
    this.#words = new Uint32Array(buffer);
    [this.beginnings, this.chance] = beginningsOf(this.#words);
    const bits = this.#words[bitsAt] as number;
    this.#windowsAt = headWords + 2 ** (prefixBits(bits) - wordBits);
    this.shifts = { prefix: 32 - prefixBits(bits), word: 32 - (bits - wordBits) };
  }

  /** @param value of `shortest` units or more */
  add(value: NormalCell): void {
    const rung = rungOf(value.length);
    const hash = hashOf(value, 0, rung);
    const prefix = this.#prefixBit(value, 0);
    this.beginnings.add(value);
    this.#set(rungsAt, 1 << rung);
    this.#set(headWords + (prefix >>> wordBits), 1 << (prefix & 31));
    this.#set(this.#wordOf(hash), maskOf(hash));
  }

  /** The values of a column that a kernel has read with `shifts`, and what it tells of those that occur by chance. */
  addAll({ bits, rungs: seen, fewest: [values, chance] }: TakenValues): void {
    this.beginnings.addAll(values);
    this.chance.addAll(chance);
    this.#set(rungsAt, seen);
    if (this.#missing(bits) === 0) return;
    const words = this.#words;
    const windowsAt = this.#windowsAt;
    for (let at = 0; at < bits.length; at += 3) {
      const prefix = bits[at] as number;
      setBits(words, headWords + (prefix >>> wordBits), 1 << (prefix & 31));
      setBits(words, windowsAt + (bits[at + 1] as number), bits[at + 2] as number);
    }
  }

  /** For each of `kinds`, so many signs a cell needs to hold a value, one that occurs by chance among them. */
  fewestSigns(): number[] {
    return kinds.map((_, place) => Math.min(this.beginnings.fewest(place), this.chance.fewest(place)));
  }

  /** A value may begin here; there must be `shortest` units or more. */
  mayBegin(cell: NormalCell, at: number): boolean {
    if (!this.beginnings.include(cell.units[at] as number)) return false;
    const prefix = this.#prefixBit(cell, at);
    return this.#has(headWords + (prefix >>> wordBits), 1 << (prefix & 31));
  }

  /** The next rung, from `rung` on, of which a value may begin here; -1 if there is none. */
  nextRung(cell: NormalCell, at: number, rung: number): number {
    for (let next = rung; next < rungs.length; next += 1) {
      if (at + (rungs[next] as number) > cell.length) return -1;
      if (!this.#has(rungsAt, 1 << next)) continue;
      const hash = hashOf(cell, at, next);
      if (this.#has(this.#wordOf(hash), maskOf(hash))) return next;
    }
    return -1;
  }

  /** Bits that are not set yet. Words that lie far apart are fetched side by side here; while they are set, one waits for the other. */
  #missing(bits: Int32Array): number {
    const words = this.#words;
    const windowsAt = this.#windowsAt;
    let missing = 0;
    for (let at = 0; at < bits.length; at += 3) {
      const prefix = bits[at] as number;
      missing |= ~(words[headWords + (prefix >>> wordBits)] as number) & (1 << (prefix & 31));
      missing |= ~(words[windowsAt + (bits[at + 1] as number)] as number) & (bits[at + 2] as number);
    }
    return missing;
  }

  #prefixBit(cell: NormalCell, at: number): number {
    return spread(cell.hash(at, shortest), factors.prefix) >>> this.shifts.prefix;
  }

  #wordOf(hash: number): number {
    return this.#windowsAt + (spread(hash, factors.word) >>> this.shifts.word);
  }

  #has(word: number, mask: number): boolean {
    return hasBits(this.#words, word, mask);
  }

  #set(word: number, mask: number): void {
    setBits(this.#words, word, mask);
  }
}

function hasBits(words: Uint32Array, word: number, mask: number): boolean {
  return ((words[word] as number) & mask) === mask;
}

/** Threads wait for each other only where something is new. */
function setBits(words: Uint32Array, word: number, mask: number): void {
  if (!hasBits(words, word, mask)) Atomics.or(words, word, mask);
}

function hashOf(cell: NormalCell, at: number, rung: number): number {
  return cell.hash(at, rungs[rung] as number) + rung;
}

/** At most three bits. */
function maskOf(hash: number): number {
  const bits = spread(hash, factors.mask) >>> 17;
  return (1 << (bits & 31)) | (1 << ((bits >>> 5) & 31)) | (1 << (bits >>> 10));
}
