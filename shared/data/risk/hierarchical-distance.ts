// The hierarchical distance of t-closeness: how far sensitive values must be moved within a taxonomy (Li et al. 2007, 4.2.2).
import { HandoverError } from '../../domain/errors.ts';
import type { ClassDistance } from './closeness.ts';

/** What must leave a node and what must come to it, in shares of the rows. */
type Flow = { positive: number; negative: number };

/** One level up: the surplus of each child, gathered under its parent. */
function flowsOf(surplus: ReadonlyMap<string, number>, parentOf: ReadonlyMap<string, string>): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  for (const [child, extra] of surplus) {
    const parent = parentOf.get(child) ?? '';
    const flow = flows.get(parent) ?? { positive: 0, negative: 0 };
    if (extra > 0) flow.positive += extra;
    else flow.negative -= extra;
    flows.set(parent, flow);
  }
  return flows;
}

/** Children and their parents, level by level; a node is known by its level and name. */
function parentsByLevel(paths: readonly (readonly string[])[]): Map<string, string>[] {
  const height = paths[0]?.length ?? 0;
  if (height === 0 || paths.some((path) => path.length !== height || path.at(-1) !== paths[0]?.at(-1))) {
    throw new HandoverError('usage', { member: 'taxonomy' });
  }
  return Array.from({ length: height }, (_, level) => {
    const child = (path: readonly string[], value: number) => (level === 0 ? String(value) : (path[level - 1] ?? ''));
    return new Map(paths.map((path, value) => [child(path, value), path[level] ?? '']));
  });
}

/**
 * Two values are as far apart as their lowest common ancestor is high: height / height of the root. The least work is the sum
 * over inner nodes of height / root height × the smaller of what their children have too much and too little.
 * @param totals rows of each value in all rows
 * @param paths the ancestors of each value, nearest first; all as long, with one root
 * @throws usage: a taxonomy of another shape
 */
export function hierarchicalDistance(totals: Uint32Array, paths: readonly (readonly string[])[]): ClassDistance {
  const levels = parentsByLevel(paths);
  const all = totals.reduce((rows, count) => rows + count, 0);
  return ({ values, counts }) => {
    const rows = counts.reduce((total, count) => total + count, 0);
    let surplus = new Map([...totals].map((count, value) => [String(value), -count / all]));
    for (const [index, value] of values.entries()) {
      surplus.set(String(value), (surplus.get(String(value)) ?? 0) + (counts[index] as number) / rows);
    }
    let work = 0;
    for (const [level, parentOf] of levels.entries()) {
      const flows = flowsOf(surplus, parentOf);
      for (const { positive, negative } of flows.values()) {
        work += ((level + 1) / levels.length) * Math.min(positive, negative);
      }
      surplus = new Map([...flows].map(([node, { positive, negative }]) => [node, positive - negative]));
    }
    return work;
  };
}
