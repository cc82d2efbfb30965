// The hierarchies that come with the program. Each step is made from the one before, so no level tells two values apart that a finer one joins.
import type { Hierarchy } from './hierarchy.ts';

/** Day, month, year, ten years (GB/T 37964-2019 App. C: dates to the year). */
export const date = {
  name: 'date',
  steps: [{ do: 'date', to: 'month' }, { do: 'date', to: 'year' }, { do: 'years', width: 10 }, { do: 'all' }],
} as const satisfies Hierarchy;

/** A date or year of birth: year, five years, ten years. */
export const birth = {
  name: 'birth',
  steps: [{ do: 'date', to: 'year' }, { do: 'years', width: 5 }, { do: 'years', width: 10 }, { do: 'all' }],
} as const satisfies Hierarchy;

/** Five years, ten years; 80 and older are one (top coding). */
export const age = {
  name: 'age',
  steps: [{ do: 'band', width: 5, top: 80 }, { do: 'band', width: 10, top: 80 }, { do: 'all' }],
} as const satisfies Hierarchy;

export const address = {
  name: 'address',
  steps: [{ do: 'place', to: 'district' }, { do: 'place', to: 'city' }, { do: 'place', to: 'province' }, { do: 'all' }],
} as const satisfies Hierarchy;

/** County or city, postal zone, province: four, three, two of six digits. */
export const postcode = {
  name: 'postcode',
  steps: [
    { do: 'prefix', keep: 4, of: 6 },
    { do: 'prefix', keep: 3, of: 6 },
    { do: 'prefix', keep: 2, of: 6 },
    { do: 'all' },
  ],
} as const satisfies Hierarchy;

/** Yuan: hundreds, thousands, ten thousands. */
export const amount = {
  name: 'amount',
  steps: [
    { do: 'band', width: 100 },
    { do: 'band', width: 1000 },
    { do: 'band', width: 10_000, top: 100_000 },
    { do: 'all' },
  ],
} as const satisfies Hierarchy;

/** How often, how many: fives, tens, hundreds. */
export const count = {
  name: 'count',
  steps: [{ do: 'band', width: 5 }, { do: 'band', width: 10 }, { do: 'band', width: 100 }, { do: 'all' }],
} as const satisfies Hierarchy;

/** County, city, province of the first six digits (GB/T 2260). */
export const idRegion = {
  name: 'id-region',
  steps: [{ do: 'id-region' }, { do: 'prefix', keep: 4, of: 6 }, { do: 'prefix', keep: 2, of: 6 }, { do: 'all' }],
} as const satisfies Hierarchy;

/** For a column with no order and no places, such as the sex: there or not. */
export const plain = { name: 'plain', steps: [{ do: 'all' }] } as const satisfies Hierarchy;

export const hierarchies: readonly Hierarchy[] = [date, birth, age, address, postcode, amount, count, idRegion, plain];
