// A part, both ways, as a worker does it: zstd, age, and the digests of the age file over the very bytes it works on.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { ageWriter, packageKey } from '../../format/age/file.ts';
import { readAgeHeader } from '../../format/age/header.ts';
import { parseStart } from '../../format/age/start.ts';
import { openChunks, sealChunks, sealedSize } from '../../format/age/stream.ts';
import { concat } from '../../format/bytes.ts';
import { checkCsv } from '../../format/package/part-csv.ts';
import { release } from '../memory.ts';
import { payloadCipher } from './chunk-cipher.ts';
import type {
  AeadProvider,
  CheckedPart,
  CheckPartJob,
  OpenedPart,
  OpenPartJob,
  SealedPart,
  SealPartJob,
} from './messages.ts';
import { decompressPart } from './zstd.ts';

const wholeFile = { first: 0, last: true };

function digests(file: Uint8Array): { sha256: string; crc32: number } {
  return { sha256: createHash('sha256').update(file).digest('hex'), crc32: crc32(file) };
}

/** @throws recipient */
export async function sealPart({ frames, recipient }: SealPartJob, provider: AeadProvider): Promise<SealedPart> {
  const part = concat(...frames);
  for (const frame of frames) release(frame);
  const { header, payload } = await ageWriter(recipient);
  const ciphertext = new Uint8Array(header.length + sealedSize(part.length));
  ciphertext.set(header);
  sealChunks(payloadCipher(payload, provider), wholeFile, part, ciphertext.subarray(header.length));
  release(part);
  return { ciphertext, ...digests(ciphertext) };
}

/** @throws age · recipient · key · zstd */
export async function openPart(job: OpenPartJob, provider: AeadProvider): Promise<OpenedPart> {
  readAgeHeader(job.file, job.suite);
  const { key, payload } = await parseStart(job.file, packageKey(job.identities));
  const part = openChunks(payloadCipher(key, provider), wholeFile, payload);
  const found = digests(job.file);
  release(job.file);
  const csv = decompressPart(part, job.csvBytes, job.preview);
  release(part);
  return { csv, ...found };
}

/** @throws csv */
export function checkPart({ csv, spec }: CheckPartJob): CheckedPart {
  return { csv, facts: checkCsv(csv, spec, isUtf8) };
}
