// The digest of a table's block list: SHA-256 of its header line and one line per block. The log keeps it, seal and doctor recompute it.
import { createHash } from 'node:crypto';
import { HandoverError } from '../../../domain/errors.ts';
import { canonical } from '../../../format/canonical.ts';
import type { ReadableDb } from '../database/database.ts';
import { digestOf } from './block-codec.ts';

export type ListedBlock = {
  readonly ref: number;
  readonly ordinal: number;
  readonly first_row: number;
  readonly last_row: number;
  readonly rows: number;
  readonly csv_bytes: number;
  readonly sha256: string;
};

/** Some 60 MB of rows: the list of a large table would itself be large. */
const listedAtOnce = 256;

/** From an index alone. */
const listed = 'SELECT ref, ordinal, first_row, last_row, rows, csv_bytes, sha256 FROM blocks WHERE table_ref = ?';

/** All blocks of a table in order, without their bytes. Nothing is locked between two of them, and the one that was given may be changed. */
export function* listBlocks(db: ReadableDb, tableRef: number): Generator<ListedBlock> {
  const behind = db.prepare<[number, number, number], ListedBlock>(
    `${listed} AND ordinal > ? ORDER BY ordinal LIMIT ?`,
  );
  let blocks: ListedBlock[];
  let last = -1;
  do {
    blocks = behind.all(tableRef, last, listedAtOnce);
    yield* blocks;
    last = blocks.at(-1)?.ordinal ?? last;
  } while (blocks.length === listedAtOnce);
}

export function lastBlock(db: ReadableDb, tableRef: number): ListedBlock | undefined {
  return db.prepare<[number], ListedBlock>(`${listed} ORDER BY ordinal DESC LIMIT 1`).get(tableRef);
}

/**
 * SHA-256 of RFC 8785({columns: [{id, name}], name}) LF, then `first_row last_row rows csv_bytes sha256` LF for each block.
 * The digests of the blocks are taken as they stand: `checkBlocks` recomputes them.
 */
export function blockListDigest(db: ReadableDb, tableRef: number): string {
  const hash = createHash('sha256').update(headerLine(db, tableRef));
  for (const block of listBlocks(db, tableRef)) {
    hash.update(`${block.first_row} ${block.last_row} ${block.rows} ${block.csv_bytes} ${block.sha256}\n`);
  }
  return hash.digest('hex');
}

function headerLine(db: ReadableDb, tableRef: number): string {
  const header = db
    .prepare<[number], { name: string; columns: string }>('SELECT name, columns FROM tables WHERE ref = ?')
    .get(tableRef);
  if (header === undefined) throw new HandoverError('unknown.table');
  const columns = (JSON.parse(header.columns) as { id: string; name: string }[]).map(({ id, name }) => ({ id, name }));
  return `${canonical({ columns, name: header.name })}\n`;
}

/** Hashes every block of a table. @throws vault.damaged; `where.row` is the first row of the block */
export function checkBlocks(db: ReadableDb, tableRef: number): void {
  const bytesOf = db.prepare<[number], Uint8Array>('SELECT bytes FROM blocks WHERE ref = ?').pluck();
  for (const block of listBlocks(db, tableRef)) {
    const bytes = bytesOf.get(block.ref);
    if (bytes !== undefined && digestOf(bytes) === block.sha256) continue;
    throw new HandoverError('vault.damaged', { row: block.first_row }, { reason: 'block-digest' });
  }
}
