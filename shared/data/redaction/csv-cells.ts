// The cells of canonical CSV, one row after the other: only those that are asked for are read.
import { fieldEnds } from '../field-ends.ts';

const quote = 0x22;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class Cells {
  readonly csv: Uint8Array;
  readonly ends: Uint32Array;
  /** Fields before this row. */
  before = 0;

  /** @param csv whole rows, `_row` first */
  constructor(csv: Uint8Array) {
    this.csv = csv;
    this.ends = fieldEnds(csv);
  }

  start(field: number): number {
    const at = this.before + field;
    return at === 0 ? 0 : (this.ends[at - 1] as number) + 1;
  }

  end(field: number): number {
    return this.ends[this.before + field] as number;
  }

  text(field: number): string {
    const start = this.start(field);
    const end = this.end(field);
    if (this.csv[start] !== quote) return decoder.decode(this.csv.subarray(start, end));
    return decoder.decode(this.csv.subarray(start + 1, end - 1)).replaceAll('""', '"');
  }
}
