// Long work under a name that the caller chose: its progress goes out as the one event, and it can be cancelled.
import { HandoverError } from '../domain/errors.ts';
import type { Stage } from '../domain/vocabulary.ts';
import type { Progress } from '../ipc/contract.ts';

export interface Job {
  readonly signal: AbortSignal;
  /** Tells how far a stage is; at most ten times a second, the last word always. */
  report(stage: Stage, done: number, total: number | undefined, unit: Progress['unit']): void;
}

export interface Jobs {
  run<T>(name: string, work: (job: Job) => Promise<T>): Promise<T>;
  cancel(name: string): void;
  cancelAll(): void;
}

const reportEveryMs = 100;

function reporter(name: string, progress: (event: Progress) => void): Job['report'] {
  let last = 0;
  return (stage, done, total, unit) => {
    const now = performance.now();
    if (done !== total && now - last < reportEveryMs) return;
    last = now;
    progress({ job: name, stage, done, unit, ...(total === undefined ? {} : { total }) });
  };
}

export function createJobs(progress: (event: Progress) => void): Jobs {
  const running = new Map<string, AbortController>();
  return {
    async run(name, work) {
      if (running.has(name)) throw new HandoverError('usage', { member: 'job' });
      const controller = new AbortController();
      running.set(name, controller);
      try {
        return await work({ signal: controller.signal, report: reporter(name, progress) });
      } finally {
        running.delete(name);
      }
    },
    cancel(name) {
      running.get(name)?.abort(new HandoverError('cancelled'));
    },
    cancelAll() {
      for (const controller of running.values()) controller.abort(new HandoverError('cancelled'));
    },
  };
}
