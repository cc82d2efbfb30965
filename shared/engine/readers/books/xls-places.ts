// Where the records of an XLS put their cells: the library lays out what they name, however far that lies.
import type { BookRecord } from './builtin-formats.ts';

/** No program writes more. */
const mostColumns = 16_384;
/** Cells: each begins with its row and its column ([MS-XLS] 2.4.20 and others). */
const cells: ReadonlySet<number> = new Set([
  ...[0x0002, 0x0003, 0x0203, 0x0004, 0x0204, 0x0005, 0x0205, 0x0006, 0x0206, 0x0406],
  ...[0x00bd, 0x00d6, 0x00fd, 0x027e],
]);

export function isBeyondSheet({ type, body }: BookRecord): boolean {
  return cells.has(type) && body.length >= 4 && body.readUInt16LE(2) >= mostColumns;
}

/** Widths may be stated of 65,536 columns: of those beyond a sheet they say nothing. Changes the record in place. */
export function boundColumns(body: Buffer): void {
  if (body.length >= 4 && body.readUInt16LE(2) >= mostColumns) body.writeUInt16LE(mostColumns - 1, 2);
}
