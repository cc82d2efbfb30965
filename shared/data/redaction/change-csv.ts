// Applies the plan of a table to its rows as canonical CSV: cells that go as they are stay bytes, the others are read and written anew.
import { type Action, type RowReason, rowReasons } from '../../domain/vocabulary.ts';
import { fieldEnds } from '../field-ends.ts';
import { FieldWriter } from '../field-writer.ts';
import type { CellWatcher } from '../project-csv.ts';
import { Cells } from './csv-cells.ts';
import type { RowChanger } from './table-plan.ts';

/** Rows of one reason that stay; of these, `unreadable` only since the rule's cell could not be read. */
export interface LeftOut {
  readonly reason: RowReason;
  readonly rows: number;
  readonly unreadable: number;
}

export interface ChangedCsv {
  /** Canonical CSV of the rows that go, `_row` first. */
  readonly csv: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  readonly leftOut: readonly LeftOut[];
  /** For each column of the table: cells with a value of which something else went, or nothing. */
  readonly changed: readonly number[];
}

class LeftOutCount {
  readonly #rows = new Map<RowReason, { rows: number; unreadable: number }>();

  add(reason: RowReason, isUnreadable: boolean): void {
    const { rows, unreadable } = this.#rows.get(reason) ?? { rows: 0, unreadable: 0 };
    this.#rows.set(reason, { rows: rows + 1, unreadable: unreadable + (isUnreadable ? 1 : 0) });
  }

  result(): LeftOut[] {
    return rowReasons.flatMap((reason) => {
      const counts = this.#rows.get(reason);
      return counts === undefined ? [] : [{ reason, ...counts }];
    });
  }
}

/** Which fields of a row are watched, `_row` first, and who is told of them. */
export interface Watching {
  readonly watched: readonly boolean[];
  readonly watch: CellWatcher;
}

/**
 * @param csv whole rows of canonical CSV, `_row` first
 * @param watching of cells that go as they are
 * @param ends of the fields (field-ends.ts), if they are known
 */
export function changeCsv(csv: Uint8Array, changer: RowChanger, watching: Watching, ends = fieldEnds(csv)): ChangedCsv {
  const { columns } = changer.plan;
  const cells = new Cells(csv, ends);
  const out = new FieldWriter(csv.length + 1024);
  const writer = new RowWriter(cells, changer, out, watching);
  const leftOut = new LeftOutCount();
  const cellAt = (column: number) => cells.text(column + 1);
  let rows = 0;
  for (; cells.before < cells.ends.length; cells.before += columns.length + 1) {
    const { reason, unreadable } = changer.judge(cellAt);
    if (reason !== undefined) leftOut.add(reason, unreadable.includes(reason));
    if (!changer.selects(reason, cellAt)) continue;
    writer.row(changer.daysOf(cellAt, () => cells.text(0)));
    rows += 1;
  }
  return { csv: out.take(), rows, leftOut: leftOut.result(), changed: writer.changed };
}

/** Writes the rows that go. Neighbouring cells that go as they are are copied in one run. */
class RowWriter {
  readonly changed: number[];
  readonly #cells: Cells;
  readonly #changer: RowChanger;
  readonly #out: FieldWriter;
  readonly #watching: Watching;
  readonly #actions: readonly Action[];

  constructor(cells: Cells, changer: RowChanger, out: FieldWriter, watching: Watching) {
    this.#cells = cells;
    this.#changer = changer;
    this.#out = out;
    this.#watching = watching;
    this.#actions = changer.plan.columns.map(({ change }) => change.action);
    this.changed = this.#actions.map(() => 0);
  }

  row(days: number): void {
    const actions = this.#actions;
    /** The first field of the run that is to be copied, if there is one. */
    let run: number | undefined = 0;
    for (let column = 0; column < actions.length; column += 1) {
      const field = column + 1;
      if (actions[column] === 'keep') {
        if (run === undefined) this.#out.nextField();
        run ??= field;
        this.#tell(field);
        continue;
      }
      if (run !== undefined) this.#copy(run, column);
      run = undefined;
      if (actions[column] !== 'drop') this.#change(column, days);
    }
    if (run !== undefined) this.#copy(run, actions.length);
    this.#out.endRow();
  }

  #tell(field: number): void {
    const { watch, watched } = this.#watching;
    if (watched[field] === true) watch(this.#cells.csv, field, this.#cells.start(field), this.#cells.end(field));
  }

  #copy(first: number, last: number): void {
    this.#out.raw(this.#cells.csv, this.#cells.start(first), this.#cells.end(last));
  }

  #change(column: number, days: number): void {
    const before = this.#cells.text(column + 1);
    const after = this.#changer.change(column, before, days);
    if (after !== before) this.changed[column] = (this.changed[column] as number) + 1;
    this.#out.nextField();
    this.#out.text(after);
  }
}
