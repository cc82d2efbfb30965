// Counts, over all values of a column, what the values are and what stands inside them: numbers by their check digits, e-mail, secrets.
import { isHkid, isTaiwanId, isUscc, isVin } from './checks.ts';
import {
  asciiOf,
  isCardShapedAt,
  isIdShapedAt,
  isLuhnAt,
  isMobileAt,
  isResidentId15At,
  isResidentIdAt,
} from './digits.ts';
import { isEmailAt } from './email.ts';
import { maskExample } from './mask.ts';
import { piPattern } from './pi-types.ts';
import { findSecret } from './secrets.ts';
import { encodeScratch } from './utf8-scratch.ts';
import { ValueShape } from './value-shape.ts';

/** How often a type was seen. `failed` counts values of its form whose check digit is wrong. */
export interface Seen {
  whole: number;
  inside: number;
  failed: number;
  readonly examples: string[];
}

const examplesKept = 3;
/** Types told by form or dictionary, not by a check digit, are tried on this many values (GB/T 37964 5.3 asks for 1,000). */
const sampleSize = 1000;
/** The shortest number that is told by its digits alone. */
const shortestNumber = 11;
const emailPattern = piPattern('email');
/** Numbers written in groups: 138-0000-0000, 6222 0212 3456 7890 128. */
const grouped = /(?<!\d)(?:\+?86[- ]?)?(?:1[3-9]\d(?:[ -]\d{4}){2}|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(?!\d)/g;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const sampled: readonly { readonly pi: string; readonly check?: (text: string) => boolean }[] = [
  { pi: 'marital_status' },
  { pi: 'political_status' },
  { pi: 'cn_landline' },
  { pi: 'address' },
  { pi: 'ip' },
  { pi: 'mac' },
  { pi: 'plate' },
  { pi: 'property' },
  { pi: 'geo_point' },
  { pi: 'uscc', check: isUscc },
  { pi: 'vin', check: isVin },
  { pi: 'hkid', check: isHkid },
  { pi: 'tw_id', check: isTaiwanId },
];

const samplers = sampled.map((type) => ({ ...type, pattern: piPattern(type.pi) }));
const sampledIds = new Set(sampled.map(({ pi }) => pi));

/** 81, 82, 83: residence permits of Hong Kong, Macau, Taiwan; 9: foreign permanent residents. */
function idKind(bytes: Uint8Array, start: number): string {
  if (bytes[start] === 0x39) return 'cn_foreign_pr';
  return bytes[start] === 0x38 ? 'hmt_residence' : 'cn_id18';
}

/** One run of digits has one type: the identity number is tried before the card, since one in ten of them passes Luhn. */
function numberType(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (isResidentIdAt(bytes, start, end)) return idKind(bytes, start);
  if (isCardShapedAt(bytes, start, end) && isLuhnAt(bytes, start, end)) return 'bank_card';
  if (isResidentId15At(bytes, start, end)) return 'cn_id15';
  return isMobileAt(bytes, start, end) ? 'cn_mobile' : undefined;
}

export class ValueTally {
  /** Values that are not empty. */
  values = 0;
  /** Bytes of those, for a mean length. */
  bytes = 0;
  /** Values that are a date with year, month and day. */
  dates = 0;
  readonly seen = new Map<string, Seen>();
  readonly #shape = new ValueShape();

  text(value: string): void {
    const { bytes, length } = encodeScratch(value);
    this.utf8(bytes, 0, length);
  }

  /** A value as UTF-8 bytes from `start` to `end`. */
  utf8(bytes: Uint8Array, start: number, end: number): void {
    let from = start;
    let to = end;
    while (from < to && bytes[from] === 0x20) from += 1;
    while (to > from && bytes[to - 1] === 0x20) to -= 1;
    if (from === to) return;
    this.values += 1;
    this.bytes += to - from;
    const shape = this.#shape;
    shape.read(bytes, from, to);
    const inSample = this.values <= sampleSize;
    const isEmail = shape.at && isEmailAt(bytes, from, to);
    if (shape.numeric) this.#number(bytes, from, to, true);
    else if (isEmail) this.#hit('email', true, () => maskExample(decoder.decode(bytes.subarray(from, to))));
    const isRead = shape.needsText && !shape.numeric && !isEmail;
    if (!inSample && !isRead) return;
    const text = decoder.decode(bytes.subarray(from, to)).normalize('NFKC');
    if (isRead) this.#read(text);
    if (inSample) this.#sample(text);
  }

  /** How many values were tried for this type. */
  examined(pi: string): number {
    return sampledIds.has(pi) ? Math.min(this.values, sampleSize) : this.values;
  }

  /** The share of values that are of a type as a whole, 0 to 1. */
  share(pi: string): number {
    return this.values === 0 ? 0 : (this.seen.get(pi)?.whole ?? 0) / this.examined(pi);
  }

  /** The share of values that are dates. */
  get dateShare(): number {
    return this.values === 0 ? 0 : this.dates / Math.min(this.values, sampleSize);
  }

  /** Characters of the private use areas. */
  get privateUse(): number {
    return this.#shape.privateUse;
  }

  get meanBytes(): number {
    return this.values === 0 ? 0 : this.bytes / this.values;
  }

  #seen(pi: string): Seen {
    let seen = this.seen.get(pi);
    if (seen === undefined) {
      seen = { whole: 0, inside: 0, failed: 0, examples: [] };
      this.seen.set(pi, seen);
    }
    return seen;
  }

  /** @param masked an example that may be shown */
  #hit(pi: string, whole: boolean, masked: () => string): void {
    const seen = this.#seen(pi);
    if (whole) seen.whole += 1;
    else seen.inside += 1;
    if (seen.examples.length < examplesKept) seen.examples.push(masked());
  }

  #number(bytes: Uint8Array, start: number, end: number, whole: boolean): void {
    if (end - start < shortestNumber) return;
    const pi = numberType(bytes, start, end);
    if (pi !== undefined) this.#hit(pi, whole, () => maskExample(decoder.decode(bytes.subarray(start, end))));
    else if (isCardShapedAt(bytes, start, end)) this.#seen('bank_card').failed += 1;
    else if (isIdShapedAt(bytes, start, end)) this.#seen('cn_id18').failed += 1;
  }

  #read(text: string): void {
    const shape = this.#shape;
    const secret = shape.mayHoldSecret ? findSecret(text) : undefined;
    if (secret !== undefined) this.#hit(secret.pi, false, () => `${secret.word}****`);
    const email = shape.at ? emailPattern?.exec(text)?.[0] : undefined;
    if (email !== undefined && isEmailAt(asciiOf(email), 0, email.length))
      this.#hit('email', email.length === text.length, () => maskExample(email));
    if (shape.digits < shortestNumber) return;
    for (const [run] of text.matchAll(/(?<!\d)\d{11,19}[Xx]?(?!\d)/g)) this.#run(run, run.length === text.length);
    for (const [group] of text.matchAll(grouped)) {
      if (/[ +-]/.test(group)) this.#run(group.replace(/[ +-]/g, ''), group.length === text.length);
    }
  }

  #run(digits: string, whole: boolean): void {
    this.#number(asciiOf(digits), 0, digits.length, whole);
  }

  #sample(text: string): void {
    if (/^(?:19|20)\d{2}[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])(?!\d)/.test(text)) this.dates += 1;
    for (const { pi, check, pattern } of samplers) {
      const match = pattern?.exec(text)?.[0];
      if (match === undefined || !(check?.(match) ?? true)) continue;
      this.#hit(pi, match.length === text.length || pi === 'address', () => maskExample(match));
    }
  }
}
