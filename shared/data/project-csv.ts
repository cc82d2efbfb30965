// Picks columns out of canonical CSV (FORMAT.md section 4) as bytes: no string is made for a cell.

const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;

/** The index just behind the field that starts at `start`: that of its comma, its LF, or the end. */
function fieldEnd(csv: Uint8Array, start: number): number {
  let at = start;
  if (csv[at] === quote) {
    at += 1;
    // Inside quotes: a doubled quote is a quote, a single one ends the field.
    while (at < csv.length && !(csv[at] === quote && csv[at + 1] !== quote)) at += csv[at] === quote ? 2 : 1;
    return at + 1;
  }
  while (at < csv.length && csv[at] !== comma && csv[at] !== lineFeed) at += 1;
  return at;
}

/** Told of every cell of a column that stays: `csv[start..end)`, still quoted where it is. */
export type CellWatcher = (field: number, start: number, end: number) => void;

/**
 * The same rows with fewer columns.
 * @param csv whole rows of canonical CSV, each ended by LF
 * @param keep for each field of a row, whether it stays; the first one (`_row`) always does
 */
export function projectCsv(
  csv: Uint8Array<ArrayBuffer>,
  keep: readonly boolean[],
  watch: CellWatcher,
): { readonly csv: Uint8Array<ArrayBuffer>; readonly rows: number } {
  const out = new Uint8Array(csv.length);
  let written = 0;
  let rows = 0;
  let field = 0;
  let at = 0;
  while (at < csv.length) {
    const end = fieldEnd(csv, at);
    if (keep[field] === true) {
      if (field > 0) out[written++] = comma;
      for (let from = at; from < end; from += 1) out[written++] = csv[from] as number;
      watch(field, at, end);
    }
    if (csv[end] === comma) field += 1;
    else {
      out[written++] = lineFeed;
      rows += 1;
      field = 0;
    }
    at = end + 1;
  }
  return { csv: out.subarray(0, written), rows };
}

/** The index behind the first LF that ends a row at or after `from`, or the length where none does. */
export function rowEndAfter(csv: Uint8Array, from: number): number {
  let inQuotes = false;
  for (let at = 0; at < csv.length; at += 1) {
    if (csv[at] === quote) inQuotes = !inQuotes;
    else if (csv[at] === lineFeed && !inQuotes && at + 1 >= from) return at + 1;
  }
  return csv.length;
}
