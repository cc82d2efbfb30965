// Finds a text file's encoding over the whole file (byte order mark, strict UTF-8, Big5, Latin letters, GB18030) and gives its text as UTF-8 chunks.
import { isAscii } from 'node:buffer';
import { HandoverError } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { discard } from '../../memory.ts';
import type { Sureness } from '../found.ts';
import { limits } from '../limits.ts';
import type { Source } from '../source.ts';
import { looksLikeBig5, looksLikeGb18030, looksLikeLatin } from './byte-pairs.ts';
import { damageOf, isBearable, lineAt } from './damaged-text.ts';
import type { Encoding, EncodingFound } from './encodings.ts';
import { checkGb18030, gb18030AsUtf8 } from './gb18030-stream.ts';
import { decoded, encoded, mendedUtf8, soundLength, wholeUtf8, without } from './text-stream.ts';
import { utf16Of } from './utf16.ts';

/** The names that a person may give. GBK, GB2312 and code page 936 are parts of GB18030. */
const names: Readonly<Record<string, Encoding>> = {
  ...{ utf8: 'utf-8', gb18030: 'gb18030', gbk: 'gb18030', gb2312: 'gb18030', cp936: 'gb18030', big5: 'big5' },
  ...{ utf16: 'utf-16le', utf16le: 'utf-16le', utf16be: 'utf-16be' },
  ...{ windows1252: 'windows-1252', cp1252: 'windows-1252', latin1: 'windows-1252', iso88591: 'windows-1252' },
};

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** Once so many characters of three bytes (Han) were right, the file is UTF-8, and what is wrong behind them is damage. */
const surelyUtf8 = 16;

type Candidate = Omit<EncodingFound, 'damaged'>;

/** Characters of three or four bytes, counted until it is clear. */
function countHan(bytes: Uint8Array): number {
  let count = 0;
  if (isAscii(bytes)) return count;
  for (let at = 0; at < bytes.length && count < surelyUtf8; at += 1) if ((bytes[at] ?? 0) >= 0xe0) count += 1;
  return count;
}

/**
 * The file's text from behind its byte order mark, as UTF-8 chunks that end between characters.
 * @param chunks all bytes of the file in order
 * @throws input.encoding at the first sequence that the encoding does not have, unless it was found with damage
 */
export function utf8Chunks(source: Source, chunks: AsyncIterable<Bytes>, found: EncodingFound): AsyncGenerator<Bytes> {
  const text = without(chunks, found.bom);
  const fail = () => new HandoverError('input.encoding', { file: source.name }, { encoding: found.encoding });
  const isMended = found.damaged > 0;
  if (found.encoding === 'gb18030') return gb18030AsUtf8(text, isMended ? undefined : fail);
  if (found.encoding !== 'utf-8') {
    return encoded(decoded(text, found.encoding, isMended ? undefined : fail), isMended);
  }
  return wholeUtf8(text, (part) => {
    if (found.damaged === 0) throw fail();
    return mendedUtf8(part).bytes;
  });
}

type Form = Pick<EncodingFound, 'encoding' | 'bom'>;
/** Whether a whole file is well formed; of UTF-8 also how many Han characters came before its first fault, at least up to `surelyUtf8`. */
type Check = { readonly isWellFormed: boolean; readonly han: number };

const stop = new Error('stop');

/** @throws `stop` at the first fault */
async function goThrough(text: AsyncIterable<Bytes>, encoding: Encoding, onHan: (count: number) => void) {
  if (encoding === 'gb18030') return checkGb18030(text, () => stop);
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
  let han = 0;
  const onHan = (count: number) => {
    han += count;
  };
  try {
    await goThrough(without(source.chunks(signal), bom), encoding, onHan);
    return { isWellFormed: true, han };
  } catch (error) {
    if (error !== stop) throw error;
    return { isWellFormed: false, han };
  }
}

/** By encoding and mark. A file that is looked at again, as it was opened, is not gone through again. */
const checks = new WeakMap<Source, Map<string, Check>>();

async function checkOf(source: Source, form: Form, signal?: AbortSignal): Promise<Check> {
  const known = checks.get(source) ?? new Map<string, Check>();
  checks.set(source, known);
  const key = `${form.encoding} ${form.bom}`;
  const found = known.get(key) ?? (await check(source, form, signal));
  known.set(key, found);
  return found;
}

/** True if the whole file is well formed in this encoding. */
async function isWellFormed(source: Source, form: Form, signal?: AbortSignal): Promise<boolean> {
  return (await checkOf(source, form, signal)).isWellFormed;
}

/** What is still sure of an encoding that a few places do not fit. */
function inDoubt({ sure, reason }: Candidate): Pick<Candidate, 'sure' | 'reason'> {
  const isSaid = reason === 'chosen' || reason === 'marked';
  return isSaid ? { sure, reason } : { sure: 'likely', reason: 'nearly_well_formed' };
}

