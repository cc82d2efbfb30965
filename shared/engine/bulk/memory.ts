// Who owns a buffer: bytes that may change threads, and bytes whose memory is given back before the garbage collector comes.
import type { Bytes } from '../../format/bytes.ts';

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

/**
 * Frees the memory of bytes that nobody will read again; they are empty afterwards. V8 lets some 64 MiB of buffers pile up in
 * each thread before it collects them: freeing each 64 KiB at once halves a worker's memory and makes it a quarter faster.
 */
export function release(bytes: Uint8Array): void {
  if (fillsItsBuffer(bytes)) bytes.buffer.transfer(0);
}
