// The forms of the commonest numbers, told from their bytes: so that one in a cell need not become text to be masked.
import { areDigits, asciiOf, isMobileAt, numberAt } from '../digits.ts';

export interface NumberForm {
  /** @param signs in capitals, without separators */
  test(signs: string): boolean;
  /** The same for ASCII signs from `start` to `end`. */
  testAt(bytes: Uint8Array, start: number, end: number): boolean;
}

const upperX = 0x58;
const zero = 0x30;
const isAscii = /^[0-9A-Z]+$/;

function form(testAt: NumberForm['testAt']): NumberForm {
  return { testAt, test: (signs) => isAscii.test(signs) && testAt(asciiOf(signs), 0, signs.length) };
}

/** Nothing but digits, `least` to `most` of them. */
export function digits(least: number, most = least): NumberForm {
  return form((bytes, start, end) => end - start >= least && end - start <= most && areDigits(bytes, start, end));
}

/** Eleven digits, from 13 to 19. */
export const mobileForm: NumberForm = form((bytes, start, end) => end - start === 11 && isMobileAt(bytes, start, end));

/** The form alone counts: a number with one wrong digit is still a person's. */
export const residentForm: NumberForm = form((bytes, start, end) => {
  if (end - start !== 18 || bytes[start] === zero || !areDigits(bytes, start, end - 1)) return false;
  const last = bytes[end - 1] as number;
  return (last === upperX || areDigits(bytes, end - 1, end)) && hasDay(bytes, start + 6);
});

/** YYYYMMDD, from 1800 to 2099; no calendar is asked. */
function hasDay(bytes: Uint8Array, start: number): boolean {
  const year = numberAt(bytes, start, 4);
  const month = numberAt(bytes, start + 4, 2);
  const day = numberAt(bytes, start + 6, 2);
  return year >= 1800 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
