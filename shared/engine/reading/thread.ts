// A reader on a thread of its own, with a memory cap.
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { HandoverError } from '../../domain/errors.ts';
import type { FromReader, ToRead } from './messages.ts';
import type { Ear, Line } from './reader.ts';

/**
 * V8's own limit is the last resort: it ends the whole process where a single allocation goes far beyond it. So the reader is
 * looked at from here, often enough. The young generation is a third of V8's own: texts need none, books make many strings.
 */
const resourceLimits = { maxOldGenerationSizeMb: 4096, maxYoungGenerationSizeMb: 16 };
const lookEveryMs = 50;

/** The number of a thread that is no more. */
const ended = -1;

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

function startThread(): Worker {
  // The library for old books prints what it does not know; nobody at a screen can use that.
  const options = { name: 'reader', execArgv: [], resourceLimits, stdout: true, stderr: true };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), options);
  // It may die before anybody listens.
  worker.on('error', () => undefined);
  return worker;
}

/** A thread that can be started before it is known what it is to read. */
export interface WaitingThread {
  /** Starts it, to be ready while it is still found out. */
  begin(): void;
  /** The thread, for whoever will end it; one of its own for each who asks. */
  take(): Worker;
  /** Ends it if nobody took it. */
  close(): Promise<void>;
}

export function waitingThread(): WaitingThread {
  let waiting: Worker | undefined;
  const take = () => {
    const worker = waiting;
    waiting = undefined;
    return worker;
  };
  return {
    begin() {
      waiting ??= startThread();
    },
    take: () => take() ?? startThread(),
    close: async () => void (await take()?.terminate()),
  };
}

/** @param memory bytes that it may hold @param worker knows nothing of a file yet */
export function connectThread(toRead: ToRead, memory: number, worker = startThread()): (ear: Ear) => Line {
  return ({ hear, end }) => {
    const file = basename(toRead.path);
    const unwatch = watchMemory(worker, memory, () => end(new HandoverError('input.too-large', { file })));
    const die = (cause?: unknown) => end(deathOf(cause, file));
    worker.on('error', die);
    worker.on('messageerror', die);
    worker.on('exit', () => die());
    worker.on('message', (message: FromReader) => hear(message));
    if (worker.threadId === ended) queueMicrotask(die);
    worker.postMessage(toRead);
    return {
      send: (request) => worker.postMessage(request),
      async cut() {
        unwatch();
        await worker.terminate();
      },
    };
  };
}
