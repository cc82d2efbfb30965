// Compares the rows that another program reads with those that ours took: each must be among theirs, in order, and none of theirs be lost.
import { expect } from 'vitest';
import type { ReadBack } from '../support/awkward-files.ts';

export type Agree = (ours: string, theirs: unknown, column: string) => boolean;

/** Theirs may be shorter than the table is wide; `isEmpty` tells a row that no one counts. */
export function expectAmong(
  back: ReadBack,
  theirs: readonly (readonly unknown[])[],
  agree: Agree,
  isEmpty: (row: readonly unknown[]) => boolean,
): void {
  let at = 0;
  for (const row of back.rows) {
    const found = theirs.findIndex(
      (cells, index) =>
        index >= at && row.every((cell, column) => agree(cell, cells[column], back.columns[column] ?? '')),
    );
    expect(found, `${back.record.file}: ${JSON.stringify(row)}`).toBeGreaterThanOrEqual(0);
    at = found + 1;
  }
  const { counts, header_rows: header } = back.record;
  const filled = theirs.filter((row) => !isEmpty(row)).length;
  expect(filled, back.record.file).toBe(counts.read - (counts.aside.blank ?? 0) + header);
}
