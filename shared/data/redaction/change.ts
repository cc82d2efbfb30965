// Makes the function that changes the values of one column as its action says.
import type { Day } from './calendar.ts';
import { shiftDate } from './dates.ts';
import { generalise } from './generalise.ts';
import type { CoverCell } from './mask.ts';
import { maskOf } from './masks.ts';
import { isBlank } from './normal-form.ts';
import { ageBand, bander, rounder } from './numbers.ts';
import type { Change } from './params.ts';
import { redactText, type ScanText } from './text.ts';
import { type Hmac, tokenise } from './tokens.ts';

/** What some actions need beside the value. */
export interface Means {
  readonly hmac: Hmac;
  /** The day that no shifted date passes. */
  readonly until: Day;
  readonly scan: ScanText;
}

/**
 * The value that goes; undefined for nothing: because the cell was empty, because it is suppressed, or because it can't be read, so
 * that nothing of it goes through.
 * @param days the shift of the person that the row is of
 */
export type ChangeValue = (value: string, days: number) => string | undefined;

function changer(pi: string, change: Change, means: Means): ChangeValue {
  switch (change.action) {
    case 'keep':
      return (value) => value;
    case 'drop':
      return () => undefined;
    case 'mask':
      return maskOf(pi, change.form).apply;
    case 'token':
      return (value) => tokenise(change.as, value, means.hmac);
    case 'generalise':
      return (value) => generalise(pi, value, change.to);
    case 'round':
      return rounder(change.unit);
    case 'band':
      return 'bands' in change ? bander(change.bands) : (value) => ageBand(value, change.width, change.top);
    case 'shift':
      return (value, days) => shiftDate(value, days, means.until);
    case 'redact':
      return (value) => redactText(value, means.scan(value), change);
  }
}

/** One for each column: units and edges are read once. */
export function valueChanger(pi: string, change: Change, means: Means): ChangeValue {
  const changed = changer(pi, change, means);
  if (change.action === 'keep') return changed;
  return (value, days) => (isBlank(value) ? undefined : changed(value, days));
}

/** What covers cells of one column on their bytes, as `valueChanger` would change them; undefined where each is read as text. */
export function cellCover(pi: string, change: Change): CoverCell | undefined {
  return change.action === 'mask' ? maskOf(pi, change.form).cover : undefined;
}
