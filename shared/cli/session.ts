// One run of the engine for one command: typed calls, file handles, and an interrupt that cancels the job under way.
import { resolve } from 'node:path';
import { HandoverError } from '../domain/errors.ts';
import type { App, Ports } from '../engine/ports.ts';
import type { Progress } from '../ipc/contract.ts';
import type { Engine } from './command.ts';

const cancelEveryMs = 100;

export interface Session extends Engine {
  /** Cancels the job under way and refuses every later call. */
  interrupt(): void;
  close(): Promise<void>;
}

export type CreateApp = (ports: Ports) => App | Promise<App>;

export type SessionPorts = {
  readonly vault: string | undefined;
  progress(progress: Progress): void;
  onBug(error: unknown): void;
};

/** Asks again until the job has ended, since an interrupt may come before the engine has begun it. */
function canceller(app: App, running: () => string | undefined): () => void {
  return () => {
    const timer = setInterval(() => {
      const job = running();
      if (job === undefined) clearInterval(timer);
      else void app.invoke('job.cancel', { job });
    }, cancelEveryMs);
    const job = running();
    if (job !== undefined) void app.invoke('job.cancel', { job });
  };
}

/** Starts the engine. Its code is loaded here and not before, so that help and usage errors come at once. */
export async function startSession(createApp: CreateApp, { vault, progress, onBug }: SessionPorts): Promise<Session> {
  const { createApi } = await import('../ipc/api.ts');
  const app = await createApp({
    defaultVault: resolve(vault ?? '.'),
    dialogs: { pick: async () => [], place: async () => undefined },
    progress,
    onBug,
  });
  let interrupted = false;
  let running: string | undefined;
  const cancel = canceller(app, () => running);
  return {
    api: createApi({
      async invoke(channel, input) {
        if (interrupted) throw new HandoverError('cancelled');
        return app.invoke(channel, input);
      },
    }),
    file: async (path) => (await app.addFile(path)).handle,
    async job(work) {
      running = 'command';
      try {
        return await work(running);
      } finally {
        running = undefined;
      }
    },
    interrupt() {
      interrupted = true;
      cancel();
    },
    close: () => app.close(),
  };
}
