// The slow and plain way: every combination of levels, every row coarsened and counted as text.
import type { QuasiColumn } from '../../shared/data/risk/encoded-rows.ts';
import { coarsenRows, suppressSmall } from '../../shared/data/risk/reach-k.ts';
import type { Row } from '../../shared/data/risk/rows.ts';

export type Outcome = { readonly levels: readonly number[]; readonly suppressedRows: number; readonly loss: number };

export function everyLevel(columns: readonly QuasiColumn[]): number[][] {
  return columns.reduce<number[][]>(
    (all, { hierarchy }) =>
      all.flatMap((levels) => [...hierarchy.steps.keys(), hierarchy.steps.length].map((l) => [...levels, l])),
    [[]],
  );
}

function outcome(rows: readonly Row[], columns: readonly QuasiColumn[], levels: readonly number[], k: number): Outcome {
  const names = columns.map(({ column }) => column);
  const kept = suppressSmall(coarsenRows(rows, columns, levels), names, k).length;
  const cells = columns.reduce((lost, { hierarchy }, at) => lost + (levels[at] ?? 0) / hierarchy.steps.length, 0);
  const suppressedRows = rows.length - kept;
  const loss = (kept * (cells / columns.length) + suppressedRows) / rows.length;
  return { levels, suppressedRows, loss };
}

/** The least loss of all combinations that leave out few enough rows, or undefined. */
export function bruteForce(
  rows: readonly Row[],
  columns: readonly QuasiColumn[],
  k: number,
  mostSuppressed: number,
): Outcome | undefined {
  return everyLevel(columns)
    .map((levels) => outcome(rows, columns, levels, k))
    .filter(({ suppressedRows }) => suppressedRows <= mostSuppressed * rows.length && suppressedRows < rows.length)
    .sort((a, b) => a.loss - b.loss)[0];
}
