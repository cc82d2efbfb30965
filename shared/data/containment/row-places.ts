// Places in canonical rows whose first field is `_row`.
import { fieldStart, type RowFields } from '../field-ends.ts';
import { rowNumber } from '../row-blocks.ts';

/** `_row` of the row whose first field is `field`. */
export function rowOf(rows: RowFields, field: number): number {
  return rowNumber(rows.csv, fieldStart(rows.ends, field));
}
