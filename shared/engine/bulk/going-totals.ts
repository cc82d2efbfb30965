// The control totals of the columns of which the cells go as they are: row by row where rows are chosen, else whole columns at once.
import { countedRows } from '../../data/counted-rows.ts';
import type { RowFields } from '../../data/csv/field-ends.ts';
import type { CellWatcher } from '../../data/csv/project.ts';
import type { Watching } from '../../data/redaction/row-writer.ts';
import { type DecimalSum, decimalSum } from '../../format/package/decimal.ts';
import type { ColumnSum, ProjectRowsJob } from './messages.ts';

export class GoingTotals implements Watching {
  readonly watched: boolean[];
  /** By field of a stored row. */
  readonly #sums: readonly (DecimalSum | undefined)[];
  /** Fields that are added up. */
  readonly #going: readonly number[];

  constructor({ plan, summed }: Pick<ProjectRowsJob, 'plan' | 'summed'>) {
    this.watched = [...summed];
    this.#sums = summed.map((isWanted) => (isWanted ? decimalSum() : undefined));
    this.#going = [...summed.keys()].filter((field) => plan.columns[field - 1]?.change.action === 'keep');
  }

  readonly watch: CellWatcher = (csv, field, start, end) => this.#sums[field]?.add(csv, start, end) === true;

  /** Adds rows that go, before anything in them is changed. */
  addAll(fields: RowFields): void {
    const going = this.#going.flatMap((field) => {
      const sum = this.#sums[field];
      return sum?.exact === true ? [{ field, sum }] : [];
    });
    if (going.length === 0) return;
    const rows = countedRows(fields);
    for (const { field, sum } of going) rows.sum(field, sum, (csv, start, end) => sum.add(csv, start, end));
  }

  sums(): (ColumnSum | undefined)[] {
    return this.#sums.map((sum) => sum && { value: sum.value, exact: sum.exact, cells: sum.cells });
  }
}
