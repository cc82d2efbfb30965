// What the rows of a table came to on their way out, put together from their pieces: control totals, rows that stay, cells changed.

import type { TablePlan } from '../../data/redaction/table-plan.ts';
import { type RowReason, rowReasons } from '../../domain/vocabulary.ts';
import type { ColumnSum, ProjectedRows } from '../bulk/messages.ts';

export class TableTally {
  readonly #plan: TablePlan;
  readonly #sums: (ColumnSum | undefined)[] = [];
  readonly #leftOut = new Map<RowReason, number>();
  readonly #changed: number[];

  constructor(plan: TablePlan) {
    this.#plan = plan;
    this.#changed = plan.columns.map(() => 0);
  }

  add({ sums, leftOut, changed }: Pick<ProjectedRows, 'sums' | 'leftOut' | 'changed'>): void {
    for (const [field, sum] of sums.entries()) if (sum !== undefined) this.#sums[field] = both(this.#sums[field], sum);
    for (const { reason, rows } of leftOut) this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + rows);
    for (const [column, cells] of changed.entries()) this.#changed[column] = (this.#changed[column] ?? 0) + cells;
  }

  /** The total of a field, in 10^-10; undefined if a cell is no decimal, or all are empty. */
  total(field: number): bigint | undefined {
    const sum = this.#sums[field];
    return sum?.exact === true && sum.cells > 0 ? sum.value : undefined;
  }

  /** Rows that stay, by reason. */
  leftOut(): { readonly reason: RowReason; readonly rows: number }[] {
    return rowReasons
      .flatMap((reason) => {
        const rows = this.#leftOut.get(reason) ?? 0;
        return rows === 0 ? [] : [{ reason, rows }];
      })
      .sort((left, right) => (left.reason < right.reason ? -1 : 1));
  }

  /** @param rows that go: of a column that stays, all their cells do */
  changed(rows: number): number[] {
    return this.#changed.map((cells, column) => (this.#plan.columns[column]?.change.action === 'drop' ? rows : cells));
  }
}

function both(before: ColumnSum | undefined, sum: ColumnSum): ColumnSum {
  if (before === undefined) return sum;
  return { value: sum.value + before.value, exact: sum.exact && before.exact, cells: sum.cells + before.cells };
}
