// The control totals of a table, put together from those of its pieces.
import type { ColumnSum } from '../bulk/messages.ts';

export interface ColumnSums {
  /** @param sums one for each field of a stored row */
  add(sums: readonly (ColumnSum | undefined)[]): void;
  /** The total of a field, in 10^-10; undefined if a cell is no decimal, or all are empty. */
  total(field: number): bigint | undefined;
}

export function columnSums(): ColumnSums {
  const totals: (ColumnSum | undefined)[] = [];
  return {
    add(sums) {
      for (const [field, sum] of sums.entries()) {
        const before = totals[field];
        if (sum === undefined) continue;
        totals[field] = {
          value: sum.value + (before?.value ?? 0n),
          exact: sum.exact && before?.exact !== false,
          cells: sum.cells + (before?.cells ?? 0),
        };
      }
    },
    total(field) {
      const sum = totals[field];
      return sum?.exact === true && sum.cells > 0 ? sum.value : undefined;
    },
  };
}
