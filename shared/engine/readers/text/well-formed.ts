// Whether a whole text file is well formed in an encoding, remembered for as long as the file is open.
import { isAscii } from 'node:buffer';
import type { Bytes } from '../../../format/bytes.ts';
import { discard } from '../../memory.ts';
import type { Source } from '../source.ts';
import type { Encoding, Form } from './encodings.ts';
import { isGb18030 } from './gb18030-stream.ts';
import { decoded, soundLength, wholeUtf8, without } from './text-stream.ts';

/** Once so many characters of three bytes (Han) were right, the file is UTF-8, and what is wrong behind them is damage. */
export const surelyUtf8 = 16;

/** Characters of three or four bytes, counted until it is clear. */
export function countHan(bytes: Uint8Array): number {
  let count = 0;
  if (isAscii(bytes)) return count;
  for (let at = 0; at < bytes.length && count < surelyUtf8; at += 1) if ((bytes[at] ?? 0) >= 0xe0) count += 1;
  return count;
}

/** Whether a whole file is well formed; of UTF-8 also how many Han characters came before its first fault, at least up to `surelyUtf8`. */
export type Check = { readonly isWellFormed: boolean; readonly han: number };

const stop = new Error('stop');

/** @throws `stop` at the first fault */
async function goThrough(text: AsyncIterable<Bytes>, encoding: Encoding, onHan: (count: number) => void) {
  if (encoding !== 'utf-8') {
    for await (const _ of decoded(text, encoding, () => stop));
    return;
  }
  const whole = wholeUtf8(text, (part) => {
    onHan(countHan(part.subarray(0, soundLength(part))));
    throw stop;
  });
  for await (const chunk of whole) {
    onHan(countHan(chunk));
    discard(chunk);
  }
}

async function check(source: Source, { encoding, bom }: Form, signal?: AbortSignal): Promise<Check> {
  const text = without(source.chunks(signal), bom);
  if (encoding === 'gb18030') return { isWellFormed: await isGb18030(text), han: 0 };
  let han = 0;
  const onHan = (count: number) => {
    han += count;
  };
  try {
    await goThrough(text, encoding, onHan);
    return { isWellFormed: true, han };
  } catch (error) {
    if (error !== stop) throw error;
    return { isWellFormed: false, han };
  }
}

/** By encoding and mark. A file that is looked at again, as it was opened, is not gone through again. */
const checks = new WeakMap<Source, Map<string, Check>>();
const keyOf = ({ encoding, bom }: Form) => `${encoding} ${bom}`;

function checksOf(source: Source): Map<string, Check> {
  const known = checks.get(source) ?? new Map<string, Check>();
  checks.set(source, known);
  return known;
}

export async function checkOf(source: Source, form: Form, signal?: AbortSignal): Promise<Check> {
  const known = checksOf(source);
  const found = known.get(keyOf(form)) ?? (await check(source, form, signal));
  known.set(keyOf(form), found);
  return found;
}

/** Once the text of a file was read to its end, nobody needs to go through it to know that it was sound. */
export async function* knownOnceRead(
  source: Source,
  form: Form,
  text: AsyncIterable<Bytes>,
  wasSound: () => boolean,
): AsyncGenerator<Bytes> {
  yield* text;
  if (wasSound()) checksOf(source).set(keyOf(form), { isWellFormed: true, han: 0 });
}

/** True if the whole file is well formed in this encoding. */
export async function isWellFormed(source: Source, form: Form, signal?: AbortSignal): Promise<boolean> {
  return (await checkOf(source, form, signal)).isWellFormed;
}
