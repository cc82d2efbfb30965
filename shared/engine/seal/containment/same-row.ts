// The verdict on what was found in the same row: what blocks, what may stand there, what is chance.
import type { PairTally } from '../../../data/containment/pair-tally.ts';
import type { Column, Hit, Shown } from './report.ts';
import type { GoingTable, StoredTable } from './tables.ts';

/** Two columns whose dates or amounts are equal in so many of the rows are copies of each other. */
const copyShare = 0.5;

export type SameRow = {
  readonly hits: readonly Hit[];
  readonly shown: readonly Shown[];
  readonly chance: readonly Shown[];
};

/** @param chanceValues for each stored column: rows that go whose value in it occurs by chance */
export function judgeSameRow(
  stored: StoredTable,
  going: GoingTable,
  pairs: readonly PairTally[],
  chanceValues: readonly number[],
): SameRow {
  const hits: Hit[] = [];
  const shown: Shown[] = [];
  const chance: Shown[] = [];
  for (const pair of pairs) {
    const from: Column = { table: stored.id, column: stored.columns[pair.from]?.id ?? '' };
    const into: Column = { table: going.id, column: going.columns[pair.field]?.id ?? '' };
    const isCopy = pair.chance > 0 && pair.chance >= copyShare * (chanceValues[pair.from] ?? 0);
    const cells = pair.hits + (isCopy ? pair.chance : 0);
    const inside = pair.inside + (isCopy ? pair.chanceInside : 0);
    const firsts = [pair.firstHit, ...(isCopy ? [pair.firstChance] : [])].filter((row) => row > 0);
    const row = Math.min(...firsts);
    if (cells > 0) hits.push({ where: { ...into, row }, whole: cells - inside, inside, of: from });
    if (pair.chance > 0 && !isCopy) chance.push({ from, in: into, cells: pair.chance });
    if (pair.shown > 0) shown.push({ from, in: into, cells: pair.shown });
  }
  return { hits, shown, chance };
}
