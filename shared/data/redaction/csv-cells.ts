// The cells of canonical CSV, one row after the other: only those that are asked for are read.
import { cellText } from '../csv/cell-text.ts';
import { fieldEnds, fieldStart } from '../csv/field-ends.ts';

export class Cells {
  readonly csv: Uint8Array;
  readonly ends: Uint32Array;
  /** Fields before this row. */
  before = 0;

  /** @param csv whole rows, `_row` first. @param ends of their fields */
  constructor(csv: Uint8Array, ends = fieldEnds(csv)) {
    this.csv = csv;
    this.ends = ends;
  }

  start(field: number): number {
    return fieldStart(this.ends, this.before + field);
  }

  end(field: number): number {
    return this.ends[this.before + field] as number;
  }

  text(field: number): string {
    return cellText(this.csv, this.start(field), this.end(field));
  }
}
