// Merged cells of a book: the value of a cell merged downwards belongs to every row it covers, so that no row loses it.
import { isEmptyCell, widthOf } from '../rows/cells.ts';

/** A merge over more than one row. Lines count from 1, columns from 0. */
export interface Merge {
  readonly first: number;
  readonly last: number;
  readonly column: number;
}

const range = /^\$?([A-Z]+)\$?([0-9]+):\$?[A-Z]+\$?([0-9]+)$/;

/** Reads `B2:C5`; undefined if it covers one row only, or is no range. @param columnOf column of letters, from 1 */
export function verticalMerge(reference: string, columnOf: (letters: string) => number): Merge | undefined {
  const [, letters = '', first, last] = range.exec(reference) ?? [];
  const merge = { first: Number(first), last: Number(last), column: columnOf(letters) - 1 };
  return merge.last > merge.first && merge.column >= 0 ? merge : undefined;
}

/** Puts values into the rows as they go by in order. */
export class MergeFill {
  readonly #merges: readonly Merge[];
  #next = 0;
  /** What each column carries on, and to which line. */
  readonly #carried = new Map<number, { readonly last: number; readonly text: string }>();

  constructor(merges: readonly Merge[]) {
    this.#merges = merges.toSorted((left, right) => left.first - right.first);
  }

  /** Carries the text of one cell on to the rows below it. */
  carry(column: number, last: number, text: string): void {
    if (!isEmptyCell(text)) this.#carried.set(column, { last, text });
  }

  /** Fills the row's empty cells; a row without a cell of its own stays empty. Gives the columns that were filled. */
  fill(line: number, cells: string[]): number[] {
    const filled: number[] = [];
    const isOwn = this.#carried.size > 0 && widthOf(cells) > 0;
    for (const [column, { last, text }] of this.#carried) {
      if (line > last) this.#carried.delete(column);
      else if (isOwn && isEmptyCell(cells[column] ?? '')) {
        while (cells.length < column) cells.push('');
        cells[column] = text;
        filled.push(column);
      }
    }
    this.#start(line, cells);
    return filled;
  }

  #start(line: number, cells: readonly string[]): void {
    for (; (this.#merges[this.#next]?.first ?? Number.POSITIVE_INFINITY) <= line; this.#next += 1) {
      const merge = this.#merges[this.#next];
      if (merge?.first === line) this.carry(merge.column, merge.last, cells[merge.column] ?? '');
    }
  }
}
