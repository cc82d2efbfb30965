// How often values of one column stand where they may in another, pair by pair.
import type { Shown } from './report.ts';

export class ShownPairs {
  readonly #pairs = new Map<string, Shown>();

  add(one: Shown): void {
    const key = `${one.from.table}.${one.from.column} ${one.in.table}.${one.in.column}`;
    this.#pairs.set(key, { ...one, cells: one.cells + (this.#pairs.get(key)?.cells ?? 0) });
  }

  pairs(): Shown[] {
    return [...this.#pairs.values()];
  }
}
