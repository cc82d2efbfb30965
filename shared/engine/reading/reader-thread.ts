// The engine's end of a reader's thread: requests answered in their order, and one failure for all of them when the thread ends.
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { HandoverError } from '../../domain/errors.ts';
import type { ReadOptions } from '../readers/options.ts';
import { fromFailure } from '../thread/failure.ts';
import { inTurn } from './in-turn.ts';
import type { FromReader, NextBatch, Succeeded, ToRead } from './messages.ts';

/** Bytes that a reader may hold: objects, strings and buffers together. */
export const readerMemory = 768 * 1024 * 1024;

/**
 * V8's own limit is the last resort: it ends the whole process where a single allocation goes far beyond it. So the reader is
 * looked at from here, often enough. The young generation is a third of V8's own: texts need none, books make many strings.
 */
const resourceLimits = { maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 16 };
const lookEveryMs = 50;

export interface ReaderThread {
  /** The answer to being started. */
  readonly opened: Promise<Succeeded>;
  ask(request: NextBatch): Promise<Succeeded>;
  /** Ends the thread at once; what waits is rejected with `cancelled`. */
  stop(): Promise<void>;
}

function deathOf(cause: unknown, file: string): HandoverError {
  const isOutOfMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isOutOfMemory
    ? new HandoverError('input.too-large', { file }, {}, { cause })
    : new HandoverError('bug', { file }, { part: 'reader' }, { cause });
}

/** Calls `tooMuch` once the worker holds more than `limit` bytes. Returns its off switch. */
function watchMemory(worker: Worker, limit: number, tooMuch: () => void): () => void {
  const look = async () => {
    const { used_heap_size: heap, external_memory: external } = await worker.getHeapStatistics();
    if (heap + external > limit) tooMuch();
  };
  // A worker that is starting or ending has no figures.
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs).unref();
  return () => clearInterval(timer);
}

export function startReader(
  toRead: ToRead,
  { signal, onProgress }: Pick<ReadOptions, 'signal' | 'onProgress'>,
  memory: number,
): ReaderThread {
  const file = basename(toRead.path);
  // The library for old books prints what it does not know; nobody at a screen can use that.
  const options = { workerData: toRead, name: 'reader', execArgv: [], resourceLimits, stdout: true, stderr: true };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), options);
  const answers = inTurn<Succeeded>();

  function end(error: HandoverError): void {
    answers.end(error);
    unwatch();
    signal?.removeEventListener('abort', cancel);
  }
  async function stop(reason = new HandoverError('cancelled')): Promise<void> {
    end(reason);
    await worker.terminate();
  }
  const cancel = () => void stop();
  const unwatch = watchMemory(worker, memory, () => void stop(new HandoverError('input.too-large', { file })));
  signal?.addEventListener('abort', cancel);
  worker.on('error', (cause) => end(deathOf(cause, file)));
  worker.on('messageerror', (cause) => end(deathOf(cause, file)));
  worker.on('exit', () => end(deathOf(undefined, file)));
  worker.on('message', (message: FromReader) => {
    if (answers.hasEnded) return;
    if (message.kind === 'progress') onProgress?.(message.bytes, message.total);
    else if (message.kind === 'failed') answers.fail(fromFailure(message.failure));
    else answers.settle(message);
  });
  return {
    opened: answers.next(),
    ask(request) {
      if (!answers.hasEnded) worker.postMessage(request);
      return answers.next();
    },
    stop: () => stop(),
  };
}
