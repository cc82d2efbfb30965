// One table looked through for a preview: all rows that its rules let go are counted, and some of them drawn at random.
import { randomBytes, randomInt } from 'node:crypto';
import { rowCells } from '../../../data/csv/row-cells.ts';
import { RandomRows } from '../../../data/preview/random-rows.ts';
import { type Sample, type SampledColumn, sampleOf } from '../../../data/preview/sample.ts';
import { type Treatment, treatmentOf } from '../../../data/preview/treatment.ts';
import { type CountLine, ValueCounts } from '../../../data/preview/value-counts.ts';
import { drop, keep, withChanges } from '../../../data/redaction/table-plan.ts';
import { release } from '../../memory.ts';
import { decode } from '../../readers/text/utf8.ts';
import { type Projecting, projectedRows } from '../../seal/projected-rows.ts';
import type { TableToSeal } from '../../seal/seal-table.ts';
import { tokenMac } from '../../seal/token-mac.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { readRows } from '../../vault/rows/block-store.ts';

export type PreviewWanted = {
  /** The smallest group of rows that agree in what others may know. */
  readonly k: number;
  /** In the sample of a table, at most. */
  readonly rows: number;
};

/** Between the 5 of a controlled data room and the 20 for outsiders (law notes, part c), as the smallest count that is shown. */
export const usualPreview: PreviewWanted = { k: 10, rows: 200 };

export type Previewing = Projecting & {
  readonly db: ReadableDb;
  progress(rows: number): void;
};

/** `sample` has a decision for each column of the table; undefined if too few rows are alike. */
export type Looked = { readonly counts: readonly CountLine[]; readonly sample: Sample | undefined };

/** Rows that tell what a column is that the catalogue does not know. */
const tellingRows = 500;

/** @throws cancelled, vault.damaged */
export async function lookThrough(table: TableToSeal, wanted: PreviewWanted, previewing: Previewing): Promise<Looked> {
  const { db, progress } = previewing;
  const treatments = treatmentsOf(db, table);
  const isShown = (at: number) => treatments[at]?.as !== 'nothing';
  const shown = table.columns.flatMap(({ id, name, pi }, at) => {
    const treatment = treatments[at];
    return treatment === undefined || !isShown(at) ? [] : [{ id, name, pi, treatment }];
  });
  const rows = new RandomRows<readonly string[]>(wanted.rows, randomInt);
  const counts = new ValueCounts(shown);
  // As they are: codes and coarser values are made of these.
  const plan = withChanges(table.plan, (_, at) => (isShown(at) ? keep : drop));
  for await (const { csv } of projectedRows({ ...table, plan }, previewing)) {
    const before = rows.seen;
    for (const [, ...cells] of rowCells(decode(csv, 0, csv.length), shown.length + 1)) {
      counts.add(cells);
      rows.add(cells);
    }
    release(csv);
    progress(rows.seen - before);
  }
  return { counts: counts.lines(), sample: withDropped(table, treatments, sampled(shown, rows.result(), wanted.k)) };
}

function treatmentsOf(db: ReadableDb, { columns, id }: TableToSeal): Treatment[] {
  const rows = readRows(db, id, 0, tellingRows);
  return columns.map((column, at) =>
    treatmentOf(
      column,
      rows.map(({ cells }) => cells[at] ?? ''),
    ),
  );
}

/** The key of the codes is of this table in this preview alone: nobody can join them with anything, the seller neither. */
function sampled(shown: readonly SampledColumn[], rows: readonly (readonly string[])[], k: number): Sample | undefined {
  const key = randomBytes(32);
  const sample = sampleOf(shown, rows, { k, hmac: tokenMac(key) });
  key.fill(0);
  return sample;
}

/** With a decision for each column of the table. */
function withDropped(table: TableToSeal, treatments: readonly Treatment[], sample: Sample | undefined) {
  if (sample === undefined) return undefined;
  const decisions = table.columns.map(({ id }, at): Sample['decisions'][number] => {
    const treatment = treatments[at];
    const reason = treatment?.as === 'nothing' ? treatment.reason : 'unplaced';
    return sample.decisions.find((decision) => decision.id === id) ?? { id, action: 'drop', reason };
  });
  return { ...sample, decisions };
}
