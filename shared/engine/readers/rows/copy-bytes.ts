// Copies bytes by Node's own way: without a view for each row, which would be garbage at once.
import type { CopyBytes } from '../../../data/csv/writer.ts';

const { copy } = Buffer.prototype;

/** `copy` takes any array of bytes; its type knows of Buffers alone. */
export const copyBytes: CopyBytes = (from, start, end, into, at) => {
  copy.call(from as Buffer, into, at, start, end);
};
