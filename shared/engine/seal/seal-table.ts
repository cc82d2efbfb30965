// One table into sealed parts: rows stream from the vault through the worker threads into the spool, in order.
import { canonicalRow } from '../../data/csv/writer.ts';
import type { Action, PiClass, Reason, RowReason } from '../../domain/vocabulary.ts';
import { utf8 } from '../../format/bytes.ts';
import type { ReadyEntry } from '../../format/package/assemble.ts';
import { formatDecimal } from '../../format/package/decimal.ts';
import type { DescriptorTable } from '../../format/package/descriptor.ts';
import type { ManifestPart, ManifestTable } from '../../format/package/manifest.ts';
import { rowColumn } from '../../format/package/names.ts';
import { partPath } from '../../format/package/paths.ts';
import { fewOf } from '../../format/words.ts';
import type { Gathered } from './containment/gathered.ts';
import { withheldColumns } from './containment/plans.ts';
import { isCounted } from './counted.ts';
import { partsOf, type RowsToSeal } from './part-stream.ts';
import type { StoredRows } from './projected-rows.ts';
import { sealToSpool } from './seal-stream.ts';
import type { SealedRows } from './sealed-rows.ts';
import type { Sealing } from './sealing.ts';
import { sourceRisk } from './source-risk.ts';
import { riskMeasureOf, type TableRisk } from './table-risk.ts';
import { TableTally } from './table-tally.ts';

export type ColumnToSeal = {
  readonly id: string;
  readonly name: string;
  readonly pi: string;
  readonly class: PiClass;
  readonly action: Action;
  readonly reason: Reason;
};

/** Whole cells of `column` may be values of `from`, a column of any table that itself stays or is changed. */
export type ExceptionToSeal = {
  readonly column: string;
  readonly from: { readonly table: string; readonly column: string };
  readonly reason: Reason;
};

/** A paper, told by its digest, that the rule for rows on this column rests on. */
export type GroundToSeal = { readonly column: string; readonly rule: RowReason; readonly sha256: string };

/** Its plan is of the same columns. */
export type TableToSeal = StoredRows & {
  readonly id: string;
  readonly name: string;
  /** For the progress of the work; what is sealed is counted anew. */
  readonly rows: number;
  readonly columns: readonly ColumnToSeal[];
  /** A person's exceptions from the containment gate. */
  readonly allowed: readonly ExceptionToSeal[];
  /** What rules for its rows rest on. */
  readonly grounds: readonly GroundToSeal[];
  /** Ids of columns that the program took for secrets, and a person said that they are none. */
  readonly notSecret: readonly string[];
};

export type SealedTable = {
  readonly manifest: ManifestTable;
  readonly descriptor: DescriptorTable;
  readonly entries: readonly ReadyEntry[];
  /** The same entries with their rows; none of a preview, whose rows are not beside stored ones. */
  readonly parts: readonly SealedRows[];
  readonly rows: number;
  /** For each column: cells of the rows that go whose value stays or goes as something else. */
  readonly changed: readonly number[];
  /** Where people could still be recognised in the rows that go; undefined where they are named. */
  readonly risk?: TableRisk | undefined;
  /** Where `risk` is measured: in the source. */
  readonly before?: TableRisk | undefined;
};

/** @param gathered what stays of the rows is put into it, for the containment gate */
export async function sealTable(table: TableToSeal, sealing: Sealing, gathered?: Gathered): Promise<SealedTable> {
  const { columns, plan } = table;
  const tally = new TableTally(plan);
  const risk = riskMeasureOf(columns);
  const rowsToSeal = toSeal(table, sealing, gathered, (piece) => {
    tally.add(piece);
    risk?.add(piece.csv);
    if (piece.gathered !== undefined) gathered?.add(table.id, piece.gathered);
  });
  const parts: ManifestPart[] = [];
  const entries: ReadyEntry[] = [];
  const sealedRows: SealedRows[] = [];
  let rows = 0;
  for await (const { held, frames } of partsOf(rowsToSeal, sealing.bulk)) {
    const path = partPath(table.id, parts.length + 1);
    const entry = await sealToSpool(path, frames, sealing);
    const { size: bytes, sha256 } = entry;
    parts.push({ path, bytes, sha256, csv_bytes: held.csvBytes, first_row: rows + 1, rows: held.rows });
    entries.push(entry);
    sealedRows.push({ entry, headBytes: held.headBytes, pieces: held.pieces });
    rows += held.rows;
    sealing.progress(held.rows);
  }
  const measured = risk?.result();
  const ids = columns.map(({ name: _, ...column }) => column);
  const leftOut = tally.leftOut();
  const few = leftOut.map(({ reason, rows: count }) => ({ reason, rows: fewOf(count) }));
  return {
    manifest: { columns: ids, id: table.id, left_out: few, parts },
    descriptor: { columns: namedColumns(table, tally), id: table.id, left_out: leftOut, name: table.name, rows },
    entries,
    parts: sealedRows,
    rows,
    changed: tally.changed(rows),
    risk: measured,
    before: measured && (await sourceRisk(table, measured.quasi, sealing)),
  };
}

function toSeal(
  table: TableToSeal,
  { signal }: Sealing,
  gathered: Gathered | undefined,
  projected: RowsToSeal['projected'],
): RowsToSeal {
  const { columns, plan } = table;
  const kept = columns.filter(({ action }) => action !== 'drop');
  return {
    rows: table,
    also: {
      summed: [false, ...columns.map((column) => column.action === 'keep' && isCounted(column))],
      ...(gathered && { gather: { withheld: withheldColumns(plan), filter: gathered.filter } }),
    },
    header: utf8(canonicalRow([rowColumn, ...kept.map(({ name }) => name)])),
    signal,
    projected,
  };
}

function namedColumns({ columns }: TableToSeal, tally: TableTally): DescriptorTable['columns'] {
  return columns.flatMap(({ action, id, name }, index) => {
    if (action === 'drop') return [];
    const total = tally.total(index + 1);
    return [{ id, name, ...(total === undefined ? {} : { sum: formatDecimal(total) }) }];
  });
}
