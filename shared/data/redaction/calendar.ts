// Days of the calendar as numbers, counted from 1970-01-01, and what lies months before or after one.

import { daysIn } from '../digits.ts';

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const msPerDay = 86_400_000;

export function isRealDay({ year, month, day }: Day): boolean {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= daysIn(year, month);
}

export function dayNumber({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day) / msPerDay;
}

export function dayOf(number: number): Day {
  const date = new Date(number * msPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The corresponding day so many months later; the last one of a month that has none (Civil Code 202). */
export function addMonths({ year, month, day }: Day, months: number): Day {
  const at = year * 12 + month - 1 + months;
  const then = { year: Math.floor(at / 12), month: (((at % 12) + 12) % 12) + 1 };
  return { ...then, day: Math.min(day, daysIn(then.year, then.month)) };
}
