// The risk figures the plain way: classes as texts in maps, each formula written out as its paper has it.
import type { Row } from '../../shared/data/risk/rows.ts';

export type PlainFigures = {
  readonly k: number;
  readonly classes: number;
  readonly unique: number;
  readonly average: number;
  readonly distinct: number;
  readonly entropy: number;
  readonly equal: number;
  readonly ordered: number;
};

const share = (values: readonly string[], wanted: string) =>
  values.filter((value) => value === wanted).length / values.length;

function equal(values: readonly string[], all: readonly string[]): number {
  const different = [...new Set(all)];
  return different.reduce((sum, value) => sum + Math.abs(share(values, value) - share(all, value)), 0) / 2;
}

/** 1 / (m − 1) Σᵢ |Σⱼ≤ᵢ (pⱼ − qⱼ)|. */
function ordered(values: readonly string[], all: readonly string[]): number {
  const different = [...new Set(all)].sort((a, b) => Number(a) - Number(b));
  let running = 0;
  const work = different.reduce((sum, value) => {
    running += share(values, value) - share(all, value);
    return sum + Math.abs(running);
  }, 0);
  return different.length === 1 ? 0 : work / (different.length - 1);
}

/** 2 to the entropy in bits. */
function entropy(values: readonly string[]): number {
  const different = [...new Set(values)];
  return 2 ** different.reduce((sum, value) => sum - share(values, value) * Math.log2(share(values, value)), 0);
}

export function plainFigures(rows: readonly Row[], quasi: readonly string[], sensitive: string): PlainFigures {
  const grouped = Map.groupBy(rows, (row) => JSON.stringify(quasi.map((column) => row[column])));
  const classes = [...grouped.values()].map((group) => group.map((row) => row[sensitive] ?? ''));
  const all = rows.map((row) => row[sensitive] ?? '');
  const sizes = classes.map((values) => values.length);
  return {
    k: Math.min(...sizes),
    classes: classes.length,
    unique: sizes.filter((size) => size === 1).length,
    average: classes.reduce((sum, values) => sum + values.length * (1 / values.length), 0) / rows.length,
    distinct: Math.min(...classes.map((values) => new Set(values).size)),
    entropy: Math.min(...classes.map(entropy)),
    equal: Math.max(...classes.map((values) => equal(values, all))),
    ordered: Math.max(...classes.map((values) => ordered(values, all))),
  };
}
