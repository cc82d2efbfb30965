// A thread that is being ended keeps the process alive until it has ended, even when it still answers meanwhile.
import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { createPool } from '../../shared/engine/bulk/pool.ts';

const holds = vi.hoisted((): string[] => []);

vi.mock('node:worker_threads', () => ({
  /** As Node's: who ends it holds on to it; an answer that is on its way still comes. */
  Worker: class extends EventEmitter {
    ref = () => holds.push('ref');
    unref = () => holds.push('unref');
    postMessage() {}
    async terminate() {
      this.ref();
      this.emit('message', { ok: true, value: undefined });
      this.emit('exit', 1);
    }
  },
}));

test('an answer that comes while its thread is ended does not let go of it', async () => {
  const pool = createPool(1, 'node');
  const answer = pool.run({ kind: 'prepare' });
  const ended = expect(answer).rejects.toMatchObject({ code: 'cancelled' });
  await pool.close();
  await ended;
  expect(holds.at(-1)).toBe('ref');
});
