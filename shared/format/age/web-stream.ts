// Web streams as asynchronous iterators and back: backpressure, errors and cancelling pass through.
import type { Bytes } from '../bytes.ts';

/** Reads a web stream. `return` cancels it, begun or not. */
export function fromStream(stream: ReadableStream<Uint8Array>): AsyncIterableIterator<Uint8Array> {
  const reader = stream.getReader();
  const iterator: AsyncIterableIterator<Uint8Array> = {
    async next() {
      const { done, value } = await reader.read();
      return done || value === undefined ? { done: true, value: undefined } : { done: false, value };
    },
    async return() {
      await reader.cancel().catch(() => undefined);
      reader.releaseLock();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/** A web stream that pulls from `chunks`; what they throw is its error. `close` lets go of what stands behind them. */
export function toStream(chunks: AsyncGenerator<Bytes>, close: () => Promise<void>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        await close();
        throw error;
      }
    },
    async cancel() {
      await chunks.return(undefined);
      await close();
    },
  });
}
