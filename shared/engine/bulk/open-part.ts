// A part on its way in, as a worker does it: age, zstd, and the one form that its CSV may have.
import { isUtf8 } from 'node:buffer';
import { packageKey } from '../../format/age/file.ts';
import { readAgeHeader } from '../../format/age/header.ts';
import { parseStart } from '../../format/age/start.ts';
import { openChunks } from '../../format/age/stream.ts';
import { checkCsv } from '../../format/package/part-csv.ts';
import { release } from '../memory.ts';
import { payloadCipher } from './chunk-cipher.ts';
import type { AeadProvider, CheckedPart, CheckPartJob, OpenedPart, OpenPartJob } from './messages.ts';
import { digests } from './part-digests.ts';
import { decompressPart } from './zstd.ts';

const wholeFile = { first: 0, last: true };

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
