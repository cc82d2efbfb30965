// How often the values of one column were found in another one, or in itself, in the same row.

export interface PairTally {
  /** The stored column that the values are from, from 0. */
  readonly from: number;
  /** The column in which they stand, from 0 among those that go. */
  readonly field: number;
  /** Rows in which that says something, and the first of them; 0 if there is none. */
  hits: number;
  firstHit: number;
  /** Of the hits, those that are not the whole cell. */
  inside: number;
  /** The same for rows in which a date, amount or short number is also the date, amount or number of the other cell. */
  chance: number;
  firstChance: number;
  chanceInside: number;
  /** Rows in which it is the whole cell, and may be. */
  shown: number;
}

/** More than a table has columns. */
const fields = 4096;

export class PairTallies {
  readonly #pairs = new Map<number, PairTally>();

  of(from: number, field: number): PairTally {
    const key = from * fields + field;
    let pair = this.#pairs.get(key);
    if (pair === undefined) {
      const none = { hits: 0, firstHit: 0, inside: 0, chance: 0, firstChance: 0, chanceInside: 0, shown: 0 };
      pair = { from, field, ...none };
      this.#pairs.set(key, pair);
    }
    return pair;
  }

  /** Adds what was counted in rows behind those before. */
  add({ from, field, ...more }: PairTally): void {
    const pair = this.of(from, field);
    pair.hits += more.hits;
    pair.firstHit ||= more.firstHit;
    pair.inside += more.inside;
    pair.chance += more.chance;
    pair.firstChance ||= more.firstChance;
    pair.chanceInside += more.chanceInside;
    pair.shown += more.shown;
  }

  pairs(): PairTally[] {
    return [...this.#pairs.values()];
  }
}
