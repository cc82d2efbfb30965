// Says where the parts of a package end in the rows of a table: about every 16 MiB.
import { fieldEnds } from '../../data/csv/field-ends.ts';
import type { Bytes } from '../../format/bytes.ts';
import { release } from '../memory.ts';

/** A part is cut at the first row end behind so many bytes of rows (FORMAT.md 7.8). */
export const cutAfterBytes = 16 * 1024 * 1024;

const lineFeed = 0x0a;

/** Canonical CSV of whole rows, and the last `_row` of the stored ones that they were made from. */
export type Rows = { readonly csv: Bytes; readonly rows: number; readonly lastRow: number };

/** Rows of one part; the last part ends with the table. */
export type PieceOfPart = Rows & { readonly endsPart: boolean };

/** @param pieces rows in order, given away: where one lies across the end of a part, its halves are copied */
export async function* cutParts(pieces: AsyncIterable<Rows>): AsyncGenerator<PieceOfPart> {
  let bytes = 0;
  for await (const piece of pieces) {
    let rest = piece;
    while (bytes + rest.csv.length > cutAfterBytes) {
      const [head, tail] = cutAt(rest, cutAfterBytes - bytes);
      yield { ...head, endsPart: true };
      bytes = 0;
      rest = tail;
    }
    // Counted before it is given away: then it is empty.
    bytes += rest.csv.length;
    if (rest.rows > 0) yield { ...rest, endsPart: false };
  }
}

/** Cuts at the first row end at or after `bytes`. */
function cutAt({ csv, rows, lastRow }: Rows, bytes: number): [Rows, Rows] {
  const { end, before } = firstRows(csv, bytes);
  if (end === csv.length)
    return [
      { csv, rows, lastRow },
      { csv: new Uint8Array(0), rows: 0, lastRow },
    ];
  const head = { csv: csv.slice(0, end), rows: before, lastRow };
  const tail = { csv: csv.slice(end), rows: rows - before, lastRow };
  release(csv);
  return [head, tail];
}

/** Where the row ends that reaches `bytes`, and how many rows end there or before. */
function firstRows(csv: Bytes, bytes: number): { readonly end: number; readonly before: number } {
  let before = 0;
  for (const fieldEnd of fieldEnds(csv)) {
    if (csv[fieldEnd] !== lineFeed) continue;
    before += 1;
    if (fieldEnd + 1 >= bytes) return { end: fieldEnd + 1, before };
  }
  return { end: csv.length, before };
}
