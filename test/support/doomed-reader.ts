// A reader's process that goes wrong as one does whose library meets a file made for that: when it is told what to read, or behind its first batch.
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { ToProcess } from '../../shared/engine/reading/messages.ts';
import { serveReader } from '../../shared/engine/reading/serve.ts';

export type Doom = 'abort' | 'memory' | 'loop' | 'native';

function fill(): never {
  const held: unknown[] = [];
  for (;;) held.push(Array.from({ length: 100_000 }, (_, index) => `${index}.`));
}

const ways: Readonly<Record<Doom, () => unknown>> = {
  abort: () => process.abort(),
  memory: fill,
  // On a thread, as the reader is: the process itself goes on listening.
  loop: () => new Worker('for (;;);', { eval: true }),
  // One that can't even listen.
  native: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
};

const [how = 'abort', after = '0'] = process.argv.slice(2);
const doom = ways[how as Doom];
let batches = 0;
const take = serveReader((message) => {
  process.send?.(message);
  if (message.kind === 'batch' && ++batches === Number(after)) doom();
});
process.on('message', (message) => {
  if (after === '0') doom();
  else take(message as ToProcess);
});
process.on('disconnect', () => process.exit());
