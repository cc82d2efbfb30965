// The withheld values of all tables, as a filter, and how many there were of each table.
import { emptyFilter } from '../../../data/containment/value-filter.ts';
import { noValues, sumOfCounts, type ValueCount } from '../../../data/containment/withheld-values.ts';

export class Gathered {
  readonly filter: SharedArrayBuffer;
  readonly #counts = new Map<string, ValueCount>();

  /** @param values that the filter is to have room for */
  constructor(values: number) {
    this.filter = emptyFilter(values);
  }

  /** Counts what was put into the filter from rows of a table. */
  add(table: string, count: ValueCount): void {
    this.#counts.set(table, sumOfCounts(this.of(table), count));
  }

  of(table: string): ValueCount {
    return this.#counts.get(table) ?? noValues;
  }

  counts(): ValueCount[] {
    return [...this.#counts.values()];
  }
}
