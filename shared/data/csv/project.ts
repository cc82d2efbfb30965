// Picks columns out of canonical CSV (FORMAT.md section 4) as bytes: no string is made for a cell.
import { fieldEnds } from './field-ends.ts';

const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;
/** Shorter runs are copied faster by hand than by a call. */
const shortRun = 24;

/**
 * Told of cells of the columns that are watched: `csv[start..end)`, still quoted where it is.
 * @returns false to hear no more of this column
 */
export type CellWatcher = (csv: Uint8Array, field: number, start: number, end: number) => boolean;

/** Which fields of a row stay, and which are watched; `watched` is changed as watchers lose interest. */
export type Projection = {
  readonly keep: readonly boolean[];
  readonly watched: boolean[];
  readonly watch: CellWatcher;
};

/** The index just behind the field that starts at `start`: that of its comma, its LF, or the end. */
export function fieldEnd(csv: Uint8Array, start: number): number {
  if (csv[start] === quote) return quotedEnd(csv, start + 1);
  const { length } = csv;
  for (let at = start; at < length; at += 1) {
    const byte = csv[at] as number;
    // Nearly all bytes lie above the comma.
    if (byte <= comma && (byte === comma || byte === lineFeed)) return at;
  }
  return length;
}

/** A doubled quote is a quote, a single one ends the field. */
function quotedEnd(csv: Uint8Array, from: number): number {
  let at = from;
  while (at < csv.length && !(csv[at] === quote && csv[at + 1] !== quote)) at += csv[at] === quote ? 2 : 1;
  return at + 1;
}

/** Both may be one array, if `at` is not behind `start`. Returns the place behind what was written. */
export function copyRun(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
  if (end - start > shortRun) to.set(from.subarray(start, end), at);
  else for (let index = start, into = at; index < end; index += 1, into += 1) to[into] = from[index] as number;
  return at + end - start;
}

/**
 * The same rows with fewer columns. Neighbouring fields that stay are copied in one run, over row ends too.
 * @param csv whole rows of canonical CSV, each ended by LF; the first field of a row (`_row`) always stays
 */
export function projectCsv(
  csv: Uint8Array<ArrayBuffer>,
  { keep, watched, watch }: Projection,
): { readonly csv: Uint8Array<ArrayBuffer>; readonly rows: number } {
  const out = new Uint8Array(csv.length);
  let written = 0;
  let rows = 0;
  let field = 0;
  let run = 0;
  let at = 0;
  for (const end of fieldEnds(csv)) {
    if (keep[field] !== true) {
      // What was kept before goes without the comma in front of this field; the run goes on at the sign behind it.
      written = copyRun(csv, run, Math.max(run, at - 1), out, written);
      run = end;
    } else if (watched[field] === true) watched[field] = watch(csv, field, at, end);
    if (csv[end] === comma) field += 1;
    else {
      rows += 1;
      field = 0;
    }
    at = end + 1;
  }
  written = copyRun(csv, run, csv.length, out, written);
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
