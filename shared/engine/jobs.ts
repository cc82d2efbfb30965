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
  /** A job that is being made ready: it can be cancelled already. Returns what is to be called when it has ended. */
  announce(name: string): () => void;
  run<T>(name: string, work: (job: Job) => Promise<T>): Promise<T>;
  cancel(name: string): void;
  cancelAll(): void;
}

/** Told of rows that a stage has passed, it tells of all of them so far. @param tables that the stage goes through */
export function rowProgress(
  { report }: Job,
  stage: Stage,
  tables: readonly { readonly rows: number }[],
): (rows: number) => void {
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  return (rows) => {
    done += rows;
    report(stage, done, total, 'rows');
  };
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
  /** Announced, and whether it has been cancelled since. */
  const announced = new Map<string, boolean>();
  return {
    announce(name) {
      announced.set(name, false);
      return () => void announced.delete(name);
    },
    async run(name, work) {
      if (running.has(name)) throw new HandoverError('usage', { member: 'job' });
      const controller = new AbortController();
      if (announced.get(name) === true) controller.abort(new HandoverError('cancelled'));
      running.set(name, controller);
      try {
        return await work({ signal: controller.signal, report: reporter(name, progress) });
      } finally {
        running.delete(name);
      }
    },
    cancel(name) {
      const controller = running.get(name);
      if (controller !== undefined) controller.abort(new HandoverError('cancelled'));
      else if (announced.has(name)) announced.set(name, true);
    },
    cancelAll() {
      for (const controller of running.values()) controller.abort(new HandoverError('cancelled'));
      for (const name of announced.keys()) announced.set(name, true);
    },
  };
}
