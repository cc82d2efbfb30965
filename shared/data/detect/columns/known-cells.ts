// What is known of a column's cells: most columns repeat a few patterns and values, and need not be read cell by cell.

import { type CellRows, hasWords } from './cell-rows.ts';
import { absent, KeyNumbers, ValueNumbers } from './cell-tables.ts';
import { KnownReadings } from './known-readings.ts';
import type { ValueReading } from './state.ts';
import { checkOf, UsualPatterns } from './usual-patterns.ts';

const mostPatterns = 512;
const mostReadings = 1024;
/** So many cells of a pattern are read before it is judged, wherever they stand: what is known of a cell depends on the cells before it alone. */
const cellsToJudge = 512;
/** Fewer are enough where the same was found in every one of them. */
const cellsToTrust = 128;
/** Where something was found in cells of a pattern, in so many of them; where nothing was, in none, and they have no words. */
const enoughAlike = 0.9;

/** Of a pattern: it has not been judged yet; its cells are of several kinds. */
const unjudged = -1;
const mixed = -2;

/** What was found, however sure it is. */
const nameOf = ({ finds }: ValueReading) => finds.map(({ type, isWhole }) => `${type}${isWhole ? '' : '…'}`).join();

/** What was found in cells of a pattern so far. */
interface Judging {
  cells: number;
  /** By name: the number of the first such reading. */
  readonly found: Map<string, { readonly reading: number; cells: number }>;
}

/** Told of the cells of one column that were read, in their order. Readings go by numbers. */
export class KnownCells {
  readonly #readings = new KnownReadings(mostReadings);
  /** By reading: its check, and what was found by name. */
  readonly #checks: (number | undefined)[] = [];
  readonly #names: string[] = [];
  readonly usual = new UsualPatterns();
  /** Cells that were counted without being read, by reading. */
  readonly #counts = new Int32Array(mostReadings);
  readonly #patterns = new KeyNumbers(mostPatterns);
  /** For each pattern: the reading that its cells have, `unjudged` or `mixed`. */
  readonly #verdicts = new Int16Array(mostPatterns).fill(unjudged);
  /** Those of the last cell: many a column has one pattern. */
  #lastPattern = 0;
  #lastVerdict = unjudged;
  readonly #judging = new Map<number, Judging>();
  readonly #values = new ValueNumbers();

  /** Counts the cells of usual patterns. */
  countUsual({ counts }: CellRows): void {
    const { size, readings } = this.usual;
    for (let index = 0; index < size; index += 1) this.#count(readings[index] as number, counts[index] as number);
  }

  /** Counts another cell, if it is known what it is: then it need not be read. */
  count(rows: CellRows, cell: number): boolean {
    const known = this.#find(rows, cell);
    if (known === absent) return false;
    this.#count(known, 1);
    return true;
  }

  #count(reading: number, cells: number): void {
    this.#counts[reading] = (this.#counts[reading] as number) + cells;
  }

  /** What the cells were that have been counted since the last call. */
  takeCounts(): { readonly reading: ValueReading; readonly cells: number }[] {
    const counts = this.#readings.all.map((reading, number) => ({ reading, cells: this.#counts[number] as number }));
    this.#counts.fill(0);
    return counts.filter(({ cells }) => cells > 0);
  }

  /** Of a cell that was not known, and has been read since. */
  learn({ patterns, digests }: CellRows, cell: number, reading: ValueReading): void {
    const number = this.#numberOf(reading);
    if (number === absent) return;
    this.#values.add(digests[2 * cell] as number, digests[2 * cell + 1] as number, number);
    this.#learnPattern(patterns[cell] as number, number);
  }

  #learnPattern(key: number, number: number): void {
    const pattern = this.#patterns.add(key);
    if (pattern === absent || this.#verdicts[pattern] !== unjudged) return;
    const judging = this.#judging.get(pattern) ?? { cells: 0, found: new Map() };
    this.#judging.set(pattern, judging);
    const name = this.#names[number] as string;
    const same = judging.found.get(name) ?? { reading: number, cells: 0 };
    judging.found.set(name, same);
    same.cells += 1;
    judging.cells += 1;
    if (judging.cells < cellsToJudge && !this.#isTrusted(judging)) return;
    const verdict = this.#judge(key, judging);
    if (verdict >= 0) this.usual.add(key, this.#checks[verdict] as number, verdict);
    this.#verdicts[pattern] = verdict;
    this.#judging.delete(pattern);
    this.#verdictOf(key);
  }

  #verdictOf(pattern: number): number {
    const number = this.#patterns.find(pattern);
    this.#lastPattern = pattern;
    this.#lastVerdict = number === absent ? unjudged : (this.#verdicts[number] as number);
    return this.#lastVerdict;
  }

  #find(rows: CellRows, cell: number): number {
    const pattern = rows.patterns[cell] as number;
    const usual = pattern === this.#lastPattern ? this.#lastVerdict : this.#verdictOf(pattern);
    // A number may have the form and not the check digit; and no secret is missed because others of its pattern are none.
    if (usual >= 0 && rows.holds(cell, this.#checks[usual] as number)) return usual;
    const { digests } = rows;
    return this.#values.get(digests[2 * cell] as number, digests[2 * cell + 1] as number);
  }

  #numberOf(reading: ValueReading): number {
    const number = this.#readings.numberOf(reading);
    if (number !== this.#checks.length) return number;
    this.#checks.push(checkOf(reading));
    this.#names.push(nameOf(reading));
    return number;
  }

  #isTrusted({ found, cells }: Judging): boolean {
    const [only, another] = found.values();
    if (only === undefined || another !== undefined || cells < cellsToTrust) return false;
    return this.#readings.all[only.reading]?.finds.length !== 0;
  }

  #judge(pattern: number, { found, cells }: Judging): number {
    const [usual] = [...found.values()].toSorted((left, right) => right.cells - left.cells);
    if (usual === undefined || this.#checks[usual.reading] === undefined) return mixed;
    const isNothing = this.#readings.all[usual.reading]?.finds.length === 0;
    const isAlike = isNothing ? usual.cells === cells && !hasWords(pattern) : usual.cells >= enoughAlike * cells;
    return isAlike ? usual.reading : mixed;
  }
}
