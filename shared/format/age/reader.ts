// Takes an asynchronous byte source apart: lines up to a limit, then blocks of an exact size, holding no more than that.
import { type Bytes, concat } from '../bytes.ts';

export interface ByteReader {
  /** The next byte, which stays unread; undefined at the end. */
  peek(): Promise<number | undefined>;
  /** The next line with its LF; without one where the source ends or `limit` bytes hold none. */
  line(limit: number): Promise<Bytes>;
  /** `length` bytes, fewer only at the end of the source. */
  take(length: number): Promise<Bytes>;
  /** Lets the source go, read to its end or not. */
  close(): Promise<void>;
}

export const lineFeed = 0x0a;

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);
  let ended = false;

  async function fill(): Promise<boolean> {
    while (rest.length === 0 && !ended) {
      const next = await iterator.next();
      if (next.done) ended = true;
      else rest = next.value;
    }
    return rest.length > 0;
  }

  function shift(length: number): Uint8Array {
    const head = rest.subarray(0, length);
    rest = rest.subarray(head.length);
    return head;
  }

  return {
    peek: async () => ((await fill()) ? rest[0] : undefined),
    async line(limit) {
      const parts: Uint8Array[] = [];
      let left = limit;
      while (left > 0 && (await fill())) {
        const end = rest.subarray(0, left).indexOf(lineFeed) + 1;
        const part = shift(end > 0 ? end : left).slice();
        parts.push(part);
        left = end > 0 ? 0 : left - part.length;
      }
      return concat(...parts);
    },
    async take(length) {
      const taken = new Uint8Array(length);
      let used = 0;
      while (used < length && (await fill())) {
        const part = shift(length - used);
        taken.set(part, used);
        used += part.length;
      }
      return taken.subarray(0, used);
    },
    async close() {
      ended = true;
      rest = new Uint8Array(0);
      await iterator.return?.();
    },
  };
}
