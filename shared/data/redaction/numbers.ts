// Coarser numbers: rounded to a unit, in bands with open ends, ages in bands with everybody old in one.
import { HandoverError } from '../../domain/errors.ts';
import { coarsenToBand } from '../risk/hierarchies/bands.ts';
import { type Decimal, isLess, readDecimal, sameScale, writeDecimal } from './decimal.ts';
import { plain } from './normal-form.ts';

/** @throws usage */
function known(text: string, member: string): Decimal {
  const number = readDecimal(text);
  if (number === undefined) throw new HandoverError('usage', { member });
  return number;
}

/** Coarser, or undefined for what is not one number. */
export type Coarsen = (value: string) => string | undefined;

/**
 * To the nearest multiple of a unit, a half away from zero, with the unit's places.
 * @param unit above 0: `100`, `0.01`, `0.5`
 * @throws usage: no such unit
 */
export function rounder(unit: string): Coarsen {
  const step = known(unit, 'unit');
  if (step.units <= 0n) throw new HandoverError('usage', { member: 'unit' });
  return (value) => {
    const number = readDecimal(value);
    if (number === undefined) return undefined;
    const [units, width] = sameScale(number, step);
    const size = units < 0n ? -units : units;
    const multiples = (2n * size + width) / (2n * width);
    return writeDecimal({ units: (units < 0n ? -multiples : multiples) * step.units, scale: step.scale });
  };
}

export const roundTo = (value: string, unit: string): string | undefined => rounder(unit)(value);

export interface Bands {
  /** Rising and above 0; an edge begins the band above it. */
  readonly edges: readonly string[];
  /** Amounts: 0–100, 100–1000, 1000+. Counts are whole: 1–9, 10–49, 50+. */
  readonly of: 'amount' | 'count';
}

/** @throws usage: no edge, edges that do not rise from above 0, a count that is not whole */
export function readEdges({ edges, of }: Bands): readonly Decimal[] {
  const numbers = edges.map((edge) => known(edge, 'edges'));
  const rises = numbers.every((edge, at) => isLess(numbers[at - 1] ?? { units: 0n, scale: 0 }, edge));
  const areWhole = of === 'amount' || numbers.every((edge) => edge.scale === 0 && edge.units > 1n);
  if (numbers.length === 0 || !rises || !areWhole) throw new HandoverError('usage', { member: 'edges' });
  return numbers;
}

function bandName(low: Decimal | undefined, high: Decimal, of: Bands['of']): string {
  if (of === 'amount') return `${low === undefined ? '0' : writeDecimal(low)}–${writeDecimal(high)}`;
  const first = low?.units ?? 1n;
  const last = high.units - 1n;
  return first === last ? `${first}` : `${first}–${last}`;
}

/**
 * The band that a number lies in; 0 stays apart, and what is below it is `<0`. A count that is not whole can't be read.
 * @throws usage: edges as `readEdges` says
 */
export function bander(bands: Bands): Coarsen {
  const edges = readEdges(bands);
  const top = edges.at(-1) as Decimal;
  return (value) => {
    const number = readDecimal(value);
    if (number === undefined) return undefined;
    if (bands.of === 'count' && number.units % 10n ** BigInt(number.scale) !== 0n) return undefined;
    if (number.units <= 0n) return number.units === 0n ? '0' : '<0';
    const above = edges.findIndex((edge) => isLess(number, edge));
    return above < 0 ? `${writeDecimal(top)}+` : bandName(edges[above - 1], edges[above] as Decimal, bands.of);
  };
}

export const bandOf = (value: string, bands: Bands): string | undefined => bander(bands)(value);

const oldest = 150;

/** Full years; undefined for what is no age. */
export function readAge(value: string): number | undefined {
  const digits = /^(\d{1,3})(?:\.\d)?(?:周?岁| ?years?(?: old)?)?$/.exec(plain(value))?.[1];
  const age = Number(digits);
  return digits !== undefined && age <= oldest ? age : undefined;
}

/** 30–39, and 80+ for all from `top` on. @param width of a band in years; 1 leaves the ages below `top` as they are */
export function ageBand(value: string, width = 10, top = 80): string | undefined {
  const age = readAge(value);
  if (age === undefined) return undefined;
  return width === 1 && age < top ? String(age) : coarsenToBand(String(age), width, top);
}
