// The bands and units taken when nobody has chosen others.
import type { Bands } from './numbers.ts';

/** Yuan. */
export const defaultUnit = '10';

export const defaultBands = {
  income: { edges: ['5000', '10000', '20000', '50000', '100000', '200000', '500000', '1000000'], of: 'amount' },
  /** Money or visits left. */
  balance: { edges: ['100', '500', '1000', '5000', '10000'], of: 'amount' },
} as const satisfies Record<string, Bands>;

/** Days to either side. */
export const defaultReach = 182;
