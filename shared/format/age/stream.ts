// The payload of an age file, STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) as C2SP age.md has it:
//   nonce (16) ‖ chunk 0 ‖ chunk 1 ‖ …      chunk = 65,536 bytes of plaintext sealed (+ 16 bytes tag), the last one 0..65,536
//   key = HKDF-SHA256(file key, salt = nonce, info = "payload")
//   nonce of a chunk = its index (11 bytes, big-endian) ‖ 01 if last, else 00
// Only the chunk of an empty file is empty. Each chunk stands alone, so that several workers can share a file.
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Aead } from '../aead.ts';
import { type Bytes, utf8 } from '../bytes.ts';
import { malformed } from './malformed.ts';

export const nonceSize = 16;
export const tagSize = 16;
export const chunkSize = 65_536;
export const sealedChunkSize = chunkSize + tagSize;

/** 32 bytes, good for one payload. */
export type StreamKey = Bytes;

/** Where a run of chunks stands: the index of its first, and whether it holds the last of the file. */
export interface ChunkRun {
  readonly first: number;
  readonly last: boolean;
}

export function streamKey(fileKey: Uint8Array, nonce: Uint8Array): StreamKey {
  return hkdf(sha256, fileKey, nonce, utf8('payload'), 32) as StreamKey;
}

/** The 12-byte nonce of a chunk; the one counter of sealing and opening. @throws RangeError past 2^53 − 1 */
export function chunkNonce(index: number, last: boolean): Bytes {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError('"index" expected a chunk number');
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(3, BigInt(index));
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** The cipher of one payload, writing where it is told to. A host may bring a faster one of the same bytes. */
export interface ChunkCipher {
  /** Ciphertext and tag go to `target`, which is 16 bytes longer than `plaintext`. */
  seal(nonce: Uint8Array, plaintext: Uint8Array, target: Uint8Array): void;
  /** The plaintext goes to `target`, 16 bytes shorter than `sealed`. Throws on a bad tag: `target` is then not to be used. */
  open(nonce: Uint8Array, sealed: Uint8Array, target: Uint8Array): void;
}

export function chunkCipher(aead: Aead, key: StreamKey): ChunkCipher {
  return {
    seal: (nonce, plaintext, target) => target.set(aead.seal(key, nonce, plaintext)),
    open: (nonce, sealed, target) => target.set(aead.open(key, nonce, sealed)),
  };
}

export function sealChunk(cipher: ChunkCipher, index: number, last: boolean, plaintext: Uint8Array): Bytes {
  const sealed = new Uint8Array(plaintext.length + tagSize);
  cipher.seal(chunkNonce(index, last), plaintext, sealed);
  return sealed;
}

/** @throws age unless the chunk is authentic at this place */
export function openChunk(cipher: ChunkCipher, index: number, last: boolean, sealed: Uint8Array): Bytes {
  if (sealed.length < tagSize) throw malformed('payload', 'truncated');
  const plaintext = new Uint8Array(sealed.length - tagSize);
  openInto(cipher, index, last, sealed, plaintext);
  return plaintext;
}

function openInto(cipher: ChunkCipher, index: number, last: boolean, sealed: Uint8Array, target: Uint8Array): void {
  if (last && index > 0 && target.length === 0) throw malformed('payload', 'empty last chunk');
  try {
    cipher.open(chunkNonce(index, last), sealed, target);
  } catch {
    throw malformed('payload', 'tag of a chunk');
  }
}

/** Bytes of the chunks that seal `plainBytes`. */
export function sealedSize(plainBytes: number): number {
  return plainBytes + tagSize * Math.max(1, Math.ceil(plainBytes / chunkSize));
}

/** Bytes sealed in chunks of `sealedBytes` together. @throws age if no plaintext seals to that many */
export function plainSize(sealedBytes: number): number {
  const chunks = Math.max(1, Math.ceil(sealedBytes / sealedChunkSize));
  const plainBytes = sealedBytes - tagSize * chunks;
  if (plainBytes < 0 || sealedSize(plainBytes) !== sealedBytes) throw malformed('payload', 'truncated');
  return plainBytes;
}

/** Seals a run of chunks, into `sealed` if given. @throws RangeError if a chunk is short that is not the last of the file */
export function sealChunks(
  cipher: ChunkCipher,
  run: ChunkRun,
  plaintext: Uint8Array,
  sealed = new Uint8Array(sealedSize(plaintext.length)),
): Bytes {
  if (!run.last && plaintext.length % chunkSize !== 0) throw new RangeError('"plaintext" expected full chunks');
  const count = Math.ceil(sealed.length / sealedChunkSize);
  for (let chunk = 0; chunk < count; chunk += 1) {
    const content = plaintext.subarray(chunk * chunkSize, (chunk + 1) * chunkSize);
    const target = sealed.subarray(chunk * sealedChunkSize, (chunk + 1) * sealedChunkSize);
    cipher.seal(chunkNonce(run.first + chunk, run.last && chunk === count - 1), content, target);
  }
  return sealed;
}

/** Opens what `sealChunks` made, into `plaintext` if given. @throws age for any other bytes: use none of `plaintext` then */
export function openChunks(
  cipher: ChunkCipher,
  run: ChunkRun,
  sealed: Uint8Array,
  plaintext = new Uint8Array(plainSize(sealed.length)),
): Bytes {
  if (!run.last && sealed.length % sealedChunkSize !== 0) throw malformed('payload', 'short chunk');
  const count = Math.ceil(sealed.length / sealedChunkSize);
  for (let chunk = 0; chunk < count; chunk += 1) {
    const content = sealed.subarray(chunk * sealedChunkSize, (chunk + 1) * sealedChunkSize);
    const target = plaintext.subarray(chunk * chunkSize, (chunk + 1) * chunkSize);
    openInto(cipher, run.first + chunk, run.last && chunk === count - 1, content, target);
  }
  return plaintext;
}
