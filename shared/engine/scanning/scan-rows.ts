// The columns of a table looked through, piece by piece in the order of the rows.

import { fieldEnds } from '../../data/csv/field-ends.ts';
import { ColumnScan, scanRows } from '../../data/detect/columns/column.ts';
import type { ColumnScanState } from '../../data/detect/columns/state.ts';
import { utf8 } from '../../format/bytes.ts';
import { discard, release } from '../memory.ts';
import { takeBlock } from '../vault/rows/block-codec.ts';
import type { RowsToScan } from './messages.ts';

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
    // `_row` is the first field.
    scanRows({ csv, ends, perRow: this.#scans.length + 1 }, this.#scans);
    if ('csv' in rows) release(csv);
    else discard(csv);
    ends.buffer.transfer(0);
  }

  states(): ColumnScanState[] {
    return this.#scans.map((scan) => scan.state());
  }
}

/** What most tables have: a name, an address and a number in a text. */
const ordinary = '1,"请联系王小明经理,北京市朝阳区建国路1号,电话 13800138000"\n';

/** Words and patterns are laid out when a text is first looked at, and most of them by one such row: there is time for it before rows come. */
export function warmUp(): void {
  new RowScan(['备注']).add({ csv: utf8(ordinary) });
}
