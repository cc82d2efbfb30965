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
import type { SealedPart } from '../bulk/messages.ts';
import type { RowBlock } from '../vault/block-codec.ts';
import { type CutPart, cutter } from './cut-parts.ts';
import { inOrder } from './in-order.ts';
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
  readonly blocks: Iterable<RowBlock>;
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

/** Parts under way at once: one for each worker thread and one that is being cut. */
const ahead = 3;

export async function sealTable(table: TableToSeal, sealing: Sealing): Promise<SealedTable> {
  const kept = table.columns.filter(({ action }) => action !== 'drop');
  const header = utf8(canonicalRow([rowColumn, ...kept.map(({ name }) => name)]));
  const keep = [true, ...table.columns.map(({ action }) => action !== 'drop')];
  const cut = cutter(header, keep, rowsOf(table.blocks));
  const parts: ManifestPart[] = [];
  const entries: ReadyEntry[] = [];
  let rows = 0;
  for await (const { part, sealed } of inOrder(cut.parts(), ahead, (part) => sealOne(part, sealing))) {
    sealing.signal.throwIfAborted();
    await sealing.spool.append(sealed.ciphertext);
    const { bytes, open } = sealing.spool.cut();
    const path = `data/${table.id}-${String(parts.length + 1).padStart(5, '0')}.csv.zst.age`;
    parts.push({
      path,
      bytes,
      sha256: sealed.sha256,
      csv_bytes: sealed.csvBytes,
      first_row: rows + 1,
      rows: part.rows,
    });
    entries.push({ path, size: bytes, crc32: sealed.crc32, sha256: sealed.sha256, open });
    rows += part.rows;
    sealing.progress(part.rows);
  }
  const columns = table.columns.map(({ name: _, ...column }) => column);
  const named = table.columns.flatMap((column, index) => {
    if (column.action === 'drop') return [];
    const sum = cut.sums[index + 1];
    const counts = isCounted(column) && sum?.exact === true && sum.cells > 0;
    const total = counts ? { sum: formatDecimal(sum.value) } : {};
    return [{ id: column.id, name: column.name, ...total }];
  });
  return {
    manifest: { columns, id: table.id, left_out: [], parts },
    descriptor: { columns: named, id: table.id, left_out: [], name: table.name, rows },
    entries,
    rows,
  };
}

const moneyTypes = new Set(['prepaid_balance', 'transaction', 'income']);

/** Amounts and counts have a total that means something; the sum of phone numbers does not. */
function isCounted({ class: piClass, pi }: ColumnToSeal): boolean {
  return piClass === 'N' || moneyTypes.has(pi);
}

function* rowsOf(blocks: Iterable<RowBlock>) {
  for (const { csv } of blocks) yield csv;
}

async function sealOne(part: CutPart, sealing: Sealing): Promise<{ part: CutPart; sealed: SealedPart }> {
  const sealed = await sealing.bulk.sealPart({ csv: part.csv, recipient: sealing.recipient }, sealing.signal);
  return { part, sealed };
}
