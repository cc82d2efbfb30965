// The distance between the sensitive values of one class and those of all rows (t-closeness, Li, Li and Venkatasubramanian 2007, 4).

/** The sensitive values of one class: value ordinals and, beside each, its rows. */
export type ClassValues = { readonly values: Uint32Array; readonly counts: Uint32Array };

/** The distance, 0 to 1. */
export type ClassDistance = (values: ClassValues) => number;

const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0);

/**
 * Equal distance: any value is as far from any other, 1. The earth mover's distance is then the variational one, ½ Σ |p − q|.
 * @param totals rows of each value in all rows
 */
export function equalDistance(totals: Uint32Array): ClassDistance {
  const all = sum(totals);
  return ({ values, counts }) => {
    const rows = sum(counts);
    let apart = 0;
    let elsewhere = 1;
    for (const [index, value] of values.entries()) {
      const q = (totals[value] as number) / all;
      apart += Math.abs((counts[index] as number) / rows - q);
      elsewhere -= q;
    }
    return (apart + elsewhere) / 2;
  };
}

/** The first of `from`…`to` whose share of rows up to it is at least `share`. `upTo` never falls. */
function firstReaching(upTo: Float64Array, share: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((upTo[middle] as number) < share) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows up to each rank in all rows, and the sums of those below each rank. */
function cumulative(totals: Uint32Array, ranks: Uint32Array): { upTo: Float64Array; below: Float64Array } {
  const count = ranks.reduce((most, rank) => Math.max(most, rank), 0) + 1;
  const upTo = new Float64Array(count);
  for (const [value, rank] of ranks.entries()) upTo[rank] = (upTo[rank] as number) + (totals[value] as number);
  const below = new Float64Array(count + 1);
  for (let rank = 0; rank < count; rank += 1) {
    upTo[rank] = (upTo[rank] as number) + (rank === 0 ? 0 : (upTo[rank - 1] as number));
    below[rank + 1] = (below[rank] as number) + (upTo[rank] as number);
  }
  return { upTo, below };
}

/**
 * Ordered distance: |i − j| / (m − 1) between the ranks of m numbers, so 1 / (m − 1) Σᵢ |Σⱼ≤ᵢ (pⱼ − qⱼ)|. Between two values
 * of a class the inner sum of p stays, that of q rises: so each stretch is summed at once.
 * @param ranks the rank of each value, 0 to m − 1; a class must come in their order
 */
export function orderedDistance(totals: Uint32Array, ranks: Uint32Array): ClassDistance {
  const { upTo, below } = cumulative(totals, ranks);
  const last = upTo.length - 1;
  const all = upTo[last] as number;
  const stretch = (share: number, from: number, to: number) => {
    const turn = firstReaching(upTo, share, from, to);
    const under = share * (turn - from) - ((below[turn] as number) - (below[from] as number));
    return under + (below[to] as number) - (below[turn] as number) - share * (to - turn);
  };
  return ({ values, counts }) => {
    if (last === 0) return 0;
    const rows = sum(counts);
    let work = 0;
    let from = 0;
    let seen = 0;
    for (const [index, value] of values.entries()) {
      const rank = ranks[value] as number;
      work += stretch((seen / rows) * all, from, rank);
      seen += counts[index] as number;
      from = rank;
    }
    work += stretch(all, from, last);
    return work / all / last;
  };
}
