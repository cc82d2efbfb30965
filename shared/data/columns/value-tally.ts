// Counts, over all values of a column, what the values are and what stands inside them: numbers by their check digits, e-mail, secrets.
import { byteClass, classesOf } from '../byte-classes.ts';
import { isHkid, isTaiwanId, isUscc, isVin } from '../checks.ts';
import {
  asciiOf,
  isCardShapedAt,
  isIdShapedAt,
  isLuhnAt,
  isMobileAt,
  isResidentId15At,
  isResidentIdAt,
} from '../digits.ts';
import { findEmail, isEmailAt } from '../email.ts';
import { maskExample } from '../mask.ts';
import { piPattern } from '../pi-types.ts';
import { findSecret } from '../secrets.ts';
import { encodeScratch } from '../utf8-scratch.ts';
import { EmptyTexts } from './empty-texts.ts';
import { NumberDamage } from './number-damage.ts';
import { shortestNumber, shortestToken, ValueShape } from './value-shape.ts';

/** How often a type was seen. `failed` counts values of its form whose check digit is wrong. */
export interface Seen {
  whole: number;
  inside: number;
  failed: number;
  readonly examples: string[];
}

const nothingSeen = (): Seen => ({ whole: 0, inside: 0, failed: 0, examples: [] });

const examplesKept = 3;
/** Types told by form or dictionary, not by a check digit, are tried on this many values (GB/T 37964 5.3 asks for 1,000). */
const sampleSize = 1000;
/** Numbers written in groups: 138-0000-0000, 6222 0212 3456 7890 128. */
const grouped = /(?<!\d)(?:\+?86[- ]?)?(?:1[3-9]\d(?:[ -]\d{4}){2}|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(?!\d)/g;
/** No such type is longer; and some of these patterns take cubic time. */
const sampledSigns = 64;
const space = 0x20;
/** Longer than any value. */
const never = 0x7fffffff;
const digitsAndMore = byteClass.digit | byteClass.ascii;
const digitsAndX = byteClass.digit | byteClass.x;
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
  const length = end - start;
  if (length === 18 && isResidentIdAt(bytes, start, end)) return idKind(bytes, start);
  if (length >= 15) {
    if (isCardShapedAt(bytes, start, end) && isLuhnAt(bytes, start, end)) return 'bank_card';
    if (isResidentId15At(bytes, start, end)) return 'cn_id15';
  }
  return isMobileAt(bytes, start, end) ? 'cn_mobile' : undefined;
}

/**
 * For the classes of a value the length from which a detector may match: a shorter one is plain ASCII, or has neither a digit nor a
 * sign that matters alone.
 */
const toldFrom = Int32Array.from({ length: 256 }, (_, classes) => {
  const { digit, ascii, x, at, v, key, high, rare } = byteClass;
  if (classes & (digit | at | v | key | rare)) return classes & (high | at | v) ? 0 : shortestNumber;
  return classes & (ascii | x) ? shortestToken : never;
});

export class ValueTally {
  /** Values that are not empty. */
  values = 0;
  /** Bytes of those, for a mean length. */
  bytes = 0;
  /** Values that are a date with year, month and day. */
  dates = 0;
  readonly seen = new Map<string, Seen>();
  readonly damage = new NumberDamage();
  readonly #shape = new ValueShape();
  readonly #empty = new EmptyTexts();
  #cardDates = 0;
  /** The type that was seen last: a column's values are nearly all of one. */
  #lastPi = '';
  #lastSeen: Seen = nothingSeen();

  text(value: string): void {
    const { bytes, length } = encodeScratch(value);
    this.utf8(bytes, 0, length, classesOf(bytes, 0, length));
  }

  /** A value as UTF-8 bytes from `start` to `end`, which are of these classes. */
  utf8(bytes: Uint8Array, start: number, end: number, classes: number): void {
    let from = start;
    let to = end;
    if ((classes & byteClass.ascii) !== 0) {
      while (from < to && bytes[from] === space) from += 1;
      while (to > from && bytes[to - 1] === space) to -= 1;
    }
    if (from === to) return;
    this.values += 1;
    this.bytes += to - from;
    if (classes === byteClass.digit) this.damage.digits(bytes, from, to);
    else if (classes === digitsAndMore) this.damage.mixed(bytes, from, to);
    else if (classes === digitsAndX) this.damage.withX(to - from);
    const isTold = to - from >= (toldFrom[classes] as number);
    // Most values end here.
    if (isTold || this.values <= sampleSize) this.#look(bytes, from, to, classes, isTold);
  }

  #look(bytes: Uint8Array, start: number, end: number, classes: number, isTold: boolean): void {
    const mayHold = isTold && !this.#isKnown(bytes, start, end, classes) && this.#mayHold(bytes, start, end);
    const isRead = mayHold && !this.#empty.has(bytes, start, end);
    const inSample = this.values <= sampleSize;
    if (!inSample && !isRead) return;
    const text = decoder.decode(bytes.subarray(start, end)).normalize('NFKC');
    if (isRead && !this.#read(text)) this.#empty.add(bytes, start, end);
    if (inSample) this.#sample(text);
  }

