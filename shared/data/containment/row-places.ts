// Places in canonical rows whose first field is `_row`.
import { fieldStart, type RowFields } from '../csv/field-ends.ts';
import { rowNumber } from '../csv/row-blocks.ts';

/** `_row` of the row whose first field is `field`. */
export function rowOf(rows: RowFields, field: number): number {
  return rowNumber(rows.csv, fieldStart(rows.ends, field));
}
