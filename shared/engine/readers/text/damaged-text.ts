// Where a text is not of its encoding: the lines counted, the first place by its offset and its line.

import { undecoded } from '../../../data/csv/scanner.ts';
import type { Bytes } from '../../../format/bytes.ts';
import type { Source } from '../source.ts';
import type { Form } from './encodings.ts';
import { decoded, mendedUtf8, soundLength, wholeUtf8, without } from './text-stream.ts';

export interface DamageFound {
  readonly lines: number;
  /** Characters outside ASCII that are right, and line ends. */
  readonly sound: number;
  /** Of the first place, in bytes from the start of the file. */
  readonly offset: number;
  /** The file ends within a character: it was cut, and nobody knows what is gone behind it. */
  readonly isCut: boolean;
}

/** More lines than these, or more than one to so many sound signs, are not a few: the encoding is another, or several. */
const most = 100;
const soundForEach = 16;

export function isBearable({ lines, sound, isCut }: DamageFound): boolean {
  return !isCut && lines <= most && sound >= soundForEach * lines;
}

/** Signs outside ASCII (lead bytes of UTF-8), and line ends. */
function signsIn(utf8: Uint8Array): number {
  let count = 0;
  for (const byte of utf8) if (byte === 0x0a || (byte >= 0xc0 && byte !== undecoded)) count += 1;
  return count;
}

async function utf8Damage(source: Source, { bom }: Form, signal?: AbortSignal): Promise<DamageFound> {
  let lines = 0;
  let sound = 0;
  let offset = -1;
  let isCut = false;
  const onMalformed = (part: Bytes, start: number, isLast: boolean): Bytes => {
    if (offset < 0) offset = bom + start + (isLast ? 0 : soundLength(part));
    isCut ||= isLast;
    // Text of another encoding: there is no point in counting on.
    if (lines > most) return part;
    const mended = mendedUtf8(part);
    lines += mended.lines;
    return mended.bytes;
  };
  for await (const chunk of wholeUtf8(without(source.chunks(signal), bom), onMalformed)) sound += signsIn(chunk);
  return { lines, sound, offset, isCut };
}

/** Bytes of `chunk` that a strict decoder takes in one piece. */
function soundBytes(decodes: (length: number) => boolean, length: number): number {
  let low = 0;
  let high = length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (decodes(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The offset of the first malformed sequence, within the character before it. */
async function firstFault(source: Source, { encoding, bom }: Form, signal?: AbortSignal): Promise<number> {
  let offset = bom;
  let before: Bytes = new Uint8Array(0);
  for await (const chunk of without(source.chunks(signal), bom)) {
    const decodes = (length: number) => {
      const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
      try {
        decoder.decode(before, { stream: true });
        decoder.decode(chunk.subarray(0, length), { stream: true });
        return true;
      } catch {
        return false;
      }
    };
    if (!decodes(chunk.length)) return offset + soundBytes(decodes, chunk.length);
    offset += chunk.length;
    // A character may be cut between two chunks; behind a line end one begins.
    before = encoding.startsWith('utf-16') ? before : chunk.subarray(chunk.lastIndexOf(0x0a) + 1);
  }
  return Math.max(bom, offset - 1);
}

async function otherDamage(source: Source, form: Form, signal?: AbortSignal): Promise<DamageFound> {
  let lines = 0;
  let sound = 0;
  let last = '';
  let isSound = true;
  for await (const text of decoded(without(source.chunks(signal), form.bom), form.encoding)) {
    for (const sign of text) {
      if (sign === '\n') {
        isSound = true;
        sound += 1;
      } else if (sign === '\ufffd') {
        lines += Number(isSound);
        isSound = false;
      } else if (sign > '\x7f') sound += 1;
    }
    last = text === '' ? last : text;
  }
  return { lines, sound, offset: await firstFault(source, form, signal), isCut: last.endsWith('\ufffd') };
}

/** All places of a file that is not well formed in this encoding. */
export function damageOf(source: Source, form: Form, signal?: AbortSignal): Promise<DamageFound> {
  return form.encoding === 'utf-8' ? utf8Damage(source, form, signal) : otherDamage(source, form, signal);
}

/** The line, from 1, on which the byte at `offset` lies. */
export async function lineAt(
  source: Source,
  { encoding }: Form,
  offset: number,
  signal?: AbortSignal,
): Promise<number> {
  const isWide = encoding.startsWith('utf-16');
  let line = 1;
  let at = 0;
  for await (const chunk of source.chunks(signal)) {
    const end = Math.min(chunk.length, offset - at);
    for (let index = chunk.indexOf(0x0a); index >= 0 && index < end; index = chunk.indexOf(0x0a, index + 1)) {
      const other = encoding === 'utf-16le' ? chunk[index + 1] : chunk[index - 1];
      if (!isWide || other === 0) line += 1;
    }
    at += chunk.length;
    if (at >= offset) break;
  }
  return line;
}
