// The start of an age file, header ‖ nonce: made for recipients, or read with whatever unwraps its file key.
import { type Bytes, concat, randomBytes } from '../bytes.ts';
import { wrapFileKey } from './file-key.ts';
import { type AgeHeader, parseHeader, readHeader } from './header.ts';
import { malformed } from './malformed.ts';
import type { ByteReader } from './reader.ts';
import { nonceSize, type StreamKey, streamKey } from './stream.ts';

export interface AgeWriter {
  /** Header and nonce: the bytes before the first chunk. */
  readonly header: Bytes;
  readonly payload: StreamKey;
}

/** Gives the file key of a header whose MAC it found right, else throws. */
export type Unwrap = (header: AgeHeader) => Promise<Bytes>;

/** The key of a payload. The file key is overwritten: nothing else needs it. */
function payloadKey(fileKey: Bytes, nonce: Uint8Array): StreamKey {
  if (nonce.length !== nonceSize) throw malformed('header', 'no nonce');
  const key = streamKey(fileKey, nonce);
  fileKey.fill(0);
  return key;
}

/** Begins a file to recipients of any kind, with a nonce of its own. @throws recipient */
export async function beginFile(recipients: readonly string[]): Promise<AgeWriter> {
  const { header, fileKey } = await wrapFileKey(recipients);
  const nonce = randomBytes(nonceSize);
  return { header: concat(header, nonce), payload: payloadKey(fileKey, nonce) };
}

/** Reads header and nonce off a source and leaves the payload in it. @throws age, and what `unwrap` throws */
export async function readStart(reader: ByteReader, unwrap: Unwrap): Promise<StreamKey> {
  const header = await readHeader(reader);
  const nonce = await reader.take(nonceSize);
  return payloadKey(await unwrap(header), nonce);
}

/** The same for a file held in memory. */
export async function parseStart(
  file: Uint8Array,
  unwrap: Unwrap,
): Promise<{ readonly key: StreamKey; readonly payload: Uint8Array }> {
  const header = parseHeader(file);
  const payloadAt = header.bytes.length + nonceSize;
  const nonce = file.subarray(header.bytes.length, payloadAt);
  return { key: payloadKey(await unwrap(header), nonce), payload: file.subarray(payloadAt) };
}
