// What one step coarser in each column would bring, for the rows of a table as they go: the first of them tell what its columns are.
import { type ColumnOfCase, treatmentOf } from '../../../data/preview/treatment.ts';
import { plain } from '../../../data/risk/hierarchies/catalogue.ts';
import type { Row } from '../../../data/risk/rows.ts';
import { CoarserSteps } from '../../../data/risk/suggest.ts';
import type { Output } from '../../../ipc/contract.ts';

/** Rows that tell how a column can be made coarser that the catalogue does not know. */
const tellingRows = 500;

export type QuasiOfCase = ColumnOfCase & { readonly id: string };

export class NextSteps {
  readonly #columns: readonly QuasiOfCase[];
  readonly #first: Row[] = [];
  #by: ReadonlyMap<string, string> = new Map();
  #steps: CoarserSteps | undefined;

  /** @param columns that others may know, at least one */
  constructor(columns: readonly QuasiOfCase[]) {
    this.#columns = columns;
  }

  add(row: Row): void {
    this.#steps?.add(row);
    if (this.#steps !== undefined) return;
    this.#first.push(row);
    if (this.#first.length === tellingRows) this.#begin();
  }

  /** The best first; none for no rows. */
  result(): Output<'policy.risk'>['suggestions'] {
    if (this.#steps === undefined && this.#first.length > 0) this.#begin();
    const found = this.#steps?.result() ?? [];
    return found.map(({ column, exact, k, loss, uniqueRows }) => {
      const by = this.#by.get(column) ?? plain.name;
      return { column, by, k, unique_rows: uniqueRows, loss, exact };
    });
  }

  #begin(): void {
    const columns = this.#columns.map((column) => {
      const values = this.#first.map((row) => row[column.id] ?? '');
      const treatment = treatmentOf(column, values);
      return { column: column.id, hierarchy: treatment.as === 'coarse' ? treatment.by : plain };
    });
    this.#by = new Map(columns.map(({ column, hierarchy }) => [column, hierarchy.name]));
    this.#steps = new CoarserSteps(columns);
    for (const row of this.#first.splice(0)) this.#steps.add(row);
  }
}
