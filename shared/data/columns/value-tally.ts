// Counts what the first values of a column are and what stands inside them, and of all values what other programs have damaged. Whether
// later values hold something else is told where all of them are looked through (detect/columns).
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
import { piPattern } from '../pi-types.ts';
import { findSecret } from '../secrets.ts';
import { encodeScratch } from '../utf8-scratch.ts';
import { countWord, knownPlace } from './counted-values.ts';
import type { Initials } from './initials.ts';
import { NumberDamage } from './number-damage.ts';
import { RareSigns } from './rare-signs.ts';

/** How often a type was seen. `failed` counts values of its form whose check digit is wrong. */
export interface Seen {
  whole: number;
  inside: number;
  failed: number;
}

/** What a column is taken for at first is told by this many values (GB/T 37964 5.3 asks for 1,000). */
const sampleSize = 1000;
/** The shortest number that is told by its digits alone. */
const shortestNumber = 11;
/** Numbers written in groups: 138-0000-0000, 6222 0212 3456 7890 128. */
const grouped = /(?<!\d)(?:\+?86[- ]?)?(?:1[3-9]\d(?:[ -]\d{4}){2}|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?)(?!\d)/g;
/** No such type is longer; and some of these patterns take cubic time. */
const sampledSigns = 64;
/** K0012, 80000123: too short for a bank card, too long for the tail of one. */
const shortCode = /^(?:[A-Za-z]{1,4}-?\d{3,10}|\d{5,10})$/;
const space = 0x20;
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

export class ValueTally {
  /** Values that are not empty. */
  values = 0;
  /** Bytes of those, for a mean length. */
  bytes = 0;
  /** Values that are a date with year, month and day. */
  dates = 0;
  readonly seen = new Map<string, Seen>();
  readonly damage = new NumberDamage();
  readonly rare = new RareSigns();
  #cardDates = 0;
  #shortCodes = 0;
  readonly #initials: Initials | undefined;
  #meant = 0;

  /** @param initials what the column may be by its name */
  constructor(initials?: Initials) {
    this.#initials = initials;
  }

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
    // Most values end here.
    if ((classes & byteClass.digit) !== 0) this.#digits(bytes, from, to, classes);
    if ((classes & byteClass.rare) !== 0) this.rare.count(bytes, from, to);
    if (this.values <= sampleSize) this.#look(bytes, from, to);
  }

  /** Adds values that were counted, `at` a column (counted-values.ts). */
  addCounted(counts: Uint32Array, at: number): void {
    this.values += counts[at + countWord.values] as number;
    this.bytes += counts[at + countWord.bytes] as number;
    this.damage.addCounted(counts, at);
  }

  /** Says what need only be counted from now on. */
  tellKnown(known: Uint8Array, at: number): void {
    known[at + knownPlace.sample] = Number(this.values >= sampleSize);
    this.damage.tellKnown(known, at);
  }

  #digits(bytes: Uint8Array, start: number, end: number, classes: number): void {
    if (classes === byteClass.digit) this.damage.digits(bytes, start, end);
    else if (classes === digitsAndMore) this.damage.mixed(bytes, start, end);
    else if (classes === digitsAndX) this.damage.withX(end - start);
  }

  #look(bytes: Uint8Array, start: number, end: number): void {
    const text = decoder.decode(bytes.subarray(start, end)).normalize('NFKC');
    if (!this.#isKnown(bytes, start, end)) this.#read(text);
    this.#sample(text);
  }

  /** The value is a number or an e-mail address as a whole. */
  #isKnown(bytes: Uint8Array, start: number, end: number): boolean {
    if ((classesOf(bytes, start, end) & ~digitsAndX) === 0) {
      this.#number(bytes, start, end, true);
      return true;
    }
    const isEmail = isEmailAt(bytes, start, end);
    if (isEmail) this.#hit('email', true);
    return isEmail;
  }

  /** How many values were tried for the types. */
  get examined(): number {
    return Math.min(this.values, sampleSize);
  }

  /** The share of those values that are of a type as a whole, 0 to 1. */
  share(pi: string): number {
    return this.values === 0 ? 0 : (this.seen.get(pi)?.whole ?? 0) / this.examined;
  }

  /** The share of values that are the month and year of a bank card: 03/27. */
  get cardDateShare(): number {
    return this.values === 0 ? 0 : this.#cardDates / this.examined;
  }

  /** All values that were tried are codes too short for a bank card. */
  get areShortCodes(): boolean {
    return this.values > 0 && this.#shortCodes === this.examined;
  }

  /** The share of values that are what the initials of the column may mean. */
  get meantShare(): number {
    return this.values === 0 ? 0 : this.#meant / this.examined;
  }

  get meanBytes(): number {
    return this.values === 0 ? 0 : this.bytes / this.values;
  }

  #seen(pi: string): Seen {
    const seen = this.seen.get(pi) ?? { whole: 0, inside: 0, failed: 0 };
    this.seen.set(pi, seen);
    return seen;
  }

  #hit(pi: string, whole: boolean): void {
    const seen = this.#seen(pi);
    if (whole) seen.whole += 1;
    else seen.inside += 1;
  }

  #number(bytes: Uint8Array, start: number, end: number, whole: boolean): void {
    if (end - start < shortestNumber) return;
    const pi = numberType(bytes, start, end);
    if (pi !== undefined) this.#hit(pi, whole);
    else if (isCardShapedAt(bytes, start, end)) this.#seen('bank_card').failed += 1;
    else if (isIdShapedAt(bytes, start, end)) this.#seen('cn_id18').failed += 1;
  }

  #read(text: string): void {
    const secret = findSecret(text);
    if (secret !== undefined) this.#hit(secret.pi, false);
    const email = findEmail(text);
    if (email !== undefined) this.#hit('email', email.length === text.length);
    const runs = text.match(/(?<!\d)\d{11,19}[Xx]?(?!\d)/g) ?? [];
    for (const run of runs) this.#run(run, run.length === text.length);
    const groups = (text.match(grouped) ?? []).filter((group) => /[ +-]/.test(group));
    for (const group of groups) this.#run(group.replace(/[ +-]/g, ''), group.length === text.length);
  }

  #run(digits: string, whole: boolean): void {
    this.#number(asciiOf(digits), 0, digits.length, whole);
  }

  #sample(whole: string): void {
    const text = whole.slice(0, sampledSigns);
    if (/^(?:19|20)\d{2}[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])(?!\d)/.test(text)) this.dates += 1;
    if (/^(?:(?:0?[1-9]|1[0-2])\s?\/\s?(?:20)?\d{2}|(?:0[1-9]|1[0-2])\d{2})$/.test(text)) this.#cardDates += 1;
    if (shortCode.test(whole)) this.#shortCodes += 1;
    if (this.#initials?.pattern.test(whole) === true) this.#meant += 1;
    for (const { pi, check, pattern } of samplers) {
      const match = pattern?.exec(text)?.[0];
      if (match === undefined || !(check?.(match) ?? true)) continue;
      this.#hit(pi, match.length === whole.length || pi === 'address');
    }
  }
}
