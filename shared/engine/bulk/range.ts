// A run of chunks from file to file, as a worker does it: positional reads and writes, so that workers share a file without waiting.
import { readSync, writeSync } from 'node:fs';
import { HandoverError } from '../../domain/errors.ts';
import {
  type ChunkCipher,
  chunkSize,
  openChunks,
  plainSize,
  sealChunks,
  sealedChunkSize,
  sealedSize,
} from '../../format/age/stream.ts';
import { release } from '../memory.ts';
import type { RangeJob } from './messages.ts';

/** Chunks in one read and one write. */
const stepChunks = 8;

/** @throws io.read if the file has become shorter · errno */
function readFully(descriptor: number, target: Uint8Array, position: number): void {
  for (let done = 0; done < target.length; ) {
    const read = readSync(descriptor, target, done, target.length - done, position + done);
    if (read === 0) throw new HandoverError('io.read', {}, { reason: 'shorter-than-before' });
    done += read;
  }
}

function writeFully(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}

type Turn = typeof sealChunks;
type Steps = { readonly turn: Turn; readonly read: number; readonly written: number };

/** Reads, turns and writes a few chunks at a time, with one buffer for all reads and one for all writes. */
function turnRange(job: RangeJob, cipher: ChunkCipher, steps: Steps, sizeOf: (bytes: number) => number): void {
  const { from, to, run } = job;
  const input = new Uint8Array(Math.min(steps.read, from.bytes));
  const output = new Uint8Array(sizeOf(input.length));
  let at = 0;
  for (let step = 0; step === 0 || at < from.bytes; step += 1) {
    const part = input.subarray(0, from.bytes - at);
    readFully(from.descriptor, part, from.offset + at);
    at += part.length;
    const place = { first: run.first + step * stepChunks, last: run.last && at === from.bytes };
    const turned = steps.turn(cipher, place, part, output.subarray(0, sizeOf(part.length)));
    writeFully(to.descriptor, turned, to.offset + step * steps.written);
  }
  release(input);
  release(output);
}

const plainStep = stepChunks * chunkSize;
const sealedStep = stepChunks * sealedChunkSize;

/** @throws io.read · errno */
export function sealRange(job: RangeJob, cipher: ChunkCipher): void {
  turnRange(job, cipher, { turn: sealChunks, read: plainStep, written: sealedStep }, sealedSize);
}

/** @throws age · io.read · errno */
export function openRange(job: RangeJob, cipher: ChunkCipher): void {
  turnRange(job, cipher, { turn: openChunks, read: sealedStep, written: plainStep }, plainSize);
}
