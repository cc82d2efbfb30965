// Writes canonical CSV field by field: those that are canonical already as bytes, the others from text. `_row` is the first of each row.
import { canonicalField } from './csv-writer.ts';
import { encodeScratch } from './utf8-scratch.ts';

const comma = 0x2c;
const lineFeed = 0x0a;
/** From here on a block copy is faster than a loop. */
const longCopy = 64;

export class FieldWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  /** @param size bytes to begin with; it grows as needed */
  constructor(size: number) {
    this.#bytes = new Uint8Array(size);
  }

  /** A field that stands so in canonical CSV. */
  raw(from: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    if (end - start > longCopy) this.#bytes.set(from.subarray(start, end), this.#length);
    else for (let at = start, into = this.#length; at < end; at += 1, into += 1) this.#bytes[into] = from[at] as number;
    this.#length += end - start;
  }

  text(field: string): void {
    const { bytes, length } = encodeScratch(canonicalField(field));
    this.raw(bytes, 0, length);
  }

  nextField(): void {
    this.#put(comma);
  }

  endRow(): void {
    this.#put(lineFeed);
  }

  /** Gives what was written; the writer is used up. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  #put(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
