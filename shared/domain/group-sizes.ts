// How many people stand in small groups and how many in large ones: the picture of who could be recognised.

export type GroupSize = { readonly size: number; readonly classes: number };
/** People in groups of `from` to `to`; without `to`, of `from` and more. */
export type SizeBand = { readonly from: number; readonly to?: number; readonly rows: number };

const edges = [1, 2, 5, 10, 20];

/** Small groups first: alone, 2 to 4, 5 to 9, 10 to 19, 20 and more. */
export function sizeBands(sizes: readonly GroupSize[]): SizeBand[] {
  return edges.map((from, index) => {
    const next = edges[index + 1];
    const within = sizes.filter(({ size }) => size >= from && (next === undefined || size < next));
    const rows = within.reduce((sum, { size, classes }) => sum + size * classes, 0);
    return { from, ...(next === undefined ? {} : { to: next - 1 }), rows };
  });
}
