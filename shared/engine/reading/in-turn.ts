// What waits for a reader's answers: they come in the order of the requests, until one error ends all that is left.
import type { HandoverError } from '../../domain/errors.ts';
import { fromFailure } from '../thread/failure.ts';
import type { Answer } from './messages.ts';

export type Succeeded = Exclude<Answer, { kind: 'failed' }>;
type Waiting = { resolve(answer: Succeeded): void; reject(error: unknown): void };

export interface InTurn {
  /** The next answer that nobody waits for yet. */
  next(): Promise<Succeeded>;
  settle(answer: Answer): void;
  /** Rejects everything that waits, and everything from now on. Only the first error counts. */
  end(error: HandoverError): void;
  readonly hasEnded: boolean;
}

export function inTurn(): InTurn {
  const waiting: Waiting[] = [];
  let ended: HandoverError | undefined;
  return {
    next() {
      const { promise, resolve, reject } = Promise.withResolvers<Succeeded>();
      // What was asked for ahead may fail before anyone looks.
      promise.catch(() => undefined);
      if (ended === undefined) waiting.push({ resolve, reject });
      else reject(ended);
      return promise;
    },
    settle(answer) {
      const first = waiting.shift();
      if (answer.kind === 'failed') first?.reject(fromFailure(answer.failure));
      else first?.resolve(answer);
    },
    end(error) {
      ended ??= error;
      for (const { reject } of waiting.splice(0)) reject(ended);
    },
    get hasEnded() {
      return ended !== undefined;
    },
  };
}
