// Several runs in turn, A B A B …, and the ratio pair by pair: a single time means nothing on a shared machine.

export type Ratio = {
  readonly ours: number;
  readonly peer: number;
  readonly median: number;
  readonly all: readonly number[];
};

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Both give seconds. The first pair warms the caches and is not counted. */
export async function inTurn(runs: number, ours: () => number | Promise<number>, peer: () => number): Promise<Ratio> {
  const pairs: [number, number][] = [];
  for (let run = 0; run <= runs; run += 1) {
    const pair: [number, number] = [await ours(), peer()];
    if (run > 0) pairs.push(pair);
  }
  const all = pairs.map(([left, right]) => left / right);
  return {
    ours: median(pairs.map(([left]) => left)),
    peer: median(pairs.map(([, right]) => right)),
    median: median(all),
    all,
  };
}

/** @param goal undefined for a figure that is only noted */
export function line(
  what: string,
  goal: number | undefined,
  { ours, peer, median: ratio, all }: Ratio,
  proof: string,
): string {
  const spread = `${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)}`;
  const verdict = goal === undefined ? 'noted  ' : ratio <= goal ? 'reached' : 'missed ';
  const aim = goal === undefined ? '' : `goal ${goal.toFixed(2)}, `;
  return `${verdict}  ${ratio.toFixed(2)} (${aim}${spread})  ${what}  [${ours.toFixed(2)} s / ${peer.toFixed(2)} s]  ${proof}`;
}

/** A figure with a goal of its own. */
export function figure(what: string, goal: number, value: number, unit: string, proof: string): string {
  const verdict = value <= goal ? 'reached' : 'missed ';
  const shown = (number: number) => `${number.toFixed(goal < 10 ? 2 : 0)}${unit === '' ? '' : ` ${unit}`}`;
  return `${verdict}  ${shown(value)} (goal ${shown(goal)})  ${what}  ${proof}`;
}
