// A table of a preview into its one sealed part: few rows, made before; padded, so that its size tells nothing (FORMAT.md 7.4, 7.8).
import { canonicalCsv, canonicalRow } from '../../data/csv/writer.ts';
import { utf8 } from '../../format/bytes.ts';
import { rowColumn } from '../../format/package/names.ts';
import { partPath } from '../../format/package/paths.ts';
import { oneChunk, sealToSpool } from './seal-stream.ts';
import type { ColumnToSeal, SealedTable } from './seal-table.ts';
import type { Sealing } from './sealing.ts';
import { type TableRisk, TableRiskMeasure } from './table-risk.ts';

export type PreviewTable = {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly ColumnToSeal[];
  /** Cells of the columns that are not dropped, in their order. */
  readonly rows: readonly (readonly string[])[];
  /** Ids of the columns that others may know, of all that stand in the rows: what the risk is measured by. */
  readonly quasi: readonly string[];
  /** The risk in the table that they are from. */
  readonly before?: TableRisk | undefined;
};

/** Rows are numbered anew: the number of import would tie each to the same row of a later package. */
export async function sealPreviewTable(table: PreviewTable, sealing: Sealing): Promise<SealedTable> {
  const { before, columns, id, name, rows } = table;
  const kept = columns.filter(({ action }) => action !== 'drop');
  const header = canonicalRow([rowColumn, ...kept.map((column) => column.name)]);
  const csv = utf8(header + canonicalCsv(rows.map((cells, index) => [String(index + 1), ...cells])));
  const counts = { csv_bytes: csv.length, first_row: 1, rows: rows.length };
  const frame = await sealing.bulk.compress({ csv, preview: true }, sealing.signal);
  const entry = await sealToSpool(partPath(id, 1), oneChunk(frame), sealing);
  const { path, size: bytes, sha256 } = entry;
  return {
    manifest: {
      columns: columns.map(({ name: _, ...column }) => column),
      id,
      left_out: [],
      parts: [{ path, bytes, sha256 }],
    },
    descriptor: {
      columns: kept.map((column) => ({ id: column.id, name: column.name })),
      id,
      left_out: [],
      name,
      parts: [counts],
      rows: rows.length,
    },
    entries: [entry],
    parts: [],
    rows: rows.length,
    changed: [],
    risk: riskOf(kept, table),
    before,
  };
}

function riskOf(kept: readonly ColumnToSeal[], { quasi, rows }: PreviewTable): TableRisk | undefined {
  if (quasi.length === 0) return undefined;
  const measure = new TableRiskMeasure(
    kept.map(({ id }) => id),
    quasi,
  );
  for (const cells of rows) measure.addRow(cells);
  return measure.result();
}
