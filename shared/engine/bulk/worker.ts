// A bulk worker: does one job after the other on a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { HandoverError } from '../../domain/errors.ts';
import { openChunks, sealChunks } from '../../format/age/stream.ts';
import type { Bytes } from '../../format/bytes.ts';
import { movable, release } from '../memory.ts';
import { toFailure } from '../thread/failure.ts';
import { payloadCipher } from './chunk-cipher.ts';
import type { AeadProvider, Job, JobKind, Reply, Results } from './messages.ts';
import { openRange, sealRange } from './range.ts';

if (parentPort === null) throw new HandoverError('bug', {}, { part: 'bulk worker' });
const port = parentPort;
const provider = workerData as AeadProvider;

/** The output; the input, which nobody needs any more, is freed. */
function usedUp(input: Uint8Array, output: Bytes): Bytes {
  release(input);
  return output;
}

/** The next job finds loaded what it needs, or waits for it no longer than a thread that were started for it. */
function prepare(): undefined {
  const loading = Promise.all([
    import('./project-rows.ts'),
    import('./zstd.ts'),
    import('./open-part.ts'),
    import('./withheld-rows.ts'),
    import('./search-rows.ts'),
    import('../../data/containment/second-scan.ts'),
  ]);
  // What can't be loaded is told by the job that needs it.
  loading.catch(() => undefined);
}

async function perform(job: Job): Promise<Results[JobKind]> {
  switch (job.kind) {
    case 'prepare':
      return prepare();
    // Rows and parts need most of the modules there are: files do without.
    case 'project-rows':
      return (await import('./project-rows.ts')).projectRows(job);
    case 'hold-back':
      return (await import('./hold-back.ts')).holdBack(job);
    case 'gather-names':
      return (await import('./gather-names.ts')).gatherNames(job);
    case 'compress':
      return usedUp(job.csv, (await import('./zstd.ts')).compressPart(job.csv, job.level, job.preview));
    case 'open-part':
      return (await import('./open-part.ts')).openPart(job, provider);
    case 'check-part':
      return (await import('./open-part.ts')).checkPart(job);
    case 'seal-chunks':
      return usedUp(job.bytes, sealChunks(payloadCipher(job.key, provider), job.run, job.bytes));
    case 'open-chunks':
      return usedUp(job.bytes, openChunks(payloadCipher(job.key, provider), job.run, job.bytes));
    case 'seal-range':
      return void sealRange(job, payloadCipher(job.key, provider));
    case 'open-range':
      return void openRange(job, payloadCipher(job.key, provider));
    case 'hash':
      return (await import('./hash-pieces.ts')).hashPieces(job.port);
    case 'gather-values':
      return (await import('./withheld-rows.ts')).gatherRows(job);
    case 'candidate-values':
      return (await import('./withheld-rows.ts')).candidateRows(job);
    case 'search-rows':
      return (await import('./search-rows.ts')).searchRows(job);
    case 'find-values':
      return (await import('./search-rows.ts')).findValues(job);
    case 'scan-texts':
      return job.texts.map((await import('../../data/containment/second-scan.ts')).certainTypes);
  }
}

/** The result, with its large buffers moved and not copied. */
function moved(value: Results[JobKind]): { value: Results[JobKind]; transfer: ArrayBuffer[] } {
  if (value instanceof Uint8Array) {
    const bytes = movable(value);
    return { value: bytes, transfer: [bytes.buffer] };
  }
  if (typeof value !== 'object' || !('csv' in value)) return { value, transfer: [] };
  const csv = movable(value.csv);
  return { value: { ...value, csv }, transfer: [csv.buffer] };
}

async function answer(job: Job): Promise<void> {
  let reply: Reply;
  let transfer: ArrayBuffer[] = [];
  try {
    const result = moved(await perform(job));
    reply = { ok: true, value: result.value };
    transfer = result.transfer;
  } catch (error) {
    reply = { ok: false, failure: toFailure(error) };
  }
  port.postMessage(reply, transfer);
}

port.on('message', (job: Job) => void answer(job));
