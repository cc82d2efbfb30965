// A part on its way out, as a worker does it: frames into chunks of age behind a header that was made for it, and their digests.
import { sealChunks, sealedSize } from '../../format/age/stream.ts';
import { concat } from '../../format/bytes.ts';
import { release } from '../memory.ts';
import { payloadCipher } from './chunk-cipher.ts';
import type { AeadProvider, SealedPart, SealPartJob } from './messages.ts';
import { digests } from './part-digests.ts';

export function sealPart({ frames, header, key }: SealPartJob, provider: AeadProvider): SealedPart {
  const part = concat(...frames);
  for (const frame of frames) release(frame);
  const ciphertext = new Uint8Array(header.length + sealedSize(part.length));
  ciphertext.set(header);
  sealChunks(payloadCipher(key, provider), { first: 0, last: true }, part, ciphertext.subarray(header.length));
  release(part);
  return { ciphertext, ...digests(ciphertext) };
}
