// Coarser dates, and dates shifted by the same number of days for one person, so that order and intervals stay.

import { HandoverError } from '../../domain/errors.ts';
import { coarsenDate, coarsenYears } from '../risk/hierarchies/dates.ts';
import { type Day, dayNumber, dayOf } from './calendar.ts';
import { readDate, readDay } from './date-forms.ts';

export const dateLevels = ['month', 'quarter', 'year', 'decade'] as const;
export type DateLevel = (typeof dateLevels)[number];

/** 2026-01, 2026-Q1, 2026, 2020–2029. Undefined for what is no date; one that says less already stays as it is. */
export function generaliseDate(value: string, to: DateLevel): string | undefined {
  const date = readDate(value);
  if (date === undefined) return undefined;
  const { year, month } = date;
  const iso = month === undefined ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
  if (to === 'decade') return coarsenYears(iso, 10);
  if (to === 'quarter' && month !== undefined) return `${year}-Q${Math.ceil(month / 3)}`;
  return coarsenDate(iso, to === 'year' ? 'year' : 'month');
}

/** The number of a day, for `latest` of `personShift`; undefined for what has no day. */
export function dayNumberOf(value: string): number | undefined {
  const day = readDay(value);
  return day === undefined ? undefined : dayNumber(day);
}

/**
 * The shift of one person.
 * @param mac HMAC of the person's key, 32 bytes; six of them decide
 * @param reach most days to either side, 1 or more
 * @param room days from the person's latest date to the day that none may pass; without so much room the shift goes back in time
 * @returns −reach to reach, never 0
 */
export function personShift(mac: Uint8Array, reach: number, room: number): number {
  if (!Number.isInteger(reach) || reach < 1) throw new HandoverError('usage', { member: 'reach' });
  if (mac.length < 6) throw new HandoverError('usage', { member: 'mac' });
  const number = mac.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) % (2 * reach);
  const shift = number < reach ? number - reach : number - reach + 1;
  return shift > 0 && shift > room ? -shift : shift;
}

/**
 * The date so many days later, written as it was, with the time it had.
 * @returns undefined for what has no day, and for a date that would lie behind `until`
 */
export function shiftDate(value: string, days: number, until: Day): string | undefined {
  const day = readDay(value);
  if (day === undefined) return undefined;
  const shifted = dayNumber(day) + days;
  return shifted <= dayNumber(until) ? readDate(value)?.write(dayOf(shifted)) : undefined;
}
