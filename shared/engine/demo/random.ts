// A small repeatable generator (mulberry32) for made-up data; never for keys.

export interface Random {
  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in `share` of the cases. */
  chance(share: number): boolean;
  digits(count: number): string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1));
  return {
    whole,
    pick: (list) => {
      const chosen = list[whole(0, list.length - 1)];
      if (chosen === undefined) throw new RangeError('"list" expected at least one item');
      return chosen;
    },
    chance: (share) => unit() < share,
    digits: (count) => Array.from({ length: count }, () => String(whole(0, 9))).join(''),
  };
}
