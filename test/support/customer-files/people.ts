// Made-up customers: names of the corpus, numbers of places and operators that do not exist, each value written as shops write it.

import { createRandom, dayOf, mobile, type Random, residentId } from '../../corpus/pi/random.ts';
import { fillSlot, type SlotName } from '../../corpus/pi/slots.ts';

export { createRandom, type Random };

/** A value of a slot of the corpus. */
export const made = (slot: SlotName, random: Random): string => fillSlot(slot, random).value;

export interface Person {
  /** From 1. */
  readonly number: number;
  readonly name: string;
  /** Eleven digits. */
  readonly mobile: string;
  readonly identity: string;
  /** `YYYY-MM-DD`, as the identity number says. */
  readonly birth: string;
  readonly address: string;
  readonly since: string;
}

export const chance = (random: Random, share: number): boolean => random.below(1000) < 1000 * share;

export function day(random: Random, from: number, years: number): string {
  const [year, month, date] = dayOf(random, from, years);
  return `${year}-${two(month)}-${two(date)}`;
}

export function moment(random: Random, from: number, years: number): string {
  return `${day(random, from, years)} ${two(8 + random.below(13))}:${two(random.below(60))}:${two(random.below(60))}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

export function money(random: Random, most: number): string {
  return `${random.below(most)}.${random.pick(['00', '00', '50', '80'])}`;
}

export function people(random: Random, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const identity = residentId(random);
    return {
      number: index + 1,
      name: made('name', random),
      mobile: mobile(random),
      identity,
      birth: `${identity.slice(6, 10)}-${identity.slice(10, 12)}-${identity.slice(12, 14)}`,
      address: made('address', random),
      since: day(random, 2018, 7),
    };
  });
}

/** One number as different people type it. */
export function written(number: string, random: Random): string {
  const [head, middle, tail] = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
  const forms = [number, number, number, `${head}-${middle}-${tail}`, `${head} ${middle} ${tail}`, `+86 ${number}`];
  return random.pick(forms);
}
