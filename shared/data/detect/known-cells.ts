// What the first rows say of a column's cells: most columns repeat a few patterns and values, and need not be read cell by cell.
import { isLuhnAt, isResidentIdAt } from '../digits.ts';
import { hasWords } from './cell-pattern.ts';
import type { ValueReading } from './column-values.ts';

/** Readings by pattern, and by digest of a value (cell-pattern.ts). They can be cloned (structured clone). */
export interface KnownCells {
  readonly patterns: ReadonlyMap<number, ValueReading>;
  readonly values: ReadonlyMap<number, ValueReading>;
}

export const nothingKnown: KnownCells = { patterns: new Map(), values: new Map() };

const mostPatterns = 512;
const mostValues = 4096;
const enoughCells = 8;
/** Where something was found in cells of a pattern, in so many of them; where nothing was, in none, and they have no words. */
const enoughAlike = 0.9;

interface Counted {
  readonly reading: ValueReading;
  cells: number;
}

const nameOf = ({ finds }: ValueReading) => finds.map(({ type, isWhole }) => `${type}${isWhole ? '' : '…'}`).join();

/** Numbers whose check digits are looked at in every cell. */
const checks: Readonly<Record<string, (bytes: Uint8Array, start: number, end: number) => boolean>> = {
  cn_id18: isResidentIdAt,
  bank_card: isLuhnAt,
};

/** Whether what is known of its pattern holds for this cell: a number may have the form and not the check digit. */
export function holdsFor({ finds }: ValueReading, bytes: Uint8Array, start: number, end: number): boolean {
  return finds.every(({ reason, type }) => reason !== 'check_digit' || checks[type]?.(bytes, start, end) === true);
}

/** A cell that is a number with a check digit as a whole, or none at all. */
const isCheckable = ({ finds }: ValueReading) =>
  finds.every(({ isWhole, reason, type }) => reason !== 'check_digit' || (isWhole && Object.hasOwn(checks, type)));

/** An example is one of its own cell only. */
const withoutWords = ({ kind, finds }: ValueReading): ValueReading => ({
  kind,
  finds: finds.map(({ words: _, ...find }) => find),
});

/** The entry of a key; none once there are so many. */
function entryOf<K, V>(map: Map<K, V>, key: K, most: number, make: () => V): V | undefined {
  const found = map.get(key);
  if (found !== undefined || map.size === most) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** Told of the cells that were read. */
export class CellLearner {
  /** By pattern, then by what was found. */
  readonly #patterns = new Map<number, Map<string, Counted>>();
  readonly #values = new Map<number, Counted>();

  /** What the value was taken for when it was there before. */
  valueOf(value: number): ValueReading | undefined {
    const seen = this.#values.get(value);
    if (seen !== undefined) seen.cells += 1;
    return seen?.reading;
  }

  add(pattern: number, value: number, reading: ValueReading): void {
    entryOf(this.#values, value, mostValues, () => ({ reading, cells: 1 }));
    const ofPattern = entryOf(this.#patterns, pattern, mostPatterns, () => new Map<string, Counted>());
    const name = nameOf(reading);
    const seen = ofPattern?.get(name);
    if (seen === undefined) ofPattern?.set(name, { reading, cells: 1 });
    else seen.cells += 1;
  }

  /** The patterns of which nearly all cells said the same, and the values that came again. */
  known(): KnownCells {
    const again = [...this.#values].filter(([, { cells }]) => cells > 1);
    return {
      patterns: new Map([...this.#patterns].flatMap(([pattern, readings]) => settled(pattern, [...readings.values()]))),
      values: new Map(again.map(([value, { reading }]) => [value, withoutWords(reading)])),
    };
  }
}

function settled(pattern: number, readings: readonly Counted[]): [number, ValueReading][] {
  const cells = readings.reduce((sum, one) => sum + one.cells, 0);
  const [usual] = readings.toSorted((left, right) => right.cells - left.cells);
  if (usual === undefined || cells < enoughCells) return [];
  const isNothing = usual.reading.finds.length === 0;
  if (!isCheckable(usual.reading)) return [];
  const isAlike = isNothing ? usual.cells === cells && !hasWords(pattern) : usual.cells >= enoughAlike * cells;
  return isAlike ? [[pattern, withoutWords(usual.reading)]] : [];
}
