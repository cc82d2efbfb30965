// Closes a worker whose answer is on its way: whoever waits for that is told, and then the process ends by itself.
import { createPool } from '../../shared/engine/bulk/pool.ts';

const blocked = new Int32Array(new SharedArrayBuffer(4));
const pool = createPool(1, 'node');
await pool.run({ kind: 'prepare' });
const answer = pool.run({ kind: 'prepare' }).catch(() => undefined);
// Nothing is heard here meanwhile: the worker has answered once this is over.
Atomics.wait(blocked, 0, 0, 300);
await pool.close();
await answer;
console.log('closed');
