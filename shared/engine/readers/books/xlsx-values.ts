// Cell values of a workbook as text: numbers as they are stored, dates as ISO, codes with their leading zeros.

import { limits } from '../limits.ts';

/** How a number is shown, as far as it changes what the number means. */
export interface NumberFormat {
  readonly date: boolean;
  readonly time: boolean;
  /** Hours above 24 are shown: a duration. */
  readonly elapsed: boolean;
  /** Digits that a whole number is filled up to with zeros: codes such as 00012. */
  readonly zeros: number;
}

const general: NumberFormat = { date: false, time: false, elapsed: false, zeros: 0 };
const dateIds = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const timeIds = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);
const msPerDay = 86_400_000;
const secondsPerDay = 86_400;
/** Excel keeps 15 significant digits; a whole number with more has lost its last ones. */
const exactDigits = 15;

/** A format code without its literal text, colours, conditions and locales; of its parts, the one for positive numbers. */
function bareCode(code: string): string {
  return (
    code
      .slice(0, limits.formatCode)
      .replace(/"[^"]*"|\\.|_.|\*./g, '')
      .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
      .split(';')[0] ?? ''
  ).toLowerCase();
}

/** Reads a number format: its built-in id (ECMA-376 18.8.30), or its own code. */
export function parseNumberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if (id === 22) return { ...general, date: true, time: true };
    return { ...general, date: dateIds.has(id), time: timeIds.has(id), elapsed: id === 46 };
  }
  const bare = bareCode(code);
  if (/^0{2,}$/.test(bare)) return { ...general, zeros: bare.length };
  if (/general|[#?]/.test(bare)) return general;
  const time = /[hs]/.test(bare);
  const date = /[yd]/.test(bare) || (!time && /m/.test(bare));
  return { ...general, date, time, elapsed: /\[h+\]|\[m+\]|\[s+\]/.test(bare) };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function clock(seconds: number): string {
  return `${two(Math.trunc(seconds / 3600))}:${two(Math.trunc(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The day of a serial number; 1900 is taken for a leap year, as Excel does. */
function dayOf(serial: number, is1904: boolean): string {
  if (is1904) return new Date(Date.UTC(1904, 0, 1) + serial * msPerDay).toISOString().slice(0, 10);
  if (serial === 60) return '1900-02-29';
  const first = Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(first + serial * msPerDay).toISOString().slice(0, 10);
}

function dateText(serial: number, format: NumberFormat, is1904: boolean): string | undefined {
  const seconds = Math.round(serial * secondsPerDay);
  const days = Math.floor(seconds / secondsPerDay);
  const rest = seconds - days * secondsPerDay;
  if (format.elapsed || (!format.date && days === 0)) return seconds < 0 ? undefined : clock(seconds);
  // 9999-12-31; day 0 of 1900 is no date.
  if (days > 2_958_465 || days < (is1904 ? 0 : 1)) return undefined;
  const day = dayOf(days, is1904);
  return format.time || rest > 0 ? `${day} ${clock(rest)}` : day;
}

/** Writes out an exponent; digits beyond the stored ones are not invented but zero. */
function plainDecimal(text: string): string {
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/i.exec(text);
  if (parts === null) return text;
  const [, sign = '', lead = '', fraction = '', exponent = ''] = parts;
  const digits = lead + fraction;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

export interface CellNumber {
  readonly text: string;
  /** A whole number of more than 15 digits: stored as a number, it has lost its last ones. */
  readonly isDamaged: boolean;
}

/** A stored number as text: whole numbers digit for digit, others in the shortest form that gives the same number. */
export function numberText(stored: string, format: NumberFormat | undefined, is1904: boolean): CellNumber {
  const trimmed = stored.trim();
  const value = Number(trimmed);
  if (trimmed === '' || !Number.isFinite(value)) return { text: stored, isDamaged: false };
  if (format !== undefined && (format.date || format.time)) {
    const text = dateText(value, format, is1904);
    if (text !== undefined) return { text, isDamaged: false };
  }
  const text = /^-?\d+$/.test(trimmed) ? trimmed : plainDecimal(String(value));
  const isDamaged = /^-?\d+$/.test(text) && text.replace('-', '').length > exactDigits;
  const isCode = format !== undefined && format.zeros > 0 && /^\d+$/.test(text);
  return { text: isCode ? text.padStart(format.zeros, '0') : text, isDamaged };
}

/** An ISO 8601 cell (type `d`) in the form of all dates here. */
export function isoText(stored: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(stored.trim());
  if (parts === null) return stored;
  return parts[2] === undefined || parts[2] === '00:00:00' ? (parts[1] ?? '') : `${parts[1]} ${parts[2]}`;
}

/** Undoes the escapes of control characters in strings (ECMA-376 22.9.2.19): `_x000D_`, and `_x005F_` for `_`. */
export function unescapeString(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** `A`, `B` … `Z`, `AA` … for columns from 0. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.trunc(index / 26) - 1) + last;
}

/** Column of a reference such as `AB12`, from 1; 0 if it names none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column;
}
