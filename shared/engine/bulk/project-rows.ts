// Stored blocks into the rows of a part, as a worker does it: unpacked, rows and columns that stay behind taken off, cells changed, totals made.
import { ValueFilter } from '../../data/containment/value-filter.ts';
import { gatherValues, noValues, sumOfCounts } from '../../data/containment/withheld-values.ts';
import { fieldEnds, type RowFields } from '../../data/csv/field-ends.ts';
import { projectCsv } from '../../data/csv/project.ts';
import { type ChangedCsv, changeCsv, type LeftOut } from '../../data/redaction/change-csv.ts';
import { RowChanger } from '../../data/redaction/row-changer.ts';
import type { Watching } from '../../data/redaction/row-writer.ts';
import { isPlain, needsScan, type TablePlan } from '../../data/redaction/table-plan.ts';
import type { ScanText } from '../../data/redaction/text.ts';
import { HandoverError } from '../../domain/errors.ts';
import { type Bytes, concat } from '../../format/bytes.ts';
import { discard } from '../memory.ts';
import { tokenMac } from '../seal/token-mac.ts';
import { takeBlock } from '../vault/rows/block-codec.ts';
import { GoingTotals } from './going-totals.ts';
import type { Gathering, ProjectedRows, ProjectRowsJob } from './messages.ts';

type ChangeRows = (csv: Bytes, ends: Uint32Array<ArrayBuffer> | undefined) => ChangedCsv;

/** Where no cell changes and every row goes, columns are only taken off. */
function takingOff({ plan }: ProjectRowsJob, { watched, watch }: GoingTotals): ChangeRows {
  const keep = [true, ...plan.columns.map(({ change }) => change.action === 'keep')];
  return (csv) => ({ ...projectCsv(csv, { keep, watched, watch }), leftOut: [], changed: [] });
}

const noWatch: Watching = { watched: [], watch: () => false };

/** The detector has many modules: only who needs it loads it. */
async function scanFor(plan: TablePlan): Promise<ScanText> {
  if (needsScan(plan)) return (await import('../../data/detect.ts')).scanText;
  return () => {
    throw new HandoverError('bug', {}, { part: 'scan' });
  };
}

async function changing({ plan, tokenKey }: ProjectRowsJob, totals: GoingTotals): Promise<ChangeRows> {
  const changer = new RowChanger(plan, { hmac: tokenMac(tokenKey), scan: await scanFor(plan) });
  if (!changer.takesAll) return (csv, ends) => changeCsv(csv, changer, totals, ends);
  const perRow = plan.columns.length + 1;
  return (csv, ends = fieldEnds(csv)) => {
    totals.addAll({ csv, ends, perRow });
    return changeCsv(csv, changer, noWatch, ends);
  };
}

/** Gathers values of blocks while they are unpacked and their field ends are known. */
class Gatherer {
  count = noValues;
  readonly #withheld: readonly number[];
  readonly #filter: ValueFilter;

  constructor({ withheld, filter }: Gathering) {
    this.#withheld = withheld;
    this.#filter = new ValueFilter(filter);
  }

  add(rows: RowFields): void {
    this.count = sumOfCounts(this.count, gatherValues(rows, this.#withheld, this.#filter));
  }
}

/** @throws vault.damaged */
export async function projectRows(job: ProjectRowsJob): Promise<ProjectedRows> {
  const { blocks, plan } = job;
  const gatherer = job.gather && new Gatherer(job.gather);
  const totals = new GoingTotals(job);
  const changeRows = isPlain(plan) ? takingOff(job, totals) : await changing(job, totals);
  const leftOut: LeftOut[] = [];
  const changed = plan.columns.map(() => 0);
  let rows = 0;
  const pieces = blocks.map((block) => {
    const csv = takeBlock(block);
    const ends = gatherer && fieldEnds(csv);
    if (ends !== undefined) gatherer?.add({ csv, ends, perRow: plan.columns.length + 1 });
    const piece = changeRows(csv, ends);
    // As a rule the rows that go lie where the stored ones lay.
    if (piece.csv.buffer !== csv.buffer) discard(csv);
    ends?.buffer.transfer(0);
    rows += piece.rows;
    leftOut.push(...piece.leftOut);
    for (const [column, cells] of piece.changed.entries()) changed[column] = (changed[column] ?? 0) + cells;
    return piece.csv;
  });
  const csv = concat(...pieces);
  for (const piece of pieces) piece.buffer.transfer(0);
  const lastRow = blocks.at(-1)?.lastRow ?? 0;
  return { csv, rows, sums: totals.sums(), leftOut, changed, lastRow, gathered: gatherer?.count };
}
