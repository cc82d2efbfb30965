// What waits for a thread's answers: they come in the order of the requests, until one error ends all that is left.
import type { HandoverError } from '../../domain/errors.ts';

export interface InTurn<Answer> {
  /** The next answer that nobody waits for yet. */
  next(): Promise<Answer>;
  settle(answer: Answer): void;
  /** The answer is an error; later ones may be none. */
  fail(error: HandoverError): void;
  /** Rejects everything that waits, and everything from now on. Only the first error counts. */
  end(error: HandoverError): void;
  readonly hasEnded: boolean;
  /** An answer that was asked for has not come. */
  readonly isWaiting: boolean;
}

export function inTurn<Answer>(): InTurn<Answer> {
  const waiting: Pick<PromiseWithResolvers<Answer>, 'resolve' | 'reject'>[] = [];
  let ended: HandoverError | undefined;
  return {
    next() {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      // What was asked for ahead may fail before anyone looks.
      promise.catch(() => undefined);
      if (ended === undefined) waiting.push({ resolve, reject });
      else reject(ended);
      return promise;
    },
    settle: (answer) => waiting.shift()?.resolve(answer),
    fail: (error) => waiting.shift()?.reject(error),
    end(error) {
      ended ??= error;
      for (const { reject } of waiting.splice(0)) reject(ended);
    },
    get hasEnded() {
      return ended !== undefined;
    },
    get isWaiting() {
      return waiting.length > 0;
    },
  };
}
