// Remembers what became of the last cells of a column: days, levels and short texts repeat, and a look costs far less than reading.
import type { Encoded } from '../utf8-scratch.ts';

/** What goes instead of the cell `csv[start..end)`, in canonical form, until the next call; undefined if it goes as it is. */
export type ChangeCell = (csv: Uint8Array, start: number, end: number) => Encoded | undefined;

interface Remembered {
  readonly cell: Uint8Array;
  readonly goes: Encoded | undefined;
}

/** Longer ones seldom repeat. */
const longest = 48;
/** A power of two. A cell takes the place of another one with the same hash. */
const places = 256;
/** After so many cells it is seen whether a quarter of them was there before: else looking is given up. */
const trial = 256;

/** The same, for a change of which the bytes of the cell alone decide. */
export function remembering(change: ChangeCell): ChangeCell {
  const known: (Remembered | undefined)[] = Array.from({ length: places }, () => undefined);
  let cells = 0;
  let found = 0;
  return (csv, start, end) => {
    if (end - start > longest || (cells >= trial && found * 4 < trial)) return change(csv, start, end);
    const place = placeOf(csv, start, end);
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

function placeOf(csv: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (csv[at] as number)) | 0;
  return (hash ^ (hash >>> 8)) & (places - 1);
}

function isSame(cell: Uint8Array, csv: Uint8Array, start: number, end: number): boolean {
  if (cell.length !== end - start) return false;
  for (let at = 0; at < cell.length; at += 1) if (cell[at] !== csv[start + at]) return false;
  return true;
}
