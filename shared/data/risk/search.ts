// Finds the combination of levels that loses least while every class keeps k rows, at the cost of leaving out a bounded share of rows.
import type { EncodedRows } from './encoded-rows.ts';
import { informationLoss } from './information-loss.ts';
import { Lattice } from './lattice.ts';
import { sizeFigures } from './reidentification.ts';

export type Goal = {
  /** The smallest class wanted, in rows. */
  readonly k: number;
  /** Rows that may be left out, at most. */
  readonly mostSuppressed: number;
  /** Nodes measured at most; then the best so far is taken. */
  readonly mostNodes: number;
};

export type Found = {
  readonly levels: readonly number[];
  readonly suppressedRows: number;
  readonly loss: number;
};

export type SearchResult = {
  readonly best: Found | undefined;
  /** Nodes measured, of all. */
  readonly measured: number;
  readonly nodes: number;
  /** True if no node can be better; false once `mostNodes` are used up, as another might be. */
  readonly complete: boolean;
};

const unknown = 0;
const fails = 1;
const holds = 2;

/**
 * Full-domain generalisation with record suppression. Coarser nodes leave out fewer rows, so a node that fails rules out all below
 * it, and one that holds vouches for all above: paths are halved as in Flash (Kohlmayer, Prasser et al. 2012, PASSAT), from start
 * nodes in the order of their level loss. Rows left out only add to the loss (`informationLoss`), so the level loss is a lower
 * bound: once it reaches the best loss found, the search is over, and its result is optimal as that of OLA (El Emam et al. 2009).
 */
export class LatticeSearch {
  readonly #rows: EncodedRows;
  readonly #goal: Goal;
  readonly #lattice: Lattice;
  readonly #state: Uint8Array;
  readonly #tried = new Set<number>();
  #best: Found | undefined;

  constructor(rows: EncodedRows, goal: Goal) {
    this.#rows = rows;
    this.#goal = goal;
    this.#lattice = new Lattice(rows.heights);
    this.#state = new Uint8Array(this.#lattice.size);
  }

  run(): SearchResult {
    const losses = Float64Array.from({ length: this.#lattice.size }, (_, node) => this.#lattice.loss(node));
    const order = Uint32Array.from(losses.keys()).sort((a, b) => (losses[a] as number) - (losses[b] as number));
    for (const node of order) {
      if ((losses[node] as number) >= (this.#best?.loss ?? Number.POSITIVE_INFINITY) || this.#isSpent) break;
      if (this.#state[node] === unknown) this.#halve(this.#pathFrom(node, losses));
      if (this.#state[node] === holds) this.#try(node);
    }
    return {
      best: this.#best,
      measured: this.#tried.size,
      nodes: this.#lattice.size,
      complete: !this.#isSpent,
    };
  }

  get #isSpent(): boolean {
    return this.#tried.size >= this.#goal.mostNodes && this.#tried.size < this.#lattice.size;
  }

  /** Upwards through nodes of which nothing is known, each time to the one that loses least. */
  #pathFrom(start: number, losses: Float64Array): number[] {
    const path = [start];
    for (;;) {
      const open = this.#lattice.above(path.at(-1) as number).filter((node) => this.#state[node] === unknown);
      const next = open.sort((a, b) => (losses[a] as number) - (losses[b] as number))[0];
      if (next === undefined) return path;
      path.push(next);
    }
  }

  #halve(path: readonly number[]): void {
    let low = 0;
    let high = path.length - 1;
    while (low <= high && !this.#isSpent) {
      const middle = (low + high) >>> 1;
      if (this.#try(path[middle] as number)) high = middle - 1;
      else low = middle + 1;
    }
  }

  /** Measures a node once, and marks all that follows from it. */
  #try(node: number): boolean {
    if (this.#tried.has(node)) return this.#state[node] === holds;
    this.#tried.add(node);
    const levels = this.#lattice.levels(node);
    const { prosecutor } = sizeFigures(this.#rows.classSizes(levels), this.#rows.rows, this.#goal.k);
    const suppressedRows = prosecutor.rowsAbove;
    const isGood = suppressedRows <= this.#goal.mostSuppressed && suppressedRows < this.#rows.rows;
    if (isGood) this.#keepBest(levels, suppressedRows, this.#lattice.loss(node));
    this.#mark(node, isGood);
    return isGood;
  }

  #mark(node: number, isGood: boolean): void {
    const state = isGood ? holds : fails;
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (this.#state[next] === state) continue;
      this.#state[next] = state;
      open.push(...(isGood ? this.#lattice.above(next) : this.#lattice.below(next)));
    }
  }

  #keepBest(levels: readonly number[], suppressedRows: number, ofLevels: number): void {
    const loss = informationLoss(ofLevels, suppressedRows / this.#rows.rows);
    if (this.#best === undefined || loss < this.#best.loss) this.#best = { levels, suppressedRows, loss };
  }
}
