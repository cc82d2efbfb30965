// What every row of the benchmark is given: how large, how often, where; and the way a child process of it is run.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, root } from '../host/served.ts';
import type { PeerKeys } from './peers.ts';

export type Bench = {
  readonly rows: number;
  /** Of the run that shows that memory does not grow with the rows; 0 leaves it out. */
  readonly manyRows: number;
  readonly sheetRows: number;
  readonly mib: number;
  readonly runs: number;
  /** Removed at the end. */
  readonly dir: string;
  readonly keys: PeerKeys;
};

/** Prints its figures one after the other. */
export type Rows = (bench: Bench) => AsyncGenerator<string>;

/**
 * Runs a step of bench-child.ts to its end and gives what it printed as JSON. It is bundled as the packaged program is. Node runs it as it
 * runs the benchmark (build/bench.mjs).
 */
export function child<T>(words: readonly string[]): T {
  ensureBuilt('children');
  const bundled = join(root, 'out/children/bench-child.js');
  const run = spawnSync(process.execPath, [...process.execArgv, bundled, ...words], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr.slice(-2000));
  return JSON.parse(run.stdout) as T;
}

/** Runs Python and gives what it printed. @throws Error if it fails */
export function python(script: string, words: readonly string[]): string {
  const run = spawnSync('python3', ['-c', script, ...words], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the proof failed: ${run.stderr.slice(-300)}`);
  return run.stdout.trim();
}

export async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** Wall time in seconds. */
export async function clock(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
