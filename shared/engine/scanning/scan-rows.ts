// The columns of a table looked through, piece by piece in the order of the rows.

import { fieldEnds, fieldStart } from '../../data/csv/field-ends.ts';
import { ColumnScan } from '../../data/detect/columns/column.ts';
import type { ColumnScanState } from '../../data/detect/columns/state.ts';
import { discard, release } from '../memory.ts';
import { takeBlock } from '../vault/rows/block-codec.ts';
import type { RowsToScan } from './messages.ts';

/** So many rows are looked through column by column, so that their bytes are still at hand for the next one. */
const rowsAtOnce = 64;

/** What the columns of one table hold. */
export class RowScan {
  readonly #scans: readonly ColumnScan[];

  /** @param columns their names */
  constructor(columns: readonly string[]) {
    this.#scans = columns.map((name) => new ColumnScan(name));
  }

  /** @param rows are freed. @throws vault.damaged */
  add(rows: RowsToScan): void {
    const csv = 'csv' in rows ? rows.csv : takeBlock(rows.block);
    const ends = ('ends' in rows ? rows.ends : undefined) ?? fieldEnds(csv);
    const step = rowsAtOnce * (this.#scans.length + 1);
    for (let first = 0; first < ends.length; first += step) {
      this.#addFields(csv, ends, first, Math.min(ends.length, first + step));
    }
    if ('csv' in rows) release(csv);
    else discard(csv);
    ends.buffer.transfer(0);
  }

  /** The fields of whole rows, from `first` to `last`. */
  #addFields(csv: Uint8Array, ends: Uint32Array, first: number, last: number): void {
    const perRow = this.#scans.length + 1;
    for (const [column, scan] of this.#scans.entries()) {
      // `_row` is the first field.
      for (let field = first + column + 1; field < last; field += perRow) {
        scan.addCell(csv, fieldStart(ends, field), ends[field] as number);
      }
    }
  }

  states(): ColumnScanState[] {
    return this.#scans.map((scan) => scan.state());
  }
}
