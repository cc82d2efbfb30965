// A few worker threads that take jobs from one queue. A worker is started when a job needs one, lets the process end while it is
// idle, and is replaced when it dies.
import { type MessagePort, Worker } from 'node:worker_threads';
import { HandoverError } from '../../domain/errors.ts';
import { fromFailure } from '../thread/failure.ts';
import type { AeadProvider, Job, JobKind, Reply, Results } from './messages.ts';

type Transferred = ArrayBuffer | MessagePort;

export interface Pool {
  readonly threads: number;
  /**
   * Runs a job; what is in `transfer` belongs to it from now on. An abort rejects at once with `cancelled`; a job that has
   * begun still runs to its end, unheard.
   */
  run<K extends JobKind>(
    job: Job & { readonly kind: K },
    transfer?: readonly Transferred[],
    signal?: AbortSignal,
  ): Promise<Results[K]>;
  /** Starts all workers, to be ready while the caller still prepares. */
  warm(): void;
  /** Ends all workers; what waits or runs is rejected with `cancelled`. */
  close(): Promise<void>;
}

interface Task {
  readonly job: Job;
  readonly transfer: readonly Transferred[];
  resolve(value: Results[JobKind]): void;
  reject(error: unknown): void;
}

interface Member {
  start(task: Task): void;
  stop(): Promise<void>;
}

/**
 * What a job drops is short-lived: a larger young generation costs memory in each thread and is not faster. The limit of the old one is far
 * above what the longest text needs; V8 lets a heap grow the less between two collections the lower it is.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 384 };

/** One worker. `free` is called after each job, `died` once if it ends by itself. */
function createMember(provider: AeadProvider, free: (self: Member) => void, died: (self: Member) => void): Member {
  const options = { workerData: provider, name: 'bulk', execArgv: [], resourceLimits };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), options);
  let current: Task | undefined;
  let ended = false;
  worker.unref();

  function end(error: HandoverError): void {
    if (ended) return;
    ended = true;
    current?.reject(error);
    died(member);
  }
  const crash = (cause: unknown) => end(new HandoverError('bug', {}, { part: 'bulk worker' }, { cause }));
  worker.on('error', crash);
  worker.on('messageerror', crash);
  worker.on('exit', () => crash(undefined));
  worker.on('message', (reply: Reply) => {
    const task = current;
    current = undefined;
    // Who ends it waits for that, and nothing else may keep the process alive.
    if (!ended) worker.unref();
    if (reply.ok) task?.resolve(reply.value);
    else task?.reject(fromFailure(reply.failure));
    free(member);
  });

  const member: Member = {
    start(task) {
      current = task;
      worker.ref();
      worker.postMessage(task.job, [...task.transfer]);
    },
    async stop() {
      end(new HandoverError('cancelled'));
      await worker.terminate();
    },
  };
  return member;
}

/** The workers there are, at most `limit`; `idle` is told when one has become free or has left a place. */
function createStaff(limit: number, provider: AeadProvider, idle: () => void) {
  const members = new Set<Member>();
  const free: Member[] = [];
  const release = (member: Member) => {
    free.push(member);
    idle();
  };
  const dismiss = (member: Member) => {
    members.delete(member);
    if (free.includes(member)) free.splice(free.indexOf(member), 1);
    idle();
  };
  const hire = () => {
    const member = createMember(provider, release, dismiss);
    members.add(member);
    return member;
  };
  return {
    /** A worker without a job, or nothing while all are at work. */
    take: () => free.pop() ?? (members.size < limit ? hire() : undefined),
    warm() {
      while (members.size < limit) free.push(hire());
    },
    stop: () => Promise.all([...members].map((member) => member.stop())),
  };
}

/** A task and the promise of its result. `withdraw` takes it off the queue when the signal fires. */
function createTask(job: Job, transfer: readonly Transferred[], withdraw: (task: Task) => void, signal?: AbortSignal) {
  const { promise, resolve, reject } = Promise.withResolvers<Results[JobKind]>();
  const task: Task = { job, transfer, resolve, reject };
  const cancel = () => {
    withdraw(task);
    reject(new HandoverError('cancelled'));
  };
  signal?.addEventListener('abort', cancel, { once: true });
  return { task, result: promise.finally(() => signal?.removeEventListener('abort', cancel)) };
}

export function createPool(threads: number, provider: AeadProvider): Pool {
  const queue: Task[] = [];
  const staff = createStaff(threads, provider, next);
  let closed = false;

  function next(): void {
    while (queue.length > 0) {
      const member = staff.take();
      const task = member && queue.shift();
      if (task === undefined) return;
      member?.start(task);
    }
  }

  function withdraw(task: Task): void {
    if (queue.includes(task)) queue.splice(queue.indexOf(task), 1);
  }

  return {
    threads,
    run<K extends JobKind>(job: Job & { kind: K }, transfer: readonly Transferred[] = [], signal?: AbortSignal) {
      if (closed || signal?.aborted === true) return Promise.reject(new HandoverError('cancelled'));
      const { task, result } = createTask(job, transfer, withdraw, signal);
      queue.push(task);
      next();
      return result as Promise<Results[K]>;
    },
    warm() {
      if (!closed) staff.warm();
    },
    async close() {
      closed = true;
      for (const task of queue.splice(0)) task.reject(new HandoverError('cancelled'));
      await staff.stop();
    },
  };
}
