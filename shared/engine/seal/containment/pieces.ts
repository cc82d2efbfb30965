// Rows that go in pieces for the workers, beside the stored blocks that they were made from.
import { endOfRows } from '../../../data/containment/row-places.ts';
import { rowEndAfter } from '../../../data/project-csv.ts';
import { rowNumber } from '../../../data/row-blocks.ts';
import { HandoverError } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { release } from '../../memory.ts';
import type { PackedBlock } from '../../vault/rows/block-codec.ts';
import { inPieces } from '../in-pieces.ts';
import type { GoingTable, StoredTable } from './tables.ts';

export type Piece = { readonly blocks: readonly PackedBlock[]; readonly csv: Bytes };

/** The rows of each part without their header, opened one after the other. The memory of one is freed when the next is asked for. */
export async function* openedParts({ parts }: GoingTable): AsyncGenerator<Bytes> {
  for (const open of parts) {
    const csv = await open();
    yield csv.subarray(rowEndAfter(csv, 1));
    release(new Uint8Array(csv.buffer));
  }
}

/** All rows that go, each beside the blocks it was stored in. @throws bug if a row goes that was not stored */
export async function* piecesBeside(stored: StoredTable, going: GoingTable): AsyncGenerator<Piece> {
  const pieces = inPieces(stored.blocks());
  let blocks: PackedBlock[] = [];
  for await (const csv of openedParts(going)) {
    for (let at = 0; at < csv.length; ) {
      const row = rowNumber(csv, at);
      while ((blocks.at(-1)?.lastRow ?? 0) < row) blocks = nextOf(pieces, row);
      const end = endOfRows(csv, at, blocks.at(-1)?.lastRow ?? 0);
      yield { blocks: blocks.map(copyOf), csv: csv.slice(at, end) };
      at = end;
    }
  }
}

/** To be given away: the next part may hold more rows of the block. */
const copyOf = (block: PackedBlock): PackedBlock => ({ ...block, bytes: new Uint8Array(block.bytes) });

function nextOf(pieces: Generator<PackedBlock[]>, row: number): PackedBlock[] {
  const { value } = pieces.next();
  if (value === undefined) throw new HandoverError('bug', { row }, { reason: 'row-not-stored' });
  return value;
}
