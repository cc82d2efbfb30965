// Reads the ways that customer files write dates, and writes another day in the very same way: 2026-01-05, 2026/1/5, 2026年1月5日 8:30.
import { type Day, isRealDay } from './calendar.ts';
import { plain } from './normal-form.ts';

export interface WrittenDate {
  readonly year: number;
  /** Absent in 2026年. */
  readonly month?: number;
  /** Absent in 2026年1月. */
  readonly day?: number;
  /** The same form with another day in it; for dates that have one. */
  write(day: Day): string;
}

const weekday = '(?: ?\\(?(?:周|星期)[一二三四五六日天]\\)?)?';
const half = '(?:上午|下午|中午|早上|晚上|凌晨)?';
/** 8:30, 08:30:59.5, 8点, 8时30分 */
const clock = '\\d{1,2}(?:[:时点]\\d{1,2}分?(?::?\\d{1,2}(?:\\.\\d{1,9})?秒?)?|[时点])(?: ?[AaPp][Mm])?';
const zone = '(?:Z|[+-]\\d{2}:?\\d{2})?';
const time = `((?:[T ]?${half} ?${clock}${zone})?)`;
/** Year, what stands behind it, month, day, what stands behind that, time. */
const forms: readonly RegExp[] = [
  new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})()${weekday}${time}$`),
  new RegExp(`^(\\d{4}) ?(年) ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?([日号])${weekday}${time}$`),
  new RegExp(`^(\\d{4})()(\\d{2})(\\d{2})()${time}$`),
];
const monthForm = /^(\d{4})(?:[-/.]|年)(\d{1,2})月?$/;
const yearForm = /^(\d{4})年?$/;

/** 01-05 is padded, 1/5 is not; 11/12 says nothing: then hyphens, dots and joined digits are taken as padded. */
function isPadded(month: string, day: string, between: string): boolean {
  if (month.length === 1 || day.length === 1) return false;
  return month.startsWith('0') || day.startsWith('0') || /^[-.]?$/.test(between);
}

function isTime(text: string): boolean {
  const [hour = 0, minute = 0, second = 0] = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return hour <= 24 && minute <= 59 && second <= 60;
}

function readFull(text: string): WrittenDate | undefined {
  for (const form of forms) {
    const [, years = '', between = '', months = '', days = '', last = '', after = ''] = form.exec(text) ?? [];
    const day = { year: Number(years), month: Number(months), day: Number(days) };
    if (years === '' || !isRealDay(day) || !isTime(after)) continue;
    const width = isPadded(months, days, between) ? 2 : 1;
    const number = (value: number) => String(value).padStart(width, '0');
    const inner = between === '年' ? '月' : between;
    const write = (to: Day) => `${to.year}${between}${number(to.month)}${inner}${number(to.day)}${last}${after}`;
    return { ...day, write };
  }
  return undefined;
}

/** Undefined: not one date of the calendar. A day of the week beside it is not kept. */
export function readDate(value: string): WrittenDate | undefined {
  const text = plain(value);
  const full = readFull(text);
  if (full !== undefined) return full;
  const write = () => text;
  const [, year, month] = monthForm.exec(text) ?? yearForm.exec(text) ?? [];
  if (year === undefined || Number(year) < 1000) return undefined;
  if (month === undefined) return { year: Number(year), write };
  return Number(month) >= 1 && Number(month) <= 12 ? { year: Number(year), month: Number(month), write } : undefined;
}

/** Only a date with its day. */
export function readDay(value: string): Day | undefined {
  const date = readDate(value);
  if (date?.month === undefined || date.day === undefined) return undefined;
  return { year: date.year, month: date.month, day: date.day };
}
