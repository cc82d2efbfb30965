// A generalisation hierarchy as data: a list of steps, each of which makes the value left by the step before it coarser.

/** What a coarser value keeps; a value that a step can't read becomes `*`, so that nothing goes through unseen. */
export type Step =
  /** A date, up to its month or its year: 1990-05, 1990. */
  | { readonly do: 'date'; readonly to: 'month' | 'year' }
  /** The years that a date or a year lies in: 1990–1994, 1990–1999. */
  | { readonly do: 'years'; readonly width: number }
  /** The band that a whole number lies in: 30–34; from `top` on all are one: 80+. */
  | { readonly do: 'band'; readonly width: number; readonly top?: number }
  /** An address of the mainland, down to its district, city or province. */
  | { readonly do: 'place'; readonly to: 'district' | 'city' | 'province' }
  /** The region that a resident ID number was given out in: its first six digits. */
  | { readonly do: 'id-region' }
  /** The first signs of a code that has `of` digits; the others become `*`: 2001**. */
  | { readonly do: 'prefix'; readonly keep: number; readonly of: number }
  /** A table of one's own, as for jobs or goods. */
  | { readonly do: 'table'; readonly groups: Readonly<Record<string, string>> }
  /** All values are one: the column says nothing more. */
  | { readonly do: 'all' };

/** Level 0 is the value as it stands, level n the value after the first n steps. */
export type Hierarchy = { readonly name: string; readonly steps: readonly Step[] };

/** What stands for a value that is kept back. */
export const keptBack = '*';

export const heightOf = (hierarchy: Hierarchy): number => hierarchy.steps.length;
