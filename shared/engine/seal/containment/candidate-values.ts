// The withheld values that candidates led to, out of the stored rows, a bounded number at a time.
import type { Candidates } from '../../../data/containment/candidates.ts';
import type { FoundValue } from '../../../data/containment/found-values.ts';
import type { PackedBlock } from '../../vault/rows/block-codec.ts';
import { inOrder, piecesAhead } from '../in-order.ts';
import { loadedPieces } from '../in-pieces.ts';
import { withheldColumns } from './plans.ts';
import type { Containing, StoredTable } from './tables.ts';

/** A value of a column of a table; `from` is the column's place, `rows` those that have it. */
export type StoredValue = FoundValue & { readonly stored: StoredTable };

/** Each value once for a column in a batch. */
class Batch {
  readonly #values = new Map<string, StoredValue>();
  /** Of all texts. */
  length = 0;

  add(stored: StoredTable, value: FoundValue): void {
    const key = `${stored.id} ${value.from} ${value.text}`;
    const before = this.#values.get(key);
    this.#values.set(key, { ...value, stored, rows: value.rows + (before?.rows ?? 0) });
    if (before === undefined) this.length += value.text.length;
  }

  values(): StoredValue[] {
    return [...this.#values.values()];
  }
}

/** @param batchLength so many signs of values end a batch. @throws vault.damaged, cancelled */
export async function* candidateValues(
  request: Containing,
  candidates: Candidates,
  batchLength: number,
): AsyncGenerator<StoredValue[]> {
  const lanes = candidates.lanes();
  let batch = new Batch();
  for (const stored of request.tables) {
    for await (const values of valuesOfTable(stored, request, lanes)) {
      for (const value of values) batch.add(stored, value);
      if (batch.length < batchLength) continue;
      yield batch.values();
      batch = new Batch();
    }
  }
  if (batch.length > 0) yield batch.values();
}

async function* valuesOfTable(
  stored: StoredTable,
  { bulk, signal }: Containing,
  candidates: Uint32Array<ArrayBuffer>,
): AsyncGenerator<FoundValue[]> {
  const withheld = withheldColumns(stored);
  if (withheld.length === 0) return;
  const job = { columns: stored.columns.length, withheld, candidates };
  const find = (blocks: PackedBlock[]) => bulk.candidateValues({ ...job, blocks }, signal);
  yield* inOrder(loadedPieces(stored.blocks()), piecesAhead, find);
}
