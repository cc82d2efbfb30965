// The lattice of all combinations of levels: a node is a number, its levels are the digits of it, one column a digit.
import { HandoverError } from '../../domain/errors.ts';
import { levelLoss } from './information-loss.ts';

/** Two bytes and a float a node. Nine columns of four levels fit. */
const mostNodes = 2 ** 21;

export class Lattice {
  readonly size: number;
  readonly #heights: readonly number[];
  readonly #strides: readonly number[];

  /** @throws usage: too many columns for a search over all combinations */
  constructor(heights: readonly number[]) {
    let size = 1;
    this.#strides = heights.map((height) => {
      const stride = size;
      size *= height + 1;
      return stride;
    });
    if (size > mostNodes) throw new HandoverError('usage', { member: 'quasi' }, { limit: mostNodes });
    this.#heights = heights;
    this.size = size;
  }

  get top(): number {
    return this.size - 1;
  }

  levels(node: number): number[] {
    return this.#heights.map((_, at) => this.#level(node, at));
  }

  loss(node: number): number {
    return levelLoss(this.levels(node), this.#heights);
  }

  /** The nodes one step coarser. */
  above(node: number): number[] {
    return this.#strides.filter((_, at) => this.#level(node, at) < (this.#heights[at] ?? 0)).map((step) => node + step);
  }

  /** The nodes one step finer. */
  below(node: number): number[] {
    return this.#strides.filter((_, at) => this.#level(node, at) > 0).map((step) => node - step);
  }

  #level(node: number, at: number): number {
    return Math.floor(node / (this.#strides[at] ?? 1)) % ((this.#heights[at] ?? 0) + 1);
  }
}
