// Applies the plan of a table to its rows as canonical CSV: cells that go as they are stay where they are, the others are covered there or read and written anew.
import { type RowReason, rowReasons } from '../../domain/vocabulary.ts';
import { fieldEnds } from '../csv/field-ends.ts';
import { Rewriter } from '../csv/rewriter.ts';
import { Cells } from './csv-cells.ts';
import type { RowChanger } from './row-changer.ts';
import { RowWriter, type Watching } from './row-writer.ts';
import type { CellAt } from './table-plan.ts';

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
  const rowNumber = () => cells.text(0);
  const perRow = changer.plan.columns.length + 1;
  let rows = 0;
  for (; cells.before < ends.length; cells.before += perRow) {
    if (!changer.takesAll && !goes(changer, cellAt, leftOut)) {
      writer.leaveOut();
      continue;
    }
    writer.tell();
    writer.row(changer.daysOf(cellAt, rowNumber));
    rows += 1;
  }
  return { csv: writer.take(csv.length), rows, leftOut: leftOut.result(), changed: [...writer.changed] };
}

function goes(changer: RowChanger, cellAt: CellAt, leftOut: LeftOutCount): boolean {
  const { reason, unreadable } = changer.judge(cellAt);
  if (reason !== undefined) leftOut.add(reason, unreadable.includes(reason));
  return changer.selects(reason, cellAt);
}
