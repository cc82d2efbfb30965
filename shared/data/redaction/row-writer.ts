// Writes the rows of a table that go over those that it is given: cells are covered where they stand, or read and written anew.
import { cellText } from '../csv/cell-text.ts';
import type { CellWatcher } from '../csv/project.ts';
import type { Rewriter } from '../csv/rewriter.ts';
import { canonicalField } from '../csv/writer.ts';
import { encodeScratch } from '../utf8-scratch.ts';
import { type ChangeCell, remembering } from './cell-memo.ts';
import type { Cells } from './csv-cells.ts';
import type { RowChanger } from './row-changer.ts';

/** Which fields of a row are watched, `_row` first, and who is told of them; `watched` is changed as watchers lose interest. */
export interface Watching {
  readonly watched: boolean[];
  readonly watch: CellWatcher;
}

/** Writes the rows that go. All that stands between two cells that change goes in one run, over row ends too. */
export class RowWriter {
  /** By column. */
  readonly changed: Uint32Array;
  readonly #cells: Cells;
  readonly #changer: RowChanger;
  readonly #out: Rewriter;
  readonly #watching: Watching;
  /** Columns of which not all cells go as they are; without `change`, none goes. */
  readonly #columns: readonly { readonly column: number; readonly change: ChangeCell | undefined }[];
  /** Fields that are watched: fewer and fewer. */
  #watched: readonly number[];
  #days = 0;
  /** Where the run begins that is still to be written. */
  #run = 0;

  constructor(cells: Cells, changer: RowChanger, out: Rewriter, watching: Watching) {
    const { columns } = changer.plan;
    this.#cells = cells;
    this.#changer = changer;
    this.#out = out;
    this.#watching = watching;
    this.#columns = columns.flatMap(({ change: { action } }, column) =>
      action === 'keep' ? [] : [{ column, change: action === 'drop' ? undefined : this.#textChange(column) }],
    );
    const isKept = (column: number) => columns[column]?.change.action === 'keep';
    this.#watched = [...watching.watched.keys()].filter((field) => watching.watched[field] && isKept(field - 1));
    this.changed = new Uint32Array(columns.length);
  }

  /** Its loops and those below make no object: there are millions of rows. @param days by which dates of this row are shifted */
  row(days: number): void {
    this.#days = days;
    const columns = this.#columns;
    for (let index = 0; index < columns.length; index += 1) {
      const { column, change } = columns[index] as (typeof columns)[number];
      if (change === undefined) this.#drop(column + 1);
      else this.#change(column, change);
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

  /** Tells who watches of the row, before it is written. */
  tell(): void {
    const { csv } = this.#cells;
    const watched = this.#watched;
    for (let index = 0; index < watched.length; index += 1) {
      const field = watched[index] as number;
      if (!this.#watching.watch(csv, field, this.#cells.start(field), this.#cells.end(field))) this.#unwatch(field);
    }
  }

  #unwatch(field: number): void {
    this.#watched = this.#watched.filter((one) => one !== field);
    this.#watching.watched[field] = false;
  }

  /** With the comma in front of it, which is not in the run where the field before was dropped too. */
  #drop(field: number): void {
    this.#out.keep(this.#run, Math.max(this.#run, this.#cells.start(field) - 1));
    this.#run = this.#cells.end(field);
  }

  /** For cells that nothing covers on their bytes. */
  #textChange(column: number): ChangeCell {
    const changer = this.#changer;
    const change: ChangeCell = (csv, start, end) => {
      const before = cellText(csv, start, end);
      const after = changer.change(column, before, this.#days);
      return after === before ? undefined : encodeScratch(canonicalField(after));
    };
    const dependsOnRow = changer.plan.columns[column]?.change.action === 'shift';
    return dependsOnRow ? change : remembering(change);
  }

  #change(column: number, change: ChangeCell): void {
    const { csv } = this.#cells;
    const start = this.#cells.start(column + 1);
    const end = this.#cells.end(column + 1);
    // An empty cell stays as it is.
    if (start === end) return;
    const cover = this.#changer.covers[column]?.(csv, start, end);
    if (cover !== undefined) {
      const { head, signs, tail } = cover;
      this.#replace(column, start + head, end - tail, signs, signs.length);
      return;
    }
    const goes = change(csv, start, end);
    if (goes !== undefined) this.#replace(column, start, end, goes.bytes, goes.length);
  }

  #replace(column: number, start: number, end: number, bytes: Uint8Array, length: number): void {
    this.changed[column] = (this.changed[column] as number) + 1;
    this.#out.keep(this.#run, start);
    this.#out.put(bytes, 0, length, end);
    this.#run = end;
  }
}