  /** The value is a number or an e-mail address as a whole. */
  #isKnown(bytes: Uint8Array, start: number, end: number, classes: number): boolean {
    if ((classes & ~(byteClass.digit | byteClass.x)) === 0) {
      this.#number(bytes, start, end, true);
      return true;
    }
    const isEmail = (classes & (byteClass.at | byteClass.high)) === byteClass.at && isEmailAt(bytes, start, end);
    if (isEmail) this.#hitAt('email', true, bytes, start, end);
    return isEmail;
  }

  #mayHold(bytes: Uint8Array, start: number, end: number): boolean {
    this.#shape.read(bytes, start, end);
    return this.#shape.needsText;
  }

  /** How many values were tried for this type. */
  examined(pi: string): number {
    return sampledIds.has(pi) ? Math.min(this.values, sampleSize) : this.values;
  }

  /** The share of values that are of a type as a whole, 0 to 1. */
  share(pi: string): number {
    return this.values === 0 ? 0 : (this.seen.get(pi)?.whole ?? 0) / this.examined(pi);
  }

  /** The share of values that are the month and year of a bank card: 03/27. */
  get cardDateShare(): number {
    return this.values === 0 ? 0 : this.#cardDates / Math.min(this.values, sampleSize);
  }

  /** Characters of the private use areas. */
  get privateUse(): number {
    return this.#shape.privateUse;
  }

  /** U+FFFD. */
  get lostCharacters(): number {
    return this.#shape.lost;
  }

  get meanBytes(): number {
    return this.values === 0 ? 0 : this.bytes / this.values;
  }

  #seen(pi: string): Seen {
    if (pi === this.#lastPi) return this.#lastSeen;
    const seen = this.seen.get(pi) ?? nothingSeen();
    this.seen.set(pi, seen);
    this.#lastPi = pi;
    this.#lastSeen = seen;
    return seen;
  }

  /** Counts a find. @returns what was seen of its type, if one more example is wanted */
  #hit(pi: string, whole: boolean): Seen | undefined {
    const seen = this.#seen(pi);
    if (whole) seen.whole += 1;
    else seen.inside += 1;
    return seen.examples.length < examplesKept ? seen : undefined;
  }

  #hitAt(pi: string, whole: boolean, bytes: Uint8Array, start: number, end: number): void {
    this.#hit(pi, whole)?.examples.push(maskExample(decoder.decode(bytes.subarray(start, end))));
  }

  #number(bytes: Uint8Array, start: number, end: number, whole: boolean): void {
    if (end - start < shortestNumber) return;
    const pi = numberType(bytes, start, end);
    if (pi !== undefined) this.#hitAt(pi, whole, bytes, start, end);
    else if (isCardShapedAt(bytes, start, end)) this.#seen('bank_card').failed += 1;
    else if (isIdShapedAt(bytes, start, end)) this.#seen('cn_id18').failed += 1;
  }

  /** @returns whether there was anything to count, or a number to try */
  #read(text: string): boolean {
    const shape = this.#shape;
    const secret = shape.mayHoldSecret ? findSecret(text) : undefined;
    if (secret !== undefined) this.#hit(secret.pi, false)?.examples.push(`${secret.word}****`);
    const email = shape.at ? findEmail(text) : undefined;
    if (email !== undefined) this.#hit('email', email.length === text.length)?.examples.push(maskExample(email));
    const hasNumber = shape.digits >= shortestNumber && this.#readNumbers(text);
    return secret !== undefined || email !== undefined || hasNumber;
  }

  #readNumbers(text: string): boolean {
    const runs = text.match(/(?<!\d)\d{11,19}[Xx]?(?!\d)/g) ?? [];
    for (const run of runs) this.#run(run, run.length === text.length);
    const groups = (text.match(grouped) ?? []).filter((group) => /[ +-]/.test(group));
    for (const group of groups) this.#run(group.replace(/[ +-]/g, ''), group.length === text.length);
    return runs.length + groups.length > 0;
  }

  #run(digits: string, whole: boolean): void {
    this.#number(asciiOf(digits), 0, digits.length, whole);
  }

  #sample(whole: string): void {
    const text = whole.slice(0, sampledSigns);
    if (/^(?:19|20)\d{2}[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])(?!\d)/.test(text)) this.dates += 1;
    if (/^(?:(?:0?[1-9]|1[0-2])\s?\/\s?(?:20)?\d{2}|(?:0[1-9]|1[0-2])\d{2})$/.test(text)) this.#cardDates += 1;
    for (const { pi, check, pattern } of samplers) {
      const match = pattern?.exec(text)?.[0];
      if (match === undefined || !(check?.(match) ?? true)) continue;
      this.#hit(pi, match.length === whole.length || pi === 'address')?.examples.push(maskExample(match));
    }
  }
}
