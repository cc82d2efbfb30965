// The host's end of the engine's thread: the same shape as the application itself, over messages.
import { Worker } from 'node:worker_threads';
import { HandoverError } from '../../domain/errors.ts';
import type { Progress, Reply } from '../../ipc/contract.ts';
import { toFailure } from '../../ipc/dispatch.ts';
import type { App, Dialogs } from '../ports.ts';
import type { StartReader } from '../reading/join.ts';
import { startNodeReader } from '../reading/node-process.ts';
import { type BugNote, bugNote, type EngineRequest, type Start, type ToEngine, type ToHost } from './messages.ts';
import { createPending, type Pending } from './pending.ts';

export interface EngineOptions {
  /** The folder of the vault that is opened when nobody names one. */
  readonly defaultVault: string;
  /** Where the window's settings are kept. */
  readonly settingsFile?: string;
  readonly dialogs: Dialogs;
  /** As among the ports of the application: on the host's own thread, where alone Electron starts processes. */
  readonly startReader?: StartReader;
  /** Sees every mistake of ours: a kind and places in the code, no message. */
  readonly onBug?: (note: BugNote) => void;
  /** Called once when the thread ends by itself, after `onBug`; everything pending has failed with `bug` by then. */
  readonly onCrash?: () => void;
}

export interface Engine extends App {
  /** Returns its own off switch. */
  onProgress(listener: (progress: Progress) => void): () => void;
  /** Ends the thread at once, as a killed process would: nothing is closed, everything pending fails. */
  stop(): Promise<void>;
}

const threadEnded = (cause: unknown) => new HandoverError('bug', {}, { part: 'engine' }, { cause });

/** Asks the person through the host's dialogs and sends the choice back. */
async function consult(dialogs: Dialogs, request: EngineRequest): Promise<ToEngine> {
  const { id } = request;
  try {
    if (request.kind === 'pick') return { kind: 'answer', id, value: await dialogs.pick(request.purpose) };
    return { kind: 'answer', id, value: await dialogs.place(request.purpose, request.suggested) };
  } catch (error) {
    return { kind: 'failed', id, error: toFailure(error) };
  }
}

/** V8 would let the young generation grow to 32 MiB while modules are loaded; large tables go by in buffers beside it. */
const resourceLimits = { maxYoungGenerationSizeMb: 6 };

type Line = {
  readonly calls: Pending;
  readonly listeners: Set<(progress: Progress) => void>;
  send(message: ToEngine): void;
  stop(): Promise<void>;
};

/** Starts the thread and settles what it sends; whatever ends it also ends everything that waits. */
function openLine(options: EngineOptions): Line {
  const { defaultVault, settingsFile, startReader = startNodeReader } = options;
  const start: Start = { defaultVault, ...(settingsFile === undefined ? {} : { settingsFile }) };
  const worker = new Worker(new URL('./entry.ts', import.meta.url), {
    workerData: start,
    name: 'engine',
    resourceLimits,
  });
  const calls = createPending();
  const listeners: Line['listeners'] = new Set();
  const send = (message: ToEngine) => worker.postMessage(message);
  let running = true;
  const end = (cause: unknown) => {
    const crashed = running;
    running = false;
    calls.end(threadEnded(cause));
    return crashed;
  };
  const crash = (cause: unknown) => {
    if (!end(cause)) return;
    options.onBug?.(bugNote(cause));
    options.onCrash?.();
  };
  worker.on('error', crash);
  worker.on('exit', () => crash(undefined));
  worker.on('message', (message: ToHost) => {
    if (message.kind === 'answer' || message.kind === 'failed') calls.settle(message);
    else if (message.kind === 'progress') for (const listener of listeners) listener(message.progress);
    else if (message.kind === 'reader') startReader(message.port);
    else if (message.kind === 'bug') options.onBug?.(message.note);
    else void consult(options.dialogs, message).then(send);
  });
  const stop = async () => {
    end(undefined);
    await worker.terminate();
  };
  return { calls, listeners, send, stop };
}

export function startEngine(options: EngineOptions): Engine {
  const { calls, listeners, send, stop } = openLine(options);
  let closing: Promise<void> | undefined;
  return {
    invoke: (channel, input) =>
      calls
        .ask<Reply>((id) => send({ kind: 'invoke', id, channel, input }))
        .catch((error): Reply => ({ ok: false, error: toFailure(error) })),
    addFile: (path) => calls.ask((id) => send({ kind: 'add-file', id, path })),
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closing ??= calls.ask<void>((id) => send({ kind: 'close', id })).finally(stop);
      return closing;
    },
    stop,
  };
}
