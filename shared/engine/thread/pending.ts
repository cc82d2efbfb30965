// One table of requests that wait for a reply. Both threads keep one for the requests they made.
import { fromFailure } from '../../ipc/api.ts';
import type { Answer } from './messages.ts';

type Waiting = { resolve(value: unknown): void; reject(error: unknown): void };

export interface Pending {
  /** Takes the next number, hands it to `send`, and waits for the answer of that number. */
  ask<Value>(send: (id: number) => void): Promise<Value>;
  /** Settles a request; an answer to no request is ignored. */
  settle(answer: Answer<unknown>): void;
  /** Rejects everything that waits, and everything asked from now on. */
  end(error: unknown): void;
}

export function createPending(): Pending {
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let ended: { error: unknown } | undefined;
  return {
    ask<Value>(send: (id: number) => void) {
      return new Promise<Value>((resolve, reject) => {
        if (ended !== undefined) return reject(ended.error);
        const id = next++;
        send(id);
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      });
    },
    settle(answer) {
      const request = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.kind === 'answer') request?.resolve(answer.value);
      else request?.reject(fromFailure(answer.error));
    },
    end(error) {
      ended ??= { error };
      for (const request of waiting.values()) request.reject(error);
      waiting.clear();
    },
  };
}
