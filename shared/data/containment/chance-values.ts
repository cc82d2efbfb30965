// Tells the values that stand in other columns by chance: dates, amounts, short numbers, and what is masked already.
import { readDate } from '../redaction/date-forms.ts';
import { readDecimal } from '../redaction/decimal.ts';
import type { NormalCell } from './normal-cell.ts';
import { codePointOf, kind, kindBit } from './signs.ts';

/** Of a million numbers of nine digits one in a thousand meets another by chance; of eight it is one in a hundred. */
const longestShort = 8;
/** Longer ones are no date and no amount. */
const longest = 48;
/** 20261122093015, with milliseconds too. */
const stampLengths: readonly number[] = [14, 17];
const stamp = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-4])[0-5]\d[0-5]\d/;
const dayFirst = /^\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d{2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
/** 2026-11-22 09:30:15: the date with a time that is written most, told at a look: to read it takes many times as long. */
const usualTime = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])[ T](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
/** The letters that stand in dates and amounts, as code points. */
export const writtenLetters: ReadonlySet<number> = new Set(
  Array.from(
    '年月日号时点分秒周星期一二三四五六天上午下中早晚凌晨至到元圆块次tzapmrbcny',
    (sign) => sign.codePointAt(0) ?? 0,
  ),
);
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function mayBeWritten({ units, length, kinds }: NormalCell): boolean {
  if ((kinds & kind.digit) === 0 || length > longest) return false;
  for (let index = 0; index < length; index += 1) {
    const unit = units[index] as number;
    if (unit >> kindBit !== kind.digit && !writtenLetters.has(codePointOf(unit))) return false;
  }
  return true;
}

/** One date, or two with a sign between them. */
function isDate(text: string): boolean {
  if (usualTime.test(text)) return true;
  return text.split(/\s*[~～至到—–]\s*|\s+-\s+/u).every((date) => readDate(date) !== undefined || dayFirst.test(date));
}

/** A number with a point, a comma or a unit: without them it may be a phone number. */
function isAmount(text: string): boolean {
  return /[.,¥￥$€元圆块次]|RMB|CNY/i.test(text) && readDecimal(text) !== undefined;
}

/** @param cell the normal form of `bytes[start..end)`, which are still quoted where they were */
export function isChance(cell: NormalCell, bytes: Uint8Array, start: number, end: number): boolean {
  const { kinds, length } = cell;
  if ((kinds & kind.mask) !== 0) return true;
  const isNumber = kinds === kind.digit;
  if (isNumber && length <= longestShort) return true;
  if (isNumber && end - start === length) return stampLengths.includes(length) && stamp.test(cell.text());
  if (!mayBeWritten(cell)) return false;
  const text = decoder.decode(bytes.subarray(start, end)).replaceAll('"', '').trim();
  return isDate(text) || isAmount(text);
}
