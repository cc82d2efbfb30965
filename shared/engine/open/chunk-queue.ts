// Turns chunks that are pushed into a stream that is pulled, one at a time: memory holds no more than the chunk in hand.
import { HandoverError } from '../../domain/errors.ts';
import type { Bytes } from '../../format/bytes.ts';

export interface ChunkQueue {
  /** Resolves when the chunk has been taken. */
  push(chunk: Bytes, last: boolean): Promise<void>;
  /** Ends the stream with an error; pushing after it does nothing. */
  fail(): void;
  chunks(): AsyncGenerator<Bytes>;
}

type Handed = { readonly chunk: Bytes; readonly last: boolean; taken(): void };

export function createChunkQueue(): ChunkQueue {
  let handed: Handed | undefined;
  let wake: () => void = () => {};
  let failed = false;
  return {
    push: (chunk, last) =>
      failed
        ? Promise.resolve()
        : new Promise((taken) => {
            handed = { chunk, last, taken };
            wake();
          }),
    fail() {
      failed = true;
      handed?.taken();
      wake();
    },
    async *chunks() {
      for (;;) {
        if (handed === undefined && !failed) await new Promise<void>((resolve) => (wake = resolve));
        if (failed) throw new HandoverError('cancelled');
        if (handed === undefined) continue;
        const { chunk, last, taken } = handed;
        handed = undefined;
        yield chunk;
        taken();
        if (last) return;
      }
    },
  };
}
