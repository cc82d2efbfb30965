// A file to be read at any place: an engine gives an open file, a test an array, a browser a Blob.
import type { Bytes } from './bytes.ts';

export interface ByteSource {
  /** Bytes in all; fixed for the life of the source. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`; rejects where they are not all there. */
  read(offset: number, length: number): Promise<Bytes>;
}
