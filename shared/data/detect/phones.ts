// Telephone numbers in every way they are written: mobile, landline, service numbers, and abroad.

import { isMobile } from '../checks.ts';
import { type DigitWindow, digitWindows } from './digit-windows.ts';
import type { Detector, Find } from './find.ts';
import { isAreaCode } from './lists/area-codes.ts';
import { matches } from './matches.ts';
import { isAfter, isOtherNumber, standsAlone, textBefore, wordsBefore } from './surroundings.ts';

const phoneWords =
  '电话|手机|座机|固话|联系|致电|拨打|热线|传真|号码|微信|打给|回电|来电|短信|phone|tel|mobile|cell|call|fax|contact|whatsapp|text';
const afterPhoneWord = wordsBefore(phoneWords);
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
  const own = new RegExp(`^${code}-(.+)$`).exec(shape)?.[1];
  const [first = '', ...rest] = shape.split('-');
  return own ?? [Number(first) - code, ...rest].join('-');
}

function hasPlus(text: string, start: number): boolean {
  return text.charAt(start - 1) === '+';
}

/** The 0 that is dialled in front of a mobile number of another town. */
function withoutTrunk(digits: string): string {
  return digits.length === 12 ? digits.replace(/^0/, '') : digits;
}

function* mobile(text: string, window: DigitWindow): Iterable<Find> {
  const { digits, end, isWhole } = window;
  if (!isMobile(withoutTrunk(digits))) return;
  const shape = digits.startsWith('01') ? window.shape.replace('12', '11') : nationalShape(window);
  if (!mobileShapes.has(shape) && !(shape.replace(/^2-/, '') === singles && isWhole)) return;
  if (!isWhole && shape !== looseShape) return;
  const start = window.start - Number(digits.length > 11 && hasPlus(text, window.start));
  if (!standsAlone(text, start, end)) return;
  const isNamed = isAfter(text, start, afterPhoneWord);
  if (!isNamed && isOtherNumber(text, start)) return;
  yield { type: 'cn_mobile', start, end, confidence: isNamed ? 0.98 : 0.93, reason: isNamed ? 'label' : 'form' };
}

/** (0571) 8888 8888-801, 010-88888888, +86 21 5888 8888 */
const landlines =
  /(?<![\d.])(?:\+?86[ -]?)?\(?(0?\d{2,3})\)?[ -]{0,3}([2-8]\d{2,3}[ -]?\d{4})(?:(?:转| ?ext\.? ?|-)\d{1,6})?(?![\d.]\d|\d)/g;

function* landline(text: string): Iterable<Find> {
  for (const match of matches(landlines, text)) {
    const [whole, area = '', local = ''] = match;
    const start = match.index;
    const end = start + whole.length;
    const code = area.startsWith('0') ? area : whole.startsWith('+') || whole.startsWith('86') ? `0${area}` : '';
    if (!isAreaCode(code) || !standsAlone(text, start, end)) continue;
    const isNamed = isAfter(text, start, afterPhoneWord);
    const isJoined = /^0\d+$/.test(whole) && local.length < 8 && code.length === 3;
    if (!isNamed && (isJoined || isOtherNumber(text, start))) continue;
    yield { type: 'cn_landline', start, end, confidence: isNamed ? 0.95 : 0.88, reason: isNamed ? 'label' : 'form' };
  }
}

const landlineWords = wordsBefore('电话|座机|固话|宅电|办公电话|tel|传真', 3);

/** Seven or eight digits without an area code are a telephone only if it is said. */
function* localNumber(text: string, { start, end, digits, shape, isWhole }: DigitWindow): Iterable<Find> {
  if (!/^(?:[78]|[34]-4)$/.test(shape) || !isWhole || !/^[2-8]/.test(digits)) return;
  if (!isAfter(text, start, landlineWords) || !standsAlone(text, start, end)) return;
  yield { type: 'cn_landline', start, end, confidence: 0.85, reason: 'label' };
}

function* serviceNumber(text: string, { start, end, digits, shape, isWhole }: DigitWindow): Iterable<Find> {
  if (!/^[48]00/.test(digits) || !/^(?:10|3-3-4|3-4-3|3-7|4-3-3|4-6|6-4|7-3)$/.test(shape) || !isWhole) return;
  if (!standsAlone(text, start, end) || isOtherNumber(text, start)) return;
  if (shape === '10' && !isAfter(text, start, afterPhoneWord) && !digits.startsWith('400')) return;
  yield { type: 'service_no', start, end, confidence: 0.9, reason: 'form' };
}

const american = /(?<![\d.-])(?:\+?1[ .-]?)?(?:\(([2-9]\d\d)\) ?|([2-9]\d\d)[.-])([2-9]\d\d)[ .-](\d{4})(?![\d.-]?\d)/g;
/** E.164 behind + or 00; mainland numbers have detectors of their own. */
const withCountryCode =
  /(?<![\d+])(?:\+|00(?=852|853|886|81|82|44|65|1 ))(?!86)[1-9]\d{0,2}[ -]?\(?\d\)?(?:[ -]?\(?\d\)?){5,12}(?!\d)/g;

function* abroad(text: string): Iterable<Find> {
  for (const match of matches(american, text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (/^[48]00-/.test(match[0]) || isOtherNumber(text, start) || !standsAlone(text, start, end)) continue;
    yield { type: 'intl_phone', start, end, confidence: 0.8, reason: 'form' };
  }
  for (const match of matches(withCountryCode, text)) {
    const digits = match[0].replace(/\D/g, '');
    if (digits.length > 15 || isOtherNumber(text, match.index)) continue;
    yield {
      type: 'intl_phone',
      start: match.index,
      end: match.index + match[0].length,
      confidence: 0.9,
      reason: 'form',
    };
  }
}

const spelledSigns = '〇零○洞幺一壹二贰三叁四肆五伍六陆七柒八捌九玖';
const spelledValues = '00001112233445566778899';
const spelled = new RegExp(
  `(?<![${spelledSigns}\\d])(?:[${spelledSigns}\\d][ -]?){10}[${spelledSigns}\\d](?![${spelledSigns}\\d])`,
  'gu',
);

function digitOf(sign: string): string {
  const at = spelledSigns.indexOf(sign);
  return at < 0 ? sign : spelledValues.charAt(at);
}

/** 一五四零零…: eleven numerals are a telephone if a word says so. */
function* spelledMobile(text: string): Iterable<Find> {
  for (const match of matches(spelled, text)) {
    const digits = [...match[0].replace(/[ -]/g, '')].map(digitOf).join('');
    if (/^[\d -]+$/.test(match[0]) || !isMobile(digits)) continue;
    const isNamed = wordsBefore(phoneWords, 8).test(textBefore(text, match.index));
    if (!isNamed) continue;
    yield {
      type: 'cn_mobile',
      start: match.index,
      end: match.index + match[0].length,
      confidence: 0.85,
      reason: 'label',
    };
  }
}

export const phones: Detector = function* (text) {
  for (const window of digitWindows(text)) {
    if (window.digits.length < 7 || window.digits.length > 15) continue;
    yield* mobile(text, window);
    yield* localNumber(text, window);
    yield* serviceNumber(text, window);
  }
  yield* landline(text);
  yield* abroad(text);
  yield* spelledMobile(text);
};
