// Writes rows over the rows that they are made from, so that what stays is moved only behind something that has become shorter or longer.
// As soon as there is more to write than was read, it goes on in a larger array.
import { copyRun } from './project.ts';

export class Rewriter {
  readonly #source: Uint8Array<ArrayBuffer>;
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  /** @param source is given away: it is written over */
  constructor(source: Uint8Array<ArrayBuffer>) {
    this.#source = source;
    this.#bytes = source;
  }

  /** Goes on with what stands there in the source, behind all that went before. */
  keep(start: number, end: number): void {
    if (this.#length === start && this.#bytes === this.#source) this.#length = end;
    else this.put(this.#source, start, end, end);
  }

  /** Goes on with other bytes. @param read so much of the source is not needed any more */
  put(from: Uint8Array, start: number, end: number, read: number): void {
    const length = this.#length + end - start;
    if (length > (this.#bytes === this.#source ? read : this.#bytes.length)) this.#makeRoom(length);
    this.#length = copyRun(from, start, end, this.#bytes, this.#length);
  }

  /** Gives what was written, in the buffer of the source or in one of its own; the writer is used up. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(length: number): void {
    const larger = new Uint8Array(Math.max(2 * length, this.#source.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
