// Which column to make coarser next: for each, what one step would bring.
import { EncodedRows, type QuasiColumn } from './encoded-rows.ts';
import { levelLoss } from './information-loss.ts';
import { sizeFigures } from './reidentification.ts';
import type { Row } from './rows.ts';

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
};

/** The largest k first; where they are equal, the fewest rows alone, then the least loss, then the order of the columns. */
function better(a: Suggestion, b: Suggestion): number {
  return b.k - a.k || a.uniqueRows - b.uniqueRows || a.loss - b.loss;
}

/**
 * @param levels where each column stands, in the order of the columns
 * @returns one for each column that can still be made coarser, the best first
 * @throws usage as `EncodedRows`
 */
export function suggestCoarser(
  rows: readonly Row[],
  columns: readonly QuasiColumn[],
  levels: readonly number[],
): Suggestion[] {
  const encoded = new EncodedRows(rows, columns);
  const suggestions = columns.flatMap(({ column }, at): Suggestion[] => {
    const level = (levels[at] ?? 0) + 1;
    if (level > (encoded.heights[at] ?? 0)) return [];
    const next = levels.with(at, level);
    const { k, uniqueness } = sizeFigures(encoded.classSizes(next), rows.length, 1);
    return [{ column, level, k, uniqueRows: uniqueness.rows, loss: levelLoss(next, encoded.heights) }];
  });
  return suggestions.sort(better);
}
