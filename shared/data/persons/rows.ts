// Tells a counter of persons the rows of canonical CSV, as blocks hold them: `_row` in front.
import type { CountedRows } from '../counted-rows.ts';
import type { RowFields } from '../csv/field-ends.ts';
import type { PersonCounter } from './counter.ts';
import type { PersonColumn } from './parts.ts';

const quote = 0x22;

/**
 * @param columns strong ones first: where they tell, the others need no look
 * @param row the place of its first field in `ends`
 */
export function tellRow(
  counter: PersonCounter,
  columns: readonly PersonColumn[],
  { csv, ends }: RowFields,
  row: number,
): void {
  for (const { part, column } of columns) {
    const field = row + column + 1;
    const start = (ends[field - 1] as number) + 1;
    const inside = csv[start] === quote ? 1 : 0;
    if (counter.part(part, csv, start + inside, (ends[field] as number) - inside)) break;
  }
  counter.endRow();
}

/** The same of all rows, to a counter without links. */
export function tellRows(counter: PersonCounter, columns: readonly PersonColumn[], rows: CountedRows): void {
  const { fields } = rows;
  rows.tellBy(columns, counter.key);
  for (let row = 0; row < fields.ends.length; row += fields.perRow) {
    const read = rows.digests(row);
    if (read.end > row) counter.addRows(read);
    row = read.end;
    if (row < fields.ends.length) tellRow(counter, columns, fields, row);
  }
}
