// Identity numbers told by their digits: residents' of 18 and 15 digits, residence permits of Hong Kong, Macau and Taiwan, foreign permanent residents.
import { isResidentId } from '../../checks.ts';
import { asciiOf, isIdShapedAt, isResidentId15At } from '../../digits.ts';
import type { Find } from '../find.ts';
import { isOtherNumber } from '../surroundings.ts';
import { Cues } from '../words/cues.ts';
import { latinLetters, unitTable } from '../words/unit-table.ts';
import type { DigitWindow } from './digit-windows.ts';

const idWords = new Cues('身份证 身份 证件 公民 二代证 一代证 老证 id idcard identity sfz');
const permitPlaces = new Set(['810000', '820000', '830000']);

function typeOf(number: string): string {
  if (number.startsWith('9')) return 'cn_foreign_pr';
  return permitPlaces.has(number.slice(0, 6)) ? 'hmt_residence' : 'cn_id18';
}

/** X stands behind the last digit, joined like the groups. */
function withX(text: string, { end, digits, separator }: DigitWindow): { number: string; end: number } {
  if (digits.length !== 17) return { number: digits, end };
  const sign = /^(?: ?- ?| )?[Xx](?![A-Za-z0-9])/.exec(text.slice(end, end + 5))?.[0];
  if (sign === undefined || (sign.length > 1 && separator === '')) return { number: digits, end };
  return { number: `${digits}X`, end: end + sign.length };
}

const mayTouch = unitTable(`${latinLetters}0123456789_.`);

/** No letter or digit touches the number; `ID` may. */
function isFree(text: string, start: number, end: number): boolean {
  if (mayTouch[text.charCodeAt(end)] === 1 && text.charAt(end) !== '.') return false;
  if (mayTouch[text.charCodeAt(start - 1)] !== 1) return true;
  return !/(?:\d\.|[A-Za-z_])$/.test(text.slice(Math.max(0, start - 2), start).replace(/(?:id|no)$/i, ''));
}

function oldNumber(text: string, { start, end, digits, ascii, shape }: DigitWindow, finds: Find[]): void {
  if (shape !== '15' || !isResidentId15At(ascii, 0, digits.length) || !isFree(text, start, end)) return;
  if (!idWords.standBefore(text, start) || isOtherNumber(text, start)) return;
  finds.push({ type: 'cn_id15', start, end, confidence: 0.9, reason: 'label' });
}

/** A number that is said to be one and has the form, but not the check digit: somebody's all the same. */
function isMistyped(text: string, start: number, number: string): boolean {
  const ascii = asciiOf(number);
  return isIdShapedAt(ascii, 0, ascii.length) && idWords.standBefore(text, start) && !isOtherNumber(text, start);
}

export function identityNumber(text: string, window: DigitWindow, finds: Find[]): void {
  const { start, isWhole, digits } = window;
  if (!isWhole || digits.length < 15 || digits.length > 18) return;
  oldNumber(text, window, finds);
  const { number, end } = withX(text, window);
  if (number.length !== 18 || !isFree(text, start, end)) return;
  if (isResidentId(number)) finds.push({ type: typeOf(number), start, end, confidence: 0.99, reason: 'check_digit' });
  else if (isMistyped(text, start, number)) {
    finds.push({ type: typeOf(number), start, end, confidence: 0.6, reason: 'suspected' });
  }
}
