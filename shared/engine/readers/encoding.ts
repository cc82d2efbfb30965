// Finds a text file's encoding over the whole file: byte order mark, strict UTF-8, GB18030; and gives its text as UTF-8 chunks.
import { isAscii, isUtf8 } from 'node:buffer';
import { HandoverError } from '../../domain/errors.ts';
import type { Bytes } from '../../format/bytes.ts';
import { utf16Of } from './detect.ts';
import { limits } from './limits.ts';
import type { Source } from './source.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5';

/** The names that a person may give. GBK, GB2312 and code page 936 are parts of GB18030. */
const names: Readonly<Record<string, Encoding>> = {
  ...{ utf8: 'utf-8', gb18030: 'gb18030', gbk: 'gb18030', gb2312: 'gb18030', cp936: 'gb18030', big5: 'big5' },
  ...{ utf16: 'utf-16le', utf16le: 'utf-16le', utf16be: 'utf-16be' },
};

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** Once so many characters of three bytes (Han) were right, the file is UTF-8, and what is wrong behind them is damage. */
const surelyUtf8 = 16;

export interface EncodingFound {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly bom: number;
}

/** Length of the sequence cut off at the end of `bytes`, 0 to 3. */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** The part of `bytes` before the first malformed sequence. */
function goodPart(bytes: Uint8Array): Uint8Array {
  let low = 0;
  let high = bytes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, middle - cutTail(part)))) low = middle;
    else high = middle;
  }
  return bytes.subarray(0, low - cutTail(bytes.subarray(0, low)));
}

/** Characters of three or four bytes, counted until it is clear. */
function countHan(bytes: Uint8Array): number {
  let count = 0;
  if (isAscii(bytes)) return count;
  for (let at = 0; at < bytes.length && count < surelyUtf8; at += 1) if ((bytes[at] ?? 0) >= 0xe0) count += 1;
  return count;
}

function join(left: Uint8Array, right: Uint8Array): Bytes {
  const joined = new Uint8Array(left.length + right.length);
  joined.set(left);
  joined.set(right, left.length);
  return joined;
}

/** Gives UTF-8 chunks that end between characters; `onWrong` is asked for the error at the first malformed place. */
async function* strictUtf8(
  chunks: AsyncIterable<Bytes>,
  onWrong: (chunk: Bytes, offset: number) => Error,
): AsyncGenerator<Bytes> {
  let tail: Bytes = new Uint8Array(0);
  let offset = 0;
  for await (const chunk of chunks) {
    const bytes = tail.length === 0 ? chunk : join(tail, chunk);
    const whole = bytes.subarray(0, bytes.length - cutTail(bytes));
    if (!isUtf8(whole)) throw onWrong(whole, offset);
    tail = bytes.subarray(whole.length);
    offset += whole.length;
    yield whole;
  }
  if (tail.length > 0) throw onWrong(tail, offset);
}

async function* decoded(chunks: AsyncIterable<Bytes>, encoding: Encoding, fail: () => Error): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const decode = (chunk?: Bytes): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw fail();
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Bytes> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

function wrongEncoding(source: Source, found: EncodingFound, offset?: number): HandoverError {
  const place = offset === undefined ? {} : { offset };
  return new HandoverError('input.encoding', { file: source.name }, { encoding: found.encoding, ...place });
}

async function* without(chunks: AsyncIterable<Bytes>, count: number): AsyncGenerator<Bytes> {
  let left = count;
  for await (const chunk of chunks) {
    const cut = Math.min(left, chunk.length);
    left -= cut;
    if (cut < chunk.length) yield chunk.subarray(cut);
  }
}

/**
 * The file's text from behind its byte order mark, as UTF-8 chunks that end between characters.
 * @param chunks all bytes of the file in order
 * @throws input.encoding at the first sequence that the encoding does not have
 */
export function utf8Chunks(source: Source, chunks: AsyncIterable<Bytes>, found: EncodingFound): AsyncGenerator<Bytes> {
  const text = without(chunks, found.bom);
  if (found.encoding !== 'utf-8') return encoded(decoded(text, found.encoding, () => wrongEncoding(source, found)));
  return strictUtf8(text, (_, offset) => wrongEncoding(source, found, offset + found.bom));
}

async function check(source: Source, found: EncodingFound, signal?: AbortSignal): Promise<EncodingFound> {
  const text = without(source.chunks(signal), found.bom);
  const fail = () => wrongEncoding(source, found);
  for await (const _ of found.encoding === 'utf-8' ? strictUtf8(text, fail) : decoded(text, found.encoding, fail));
  return found;
}

/** Undefined if the whole file is UTF-8; else where it is not, and how many characters were right before. */
async function utf8Fault(source: Source, signal?: AbortSignal): Promise<{ han: number; offset: number } | undefined> {
  let han = 0;
  let fault: { han: number; offset: number } | undefined;
  const stop = new Error('stop');
  const checked = strictUtf8(source.chunks(signal), (chunk, offset) => {
    const good = goodPart(chunk);
    fault = { han: han + countHan(good), offset: offset + good.length };
    return stop;
  });
  try {
    for await (const chunk of checked) han += countHan(chunk);
  } catch (error) {
    if (error !== stop) throw error;
  }
  return fault;
}

/**
 * The encoding of a whole text file; `wanted` overrides what would be found, but not the check.
 * @throws input.encoding, usage for an encoding that is not known
 */
export async function findEncoding(source: Source, wanted?: string, signal?: AbortSignal): Promise<EncodingFound> {
  const head = await source.read(0, limits.head);
  const [marked, mark] = marks.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte)) ?? [];
  const encoding = wanted === undefined ? (marked ?? utf16Of(head)) : named(wanted, marked);
  if (encoding !== undefined) {
    return check(source, { encoding, bom: encoding === marked ? (mark?.length ?? 0) : 0 }, signal);
  }
  const fault = await utf8Fault(source, signal);
  if (fault === undefined) return { encoding: 'utf-8', bom: 0 };
  if (fault.han >= surelyUtf8) throw wrongEncoding(source, { encoding: 'utf-8', bom: 0 }, fault.offset);
  return check(source, { encoding: 'gb18030', bom: 0 }, signal);
}

function named(wanted: string, marked: Encoding | undefined): Encoding {
  const encoding = names[wanted.toLowerCase().replace(/[^a-z0-9]/g, '')];
  if (encoding === undefined) throw new HandoverError('usage', { member: 'encoding' }, { known: Object.keys(names) });
  return encoding.startsWith('utf-16') && marked?.startsWith('utf-16') ? marked : encoding;
}
