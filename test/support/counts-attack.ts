// What a reader can work out from a published table: every table of counts that fits what is shown is tried.
import type { PublishedCounts, ShownCount } from '../../shared/data/risk/publish-counts.ts';

const rounded = (count: number, base: number) => Math.floor(count / base + 0.5) * base;
const fits = (count: number, shown: ShownCount, base: number) => shown === undefined || rounded(count, base) === shown;
const exceeds = (count: number, shown: ShownCount, base: number) => shown !== undefined && rounded(count, base) > shown;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Every table of these counts, tried in their order, that would be published like this one; with its totals. */
function* possibleTables(published: PublishedCounts, tried: readonly number[]): Generator<number[][]> {
  const { counts, rowTotals, columnTotals, total, base } = published;
  const width = published.columns.length;
  const shown = counts.flat();
  const cells: number[] = [];
  /** A count so large that its line is more than shown. */
  const tooMuch = (count: number) => {
    const [row, column] = [Math.floor(cells.length / width), cells.length % width];
    const above = cells.filter((_, at) => at % width === column);
    return (
      exceeds(sum(cells.slice(row * width)) + count, rowTotals[row], base) ||
      exceeds(sum(above) + count, columnTotals[column], base)
    );
  };
  const rowFits = (row: number) => fits(sum(cells.slice(row * width, (row + 1) * width)), rowTotals[row], base);

  function* fill(): Generator<number[][]> {
    if (cells.length === shown.length) {
      const rows = counts.map((_, row) => cells.slice(row * width, (row + 1) * width));
      const totals = columnTotals.map((_, column) => sum(rows.map((row) => row[column] ?? 0)));
      const totalsFit = totals.every((count, column) => fits(count, columnTotals[column], base));
      if (totalsFit && fits(sum(totals), total, base)) {
        yield [...rows.map((row) => [...row, sum(row)]), [...totals, sum(totals)]];
      }
      return;
    }
    for (const count of tried) {
      if (tooMuch(count) || !fits(count, shown[cells.length], base)) continue;
      cells.push(count);
      const endsRow = cells.length % width === 0;
      if (!endsRow || rowFits(cells.length / width - 1)) yield* fill();
      cells.pop();
    }
  }

  yield* fill();
}

/** The first tables from small counts upwards and from large ones downwards differ most; then comes every one. */
function* allTables(published: PublishedCounts, largest: number): Generator<number[][]> {
  const upwards = Array.from({ length: largest + 1 }, (_, count) => count);
  yield* possibleTables(published, upwards).take(20);
  yield* possibleTables(published, upwards.toReversed()).take(20);
  yield* possibleTables(published, upwards);
}

/** The hidden entries, totals too, that have one possible value only, or none that would be shown. */
export function givenAway(published: PublishedCounts, largest: number): string[] {
  const shown = [
    ...published.counts.map((row, at) => [...row, published.rowTotals[at]]),
    [...published.columnTotals, published.total],
  ];
  const open = new Map<string, Set<number>>();
  for (const [row, line] of shown.entries()) {
    for (const [column, count] of line.entries()) if (count === undefined) open.set(`${row}/${column}`, new Set());
  }
  for (const table of allTables(published, largest)) {
    for (const [place, values] of open) {
      const [row = 0, column = 0] = place.split('/').map(Number);
      values.add(table[row]?.[column] ?? 0);
      if (values.size > 1 && Math.max(...values) >= published.hideBelow) open.delete(place);
    }
    if (open.size === 0) break;
  }
  return [...open.keys()];
}
