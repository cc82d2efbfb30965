// Telephone numbers that are nothing but groups of digits: mobile, local, and service numbers.

import { isMobileAt } from '../../digits.ts';
import type { Find } from '../find.ts';
import { matchesAt } from '../matches.ts';
import { isOtherNumber, standsAlone } from '../surroundings.ts';
import { Cues } from '../words/cues.ts';
import type { DigitWindow } from './digit-windows.ts';

const words =
  '电话 手机 座机 固话 联系 致电 拨打 热线 传真 号码 微信 打给 回电 来电 短信 phone tel mobile cell call fax contact whatsapp text';
export const phoneWords = new Cues(words);
/** For numbers that would be none without such a word. */
export const clearPhoneWords = new Cues(words, 8);
const mobileShapes = new Set([
  '11',
  '3-4-4',
  '3-8',
  '4-4-3',
  '3-3-5',
  '5-6',
  '7-4',
  '4-7',
  '4-3-4',
  '3-5-3',
  '3-4-2-2',
  '3-2-2-2-2',
]);
const singles = '1-1-1-1-1-1-1-1-1-1-1';
/** Numbers that follow a mobile's first three digits with nothing else joined. */
const looseShape = '3-4-4';

/** +86 and 0086 are taken off; the + stands before the digits. */
function nationalShape({ digits, shape }: DigitWindow): string {
  if (digits.length === 11) return shape;
  const code = digits.length === 13 ? 2 : 4;
  if (shape.startsWith(`${code}-`)) return shape.slice(`${code}-`.length);
  const [first = '', ...rest] = shape.split('-');
  return [Number(first) - code, ...rest].join('-');
}

function hasPlus(text: string, start: number): boolean {
  return text.charAt(start - 1) === '+';
}

/** The 0 that is dialled in front of a mobile number of another town. */
function trunkLength(digits: string): number {
  return digits.length === 12 && digits.startsWith('0') ? 1 : 0;
}

function mobile(text: string, window: DigitWindow, finds: Find[]): void {
  const { digits, ascii, end, isWhole } = window;
  if (!isMobileAt(ascii, trunkLength(digits), digits.length)) return;
  const shape = digits.startsWith('01') ? window.shape.replace('12', '11') : nationalShape(window);
  if (!mobileShapes.has(shape) && !(shape.replace(/^2-/, '') === singles && isWhole)) return;
  if (!isWhole && shape !== looseShape) return;
  const start = window.start - Number(digits.length > 11 && hasPlus(text, window.start));
  if (!standsAlone(text, start, end)) return;
  const isNamed = phoneWords.standBefore(text, start);
  if (!isNamed && isOtherNumber(text, start)) return;
  finds.push({
    type: 'cn_mobile',
    start,
    end,
    confidence: isNamed ? 0.98 : 0.93,
    reason: isNamed ? 'label' : 'form',
  });
}

const landlineWords = new Cues('电话 座机 固话 宅电 办公电话 tel 传真', 3);

const localShapes = new Set(['7', '8', '3-4', '4-4']);
const anotherBefore = /(?<=(?<!\d)0\d{2,3}[) -]{0,2}\d{7,8}[/、])/y;

/** Seven or eight digits without an area code are a telephone only if it is said, or if they stand behind one: 0571-88886666/88887777. */
function localNumber(text: string, { start, end, digits, shape }: DigitWindow, finds: Find[]): void {
  if (!localShapes.has(shape) || !/^[2-8]/.test(digits)) return;
  const isAnother = matchesAt(anotherBefore, text, start);
  if (!(isAnother || landlineWords.standBefore(text, start)) || !standsAlone(text, start, end)) return;
  finds.push({ type: 'cn_landline', start, end, confidence: 0.85, reason: isAnother ? 'form' : 'label' });
}

function serviceNumber(text: string, { start, end, digits, shape }: DigitWindow, finds: Find[]): void {
  if (!/^[48]00/.test(digits) || !/^(?:10|3-3-4|3-4-3|3-7|4-3-3|4-6|6-4|7-3)$/.test(shape)) return;
  if (!standsAlone(text, start, end) || isOtherNumber(text, start)) return;
  if (shape === '10' && !phoneWords.standBefore(text, start) && !digits.startsWith('400')) return;
  finds.push({ type: 'service_no', start, end, confidence: 0.9, reason: 'form' });
}

export function phoneNumber(text: string, window: DigitWindow, finds: Find[]): void {
  const { length } = window.digits;
  if (length >= 11 && length <= 15) mobile(text, window, finds);
  if (window.isWhole && (length === 7 || length === 8)) localNumber(text, window, finds);
  if (window.isWhole && length === 10) serviceNumber(text, window, finds);
}
