// Places in canonical rows whose first field is `_row`.
import { fieldStart, type RowFields } from '../field-ends.ts';
import { rowNumber } from '../row-blocks.ts';

const quote = 0x22;
const lineFeed = 0x0a;

/** `_row` of the row whose first field is `field`. */
export function rowOf(rows: RowFields, field: number): number {
  return rowNumber(rows.csv, fieldStart(rows.ends, field));
}

/**
 * The index behind the last of the rows from `from` on whose `_row` is at most `last`. The runtime searches for single bytes fastest;
 * most rows have no quotes.
 */
export function endOfRows(csv: Uint8Array, from: number, last: number): number {
  let nextQuote = -1;
  let end = from;
  while (end < csv.length && rowNumber(csv, end) <= last) {
    if (nextQuote < end) nextQuote = placeOf(csv, quote, end);
    const lineEnd = placeOf(csv, lineFeed, end);
    end = nextQuote > lineEnd ? lineEnd + 1 : quotedRowEnd(csv, end);
  }
  return Math.min(end, csv.length);
}

function placeOf(csv: Uint8Array, byte: number, from: number): number {
  const at = csv.indexOf(byte, from);
  return at < 0 ? csv.length : at;
}

function quotedRowEnd(csv: Uint8Array, start: number): number {
  let inQuotes = false;
  let at = start;
  for (; at < csv.length && (inQuotes || csv[at] !== lineFeed); at += 1) {
    if (csv[at] === quote) inQuotes = !inQuotes;
  }
  return at + 1;
}
