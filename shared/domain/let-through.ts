// Which way out there is where the search before sealing has found values of one column in another: an exception is for whole cells only.
import type { Problem } from './words/describe.ts';

export type WayOut = 'allow' | 'change';

/**
 * `allow`: an exception helps; `change`: only another decision on the column in which they stand does. Undefined for any other refusal,
 * and where it is no column's values in another column.
 */
export function wayOutOf({ code, facts: { inside, whole } }: Problem): WayOut | undefined {
  if (code !== 'containment' || (whole === undefined && inside === undefined)) return undefined;
  return inside === undefined ? 'allow' : 'change';
}
