// Payloads as streams, in constant memory: one chunk is held while a look at the next byte tells whether it is the last.
import type { Bytes } from '../bytes.ts';
import { malformed } from './malformed.ts';
import type { ByteReader } from './reader.ts';
import { type ChunkCipher, chunkSize, openChunk, sealChunk, sealedChunkSize } from './stream.ts';

/** Seals what is left in the reader; yields one sealed chunk at a time. */
export async function* sealPayload(cipher: ChunkCipher, reader: ByteReader): AsyncGenerator<Bytes> {
  for (let index = 0, last = false; !last; index += 1) {
    const chunk = await reader.take(chunkSize);
    last = (await reader.peek()) === undefined;
    yield sealChunk(cipher, index, last, chunk);
  }
}

type Opened = { readonly plaintext: Bytes; readonly last: boolean };

/** Opens a chunk with the flag it should carry. A full one may carry the other: authentic, but the file ends elsewhere. */
function openEither(cipher: ChunkCipher, index: number, last: boolean, sealed: Bytes): Opened {
  try {
    return { plaintext: openChunk(cipher, index, last, sealed), last };
  } catch (error) {
    if (sealed.length !== sealedChunkSize) throw error;
    return { plaintext: openChunk(cipher, index, !last, sealed), last: !last };
  }
}

/**
 * Opens what is left in the reader; yields each chunk after its tag was found right, and ends normally only after the last
 * one: until then all output is provisional. A file cut or extended at a chunk's edge gives its authentic chunks, then the
 * error, as the published vectors ask.
 * @throws age
 */
export async function* openPayload(cipher: ChunkCipher, reader: ByteReader): AsyncGenerator<Bytes> {
  for (let index = 0, ended = false; !ended; index += 1) {
    const sealed = await reader.take(sealedChunkSize);
    ended = (await reader.peek()) === undefined;
    const { plaintext, last } = openEither(cipher, index, ended, sealed);
    if (plaintext.length > 0) yield plaintext;
    if (last !== ended) throw malformed('payload', ended ? 'truncated' : 'bytes after the last chunk');
  }
}
