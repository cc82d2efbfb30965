// Numbers, days and codes as each language writes them; times by the clock of this computer.
import type { Lang } from '../../shared/domain/lang.ts';

const locale: Record<Lang, string> = { zh: 'zh-CN', en: 'en-GB' };

/** 8003 → 8,003. Exact decimals of any length come as strings and keep every digit. */
export function number(value: number | string, lang: Lang): string {
  if (typeof value === 'number') return new Intl.NumberFormat(locale[lang]).format(value);
  const [whole = '', fraction] = value.replace('-', '−').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Of a share from 0 to 1: 3.5% */
export function percent(share: number, lang: Lang): string {
  return new Intl.NumberFormat(locale[lang], { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** 7月17日, 17 Jul; with the year if it is not this one. */
export function day(iso: string, lang: Lang, now = new Date()): string {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(locale[lang], {
    year,
    month: lang === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(date);
}

/** 2026年7月17日, or with the time: on paper the year always stands. */
export function longDay(iso: string, lang: Lang): string {
  const timeStyle = iso.length === 10 ? undefined : 'short';
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);
  return new Intl.DateTimeFormat(locale[lang], { dateStyle: 'long', timeStyle }).format(date);
}

/** 2026年7月17日 星期五 */
export function weekday(iso: string, lang: Lang): string {
  const date = new Date(`${iso}T12:00:00`);
  return new Intl.DateTimeFormat(locale[lang], { dateStyle: 'full' }).format(date);
}

export function time(date: Date, lang: Lang): string {
  return new Intl.DateTimeFormat(locale[lang], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
}

export function dayAndTime(iso: string, lang: Lang): string {
  return `${day(iso, lang)} ${time(new Date(iso), lang)}`;
}

/** A 40-digit short code for a narrow place: `04817 55120 … 90233`. */
export function shortened(code: string, groups = 2): string {
  const parts = code.split(' ');
  if (parts.length <= groups + 1) return code;
  return `${parts.slice(0, groups).join(' ')} … ${parts.at(-1) ?? ''}`;
}

const decimal = /^-?\d+(\.\d+)?$/;

/** The exact difference of two decimals, as a decimal: found minus expected; `–` where one of them is none. */
export function difference(expected: string, found: string): string {
  if (!decimal.test(expected) || !decimal.test(found)) return '–';
  const places = Math.max(...[expected, found].map((value) => value.split('.')[1]?.length ?? 0));
  const scaled = (value: string) => {
    const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
    const digits = BigInt(whole + fraction.padEnd(places, '0'));
    return value.startsWith('-') ? -digits : digits;
  };
  const result = scaled(found) - scaled(expected);
  const digits = (result < 0n ? -result : result).toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  const text = places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return result < 0n ? `-${text}` : text;
}

/** A size with the unit a person would use, and its number: for the words `pace.kb` and the like. */
export function size(bytes: number): { unit: 'bytes' | 'kb' | 'mb' | 'gb'; n: number } {
  if (bytes < 1000) return { unit: 'bytes', n: bytes };
  if (bytes < 1e6) return { unit: 'kb', n: Math.round(bytes / 1e3) };
  if (bytes < 1e9) return { unit: 'mb', n: Math.round(bytes / 1e5) / 10 };
  return { unit: 'gb', n: Math.round(bytes / 1e7) / 100 };
}

/** Seconds as a countdown: 9:41 */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
