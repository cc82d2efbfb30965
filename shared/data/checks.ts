// Check digits and other checks of identity, card and company numbers: each a pure test of a text without separators.

import {
  asciiOf,
  isCardShapedAt,
  isLuhnAt,
  isMobileAt,
  isPastDay,
  isResidentId15At,
  isResidentIdAt,
  residentIdSign,
  startDay,
} from './digits.ts';

const usccSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const orgWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const taiwanLetters = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
const vinValues: Record<string, number> = {
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9 },
  ...{ S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
};
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Value of 0-9 and A-Z, A being 10. */
function base36(sign: string): number {
  return Number.parseInt(sign, 36);
}

function weighted(text: string, weights: readonly number[], value: (sign: string) => number = Number): number {
  return weights.reduce((sum, weight, index) => sum + weight * value(text.charAt(index)), 0);
}

/** Sign 18 of a resident identity number (GB 11643-1999, ISO 7064 MOD 11-2) from its first 17 digits. */
export function residentIdCheck(first17: string): string {
  return String.fromCharCode(residentIdSign(asciiOf(first17), 0));
}

/** A date of the calendar written YYYYMMDD, from 1900 to `today` (the same form, as a number). */
export function isPastDate(text: string, today: number = startDay): boolean {
  return /^\d{8}$/.test(text) && isPastDay(Number(text), today);
}

/**
 * An 18-digit resident identity number: province, birth date, check sign. First digit 9 (foreign permanent residents) has no province.
 * The county is not looked up: old numbers keep retired codes.
 */
export function isResidentId(text: string, today?: number): boolean {
  return isResidentIdAt(asciiOf(text), 0, text.length, today);
}

/** A 15-digit resident identity number of before 1999: it has no check sign. */
export function isResidentId15(text: string, today?: number): boolean {
  return isResidentId15At(asciiOf(text), 0, text.length, today);
}

/** Luhn's sum (ISO/IEC 7812-1 annex B) of a text of digits. */
export function isLuhn(text: string): boolean {
  return /^\d+$/.test(text) && isLuhnAt(asciiOf(text), 0, text.length);
}

/** The start and length of a bank card number: UnionPay 62 and 81, Visa, Mastercard, JCB, Amex. */
export function isCardShaped(digits: string): boolean {
  return isCardShapedAt(asciiOf(digits), 0, digits.length);
}

/** A mainland mobile number without separators, its country code or not. No range list: new ones keep coming. */
export function isMobile(digits: string): boolean {
  return isMobileAt(asciiOf(digits), 0, digits.length);
}

/** A unified social credit code (GB 32100-2015, MOD 31-3). Some early codes are valid and fail. */
export function isUscc(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false;
  let sum = 0;
  for (let index = 0, weight = 1; index < 17; index += 1, weight = (weight * 3) % 31) {
    sum += usccSigns.indexOf(text.charAt(index)) * weight;
  }
  return usccSigns.indexOf(text.charAt(17)) === (31 - (sum % 31)) % 31;
}

/** An organisation code (GB 11714-1997), eight signs and the check sign. */
export function isOrgCode(text: string): boolean {
  if (!/^[0-9A-Z]{8}-?[0-9X]$/.test(text)) return false;
  const check = (11 - (weighted(text, orgWeights, base36) % 11)) % 11;
  return text.at(-1) === (check === 10 ? 'X' : String(check));
}

/** A Hong Kong identity card number, its check sign with or without brackets. */
export function isHkid(text: string): boolean {
  const parts = /^([A-Z]{1,2})(\d{6})\(?([0-9A])\)?$/.exec(text);
  if (parts === null) return false;
  const [, letters = '', digits = '', check = ''] = parts;
  const signs = letters.padStart(2, ' ') + digits + check;
  const value = (sign: string) => (sign === ' ' ? 36 : base36(sign));
  return weighted(signs, [9, 8, 7, 6, 5, 4, 3, 2, 1], value) % 11 === 0;
}

/** A Taiwan identity or residence number: a letter, nine digits. */
export function isTaiwanId(text: string): boolean {
  if (!/^[A-Z][1289]\d{8}$/.test(text)) return false;
  const letter = taiwanLetters.indexOf(text.charAt(0)) + 10;
  const head = Math.trunc(letter / 10) + 9 * (letter % 10);
  return (head + weighted(text.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])) % 10 === 0;
}

/** A vehicle identification number (GB 16735, ISO 3779); imported vehicles may fail. */
export function isVin(text: string): boolean {
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(text)) return false;
  const sum = weighted(text, vinWeights, (sign) => vinValues[sign] ?? Number(sign));
  return text.charAt(8) === (sum % 11 === 10 ? 'X' : String(sum % 11));
}
