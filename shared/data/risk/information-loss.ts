// How much rows say less than before, 0 (all) to 1 (nothing): one minus the precision of Sweeney 2002 (Prec, Int. J. Uncertain. Fuzz. 10(5), 571).

/**
 * The mean over the columns of level / height of the hierarchy.
 * @param levels where each column stands
 * @param heights how many steps each has
 */
export function levelLoss(levels: readonly number[], heights: readonly number[]): number {
  return levels.reduce((loss, level, at) => loss + level / (heights[at] ?? 1), 0) / heights.length;
}

/** The mean over all cells; a row left out has lost all of them. */
export function informationLoss(ofLevels: number, suppressedShare: number): number {
  return ofLevels * (1 - suppressedShare) + suppressedShare;
}
