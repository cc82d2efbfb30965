// Age files as packages have them: binary, one stanza of a suite, one recipient; whole in memory, or as a stream in constant memory.

import { type Aead, portableAead } from '../aead.ts';
import { type Bytes, concat } from '../bytes.ts';
import { unwrapFileKey } from './file-key.ts';
import { checkOneStanza, readAgeHeader } from './header.ts';
import { suiteOf } from './keys.ts';
import { openPayload, sealPayload } from './payload.ts';
import { byteReader } from './reader.ts';
import { suiteStanza } from './stanzas.ts';
import { type AgeWriter, beginFile, parseStart, readStart, type Unwrap } from './start.ts';
import { chunkCipher, openChunks, sealChunks } from './stream.ts';

const packageStanzas = Object.values(suiteStanza);

/** Begins a file to one recipient of a suite; its header is read back. @throws recipient */
export async function ageWriter(recipient: string): Promise<AgeWriter> {
  const suite = suiteOf(recipient);
  const writer = await beginFile([recipient]);
  readAgeHeader(writer.header, suite);
  return writer;
}

/** Unwraps a header with one stanza of a suite. Which suite is for `readAgeHeader` to say. */
export function packageKey(identities: readonly string[]): Unwrap {
  return (header) => {
    checkOneStanza(header, packageStanzas);
    return unwrapFileKey(header, identities);
  };
}

/** Seals a file held in memory. @throws recipient */
export async function sealAge(recipient: string, plaintext: Uint8Array, aead: Aead = portableAead): Promise<Bytes> {
  const { header, payload } = await ageWriter(recipient);
  return concat(header, sealChunks(chunkCipher(aead, payload), { first: 0, last: true }, plaintext));
}

/** Opens a file held in memory; gives all of it or nothing. @throws age · recipient · key */
export async function openAge(
  identities: readonly string[],
  file: Uint8Array,
  aead: Aead = portableAead,
): Promise<Bytes> {
  const { key, payload } = await parseStart(file, packageKey(identities));
  return openChunks(chunkCipher(aead, key), { first: 0, last: true }, payload);
}

/** Seals a stream: yields header and nonce, then a chunk at a time. @throws recipient */
export async function* sealAgeStream(
  recipient: string,
  source: AsyncIterable<Uint8Array>,
  aead: Aead = portableAead,
): AsyncGenerator<Bytes> {
  const reader = byteReader(source);
  try {
    const { header, payload } = await ageWriter(recipient);
    yield header;
    yield* sealPayload(chunkCipher(aead, payload), reader);
  } finally {
    await reader.close();
  }
}

/**
 * Opens a stream: yields at most 64 KiB at a time, each authentic, all of it provisional until the generator ends normally.
 * @throws age · recipient · key
 */
export async function* openAgeStream(
  identities: readonly string[],
  source: AsyncIterable<Uint8Array>,
  aead: Aead = portableAead,
): AsyncGenerator<Bytes> {
  const reader = byteReader(source);
  try {
    const key = await readStart(reader, packageKey(identities));
    yield* openPayload(chunkCipher(aead, key), reader);
  } finally {
    await reader.close();
  }
}
