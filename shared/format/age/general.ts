// Opens any age file from a web stream, binary or armored, with whatever unwraps its file key.
import type { Aead } from '../aead.ts';
import { binaryReader } from './armor.ts';
import { openPayload } from './payload.ts';
import { type ByteReader, byteReader } from './reader.ts';
import { readStart, type Unwrap } from './start.ts';
import { chunkCipher } from './stream.ts';
import { fromStream, toStream } from './web-stream.ts';

/**
 * The promise settles when the header is known good; the stream then gives authentic chunks, provisional until it closes.
 * @throws age, and what `unwrap` throws
 */
export async function decryptWith(
  unwrap: Unwrap,
  source: ReadableStream<Uint8Array>,
  aead: Aead,
): Promise<ReadableStream<Uint8Array>> {
  let reader: ByteReader = byteReader(fromStream(source));
  try {
    reader = await binaryReader(reader);
    const key = await readStart(reader, unwrap);
    return toStream(openPayload(chunkCipher(aead, key), reader), reader.close);
  } catch (error) {
    await reader.close();
    throw error;
  }
}
