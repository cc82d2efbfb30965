// Stored blocks into the rows of a part, as a worker does it: unpacked, the columns that stay behind taken off, the totals made.
import { projectCsv } from '../../data/project-csv.ts';
import { concat } from '../../format/bytes.ts';
import { decimalSum } from '../../format/package/decimal.ts';
import { release } from '../memory.ts';
import { unpackBlock } from '../vault/rows/block-codec.ts';
import type { ProjectedRows, ProjectRowsJob } from './messages.ts';

/** @throws vault.damaged */
export function projectRows({ blocks, keep, summed }: ProjectRowsJob): ProjectedRows {
  const sums = summed.map((wanted) => (wanted ? decimalSum() : undefined));
  const watched = [...summed];
  const watch = (csv: Uint8Array, field: number, start: number, end: number) =>
    sums[field]?.add(csv, start, end) === true;
  let rows = 0;
  const pieces = blocks.map((block) => {
    const csv = unpackBlock(block);
    const projected = projectCsv(csv, { keep, watched, watch });
    release(csv);
    release(block.bytes);
    rows += projected.rows;
    return projected.csv;
  });
  const csv = concat(...pieces);
  for (const piece of pieces) piece.buffer.transfer(0);
  return { csv, rows, sums: sums.map((sum) => sum && { value: sum.value, exact: sum.exact, cells: sum.cells }) };
}
