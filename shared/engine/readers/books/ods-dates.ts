// Finds out whether a number in a cell is a day or a time: its style shows it so, or what is shown is just that day or time.
import { type NumberFormat, numberText } from './xlsx-values.ts';

/** Between the numbers of a date; beside the name of a month. */
const signs = /\d\s*[-/.年月日時时]\s*\d|\d[年月日時时]|[a-z]{3}/i;

/** What is shown is the number itself, whatever stands around it. */
function isItself(value: number, shown: string): boolean {
  const bare = shown.replace(/[^\d.-]/g, '');
  const decimals = bare.split('.')[1]?.length ?? 0;
  return Math.abs(Number(bare) - value) < 10 ** -decimals;
}

/** Each number shown is one of the date or time; of a date the year is shown, or its month by name. */
function isShown(text: string, shown: string): boolean {
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const given = (shown.match(/\d+/g) ?? []).map(Number);
  const isDate = text.includes('-');
  const year = isDate ? (numbers[0] ?? 0) : undefined;
  const hours = numbers[isDate ? 3 : 0] ?? 0;
  const years = year === undefined ? [] : [year, year % 100];
  const all = new Set([...numbers, ...years, hours % 12 || 12]);
  const isTold = !isDate || /月/.test(shown) || given.some((number) => years.includes(number));
  return given.length > 1 && isTold && given.every((number) => all.has(number));
}

function formatOf(shown: string, value: number): NumberFormat {
  const time = /\d:\d/.test(shown);
  const date = signs.test(shown.replace(/\b[ap]m\b/i, ''));
  return { date, time, elapsed: time && !date && value >= 1, zeros: 0 };
}

/** A time of day and a duration have no first day. */
function textOf(value: number, firstDay: number, format: NumberFormat): string | undefined {
  const isOfDay = format.date || (!format.elapsed && value >= 1);
  const { text } = numberText(String(isOfDay ? value + firstDay : value), format, false);
  // A number that is no day stays a number.
  return /\d[-:]\d/.test(text) ? text : undefined;
}

/**
 * @param value days since the document's first day, which lies `firstDay` days behind 1899-12-30
 * @param shown what the writer of the document made of it
 * @param stated how the cell's style shows a number, if that is a date or a time
 */
export function shownAsDate(
  value: number,
  firstDay: number,
  shown: string,
  stated: NumberFormat | undefined,
): string | undefined {
  const format = stated ?? formatOf(shown, value);
  if (!Number.isFinite(value) || !(format.date || format.time)) return undefined;
  const text = textOf(value, firstDay, format);
  if (text === undefined || stated !== undefined) return text;
  return !isItself(value, shown) && isShown(text, shown) ? text : undefined;
}