/** @throws input.encoding with the place of the first fault, if there are more than a few */
async function checked(
  source: Source,
  candidate: Candidate,
  { signal, mayBeDamaged }: Checking,
): Promise<EncodingFound> {
  if (await isWellFormed(source, candidate, signal)) return { ...candidate, damaged: 0 };
  const damage = await damageOf(source, candidate, signal);
  if (mayBeDamaged && isBearable(damage)) return { ...candidate, ...inDoubt(candidate), damaged: damage.lines };
  const row = await lineAt(source, candidate, damage.offset, signal);
  const { encoding } = candidate;
  throw new HandoverError('input.encoding', { file: source.name, row }, { encoding, offset: damage.offset });
}

/**
 * The encoding of a whole text file; `wanted` overrides what would be found, but not the check.
 * @param mayBeDamaged a few damaged places do not speak against the file: its reader refuses the rows that hold them
 * @throws input.encoding, usage for an encoding that is not known
 */
export async function findEncoding(
  source: Source,
  wanted?: string,
  signal?: AbortSignal,
  mayBeDamaged = false,
): Promise<EncodingFound> {
  const options = { signal, mayBeDamaged };
  const head = await source.read(0, limits.head);
  const [marked, mark] = marks.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte)) ?? [];
  const bomOf = (encoding: Encoding) => (encoding === marked ? (mark?.length ?? 0) : 0);
  if (wanted !== undefined) {
    const encoding = named(wanted, marked);
    return checked(source, { encoding, bom: bomOf(encoding), sure: 'chosen', reason: 'chosen' }, options);
  }
  const encoding = marked ?? utf16Of(head);
  if (encoding !== undefined) {
    const sure = marked === undefined ? 'likely' : 'sure';
    const reason = marked === undefined ? 'well_formed' : 'marked';
    return checked(source, { encoding, bom: bomOf(encoding), sure, reason }, options);
  }
  const unmarked = await checkOf(source, { encoding: 'utf-8', bom: 0 }, signal);
  const { han } = unmarked;
  const utf8 = { encoding: 'utf-8', bom: 0, sure: 'sure', reason: han > 0 ? 'well_formed' : 'ascii_only' } as const;
  if (unmarked.isWellFormed) return { ...utf8, damaged: 0 };
  if (han >= surelyUtf8) return checked(source, utf8, options);
  return otherThanUtf8(source, head, options);
}

type Checking = { readonly signal: AbortSignal | undefined; readonly mayBeDamaged: boolean };

/** Whether a text that is well formed in neither encoding is UTF-8 but for a few lines, and no fewer of them are damaged in the other. */
async function isRatherUtf8(source: Source, other: Candidate, signal?: AbortSignal): Promise<boolean> {
  const asUtf8 = await damageOf(source, { encoding: 'utf-8', bom: 0 }, signal);
  if (!isBearable(asUtf8)) return false;
  return other.sure === 'guess' || asUtf8.lines <= (await damageOf(source, other, signal)).lines;
}

/** The encoding of a text that is no UTF-8 from end to end. @throws input.encoding */
async function otherThanUtf8(source: Source, head: Bytes, options: Checking): Promise<EncodingFound> {
  const as = (encoding: Encoding, sure: Sureness = 'likely') =>
    ({ encoding, bom: 0, damaged: 0, sure, reason: 'no_utf8' }) as const;
  const fits = (form: Form) => isWellFormed(source, form, options.signal);
  const big5 = as('big5');
  if (looksLikeBig5(head) && (await fits(big5))) return big5;
  // Any bytes are well formed in it: it is taken by their look alone.
  if (looksLikeLatin(head)) return as('windows-1252');
  const gb18030 = as('gb18030', looksLikeGb18030(head) ? 'likely' : 'guess');
  if (await fits(gb18030)) return gb18030;
  if (options.mayBeDamaged && (await isRatherUtf8(source, gb18030, options.signal))) {
    return checked(source, { ...as('utf-8'), reason: 'nearly_well_formed' }, options);
  }
  if (gb18030.sure !== 'guess') return checked(source, gb18030, options);
  // What is no more than a guess has to be well formed; the place that is told is the first that is no UTF-8.
  return checked(source, as('utf-8'), { ...options, mayBeDamaged: false });
}

function named(wanted: string, marked: Encoding | undefined): Encoding {
  const encoding = names[wanted.toLowerCase().replace(/[^a-z0-9]/g, '')];
  if (encoding === undefined) throw new HandoverError('usage', { member: 'encoding' }, { known: Object.keys(names) });
  return encoding.startsWith('utf-16') && marked?.startsWith('utf-16') ? marked : encoding;
}
