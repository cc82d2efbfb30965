// One table into sealed parts: rows stream from the vault through the worker threads into the spool, in order.
import { canonicalRow } from '../../data/csv-writer.ts';
import type { Action, PiClass, Reason } from '../../domain/vocabulary.ts';
import { utf8 } from '../../format/bytes.ts';
import type { ReadyEntry } from '../../format/package/assemble.ts';
import { formatDecimal } from '../../format/package/decimal.ts';
import type { DescriptorTable } from '../../format/package/descriptor.ts';
import type { ManifestPart, ManifestTable } from '../../format/package/manifest.ts';
import { rowColumn } from '../../format/package/names.ts';
import type { Bulk } from '../bulk/bulk.ts';
import type { ProjectedRows } from '../bulk/messages.ts';
import { release } from '../memory.ts';
import type { PackedBlock } from '../vault/rows/block-codec.ts';
import { type ColumnSums, columnSums } from './column-sums.ts';
import { isCounted } from './counted.ts';
import { sealedParts } from './part-stream.ts';
import type { Spool } from './spool.ts';

export type ColumnToSeal = {
  readonly id: string;
  readonly name: string;
  readonly pi: string;
  readonly class: PiClass;
  readonly action: Action;
  readonly reason: Reason;
};

export type TableToSeal = {
  readonly id: string;
  readonly name: string;
  /** For the progress of the work; what is sealed is counted anew. */
  readonly rows: number;
  readonly columns: readonly ColumnToSeal[];
  /** As they are stored: worker threads unpack them. */
  readonly blocks: Iterable<PackedBlock>;
};

export type Sealing = {
  readonly bulk: Bulk;
  readonly spool: Spool;
  /** Of the stage key. */
  readonly recipient: string;
  readonly signal: AbortSignal;
  /** Called with the rows that a part brought. */
  progress(rows: number): void;
};

export type SealedTable = {
  readonly manifest: ManifestTable;
  readonly descriptor: DescriptorTable;
  readonly entries: readonly ReadyEntry[];
  readonly rows: number;
};

export async function sealTable(table: TableToSeal, sealing: Sealing): Promise<SealedTable> {
  const { blocks, columns } = table;
  const { recipient, signal, spool } = sealing;
  const kept = columns.filter(({ action }) => action !== 'drop');
  const sums = columnSums();
  const rowsToSeal = {
    blocks,
    keep: [true, ...columns.map(({ action }) => action !== 'drop')],
    summed: [false, ...columns.map((column) => column.action !== 'drop' && isCounted(column))],
    header: utf8(canonicalRow([rowColumn, ...kept.map(({ name }) => name)])),
    recipient,
    signal,
    projected: (piece: ProjectedRows) => sums.add(piece.sums),
  };
  const parts: ManifestPart[] = [];
  const entries: ReadyEntry[] = [];
  let rows = 0;
  for await (const part of sealedParts(rowsToSeal, sealing.bulk)) {
    signal.throwIfAborted();
    await spool.append(part.ciphertext);
    release(part.ciphertext);
    const { bytes, open } = spool.cut();
    const { sha256 } = part;
    const path = `data/${table.id}-${String(parts.length + 1).padStart(5, '0')}.csv.zst.age`;
    parts.push({ path, bytes, sha256, csv_bytes: part.csvBytes, first_row: rows + 1, rows: part.rows });
    entries.push({ path, size: bytes, crc32: part.crc32, sha256, open });
    rows += part.rows;
    sealing.progress(part.rows);
  }
  const ids = columns.map(({ name: _, ...column }) => column);
  return {
    manifest: { columns: ids, id: table.id, left_out: [], parts },
    descriptor: { columns: namedColumns(table, sums), id: table.id, left_out: [], name: table.name, rows },
    entries,
    rows,
  };
}

function namedColumns({ columns }: TableToSeal, sums: ColumnSums): DescriptorTable['columns'] {
  return columns.flatMap(({ action, id, name }, index) => {
    if (action === 'drop') return [];
    const total = sums.total(index + 1);
    return [{ id, name, ...(total === undefined ? {} : { sum: formatDecimal(total) }) }];
  });
}
