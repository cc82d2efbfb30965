// Coarser numbers: the band of a fixed width that a whole number lies in.
import { keptBack } from './hierarchy.ts';

/** A number with or without its unit and thousands signs, or a band that a step before has made; the first number counts. */
const written = /^[¥￥$]?(-?\d{1,3}(?:,\d{3})+|-?\d+)(?:\.\d+)?(?:岁|元|\+|–-?\d+)?$/;

/**
 * Fractions count to the whole number below: 99.50 lies in 0–99.
 * @param top from here on all numbers are one band, written `80+`
 */
export function coarsenToBand(value: string, width: number, top?: number): string {
  const [, digits] = written.exec(value) ?? [];
  if (digits === undefined) return keptBack;
  const number = Number(digits.replaceAll(',', ''));
  if (top !== undefined && number >= top) return `${top}+`;
  const first = Math.floor(number / width) * width;
  return `${first}–${first + width - 1}`;
}
