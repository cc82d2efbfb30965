// GB18030 straight to UTF-8: ASCII and signs of two bytes by a table; a piece with anything else goes to the runtime's decoder, which the
// table was made with, so that both say the same.
import { HandoverError } from '../../../domain/errors.ts';
import { type Bytes, concat } from '../../../format/bytes.ts';
import { discard, plain } from '../../memory.ts';
import { limits } from '../limits.ts';
import { gb18030Kernel, utf8Size } from './gb18030-kernel.ts';
import { decoderOf, encodedParts } from './text-stream.ts';

/** No character of more than one byte has one below this: behind it a new one begins, whatever stood before. */
const digit0 = 0x30;

/** All of it is written to before it is read, so it needs no zeros. */
function unfilled(size: number): Bytes {
  return plain(Buffer.allocUnsafeSlow(size));
}

const fault = new Error('fault');

/** Turns chunks of GB18030, which may end anywhere, into chunks of UTF-8 that end between characters. */
class Transcoder {
  /** A piece was no GB18030: `undecoded` stands for what in it is none. */
  hasFault = false;
  readonly #kernel = gb18030Kernel();
  readonly #strict = decoderOf('gb18030', () => fault);
  readonly #lenient = decoderOf('gb18030');
  #out: Bytes = new Uint8Array(0);
  #length = 0;
  /** The begin of a piece for the decoder that ends in a later chunk. */
  #held: Bytes = new Uint8Array(0);

  chunk(bytes: Bytes): Bytes {
    this.#begin(utf8Size(this.#held.length + bytes.length));
    this.#kernel.load(bytes);
    for (let at = 0; at < bytes.length; ) {
      if (this.#held.length === 0) at = this.#written(at);
      at = this.#handOver(bytes, at, (parts, end) => this.#put(parts, bytes.length - end));
    }
    return this.#out.subarray(0, this.#length);
  }

  last(): Bytes {
    this.#begin(0);
    this.#put(this.#decoded(this.#held), 0);
    return this.#out.subarray(0, this.#length);
  }

  /** As `chunk`, for who wants to know no more than whether it is malformed. */
  check(bytes: Bytes): void {
    this.#kernel.load(bytes);
    for (let at = 0; at < bytes.length; ) {
      if (this.#held.length === 0) at = this.#kernel.passed(at);
      at = this.#handOver(bytes, at, () => undefined);
    }
  }

  /** What was given out is no longer ours. */
  #begin(size: number): void {
    this.#length = 0;
    this.#out = unfilled(size);
  }

  /** @returns the place of the first sign that is not in the table, or not whole */
  #written(from: number): number {
    const { at, utf8 } = this.#kernel.written(from);
    this.#out.set(utf8, this.#length);
    this.#length += utf8.length;
    return at;
  }

  /**
   * Has the piece from `from` on decoded, unless the chunk ends within.
   * @param take given it as UTF-8 and the place behind it
   * @returns that place
   * @throws input.line-too-long for a piece that can be no part of a table
   */
  #handOver(bytes: Bytes, from: number, take: (parts: Iterable<Bytes>, end: number) => void): number {
    let end = from;
    while (end < bytes.length && (bytes[end] as number) >= digit0) end += 1;
    // The decoder of Node 24 fails on damage that is cut in two: it is given whole pieces.
    const piece = concat(this.#held, bytes.subarray(from, end + 1));
    if (piece.length > limits.record) {
      throw new HandoverError('input.line-too-long', {}, { limit_bytes: limits.record });
    }
    if (end === bytes.length) {
      this.#held = piece;
      return end;
    }
    this.#held = new Uint8Array(0);
    take(this.#decoded(piece), end + 1);
    return end + 1;
  }

  /** A whole piece as UTF-8. */
  #decoded(piece: Bytes): Iterable<Bytes> {
    try {
      return encodedParts(this.#strict(piece, true), false);
    } catch (error) {
      if (error !== fault) throw error;
      this.hasFault = true;
      return encodedParts(this.#lenient(piece, true), true);
    }
  }

  /** @param left bytes of the chunk that are still to come */
  #put(parts: Iterable<Bytes>, left: number): void {
    for (const part of parts) {
      const needed = this.#length + part.length + utf8Size(left);
      if (needed > this.#out.length) this.#grow(2 * needed);
      this.#out.set(part, this.#length);
      this.#length += part.length;
    }
  }

  #grow(size: number): void {
    const larger = unfilled(size);
    larger.set(this.#out.subarray(0, this.#length));
    this.#out = larger;
  }
}

/**
 * GB18030 as UTF-8 chunks that end between characters; `undecoded` stands for what is no GB18030.
 * @param chunks given away: each is freed as soon as it is read
 * @param onFault asked before the first chunk that holds such is given out: it may throw
 */
export async function* gb18030AsUtf8(
  chunks: AsyncIterable<Bytes>,
  onFault: () => Promise<void>,
): AsyncGenerator<Bytes> {
  const transcoder = new Transcoder();
  let isAsked = false;
  const asked = async (utf8: Bytes): Promise<Bytes> => {
    if (transcoder.hasFault && !isAsked) await onFault();
    isAsked = transcoder.hasFault;
    return utf8;
  };
  for await (const chunk of chunks) {
    const utf8 = await asked(transcoder.chunk(chunk));
    discard(chunk);
    yield utf8;
  }
  yield asked(transcoder.last());
}

/** Whether it is all GB18030. @param chunks given away, as above; not read beyond the first fault */
export async function isGb18030(chunks: AsyncIterable<Bytes> | Iterable<Bytes>): Promise<boolean> {
  const transcoder = new Transcoder();
  for await (const chunk of chunks) {
    transcoder.check(chunk);
    discard(chunk);
    if (transcoder.hasFault) return false;
  }
  transcoder.last();
  return !transcoder.hasFault;
}
