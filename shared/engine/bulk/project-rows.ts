// Stored blocks into the rows of a part, as a worker does it: unpacked, rows and columns that stay behind taken off, cells changed, totals made.
import { scanText } from '../../data/detect.ts';
import { type CellWatcher, projectCsv } from '../../data/project-csv.ts';
import { type ChangedCsv, changeCsv, type LeftOut } from '../../data/redaction/change-csv.ts';
import { isPlain, RowChanger } from '../../data/redaction/table-plan.ts';
import { type Bytes, concat } from '../../format/bytes.ts';
import { decimalSum } from '../../format/package/decimal.ts';
import { release } from '../memory.ts';
import { tokenMac } from '../seal/token-mac.ts';
import { unpackBlock } from '../vault/rows/block-codec.ts';
import type { ProjectedRows, ProjectRowsJob } from './messages.ts';

type ChangeRows = (csv: Bytes, watch: CellWatcher) => ChangedCsv;

/** Where no cell changes and every row goes, columns are only taken off. */
function takingOff({ plan, summed }: ProjectRowsJob): ChangeRows {
  const keep = [true, ...plan.columns.map(({ change }) => change.action === 'keep')];
  const watched = [...summed];
  return (csv, watch) => ({ ...projectCsv(csv, { keep, watched, watch }), leftOut: [], changed: [] });
}

function changing({ plan, summed, tokenKey }: ProjectRowsJob): ChangeRows {
  const changer = new RowChanger(plan, { hmac: tokenMac(tokenKey), scan: scanText });
  return (csv, watch) => changeCsv(csv, changer, { watched: summed, watch });
}

/** @throws vault.damaged */
export function projectRows(job: ProjectRowsJob): ProjectedRows {
  const { blocks, plan, summed } = job;
  const sums = summed.map((wanted) => (wanted ? decimalSum() : undefined));
  const watch: CellWatcher = (csv, field, start, end) => sums[field]?.add(csv, start, end) === true;
  const changeRows = isPlain(plan) ? takingOff(job) : changing(job);
  const leftOut: LeftOut[] = [];
  const changed = plan.columns.map(() => 0);
  let rows = 0;
  const pieces = blocks.map((block) => {
    const csv = unpackBlock(block);
    const piece = changeRows(csv, watch);
    release(csv);
    release(block.bytes);
    rows += piece.rows;
    leftOut.push(...piece.leftOut);
    for (const [column, cells] of piece.changed.entries()) changed[column] = (changed[column] ?? 0) + cells;
    return piece.csv;
  });
  const csv = concat(...pieces);
  for (const piece of pieces) piece.buffer.transfer(0);
  const totals = sums.map((sum) => sum && { value: sum.value, exact: sum.exact, cells: sum.cells });
  return { csv, rows, sums: totals, leftOut, changed };
}
