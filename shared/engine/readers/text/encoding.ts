// Finds a text file's encoding (byte order mark, strict UTF-8, Big5, Latin letters, GB18030), over the whole file unless its beginning leaves
// no doubt, and gives its text as UTF-8 chunks.
import { isUtf8 } from 'node:buffer';
import { HandoverError } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import type { Sureness } from '../found.ts';
import { limits } from '../limits.ts';
import type { Source } from '../source.ts';
import { looksLikeBig5, looksLikeGb18030, looksLikeLatin } from './byte-pairs.ts';
import { damageOf, isBearable, lineAt } from './damaged-text.ts';
import type { Candidate, Encoding, EncodingFound, Form } from './encodings.ts';
import { gb18030AsUtf8, isGb18030 } from './gb18030-stream.ts';
import { statedOf } from './stated-encoding.ts';
import { decoded, encoded, mendedUtf8, wholeUtf8, without } from './text-stream.ts';
import { checkOf, countHan, isWellFormed, knownOnceRead, surelyUtf8 } from './well-formed.ts';

/**
 * The file's text from behind its byte order mark, as UTF-8 chunks that end between characters.
 * @param chunks all bytes of the file in order
 * @throws input.encoding at the first sequence that the encoding does not have, unless no more than a few places are damaged
 */
export function utf8Chunks(
  source: Source,
  chunks: AsyncIterable<Bytes>,
  found: EncodingFound,
  signal?: AbortSignal,
): AsyncGenerator<Bytes> {
  const text = without(chunks, found.bom);
  const fail = () => new HandoverError('input.encoding', { file: source.name }, { encoding: found.encoding });
  let damaged = found.damaged;
  const onFault = async () => {
    damaged ??= (await checked(source, found, { signal, faults: 'counted' })).damaged;
    if (damaged === 0) throw fail();
  };
  if (found.encoding === 'gb18030') return knownOnceRead(source, found, gb18030AsUtf8(text, onFault), () => !damaged);
  if (found.encoding !== 'utf-8') {
    const isMended = found.damaged !== 0;
    return encoded(decoded(text, found.encoding, isMended ? undefined : fail), isMended);
  }
  return wholeUtf8(text, async (part) => {
    await onFault();
    return mendedUtf8(part).bytes;
  });
}

const lf = 0x0a;

const begunAsUtf8: Candidate = { encoding: 'utf-8', bom: 0, sure: 'sure', reason: 'well_begun' };

/** The candidate, if the lines of the head are well formed and nothing behind them could make the file one of another encoding. */
async function beyondDoubt(
  source: Source,
  head: Bytes,
  candidate: Candidate,
  { faults }: Checking,
): Promise<EncodingFound | undefined> {
  if (faults !== 'met' || head.length === source.size) return undefined;
  const lines = head.subarray(candidate.bom, head.lastIndexOf(lf) + 1);
  const isSettled = candidate.reason !== 'well_begun' || countHan(lines) >= surelyUtf8;
  return isSettled && (await isSound(lines, candidate.encoding)) ? { ...candidate, damaged: undefined } : undefined;
}

/** Of the encodings whose streams ask what to do when they meet a fault. */
async function isSound(lines: Bytes, encoding: Encoding): Promise<boolean> {
  if (lines.length === 0) return false;
  if (encoding === 'utf-8') return isUtf8(lines);
  return encoding === 'gb18030' && isGb18030([lines.slice()]);
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
  { signal, faults }: Checking,
): Promise<EncodingFound & { readonly damaged: number }> {
  if (await isWellFormed(source, candidate, signal)) return { ...candidate, damaged: 0 };
  const damage = await damageOf(source, candidate, signal);
  if (faults !== 'refused' && isBearable(damage)) return { ...candidate, ...inDoubt(candidate), damaged: damage.lines };
  const row = await lineAt(source, candidate, damage.offset, signal);
  const { encoding } = candidate;
  throw new HandoverError('input.encoding', { file: source.name, row }, { encoding, offset: damage.offset });
}

/**
 * What is made of places that are not of the encoding. `refused`: the file is. `counted`: their rows are, if they are few in the whole file.
 * `met`: the same, but a file whose beginning leaves no doubt is not gone through: they are met where its text is read (`utf8Chunks`).
 */
export type Faults = 'refused' | 'counted' | 'met';
type Checking = { readonly signal: AbortSignal | undefined; readonly faults: Faults };

/**
 * The encoding of a text file; `wanted` overrides what would be found, but not the check.
 * @throws input.encoding, usage for an encoding that is not known
 */
export async function findEncoding(
  source: Source,
  wanted?: string,
  signal?: AbortSignal,
  faults: Faults = 'refused',
): Promise<EncodingFound> {
  const options = { signal, faults };
  const head = await source.read(0, limits.head);
  const stated = statedOf(head, wanted);
  const begun = await beyondDoubt(source, head, stated ?? begunAsUtf8, options);
  if (begun !== undefined) return begun;
  if (stated !== undefined) return checked(source, stated, options);
  const unmarked = await checkOf(source, { encoding: 'utf-8', bom: 0 }, signal);
  const { han } = unmarked;
  const utf8 = { encoding: 'utf-8', bom: 0, sure: 'sure', reason: han > 0 ? 'well_formed' : 'ascii_only' } as const;
  if (unmarked.isWellFormed) return { ...utf8, damaged: 0 };
  if (han >= surelyUtf8) return checked(source, utf8, options);
  return otherThanUtf8(source, head, options);
}

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
  if (options.faults !== 'refused' && (await isRatherUtf8(source, gb18030, options.signal))) {
    return checked(source, { ...as('utf-8'), reason: 'nearly_well_formed' }, options);
  }
  if (gb18030.sure !== 'guess') return checked(source, gb18030, options);
  // What is no more than a guess has to be well formed; the place that is told is the first that is no UTF-8.
  return checked(source, as('utf-8'), { ...options, faults: 'refused' });
}
