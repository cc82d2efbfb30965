// Tells, over all values of a column, which numbers another program has damaged: Excel keeps 15 digits, no leading zeros, no dates.
import { areDigits, isIdShapedAt, isMobileAt, isPastDay, residentIdSign, startDay } from '../digits.ts';
import { maskExample } from '../mask.ts';
import { countWord, knownPlace, longestNumber } from './counted-values.ts';

/**
 * `e_notation` 1.23457E+17 · `zero_tail` zeros from the 16th digit on · `lost_x` an identity number without its X · `lost_digit` one without
 * another digit · `lost_zero` a phone number, postcode or code without its first zero · `date_serial` 43831 for a date · `decimal_zero`
 * a mobile number with `.0`
 */
export type DamageKind =
  | 'e_notation'
  | 'zero_tail'
  | 'lost_x'
  | 'lost_digit'
  | 'lost_zero'
  | 'date_serial'
  | 'decimal_zero';

export interface ColumnDamage {
  readonly kind: DamageKind;
  readonly count: number;
  /** At most three, masked. */
  readonly samples: readonly string[];
}

/** What is known of the column beside its numbers. */
export interface ColumnFacts {
  /** The type that its name speaks for. */
  readonly pi: string | undefined;
  readonly isDateName: boolean;
  /** Values that are dates as they should be. */
  readonly dates: number;
}

const zero = 0x30;
const point = 0x2e;
const letterE = 0x65;
const upperX = 0x58;
/** Excel keeps so many digits of a number. */
const kept = 15;
const samplesKept = 3;
/** 1927-05-18 and 2099-12-31 as Excel counts days. */
const serials = { first: 10_000, last: 73_050 } as const;
const eNotation = /^[+-]?\d(?:\.\d+)?[Ee]\+\d{2,3}$|^[+-]?\d\.\d+[Ee]\d{1,3}$/;
/** 10 and 2x with eight digits, or three digits of an area code without its zero; 400 and 800 are whole as they stand. */
const areaWithoutZero = /^(?:10|2\d|(?![48]00)[3-9]\d)\d{8}$/;
const phones = new Set(['cn_mobile', 'cn_landline']);

/** What is counted while values go by; what it means is told at the end. */
type Bucket = 'eNotation' | 'zeroTail' | 'proved' | 'lostX' | 'lostDigit' | 'area' | 'serial' | 'decimalZero';

