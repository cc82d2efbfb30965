// Checks of digit strings on their ASCII bytes from `start` to `end`: so a value need not become text to be told apart.

/** By the sum of the digits, each of which weighs twice the next one, modulo 11. */
const idSigns = Uint8Array.from('1X864209753', (sign) => sign.charCodeAt(0));
const provinces = new Uint8Array(100);
for (const place of [
  ...[11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46],
  ...[50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83],
]) {
  provinces[place] = 1;
}
const zero = 0x30;
const upperX = 0x58;

/** The day this program was started, as the number YYYYMMDD. */
export const startDay = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));

/** The bytes of a text without signs above U+00FF. */
export function asciiOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The number that `length` digits make, at most nine; -1 if one of them is none. */
export function numberAt(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at += 1) {
    const digit = (bytes[at] as number) - zero;
    if (!(digit >= 0 && digit <= 9)) return -1;
    // Told that it is a small integer, it never becomes a double: the checks are made for every number of a column.
    value = (value * 10 + digit) | 0;
  }
  return value;
}

export function areDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < zero || byte > zero + 9) return false;
  }
  return end > start;
}

/** Days of a month, from 1 to 12. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date of the calendar, from 1900 to `today`. @param date YYYYMMDD */
export function isPastDay(date: number, today: number): boolean {
  const year = (date / 10_000) | 0;
  const month = ((date / 100) | 0) % 100;
  const day = date % 100;
  return year >= 1900 && date <= today && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Check sign (ASCII) of a resident identity number (GB 11643-1999, ISO 7064 MOD 11-2) from its first 17 digits; -1 if these are none. */
export function residentIdSign(bytes: Uint8Array, start: number): number {
  let sum = 0;
  for (let at = start; at < start + 17; at += 1) {
    const digit = (bytes[at] as number) - zero;
    if (!(digit >= 0 && digit <= 9)) return -1;
    sum = ((sum << 1) + digit) | 0;
  }
  return idSigns[sum % 11] as number;
}

/** 18 signs, first digit not 0, the last a digit or X. */
function hasIdForm(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 18 || bytes[start] === zero || !areDigits(bytes, start, end - 1)) return false;
  const last = bytes[end - 1] as number;
  return (last >= zero && last <= zero + 9) || (last & ~0x20) === upperX;
}

export function isResidentIdAt(bytes: Uint8Array, start: number, end: number, today = startDay): boolean {
  if (end - start !== 18 || bytes[start] === zero) return false;
  const last = bytes[end - 1] as number;
  if (residentIdSign(bytes, start) !== (last > zero + 9 ? last & ~0x20 : last)) return false;
  const isForeign = bytes[start] === zero + 9;
  if (!isForeign && provinces[numberAt(bytes, start, 2)] !== 1) return false;
  return isPastDay(numberAt(bytes, start + 6, 8), today);
}

/** The form of a resident identity number with a possible birth date, whatever its check sign. */
export function isIdShapedAt(bytes: Uint8Array, start: number, end: number): boolean {
  return hasIdForm(bytes, start, end) && isPastDay(numberAt(bytes, start + 6, 8), startDay);
}

export function isResidentId15At(bytes: Uint8Array, start: number, end: number, today = startDay): boolean {
  if (end - start !== 15 || bytes[start] === zero || !areDigits(bytes, start, end)) return false;
  return provinces[numberAt(bytes, start, 2)] === 1 && isPastDay(19_000_000 + numberAt(bytes, start + 6, 6), today);
}

export function isLuhnAt(bytes: Uint8Array, start: number, end: number): boolean {
  let sum = 0;
  for (let at = end - 1, double = false; at >= start; at -= 1, double = !double) {
    const digit = (bytes[at] as number) - zero;
    const value = double ? 2 * digit : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return end > start && sum % 10 === 0;
}

export function isCardShapedAt(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length < 15 || length > 19 || !areDigits(bytes, start, end)) return false;
  const two = numberAt(bytes, start, 2);
  if (two === 62 || two === 81) return length >= 16;
  if (two === 34 || two === 37) return length === 15;
  return (
    length === 16 && ((two >= 40 && two <= 49) || (two >= 51 && two <= 55) || (two >= 22 && two <= 27) || two === 35)
  );
}

/** 1, then 3 to 9, eleven digits; 86 or 0086 may stand before. */
export function isMobileAt(bytes: Uint8Array, start: number, end: number): boolean {
  const from = end - 11;
  const prefix = from - start;
  if (
    prefix !== 0 &&
    !(prefix === 2 && numberAt(bytes, start, 2) === 86) &&
    !(prefix === 4 && numberAt(bytes, start, 4) === 86)
  ) {
    return false;
  }
  return bytes[from] === zero + 1 && (bytes[from + 1] as number) >= zero + 3 && areDigits(bytes, from, end);
}
