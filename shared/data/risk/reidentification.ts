// From the sizes of the classes to the risks of re-identification.
import type { ClassSize, Reidentification, RiskReport } from './report.ts';

export type SizeFigures = Pick<
  RiskReport,
  'k' | 'classes' | 'classSizes' | 'uniqueness' | 'prosecutor' | 'journalist' | 'marketer'
>;

function histogram(sizes: Uint32Array): ClassSize[] {
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([size, classes]) => ({ size, classes }));
}

/** Rows in classes smaller than `size`. */
export function rowsBelow(classSizes: readonly ClassSize[], size: number): number {
  return classSizes.filter((one) => one.size < size).reduce((rows, one) => rows + one.size * one.classes, 0);
}

/**
 * @param sizes of every class, at least one
 * @param rows the sum of the sizes
 * @param k the smallest class wanted
 */
export function sizeFigures(sizes: Uint32Array, rows: number, k: number): SizeFigures {
  const classSizes = histogram(sizes);
  const smallest = classSizes[0]?.size ?? 0;
  const alone = rowsBelow(classSizes, 2);
  const rowsAbove = rowsBelow(classSizes, k);
  const average = sizes.length / rows;
  const prosecutor: Reidentification = {
    highest: 1 / smallest,
    average,
    threshold: 1 / k,
    rowsAbove,
    shareAbove: rowsAbove / rows,
  };
  return {
    k: smallest,
    classes: sizes.length,
    classSizes,
    uniqueness: { rows: alone, share: alone / rows },
    prosecutor,
    journalist: { ...prosecutor, population: 'rows' },
    marketer: average,
  };
}
