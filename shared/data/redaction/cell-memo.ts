// Remembers what became of the last cells of a column: days, levels and short texts repeat, and a look costs far less than reading.
import { hashOfRange, holdsRange } from '../byte-ranges.ts';
import type { Encoded } from '../utf8-scratch.ts';

/** What goes instead of the cell `csv[start..end)`, in canonical form, until the next call; undefined if it goes as it is. */
export type ChangeCell = (csv: Uint8Array, start: number, end: number) => Encoded | undefined;

interface Remembered {
  readonly cell: Uint8Array;
  readonly goes: Encoded | undefined;
}

/** Longer ones seldom repeat. */
const longest = 48;
/** A cell takes the place of another one with the same hash. */
const placeBits = 8;
/** After so many cells it is seen whether a quarter of them was there before: else looking is given up. */
const trial = 256;

/** The same, for a change of which the bytes of the cell alone decide. */
export function remembering(change: ChangeCell): ChangeCell {
  // Grows as needed: most columns of masks never ask.
  const known: (Remembered | undefined)[] = [];
  let cells = 0;
  let found = 0;
  return (csv, start, end) => {
    if (end - start > longest || (cells >= trial && found * 4 < trial)) return change(csv, start, end);
    const place = hashOfRange(csv, start, end) >>> (32 - placeBits);
    const last = known[place];
    const isKnown = last !== undefined && isSame(last.cell, csv, start, end);
    if (cells < trial) {
      cells += 1;
      if (isKnown) found += 1;
    }
    if (isKnown) return last.goes;
    const goes = change(csv, start, end);
    known[place] = { cell: csv.slice(start, end), goes: goes && copyOf(goes) };
    return goes;
  };
}

function copyOf({ bytes, length }: Encoded): Encoded {
  return { bytes: bytes.slice(0, length), length };
}

function isSame(cell: Uint8Array, csv: Uint8Array, start: number, end: number): boolean {
  return cell.length === end - start && holdsRange(cell, 0, csv, start, end);
}
