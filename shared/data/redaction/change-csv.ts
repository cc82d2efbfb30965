// Applies the plan of a table to its rows as canonical CSV: cells that go as they are stay where they are, the others are covered there or read and written anew.
import { type RowReason, rowReasons } from '../../domain/vocabulary.ts';
import { canonicalField } from '../csv-writer.ts';
import { fieldEnds } from '../field-ends.ts';
import type { CellWatcher } from '../project-csv.ts';
import { Rewriter } from '../rewriter.ts';
import { type Encoded, encodeScratch } from '../utf8-scratch.ts';
import { Cells } from './csv-cells.ts';
import type { CellAt, RowChanger } from './table-plan.ts';

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
 * @param csv whole rows of canonical CSV, `_row` first; given away: as a rule the rows that go are written over them
 * @param watching of cells that go as they are
 * @param ends of the fields (field-ends.ts), if they are known
 */
export function changeCsv(
  csv: Uint8Array<ArrayBuffer>,
  changer: RowChanger,
  watching: Watching,
  ends = fieldEnds(csv),
): ChangedCsv {
  const cells = new Cells(csv, ends);
  const writer = new RowWriter(cells, changer, new Rewriter(csv), watching);
  const leftOut = new LeftOutCount();
  const cellAt = (column: number) => cells.text(column + 1);
  const perRow = changer.plan.columns.length + 1;
  let rows = 0;
  for (; cells.before < ends.length; cells.before += perRow) {
    if (!changer.takesAll && !goes(changer, cellAt, leftOut)) {
      writer.leaveOut();
      continue;
    }
    writer.row(changer.daysOf(cellAt, () => cells.text(0)));
    rows += 1;
  }
  return { csv: writer.take(csv.length), rows, leftOut: leftOut.result(), changed: writer.changed };
}

function goes(changer: RowChanger, cellAt: CellAt, leftOut: LeftOutCount): boolean {
  const { reason, unreadable } = changer.judge(cellAt);
  if (reason !== undefined) leftOut.add(reason, unreadable.includes(reason));
  return changer.selects(reason, cellAt);
}

/** Writes the rows that go. All that stands between two cells that change goes in one run, over row ends too. */
class RowWriter {
  readonly changed: number[];
  readonly #cells: Cells;
  readonly #changer: RowChanger;
  readonly #out: Rewriter;
  readonly #watching: Watching;
  /** Columns of which not all cells go as they are. */
  readonly #columns: readonly { readonly column: number; readonly isDropped: boolean }[];
  /** Fields that are watched: fewer and fewer. */
  #watched: readonly number[];
  /** Where the run begins that is still to be written. */
  #run = 0;

  constructor(cells: Cells, changer: RowChanger, out: Rewriter, watching: Watching) {
    const { columns } = changer.plan;
    this.#cells = cells;
    this.#changer = changer;
    this.#out = out;
    this.#watching = watching;
    this.#columns = columns.flatMap(({ change: { action } }, column) =>
      action === 'keep' ? [] : [{ column, isDropped: action === 'drop' }],
    );
    const isKept = (column: number) => columns[column]?.change.action === 'keep';
    this.#watched = watching.watched.flatMap((wanted, field) => (wanted && isKept(field - 1) ? [field] : []));
    this.changed = columns.map(() => 0);
  }

  row(days: number): void {
    this.#tell();
    for (const { column, isDropped } of this.#columns) {
      if (isDropped) this.#drop(column + 1);
      else this.#change(column, days);
    }
  }

  leaveOut(): void {
    const cells = this.#cells;
    this.#out.keep(this.#run, cells.start(0));
    this.#run = cells.end(this.changed.length) + 1;
  }

  /** Ends behind the last row. */
  take(end: number): Uint8Array<ArrayBuffer> {
    this.#out.keep(this.#run, end);
    return this.#out.take();
  }

  #tell(): void {
    const { csv } = this.#cells;
    for (const field of this.#watched) {
      if (this.#watching.watch(csv, field, this.#cells.start(field), this.#cells.end(field))) continue;
      this.#watched = this.#watched.filter((one) => one !== field);
    }
  }

  /** With the comma in front of it, which is not in the run where the field before was dropped too. */
  #drop(field: number): void {
    this.#out.keep(this.#run, Math.max(this.#run, this.#cells.start(field) - 1));
    this.#run = this.#cells.end(field);
  }

  #change(column: number, days: number): void {
    const start = this.#cells.start(column + 1);
    const end = this.#cells.end(column + 1);
    // An empty cell stays as it is.
    if (start === end) return;
    const cover = this.#changer.covers[column]?.(this.#cells.csv, start, end);
    if (cover !== undefined) {
      const { head, signs, tail } = cover;
      this.#replace(column, start + head, end - tail, { bytes: signs, length: signs.length });
      return;
    }
    const before = this.#cells.text(column + 1);
    const after = this.#changer.change(column, before, days);
    if (after !== before) this.#replace(column, start, end, encodeScratch(canonicalField(after)));
  }

  #replace(column: number, start: number, end: number, { bytes, length }: Encoded): void {
    this.changed[column] = (this.changed[column] as number) + 1;
    this.#out.keep(this.#run, start);
    this.#out.put(bytes, 0, length, end);
    this.#run = end;
  }
}
