// Which column to make coarser next: for each, what one step would bring, counted over all rows while they go by.
import { HandoverError } from '../../domain/errors.ts';
import { Digest64 } from '../digest64.ts';
import { ClassSizes } from './class-sizes.ts';
import { coarsen } from './coarsen.ts';
import type { QuasiColumn } from './encoded-rows.ts';
import { heightOf } from './hierarchies/hierarchy.ts';
import { levelLoss } from './information-loss.ts';
import { sizeFigures } from './reidentification.ts';
import { cellOf, type Row } from './rows.ts';
import { digestTexts } from './text-digest.ts';

export type Suggestion = {
  readonly column: string;
  /** The level to go to, one above that of today. */
  readonly level: number;
  /** Rows in the smallest class then. */
  readonly k: number;
  /** Rows alone in their class then. */
  readonly uniqueRows: number;
  /** The information loss of all columns then, 0 to 1. */
  readonly loss: number;
  /** False if there would be more classes than are counted: then `k` is that of a sample of them, and `uniqueRows` is reckoned from it. */
  readonly exact: boolean;
};

/** Classes counted for all columns together: 28 MiB at most. */
const mostClasses = 2 ** 20;
/** Values of a column whose digests are remembered at once. */
const mostKnown = 4096;

/** Of a value as it stands, and one step coarser: two lanes each. */
type Digests = { readonly hi: number; readonly lo: number; readonly coarserHi: number; readonly coarserLo: number };

/** The values of one column. */
class ColumnDigests {
  readonly #known = new Map<string, Digests>();
  readonly #digestAt: (value: string, level: number) => { readonly hi: number; readonly lo: number };
  readonly #level: number;
  readonly #next: number;

  constructor({ hierarchy }: QuasiColumn, kind: number, level: number, digest: Digest64) {
    this.#digestAt = (value, at) => {
      digestTexts(digest, [coarsen(value, hierarchy, at)], kind);
      return { hi: digest.hi, lo: digest.lo };
    };
    this.#level = level;
    this.#next = Math.min(level + 1, heightOf(hierarchy));
  }

  of(value: string): Digests {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const coarser = this.#digestAt(value, this.#next);
    const digests = { ...this.#digestAt(value, this.#level), coarserHi: coarser.hi, coarserLo: coarser.lo };
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(value, digests);
    return digests;
  }
}

/** The largest k first; where they are equal, the fewest rows alone, then the least loss, then the order of the columns. */
function better(a: Suggestion, b: Suggestion): number {
  return b.k - a.k || a.uniqueRows - b.uniqueRows || a.loss - b.loss;
}

/**
 * A class is known by the sum of its values' digests, so that for each column one of them is exchanged for the coarser value's, and
 * no text of any row is kept. Memory does not grow with the rows.
 */
export class CoarserSteps {
  readonly #columns: readonly QuasiColumn[];
  readonly #levels: readonly number[];
  readonly #digests: readonly ColumnDigests[];
  /** For each column that can still be made coarser. */
  readonly #sizes: readonly (ClassSizes | undefined)[];
  #rows = 0;

  /**
   * @param levels where each column stands
   * @param most classes counted for all columns together
   * @throws usage: no columns, or a hierarchy without steps
   */
  constructor(columns: readonly QuasiColumn[], levels: readonly number[] = [], most = mostClasses) {
    if (columns.length === 0) throw new HandoverError('usage', { member: 'quasi' });
    for (const { column, hierarchy } of columns) {
      if (heightOf(hierarchy) === 0) throw new HandoverError('usage', { column, member: 'hierarchy' });
    }
    const digest = new Digest64();
    const limit = Math.ceil(most / columns.length);
    this.#columns = columns;
    this.#levels = columns.map((_, at) => levels[at] ?? 0);
    this.#digests = columns.map((column, at) => new ColumnDigests(column, at + 1, this.#levels[at] as number, digest));
    this.#sizes = columns.map(({ hierarchy }, at) =>
      (this.#levels[at] as number) < heightOf(hierarchy) ? new ClassSizes(limit) : undefined,
    );
  }

  /** @throws usage: a column that the row does not have */
  add(row: Row): void {
    this.#rows += 1;
    let [hi, lo] = [0, 0];
    const cells = this.#columns.map(({ column }, at) => {
      const digests = (this.#digests[at] as ColumnDigests).of(cellOf(row, column, this.#rows));
      hi = (hi + digests.hi) | 0;
      lo = (lo + digests.lo) | 0;
      return digests;
    });
    for (const [at, cell] of cells.entries()) {
      this.#sizes[at]?.add(hi - cell.hi + cell.coarserHi, lo - cell.lo + cell.coarserLo);
    }
  }

  /** One for each column that can still be made coarser, the best first. @throws usage: no rows */
  result(): Suggestion[] {
    if (this.#rows === 0) throw new HandoverError('usage', { member: 'rows' });
    const heights = this.#columns.map(({ hierarchy }) => heightOf(hierarchy));
    const suggestions = this.#columns.flatMap(({ column }, at): Suggestion[] => {
      const counted = this.#sizes[at];
      if (counted === undefined) return [];
      const level = (this.#levels[at] as number) + 1;
      const { k, uniqueness } = sizeFigures(counted.sizes, this.#rows, 1);
      const loss = levelLoss(this.#levels.with(at, level), heights);
      return [{ column, level, k, uniqueRows: uniqueness.rows * counted.each, loss, exact: counted.each === 1 }];
    });
    return suggestions.sort(better);
  }
}
