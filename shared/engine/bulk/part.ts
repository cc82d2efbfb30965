// A part, both ways, as a worker does it: CSV, zstd, age, and the digests of the age file over the very bytes it works on.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { ageWriter, packageKey } from '../../format/age/file.ts';
import { readAgeHeader } from '../../format/age/header.ts';
import { parseStart } from '../../format/age/start.ts';
import { openChunks, sealChunks, sealedSize } from '../../format/age/stream.ts';
import type { Bytes } from '../../format/bytes.ts';
import { payloadCipher } from './chunk-cipher.ts';
import { release } from './memory.ts';
import type { AeadProvider, OpenedPart, OpenPartJob, SealedPart, SealPartJob } from './messages.ts';
import { compressPart, decompressPart } from './zstd.ts';

const wholeFile = { first: 0, last: true };

function digests(file: Uint8Array): { sha256: string; crc32: number } {
  return { sha256: createHash('sha256').update(file).digest('hex'), crc32: crc32(file) };
}

async function seal(recipient: string, part: Bytes, provider: AeadProvider): Promise<Bytes> {
  const { header, payload } = await ageWriter(recipient);
  const file = new Uint8Array(header.length + sealedSize(part.length));
  file.set(header);
  sealChunks(payloadCipher(payload, provider), wholeFile, part, file.subarray(header.length));
  return file;
}

/** @throws recipient · zstd for more than 64 MiB */
export async function sealPart(job: SealPartJob, provider: AeadProvider): Promise<SealedPart> {
  const csvBytes = job.csv.length;
  const part = compressPart(job.csv, job.level, job.preview);
  release(job.csv);
  const ciphertext = await seal(job.recipient, part, provider);
  release(part);
  return { ciphertext, ...digests(ciphertext), csvBytes };
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