export class NumberDamage {
  /** Values of digits alone, by their length; and those of them that begin with 0, that have zeros behind the 15th digit. */
  readonly #lengths = new Uint32Array(longestNumber + 1);
  readonly #zeroLed = new Uint32Array(longestNumber + 1);
  readonly #zeroTails = new Uint32Array(longestNumber + 1);
  readonly #counts: Record<Bucket, number> = {
    ...{ eNotation: 0, zeroTail: 0, proved: 0, lostX: 0, lostDigit: 0, area: 0, serial: 0, decimalZero: 0 },
  };
  readonly #samples = new Map<Bucket | number, string[]>();
  #withX = 0;

  /** A value of digits alone. Called for each of them, as `mixed`: it must cost next to nothing. */
  digits(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (length > longestNumber) return;
    const count = (this.#lengths[length] as number) + 1;
    this.#lengths[length] = count;
    if (bytes[start] === zero) this.#zeroLed[length] = (this.#zeroLed[length] as number) + 1;
    if (count <= samplesKept) this.#sample(length, bytes, start, end);
    // Days, phone numbers without their zero, all that Excel cannot keep.
    if (length > kept || length === 5 || length === 10) this.#digits(bytes, start, end);
  }

  /** A value of digits and other signs of ASCII. */
  mixed(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    // 1E+17 is the shortest that is told.
    if (length < 5) return;
    if (length > 5 && bytes[start + 5] === point) {
      if (length <= longestNumber && isFractionOfDay(bytes, start, end)) this.#days(bytes, start, end);
    } else if (length > 11 && bytes[start + 11] === point) {
      if (endsInPointZero(bytes, start, end)) this.#note('decimalZero', bytes, start, end);
    } else if (((bytes[end - 4] as number) | 0x20) === letterE || ((bytes[end - 3] as number) | 0x20) === letterE) {
      if (length <= longestNumber && eNotation.test(ascii(bytes, start, end)))
        this.#note('eNotation', bytes, start, end);
    }
  }

  /** Adds what was counted, `at` a column (counted-values.ts). */
  addCounted(counts: Uint32Array, at: number): void {
    const word = (place: number) => counts[at + place] as number;
    for (let length = 1; length <= longestNumber; length += 1) {
      this.#lengths[length] = (this.#lengths[length] as number) + word(countWord.lengths + length);
      this.#zeroLed[length] = (this.#zeroLed[length] as number) + word(countWord.zeroLed + length);
    }
    this.#withX += word(countWord.withX);
    this.#counts.serial += word(countWord.serials);
  }

  /** Says what need only be counted from now on: what there are samples enough of. */
  tellKnown(known: Uint8Array, at: number): void {
    for (let length = 1; length <= longestNumber; length += 1) {
      known[at + length] = Number((this.#lengths[length] as number) >= samplesKept);
    }
    known[at + knownPlace.serial] = Number(this.#counts.serial >= samplesKept);
  }

  /** An identity number with its X. */
  withX(length: number): void {
    if (length === 18) this.#withX += 1;
  }

  #digits(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (length === 5) this.#days(bytes, start, end);
    else if (length === 10) {
      if (bytes[start] !== zero && areaWithoutZero.test(ascii(bytes, start, end)))
        this.#note('area', bytes, start, end);
    } else {
      if (length === 17 && hasBirthDay(bytes, start)) {
        this.#note(residentIdSign(bytes, start) === upperX ? 'lostX' : 'lostDigit', bytes, start, end);
      }
      if (bytes[start + kept] === zero) this.#longDigits(bytes, start, end);
    }
  }

  /** Five digits that may be a day as Excel counts them. */
  #days(bytes: Uint8Array, start: number, end: number): void {
    let days = 0;
    for (let at = start; at < start + 5; at += 1) days = 10 * days + (bytes[at] as number) - zero;
    if (days >= serials.first && days <= serials.last) this.#note('serial', bytes, start, end);
  }

  #longDigits(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start + kept; at < end; at += 1) if (bytes[at] !== zero) return;
    const length = end - start;
    this.#zeroTails[length] = (this.#zeroTails[length] as number) + 1;
    this.#note(hasWrongSign(bytes, start, end) ? 'proved' : 'zeroTail', bytes, start, end);
  }

  #note(bucket: Bucket, bytes: Uint8Array, start: number, end: number): void {
    const count = this.#counts[bucket] + 1;
    this.#counts[bucket] = count;
    if (count <= samplesKept) this.#sample(bucket, bytes, start, end);
  }

  /** @param place a bucket, or a length of digits */
  #sample(place: Bucket | number, bytes: Uint8Array, start: number, end: number): void {
    const samples = this.#samples.get(place) ?? [];
    samples.push(maskExample(ascii(bytes, start, end)));
    this.#samples.set(place, samples);
  }

  /** What the values seen so far tell, in the light of the column's name. */
  report(facts: ColumnFacts): ColumnDamage[] {
    const { pi } = facts;
    const counts = this.#counts;
    const ids = (this.#lengths[18] as number) + this.#withX;
    const isId = pi === 'cn_id18' || (ids > 0 && ids >= counts.lostX + counts.lostDigit);
    return [
      this.#damage('e_notation', counts.eNotation, 'eNotation'),
      this.#zeroTail(),
      this.#damage('lost_x', isId ? counts.lostX : 0, 'lostX'),
      this.#damage('lost_digit', isId ? counts.lostDigit : 0, 'lostDigit'),
      this.#lostZero(pi),
      this.#damage('date_serial', this.#isDateColumn(facts) ? counts.serial : 0, 'serial'),
      this.#damage('decimal_zero', counts.decimalZero, 'decimalZero'),
    ].filter(({ count }) => count > 0);
  }

  #damage(kind: DamageKind, count: number, samples: Bucket | number): ColumnDamage {
    return { kind, count, samples: this.#samples.get(samples) ?? [] };
  }

  /** Zeros from the 16th digit on: all if chance would not give so many, else identity numbers whose check sign is wrong. */
  #zeroTail(): ColumnDamage {
    let suspected = 0;
    for (let length = kept + 1; length <= longestNumber; length += 1) {
      const found = this.#zeroTails[length] as number;
      const chance = (this.#lengths[length] as number) * 10 ** (kept - length);
      if (found >= 2 && found > chance + 3 * Math.sqrt(chance) + 1) suspected += found;
    }
    const { proved } = this.#counts;
    return this.#damage('zero_tail', Math.max(suspected, proved), proved > 0 ? 'proved' : 'zeroTail');
  }

  #lostZero(pi: string | undefined): ColumnDamage {
    const whole = this.#lengths[11] as number;
    const { area } = this.#counts;
    if (pi !== undefined && phones.has(pi)) {
      return this.#damage('lost_zero', whole >= area || pi === 'cn_landline' ? area : 0, 'area');
    }
    if (pi === 'postcode') return this.#damage('lost_zero', this.#lengths[5] as number, 5);
    return this.#shortCodes(this.#codeLength() ?? 0);
  }

  /** Of codes of one length, those that are shorter and so have lost a zero or more. */
  #shortCodes(length: number): ColumnDamage {
    let count = 0;
    let longest = 0;
    for (let shorter = 1; shorter < length; shorter += 1) {
      const found = (this.#lengths[shorter] as number) - (this.#zeroLed[shorter] as number);
      count += found;
      if (found > 0) longest = shorter;
    }
    return this.#damage('lost_zero', count, longest);
  }

  /** The length that eight of ten values have, if some of those begin with 0: then zeros belong to the code. */
  #codeLength(): number | undefined {
    const all = this.#lengths.reduce((sum, count) => sum + count, 0);
    const length = this.#lengths.findIndex((count) => count > 0 && count >= 0.8 * all);
    const zeroLed = this.#zeroLed[length] ?? 0;
    return length >= 4 && length <= kept && zeroLed >= Math.max(2, all / 100) ? length : undefined;
  }

  #isDateColumn({ isDateName, dates }: ColumnFacts): boolean {
    return isDateName || dates >= Math.max(2, this.#counts.serial);
  }
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] as number);
  return text;
}

/** 43831.25: five digits, a point at `start + 5`, and digits behind it. */
function isFractionOfDay(bytes: Uint8Array, start: number, end: number): boolean {
  return areDigits(bytes, start, start + 5) && areDigits(bytes, start + 6, end);
}

/** `.0` or `.00` behind a mobile number. */
function endsInPointZero(bytes: Uint8Array, start: number, end: number): boolean {
  const dot = bytes[end - 2] === point ? end - 2 : end - 3;
  if (dot - start !== 11 || bytes[dot] !== point || bytes[end - 2] === zero + 1) return false;
  return (bytes[end - 2] === point || bytes[end - 2] === zero) && isMobileAt(bytes, start, dot);
}

/** Digits 7 to 14 are a day of the past. */
function hasBirthDay(bytes: Uint8Array, start: number): boolean {
  if (bytes[start] === zero || !areDigits(bytes, start + 6, start + 14)) return false;
  return isPastDay(Number(ascii(bytes, start + 6, start + 14)), startDay);
}

/** An identity number whose check sign is wrong. */
function hasWrongSign(bytes: Uint8Array, start: number, end: number): boolean {
  return isIdShapedAt(bytes, start, end) && residentIdSign(bytes, start) !== bytes[end - 1];
}
