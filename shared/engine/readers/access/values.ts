// Values of an Access table as text: exact numbers, dates as ISO.
import type { Column, Value } from 'mdb-reader';
import { numberText } from '../books/xlsx-values.ts';

const day = 86_400_000;
/** Day 0 of Access: a value of that day is a time alone. */
const dayZero = Date.UTC(1899, 11, 30);

function dateText(date: Date): string {
  const iso = date
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '')
    .replace(/\.000$/, '');
  const sinceZero = date.getTime() - dayZero;
  if (sinceZero > 0 && sinceZero < day) return iso.slice(11);
  return iso.endsWith(' 00:00:00') ? iso.slice(0, 10) : iso;
}

/**
 * From `2020.12.31 20:00:00.000000000`. The library takes the year from local time and the rest from UTC: near a new year the year
 * is that in which local time would give the one that was said.
 */
export function extendedText(text: string): string {
  const [date = '', time = ''] = text.split(' ');
  const [said = 0, month = 1, dayOfMonth = 1] = date.split('.').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const inYear = (year: number) => new Date(Date.UTC(year, month - 1, dayOfMonth, hour, minute));
  const year = [said, said - 1, said + 1].find((each) => inYear(each).getFullYear() === said) ?? said;
  const day = `${String(year).padStart(4, '0')}${date.slice(-6).replaceAll('.', '-')}`;
  const clock = time.replace(/\.0+$/, '');
  return clock === '00:00:00' ? day : `${day} ${clock}`;
}

/** The shortest text that gives the same number of four bytes. */
function singleText(value: number): string {
  for (let digits = 1; digits < 9; digits += 1) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(value);
}

/** Types whose values are no text; a calculated column's are not read by the library. */
export function isLeftOut({ type }: Column): boolean {
  return type === 'ole' || type === 'binary' || type === 'complex';
}

/** Values that Access works out are stored in a form of their own, which their size gives away. */
export function isCalculated({ type, size, fixedLength }: Column): boolean {
  if (type === 'text') return size % 2 === 1 || size === 0;
  if (type === 'numeric') return size > 17;
  return !fixedLength && !['memo', 'ole', 'binary', 'complex'].includes(type);
}

/** Undefined for a date that is none. */
export function valueText(value: Value, type: Column['type']): string | undefined {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : dateText(value);
  if (type === 'datetimextended') return extendedText(String(value));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'number') return String(value);
  return numberText(type === 'float' ? singleText(value) : String(value), undefined, false).text;
}
