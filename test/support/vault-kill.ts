// Runs the child that is to be killed, and tells what it had said by then.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, root } from '../host/served.ts';
import type { Order } from './vault-child.ts';

ensureBuilt('children');
const child = join(root, 'out/children/vault-child.js');

export type Ended = { readonly killed: boolean; readonly done: readonly string[]; readonly steps: readonly string[] };

/** @throws Error if the child failed by itself */
export function run(order: Order): Ended {
  const { signal, status, stdout, stderr } = spawnSync(process.execPath, [child, JSON.stringify(order)], {
    encoding: 'utf8',
  });
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(`child ended with ${status}: ${stderr}`);
  const lines = stdout.split('\n');
  const saying = (word: string) => lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(5));
  return { killed: signal === 'SIGKILL', done: saying('done'), steps: saying('step') };
}
