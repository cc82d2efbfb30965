// Which changes let a value through as it is when it says no more than may be said: such a value is not withheld.
import { maskOf } from '../redaction/masks.ts';
import type { Change } from '../redaction/params.ts';

/** Coarser forms, and texts in which nothing was found. */
const coarsening: ReadonlySet<Change['action']> = new Set(['generalise', 'round', 'band', 'shift', 'redact']);
/** Parts that a mask shows, and that may be all that there is of a value. */
const wholeParts: ReadonlySet<string> = new Set([
  'whole',
  'organisation',
  'district',
  'year',
  'ten_years',
  'band',
  'month_or_rounded',
  'hundredth',
]);

export function letsThrough(pi: string, change: Change): boolean {
  if (change.action !== 'mask') return coarsening.has(change.action);
  const { part } = maskOf(pi, change.form).shows;
  return part !== undefined && wholeParts.has(part);
}

/** Whether values of a column that is treated so must not occur in a package. */
export function isWithheld(change: Change): boolean {
  return change.action !== 'keep';
}
