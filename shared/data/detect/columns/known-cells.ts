// What is known of a column's cells: most columns repeat a few patterns and values, and need not be read cell by cell.

import { isLuhnAt, isResidentIdAt } from '../../digits.ts';
import { type CellPattern, hasWords } from './cell-pattern.ts';
import { absent, KeyNumbers, ValueNumbers } from './cell-tables.ts';
import { KnownReadings } from './known-readings.ts';
import { hasSecretSign } from './secret-signs.ts';
import type { ValueReading } from './state.ts';

const mostPatterns = 512;
const mostReadings = 1024;
/** So many cells of a pattern are read before it is judged, wherever they stand: what is known of a cell depends on the cells before it alone. */
const cellsToJudge = 512;
/** Where something was found in cells of a pattern, in so many of them; where nothing was, in none, and they have no words. */
const enoughAlike = 0.9;

/** Of a pattern: it has not been judged yet; its cells are of several kinds. */
const unjudged = -1;
const mixed = -2;

type Check = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Numbers whose check digits are looked at in every cell. */
const checks: Readonly<Record<string, Check>> = {
  cn_id18: isResidentIdAt,
  bank_card: isLuhnAt,
};
const none: Check = () => true;

/** The check of a number that is the cell as a whole; undefined if there are check digits that can't be looked at so. */
function checkOf({ finds }: ValueReading): Check | undefined {
  const checked = finds.filter(({ reason }) => reason === 'check_digit');
  const [find] = checked;
  if (find === undefined) return none;
  return checked.length === 1 && find.isWhole && Object.hasOwn(checks, find.type) ? checks[find.type] : undefined;
}

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
  readonly #checks: (Check | undefined)[] = [];
  readonly #names: string[] = [];
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

  /** Counts the cell, if it is known what it is: then it need not be read. */
  count(cell: CellPattern, bytes: Uint8Array, start: number, end: number): boolean {
    const known = this.#find(cell, bytes, start, end);
    if (known === absent) return false;
    this.#counts[known] = (this.#counts[known] as number) + 1;
    return true;
  }

  /** What the cells were that have been counted since the last call. */
  takeCounts(): { readonly reading: ValueReading; readonly cells: number }[] {
    const counts = this.#readings.all.map((reading, number) => ({ reading, cells: this.#counts[number] as number }));
    this.#counts.fill(0);
    return counts.filter(({ cells }) => cells > 0);
  }

  /** @param cell that was not known, and has been read since */
  learn(cell: CellPattern, reading: ValueReading): void {
    const number = this.#numberOf(reading);
    if (number === absent) return;
    this.#values.add(cell.low, cell.high, number);
    const pattern = this.#patterns.add(cell.pattern);
    if (pattern === absent || this.#verdicts[pattern] !== unjudged) return;
    const judging = this.#judging.get(pattern) ?? { cells: 0, found: new Map() };
    this.#judging.set(pattern, judging);
    const name = this.#names[number] as string;
    const same = judging.found.get(name) ?? { reading: number, cells: 0 };
    judging.found.set(name, same);
    same.cells += 1;
    judging.cells += 1;
    if (judging.cells < cellsToJudge) return;
    this.#verdicts[pattern] = this.#judge(cell.pattern, judging);
    this.#judging.delete(pattern);
    this.#verdictOf(cell.pattern);
  }

  #verdictOf(pattern: number): number {
    const number = this.#patterns.find(pattern);
    this.#lastPattern = pattern;
    this.#lastVerdict = number === absent ? unjudged : (this.#verdicts[number] as number);
    return this.#lastVerdict;
  }

  #find(cell: CellPattern, bytes: Uint8Array, start: number, end: number): number {
    const usual = cell.pattern === this.#lastPattern ? this.#lastVerdict : this.#verdictOf(cell.pattern);
    if (usual >= 0 && this.#holds(usual, cell, bytes, start, end)) return usual;
    cell.digest(bytes, start, end);
    return this.#values.get(cell.low, cell.high);
  }

  /** A number may have the form and not the check digit; and no secret is missed because others of its pattern are none. */
  #holds(usual: number, { hasLetters }: CellPattern, bytes: Uint8Array, start: number, end: number): boolean {
    const check = this.#checks[usual] as Check;
    if (check !== none && !check(bytes, start, end)) return false;
    return !hasLetters || !hasSecretSign(bytes, start, end);
  }

  #numberOf(reading: ValueReading): number {
    const number = this.#readings.numberOf(reading);
    if (number !== this.#checks.length) return number;
    this.#checks.push(checkOf(reading));
    this.#names.push(nameOf(reading));
    return number;
  }

  #judge(pattern: number, { found, cells }: Judging): number {
    const [usual] = [...found.values()].toSorted((left, right) => right.cells - left.cells);
    if (usual === undefined || this.#checks[usual.reading] === undefined) return mixed;
    const isNothing = this.#readings.all[usual.reading]?.finds.length === 0;
    const isAlike = isNothing ? usual.cells === cells && !hasWords(pattern) : usual.cells >= enoughAlike * cells;
    return isAlike ? usual.reading : mixed;
  }
}
