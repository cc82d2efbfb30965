// Age files under a passphrase (one scrypt stanza), as `age -p` writes them. The passphrase is taken as it is, in UTF-8.

import { type Aead, portableAead } from '../aead.ts';
import type { Bytes } from '../bytes.ts';
import { unwrapWithPassphrase } from './file-key.ts';
import { decryptWith } from './general.ts';
import { maxLogN } from './stanzas.ts';
import { parseStart } from './start.ts';
import { chunkCipher, openChunks } from './stream.ts';

/**
 * Seals a small file, such as an identity. scrypt takes 2^(logN + 10) bytes and, at 18, some seconds on the calling thread.
 * @throws RangeError for a work factor that no reader accepts
 */
export async function sealWithPassphrase(passphrase: string, plaintext: Uint8Array, logN = 18): Promise<Bytes> {
  if (!Number.isInteger(logN) || logN < 1 || logN > maxLogN) throw new RangeError('"logN" expected 1 to 20');
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(logN);
  return (await encrypter.encrypt(plaintext)) as Bytes;
}

/** Opens a binary file held in memory; all of it or nothing. @throws age · passphrase.wrong · recipient if it is under none */
export async function openWithPassphrase(
  passphrase: string,
  file: Uint8Array,
  aead: Aead = portableAead,
): Promise<Bytes> {
  const { key, payload } = await parseStart(file, (header) => unwrapWithPassphrase(header, passphrase));
  return openChunks(chunkCipher(aead, key), { first: 0, last: true }, payload);
}

/** As `decrypt`, binary or armored, with a passphrase in place of identities. @throws as `openWithPassphrase` */
export function decryptWithPassphrase(
  passphrase: string,
  source: ReadableStream<Uint8Array>,
  aead: Aead = portableAead,
): Promise<ReadableStream<Uint8Array>> {
  return decryptWith((header) => unwrapWithPassphrase(header, passphrase), source, aead);
}
