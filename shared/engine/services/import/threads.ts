// The threads of an import: the one that reads the first file may have been started before it is told which.
import { type WaitingThread, waitingThread } from '../../reading/thread.ts';
import { createScanner, type Scanner } from '../../scanning/scanner.ts';

export type ImportThreads = {
  readonly reader: WaitingThread;
  readonly scanner: Scanner;
};

export async function endThreads({ reader, scanner }: ImportThreads): Promise<void> {
  await Promise.all([reader.close(), scanner.close()]);
}

/** Gives work its threads, which end with it at the latest. */
export async function withThreads<Result>(work: (threads: ImportThreads) => Promise<Result>): Promise<Result> {
  const threads = { reader: waitingThread(), scanner: createScanner() };
  try {
    return await work(threads);
  } finally {
    await endThreads(threads);
  }
}
