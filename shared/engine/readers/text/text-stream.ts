// Streams of text bytes: checked or repaired UTF-8, other encodings turned into it, all cut between characters.
import { isUtf8 } from 'node:buffer';
import { undecoded } from '../../../data/csv/scanner.ts';
import { type Bytes, concat, joined } from '../../../format/bytes.ts';
import { discard } from '../../memory.ts';
import { looksLikeGb18030 } from './byte-pairs.ts';
import type { Encoding } from './encodings.ts';
import { pinnedText } from './gb18030.ts';

const encoder = new TextEncoder();
const lf = 0x0a;

/** Length of the sequence cut off at the end of `bytes`, 0 to 3. */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

const fewBytes = 64;

/** Bytes before the first malformed sequence; all of them if there is none but one cut off at the end. */
export function soundLength(bytes: Uint8Array): number {
  const isSound = (length: number) => {
    const part = bytes.subarray(0, length);
    return isUtf8(part.subarray(0, length - cutTail(part)));
  };
  let low = 0;
  let high = fewBytes;
  // Doubled until it reaches the fault: what stands far behind it is not looked at each time.
  for (; high < bytes.length && isSound(high); high *= 2) low = high;
  if (high >= bytes.length) {
    if (isSound(bytes.length)) return bytes.length;
    high = bytes.length;
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isSound(middle)) low = middle;
    else high = middle;
  }
  return low - cutTail(bytes.subarray(0, low));
}

/** Asked at a malformed place: the part of the text from `offset` on that holds it. Throws, or gives the part mended. */
export type OnMalformed = (part: Bytes, offset: number, isLast: boolean) => Bytes | Promise<Bytes>;

/** Gives UTF-8 chunks that end between characters. @param chunks given away: memory is freed as soon as a copy was made */
export async function* wholeUtf8(chunks: AsyncIterable<Bytes>, onMalformed: OnMalformed): AsyncGenerator<Bytes> {
  let tail: Bytes = new Uint8Array(0);
  let offset = 0;
  for await (const chunk of chunks) {
    const bytes = tail.length === 0 ? chunk : concat(tail, chunk);
    if (bytes !== chunk) discard(chunk);
    const whole = bytes.subarray(0, bytes.length - cutTail(bytes));
    // A copy: nothing of the chunk is held once it has been worked on.
    tail = bytes.slice(whole.length);
    const { length } = whole;
    yield isUtf8(whole) ? whole : await onMalformed(whole, offset, false);
    offset += length;
  }
  if (tail.length > 0) yield await onMalformed(tail, offset, true);
}

const gb18030 = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true });

/** A line that another program wrote in GB18030, to be read by a person, with `undecoded` in front of its first sign outside ASCII. */
function asGb18030(line: Bytes): Bytes | undefined {
  if (!looksLikeGb18030(line)) return undefined;
  try {
    const text = pinnedText(gb18030.decode(line));
    const first = text.search(/[^\0-\x7f]/);
    return concat(encoder.encode(text.slice(0, first)), Uint8Array.of(undecoded), encoder.encode(text.slice(first)));
  } catch {
    return undefined;
  }
}

/** `undecoded` stands for each byte that is no UTF-8. */
function withoutMalformed(line: Bytes): Bytes {
  const mended = line.slice();
  for (let at = soundLength(mended); at < mended.length; ) {
    mended[at] = undecoded;
    at += 1;
    at += soundLength(mended.subarray(at));
  }
  return mended;
}

/** UTF-8 in which each line that was none holds `undecoded`, and how many lines those are. */
export function mendedUtf8(bytes: Bytes): { readonly bytes: Bytes; readonly lines: number } {
  const parts: Bytes[] = [];
  let lines = 0;
  let soundFrom = 0;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lf, start) + 1 || bytes.length;
    const line = bytes.subarray(start, end);
    if (!isUtf8(line)) {
      parts.push(bytes.subarray(soundFrom, start), asGb18030(line) ?? withoutMalformed(line));
      soundFrom = end;
      lines += 1;
    }
    start = end;
  }
  parts.push(bytes.subarray(soundFrom));
  return { bytes: joined(parts), lines };
}

/** @param isLast the text ends with these bytes: none are kept for a character that is not whole */
export type Decoder = (bytes: Bytes, isLast: boolean) => string;

/** @param onMalformed gives the error for text that is not of the encoding; undefined: U+FFFD stands for it */
export function decoderOf(encoding: Encoding, onMalformed?: () => Error): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: onMalformed !== undefined, ignoreBOM: true });
  const pin = encoding === 'gb18030' ? pinnedText : (text: string) => text;
  return (bytes, isLast) => {
    try {
      return pin(decoder.decode(bytes, { stream: !isLast }));
    } catch (error) {
      throw onMalformed?.() ?? error;
    }
  };
}

/** @param chunks given away, as above @param onMalformed as above */
export async function* decoded(
  chunks: AsyncIterable<Bytes>,
  encoding: Encoding,
  onMalformed?: () => Error,
): AsyncGenerator<string> {
  const decode = decoderOf(encoding, onMalformed);
  for await (const chunk of chunks) {
    const text = decode(chunk, false);
    discard(chunk);
    yield text;
  }
  yield decode(new Uint8Array(0), true);
}

/** UTF-8 of text; `undecoded` for U+FFFD if `isMended`. */
export function* encodedParts(text: string, isMended: boolean): Generator<Bytes> {
  const parts = isMended ? text.split('\ufffd') : [text];
  for (const [index, part] of parts.entries()) {
    if (index > 0) yield Uint8Array.of(undecoded);
    yield encoder.encode(part);
  }
}

/** UTF-8 of texts, as above. */
export async function* encoded(texts: AsyncIterable<string>, isMended: boolean): AsyncGenerator<Bytes> {
  for await (const text of texts) yield* encodedParts(text, isMended);
}

/** Without the first `count` bytes. */
export async function* without(chunks: AsyncIterable<Bytes>, count: number): AsyncGenerator<Bytes> {
  let left = count;
  for await (const chunk of chunks) {
    const cut = Math.min(left, chunk.length);
    left -= cut;
    if (cut < chunk.length) yield chunk.subarray(cut);
  }
}
