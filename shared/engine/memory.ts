// Who owns a buffer: bytes that may change threads, and bytes whose memory is given back before the garbage collector comes.
import type { Bytes } from '../format/bytes.ts';

function fillsItsBuffer(bytes: Uint8Array): bytes is Bytes {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
}

/** The same memory without what Buffer adds: its `slice` does not copy. */
export function plain(bytes: Uint8Array<ArrayBuffer>): Bytes {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The bytes in a buffer of their own, so that it can change threads: themselves if they fill theirs, else a copy. */
export function movable(bytes: Uint8Array): Bytes {
  return fillsItsBuffer(bytes) ? plain(bytes) : new Uint8Array(bytes);
}

/** Below, what zlib gives would lie in Buffer's pool; above, a size that is not known to be true yet would be asked for at once. */
const smallestChunk = 64 * 1024;
const largestChunk = 2 * 1024 * 1024;

/**
 * The `chunkSize` for zlib where so many bytes come out, to be used with `shrunk`. Room for all of them, since a second chunk costs
 * a copy of both, and for one more: when a chunk is full, another one is made that nobody uses or frees.
 */
export function chunkFor(bytes: number): number {
  return Math.min(Math.max(bytes + 1, smallestChunk), largestChunk);
}

/**
 * The most that zstd makes of so many bytes (ZSTD_COMPRESSBOUND, and up to 64 more): where there is room for it, they are compressed from
 * where they lie, in one pass and without copies. Pages of the room that stay unused cost nothing.
 */
export function zstdBound(bytes: number): number {
  return bytes + (bytes >> 8) + 64;
}

/**
 * The bytes in a buffer of their own size, for a long stay or to change threads. The larger one they were cut from, which nobody
 * else may use, is freed: what zlib gives with a `chunkSize` of `chunkFor`.
 */
export function shrunk(bytes: Uint8Array<ArrayBuffer>): Bytes {
  if (bytes.byteLength === bytes.buffer.byteLength) return plain(bytes);
  const own = new Uint8Array(bytes);
  bytes.buffer.transfer(0);
  return own;
}

/**
 * Frees the memory of bytes that nobody will read again; they are empty afterwards. V8 lets some 64 MiB of buffers pile up in
 * each thread before it collects them: freeing each 64 KiB at once halves a worker's memory and makes it a quarter faster.
 */
export function release(bytes: Uint8Array): void {
  if (fillsItsBuffer(bytes)) bytes.buffer.transfer(0);
}

/** As `release`, with all that lies in the same buffer: for a part of a chunk whose rest nobody will read either. */
export function discard({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
