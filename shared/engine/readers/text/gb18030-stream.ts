// GB18030 straight to UTF-8: ASCII and signs of two bytes by a table; a piece with anything else goes to the runtime's decoder, which the
// table was made with, so that both say the same.
import { putWide } from '../../../data/utf8-unit.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { type Bytes, concat } from '../../../format/bytes.ts';
import { discard, plain } from '../../memory.ts';
import { limits } from '../limits.ts';
import { pinnedText } from './gb18030.ts';
import { decoderOf, encodedParts } from './text-stream.ts';

const lf = 0x0a;
const lost = '\ufffd';
const leads = { first: 0x81, last: 0xfe } as const;
const trails = { first: 0x40, last: 0xfe } as const;
/** No character of more than one byte has one below this: behind it a new one begins, whatever stood before. */
const digit0 = 0x30;

/** All pairs of a lead and a trail byte, each as a line. */
function allPairs(): Uint8Array {
  const lines: number[] = [];
  for (let lead: number = leads.first; lead <= leads.last; lead += 1) {
    for (let trail: number = trails.first; trail <= trails.last; trail += 1) lines.push(lead, trail, lf);
  }
  return Uint8Array.from(lines);
}

/** The UTF-16 unit of each pair of bytes, by the lead's lower seven bits and the trail; 0 for what is no pair of GB18030. */
function pairTable(): Uint16Array {
  const table = new Uint16Array(0x8000);
  const signs = pinnedText(new TextDecoder('gb18030').decode(allPairs())).split('\n');
  for (let lead: number = leads.first, line = 0; lead <= leads.last; lead += 1) {
    for (let trail: number = trails.first; trail <= trails.last; trail += 1, line += 1) {
      const sign = signs[line] ?? '';
      if (sign.length === 1 && sign !== lost) table[((lead & 0x7f) << 8) | trail] = sign.charCodeAt(0);
    }
  }
  return table;
}

let pairs: Uint16Array | undefined;

/** Bytes that so many of ASCII and pairs make at most: three of two. */
function utf8Size(length: number): number {
  return Math.ceil(1.5 * length);
}

/** All of it is written to before it is read, so it needs no zeros. */
function unfilled(size: number): Bytes {
  return plain(Buffer.allocUnsafeSlow(size));
}

const fault = new Error('fault');

/** Turns chunks of GB18030, which may end anywhere, into chunks of UTF-8 that end between characters. */
class Transcoder {
  /** A piece was no GB18030: `undecoded` stands for what in it is none. */
  hasFault = false;
  readonly #pairs: Uint16Array;
  readonly #strict = decoderOf('gb18030', () => fault);
  readonly #lenient = decoderOf('gb18030');
  #out: Bytes = new Uint8Array(0);
  #length = 0;
  /** The begin of a piece for the decoder that ends in a later chunk. */
  #held: Bytes = new Uint8Array(0);

  constructor() {
    pairs ??= pairTable();
    this.#pairs = pairs;
  }

  chunk(bytes: Bytes): Bytes {
    this.#begin(utf8Size(this.#held.length + bytes.length));
    for (let at = 0; at < bytes.length; ) {
      if (this.#held.length === 0) at = this.#written(bytes, at);
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
    for (let at = 0; at < bytes.length; ) {
      if (this.#held.length === 0) at = this.#passed(bytes, at);
      at = this.#handOver(bytes, at, () => undefined);
    }
  }

  /** What was given out is no longer ours. */
  #begin(size: number): void {
    this.#length = 0;
    this.#out = unfilled(size);
  }

  /** Writes signs as UTF-8. @returns the place of the first one that is not in the table, or not whole */
  #written(bytes: Bytes, from: number): number {
    const table = this.#pairs;
    const out = this.#out;
    const limit = bytes.length;
    let length = this.#length;
    let at = from;
    for (; at < limit; at += 1) {
      const byte = bytes[at] as number;
      if (byte < 0x80) {
        out[length] = byte;
        length += 1;
        continue;
      }
      const unit = at + 1 < limit ? (table[((byte & 0x7f) << 8) | (bytes[at + 1] as number)] as number) : 0;
      if (unit === 0) break;
      length = putWide(out, length, unit);
      at += 1;
    }
    this.#length = length;
    return at;
  }

  /** As `#written`, without writing. */
  #passed(bytes: Bytes, from: number): number {
    const table = this.#pairs;
    const limit = bytes.length;
    let at = from;
    for (; at < limit; at += 1) {
      const byte = bytes[at] as number;
      if (byte < 0x80) continue;
      if (at + 1 === limit || table[((byte & 0x7f) << 8) | (bytes[at + 1] as number)] === 0) break;
      at += 1;
    }
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
