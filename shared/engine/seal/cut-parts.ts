// Cuts the rows of a table into the parts of a package: the kept columns, the control totals, about 16 MiB each.
import { projectCsv, rowEndAfter } from '../../data/project-csv.ts';
import { type Bytes, concat } from '../../format/bytes.ts';
import { type DecimalSum, decimalSum } from '../../format/package/decimal.ts';

/** A part is cut at the first row end behind so many bytes of rows (FORMAT.md 7.8). */
export const cutAfterBytes = 16 * 1024 * 1024;

export type CutPart = {
  /** Header line and rows: canonical CSV. */
  readonly csv: Bytes;
  readonly rows: number;
};

export type Cutter = {
  parts(): AsyncGenerator<CutPart>;
  /** One for each field of a row, `_row` first; complete when `parts` has ended. */
  readonly sums: readonly DecimalSum[];
};

/**
 * @param header canonical header line of the kept columns, with its LF
 * @param keep for each field of a stored row, `_row` first, whether it goes
 * @param blocks rows of canonical CSV, whole rows in each
 */
export function cutter(
  header: Bytes,
  keep: readonly boolean[],
  blocks: Iterable<Bytes> | AsyncIterable<Bytes>,
): Cutter {
  const sums = keep.map(() => decimalSum());
  return { sums, parts: () => cut(header, projected(keep, blocks, sums)) };
}

async function* projected(
  keep: readonly boolean[],
  blocks: Iterable<Bytes> | AsyncIterable<Bytes>,
  sums: readonly DecimalSum[],
): AsyncGenerator<CutPart> {
  const watched = keep.map((_, field) => field > 0);
  const watch = (csv: Uint8Array, field: number, start: number, end: number) =>
    sums[field]?.add(csv, start, end) === true;
  for await (const block of blocks) yield projectCsv(block, { keep, watched, watch });
}

/** A table without rows has one part, with the header alone. */
async function* cut(header: Bytes, blocks: AsyncIterable<CutPart>): AsyncGenerator<CutPart> {
  let pending: Bytes[] = [];
  let bytes = 0;
  let rows = 0;
  let parts = 0;
  for await (const block of blocks) {
    let rest = block.csv;
    let restRows = block.rows;
    while (bytes + rest.length > cutAfterBytes) {
      const end = rowEndAfter(rest, cutAfterBytes - bytes);
      const head = rest.subarray(0, end);
      const headRows = end === rest.length ? restRows : countRowEnds(head);
      yield { csv: concat(header, ...pending, head), rows: rows + headRows };
      rest = rest.subarray(end);
      restRows -= headRows;
      pending = [];
      bytes = 0;
      rows = 0;
      parts += 1;
    }
    if (rest.length > 0) pending.push(rest);
    bytes += rest.length;
    rows += restRows;
  }
  if (rows > 0 || parts === 0) yield { csv: concat(header, ...pending), rows };
}

function countRowEnds(csv: Bytes): number {
  let rows = 0;
  for (let at = 0; at < csv.length; rows += 1) at += rowEndAfter(csv.subarray(at), 0);
  return rows;
}
