// Small questions about the fields of a scanned row.

import type { ScannedRow } from '../../../data/csv/scanned-row.ts';
import { mark } from '../../../data/csv/scanner.ts';
import { decode } from '../text/utf8.ts';

/** Ctrl-Z, which DOS puts behind the last line. */
const endOfFile = 0x1a;

/** The first field from `from` on that holds something; -1 if none does. */
export function filledFrom({ starts, ends, count }: ScannedRow, from: number, width: number): number {
  const limit = Math.min(count, width);
  for (let index = from; index < limit; index += 1) if (starts[index] !== ends[index]) return index;
  return -1;
}

export function textsOf(row: ScannedRow, width: number): string[] {
  return Array.from({ length: Math.min(row.count, width) }, (_, index) =>
    decode(row.bytes, row.starts[index] ?? 0, row.ends[index] ?? 0),
  );
}

/** No field holds more than spaces, and none is quoted: `""` alone in a row is a value. */
export function isBlank(row: ScannedRow): boolean {
  if (row.rowMarks & ~mark.changed) return false;
  const kept = Math.min(row.count, row.starts.length);
  for (let index = 0; index < kept; index += 1) {
    for (let at = row.starts[index] ?? 0; at < (row.ends[index] ?? 0); at += 1) {
      const byte = row.bytes[at];
      if (byte !== 0x20 && byte !== 0x09 && byte !== endOfFile) return false;
    }
  }
  return row.count <= row.starts.length && row.nulls.length === 0;
}

export function hasContentBehind(row: ScannedRow, width: number): boolean {
  if (row.count > row.starts.length) return true;
  for (let index = width; index < row.count; index += 1) if (row.starts[index] !== row.ends[index]) return true;
  return false;
}
