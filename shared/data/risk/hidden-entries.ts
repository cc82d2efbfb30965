// Which entries of a table with totals must be hidden: the small ones, and for each the three other corners of a rectangle.

type Entries = readonly (readonly number[])[];
type Corner = readonly [row: number, column: number];

/** A total counts against its line: line sum − total = 0. So one line's entries and its total move the same way. */
function signAt(entries: Entries, [row, column]: Corner): number {
  const inMargin = (row === entries.length - 1 ? 1 : 0) + (column === (entries[0]?.length ?? 0) - 1 ? 1 : 0);
  return inMargin === 1 ? -1 : 1;
}

const at = (entries: Entries, [row, column]: Corner) => entries[row]?.[column] ?? 0;

/**
 * The corners that let `small` be larger by `room` with all sums kept: within a rectangle, signed entries move by + − + −.
 * Undefined if a corner would fall below zero.
 */
function rectangle(entries: Entries, small: Corner, across: Corner, room: number): readonly Corner[] | undefined {
  const sameRow: Corner = [small[0], across[1]];
  const sameColumn: Corner = [across[0], small[1]];
  const up = signAt(entries, small);
  const falls = (corner: Corner, turn: number) => turn * up * signAt(entries, corner) < 0 && at(entries, corner) < room;
  if (falls(sameRow, -1) || falls(sameColumn, -1) || falls(across, 1)) return undefined;
  return [sameRow, sameColumn, across];
}

/** What a rectangle costs: how many entries it hides anew, then how much they count. */
function cost(entries: Entries, hidden: readonly boolean[][], corners: readonly Corner[]): readonly [number, number] {
  const shown = corners.filter(([row, column]) => !hidden[row]?.[column]);
  return [shown.length, shown.reduce((persons, corner) => persons + at(entries, corner), 0)];
}

/** The cheapest rectangle. There is always one: the two totals of `small` and the grand total only rise with it. */
function cheapest(entries: Entries, hidden: readonly boolean[][], small: Corner, room: number): readonly Corner[] {
  let best: readonly Corner[] = [];
  let least: readonly [number, number] = [Number.POSITIVE_INFINITY, 0];
  for (const [row, line] of entries.entries()) {
    for (const column of line.keys()) {
      if (row === small[0] || column === small[1]) continue;
      const corners = rectangle(entries, small, [row, column], room);
      if (corners === undefined) continue;
      const found = cost(entries, hidden, corners);
      if (found[0] < least[0] || (found[0] === least[0] && found[1] < least[1])) [best, least] = [corners, found];
    }
  }
  return best;
}

/**
 * Secondary suppression by rectangles, the hypercube rule of Repsilber (Hundepool et al. 2012, Statistical Disclosure Control,
 * ch. 4), here with the totals as entries. Each small entry x stands in a rectangle of hidden entries along which x + hideBelow is as possible
 * as x, for somebody who knows all shown entries exactly; the other corners can then be two numbers as well.
 * For tables that people read: the work grows with small entries × entries.
 * @param entries counts with the row totals as last column and the column totals as last row
 */
export function hiddenEntries(entries: Entries, hideBelow: number): boolean[][] {
  const hidden = entries.map((row) => row.map((count) => count < hideBelow));
  for (const [row, line] of entries.entries()) {
    for (const [column, count] of line.entries()) {
      if (count >= hideBelow) continue;
      for (const [r, c] of cheapest(entries, hidden, [row, column], hideBelow)) (hidden[r] as boolean[])[c] = true;
    }
  }
  return hidden;
}
