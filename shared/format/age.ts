// age v1 (C2SP age.md) over web streams: any recipients, any native stanza, binary or armored input, constant memory.

import { type Aead, portableAead } from './aead.ts';
import { unwrapFileKey } from './age/file-key.ts';
import { decryptWith } from './age/general.ts';
import { sealPayload } from './age/payload.ts';
import { byteReader } from './age/reader.ts';
import { beginFile } from './age/start.ts';
import { chunkCipher } from './age/stream.ts';
import { fromStream, toStream } from './age/web-stream.ts';
import type { Bytes } from './bytes.ts';

/**
 * Encrypts to every recipient: `age1…`, `age1pq1…`, `age1tag1…`, `age1tagpq1…`. The output is binary.
 * @throws recipient for none, or a malformed one
 */
export async function encrypt(
  recipients: string[],
  source: ReadableStream<Uint8Array>,
  aead: Aead = portableAead,
): Promise<ReadableStream<Uint8Array>> {
  const { header, payload } = await beginFile(recipients);
  const reader = byteReader(fromStream(source));
  async function* file(): AsyncGenerator<Bytes> {
    yield header;
    yield* sealPayload(chunkCipher(aead, payload), reader);
  }
  return toStream(file(), reader.close);
}

/**
 * Decrypts with the first of the identities (`AGE-SECRET-KEY-1…`, `AGE-SECRET-KEY-PQ-1…`) that a stanza is for. The promise
 * settles when the header's MAC was found right. The stream gives a chunk only after its tag was verified, and errors where the
 * file is cut, altered or extended: until it closes, what it gave is provisional.
 * @throws age · key for a malformed identity · recipient if no stanza is for an identity, or the file is under a passphrase
 */
export function decrypt(
  identities: string[],
  source: ReadableStream<Uint8Array>,
  aead: Aead = portableAead,
): Promise<ReadableStream<Uint8Array>> {
  return decryptWith((header) => unwrapFileKey(header, identities), source, aead);
}
