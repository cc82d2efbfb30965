// A block = zstd(canonical CSV of whole rows, `_row` first, no header), about 256 KiB before compression. Pure: workers use it too.
import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { parseCsv } from '../../../data/csv/text.ts';
import { canonicalRow } from '../../../data/csv/writer.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { type Bytes, utf8 } from '../../../format/bytes.ts';
import { chunkFor, plain, release, shrunk, zstdBound } from '../../memory.ts';

/** Rows of a table, in order. `firstRow` and `lastRow` are their `_row` numbers; gaps are rows left out. */
export type RowBlock = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly rows: number;
  readonly csv: Bytes;
};

/** A block as it is stored. `sha256` is that of `bytes`, as hex. */
export type PackedBlock = Omit<RowBlock, 'csv'> & {
  readonly csvBytes: number;
  readonly sha256: string;
  readonly bytes: Uint8Array;
};

/** What is known of a block before it is read. */
export type BlockPlace = Omit<PackedBlock, 'bytes'>;

/** A block that is read when it is asked for. */
export type StoredBlock = {
  readonly place: BlockPlace;
  /** Reads it, each time anew. @throws vault.damaged */
  load(): PackedBlock;
};

/** A row as a screen shows it: its stable number, and the cells in the order of the columns. */
export type Row = { readonly row: number; readonly cells: string[] };

/** What writers aim at; a block of one long row is larger. */
export const blockTarget = 256 * 1024;

const lineFeed = 0x0a;
const quote = 0x22;
/**
 * Rows of a table repeat in long pieces, near by: the small table and the long match take a fifth off the time and make blocks 3 % larger.
 * Without a checksum of zstd's own: the SHA-256 beside the block says more, and is looked at first.
 */
const parameters = {
  [constants.ZSTD_c_compressionLevel]: 1,
  [constants.ZSTD_c_hashLog]: 12,
  [constants.ZSTD_c_minMatch]: 7,
};

export function packBlock(block: RowBlock): PackedBlock {
  const { csv, ...place } = block;
  const bytes = shrunk(zstdCompressSync(csv, { chunkSize: chunkFor(zstdBound(csv.length)), params: parameters }));
  return { ...place, csvBytes: csv.length, sha256: digestOf(bytes), bytes };
}

/** @throws vault.damaged unless the bytes are those that were stored */
export function unpackBlock(block: PackedBlock): Bytes {
  return shrunk(unpackLoose(block));
}

function unpackLoose(block: PackedBlock): Bytes {
  if (digestOf(block.bytes) !== block.sha256) throw damaged('block-digest');
  const csv = decompress(block);
  if (csv.length !== block.csvBytes) throw damaged('block-size');
  return csv;
}

/**
 * Unpacks a block that nobody will read again: its memory is freed. The rows lie alone in a buffer that is a little larger, to be freed
 * with `discard`. @throws vault.damaged
 */
export function takeBlock(block: PackedBlock): Bytes {
  const csv = unpackLoose(block);
  release(block.bytes);
  return csv;
}

function decompress(block: PackedBlock): Bytes {
  try {
    const maxOutputLength = Math.max(1, block.csvBytes);
    return plain(zstdDecompressSync(block.bytes, { chunkSize: chunkFor(block.csvBytes), maxOutputLength }));
  } catch (cause) {
    throw damaged('block-zstd', cause);
  }
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** `count` rows of a block, the first being row `from`, counted from 0. */
export function rowsIn(csv: Uint8Array, from: number, count: number): Row[] {
  const start = skipRows(csv, 0, from);
  return parseCsv(csv.subarray(start, skipRows(csv, start, count))).map(toRow);
}

export function allRows(csv: Uint8Array): Row[] {
  return parseCsv(csv).map(toRow);
}

/** @throws RangeError for no rows */
export function blockOf(rows: readonly Row[]): RowBlock {
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('"rows" expected at least one row');
  const csv = utf8(rows.map(({ row, cells }) => canonicalRow([String(row), ...cells])).join(''));
  return { firstRow: first.row, lastRow: last.row, rows: rows.length, csv };
}

function toRow([number = '', ...cells]: string[]): Row {
  return { row: Number(number), cells };
}

/** The index behind `count` rows from `start`, where a row begins. */
function skipRows(csv: Uint8Array, start: number, count: number): number {
  let left = count;
  let inQuotes = false;
  for (let at = start; at < csv.length; at += 1) {
    if (left === 0) return at;
    if (csv[at] === quote) inQuotes = !inQuotes;
    else if (csv[at] === lineFeed && !inQuotes) left -= 1;
  }
  return csv.length;
}

function damaged(reason: string, cause?: unknown): HandoverError {
  return new HandoverError('vault.damaged', {}, { reason }, { cause });
}
