// Knows the rows of the header when they come again: printed lists say them on each page.
import { classesOf } from '../../../data/byte-classes.ts';
import type { ScannedRow } from '../../../data/csv/scanned-row.ts';
import { isEmptyCell, widthOf } from './cells.ts';
import { isValue } from './other-headers.ts';

interface Row {
  readonly cells: readonly string[];
  readonly bytes: readonly Uint8Array[];
  /** The first filled column. */
  readonly first: number;
}

const encoder = new TextEncoder();

function equalsAt(row: ScannedRow, index: number, expected: Uint8Array): boolean {
  const start = index < row.count ? (row.starts[index] as number) : 0;
  const end = index < row.count ? (row.ends[index] as number) : 0;
  if (end - start !== expected.length) return false;
  for (let at = 0; at < expected.length; at += 1) if (row.bytes[start + at] !== expected[at]) return false;
  return true;
}

/** Files laid one behind the other have the second one's byte order mark in front of its header. */
function withMark(cells: readonly string[]): (readonly string[])[] {
  const [first = '', ...others] = cells;
  return [cells, [`\ufeff${first}`, ...others]];
}

export class HeaderRepeat {
  readonly #rows: readonly Row[];

  constructor(header: readonly (readonly string[])[]) {
    const kept = header.map((cells) => cells.slice(0, widthOf(cells))).filter((cells) => cells.length > 0);
    this.#rows = kept.flatMap(withMark).map((cells) => ({
      cells,
      bytes: cells.map((cell) => encoder.encode(cell)),
      first: cells.findIndex((cell) => !isEmptyCell(cell)),
    }));
  }

  /** Whether a row with a value in this column is none of these. */
  isToldBy(column: number): boolean {
    return this.#rows.every(({ bytes }) => {
      const cell = bytes[column];
      return cell !== undefined && !isValue(classesOf(cell, 0, cell.length), cell.length);
    });
  }

  scanned(row: ScannedRow): boolean {
    for (const { bytes, first } of this.#rows) {
      // Nearly all rows differ in their first name already.
      if (!equalsAt(row, first, bytes[first] as Uint8Array)) continue;
      if (bytes.every((cell, index) => equalsAt(row, index, cell)) && row.count <= row.starts.length) return true;
    }
    return false;
  }

  cells(cells: readonly string[]): boolean {
    return this.#rows.some(
      ({ cells: names, first }) =>
        names[first] === cells[first] &&
        names.length === widthOf(cells) &&
        names.every((name, index) => name === cells[index]),
    );
  }
}
