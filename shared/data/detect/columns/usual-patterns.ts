// The patterns of a column whose cells are one thing, all that pass a check: they are counted before anything else is looked at.
import type { ValueReading } from './state.ts';

/** What is looked at in every cell of a pattern, beside the signs of secrets. */
const check = { none: 0, residentId: 1, luhn: 2 } as const;

/** Numbers with check digits that are looked at so. */
const checks: Readonly<Record<string, number>> = { cn_id18: check.residentId, bank_card: check.luhn };

/** The check of a number that is the cell as a whole; undefined if there are check digits that can't be looked at so. */
export function checkOf({ finds }: ValueReading): number | undefined {
  const checked = finds.filter(({ reason }) => reason === 'check_digit');
  const [find] = checked;
  if (find === undefined) return check.none;
  return checked.length === 1 && find.isWhole && Object.hasOwn(checks, find.type) ? checks[find.type] : undefined;
}

export const mostUsual = 16;

/** The first ones of a column. */
export class UsualPatterns {
  size = 0;
  readonly patterns = new Int32Array(mostUsual);
  readonly checks = new Int32Array(mostUsual);
  /** The numbers of the readings that their cells have. */
  readonly readings = new Int32Array(mostUsual);

  /** One more, as long as there is room. */
  add(pattern: number, look: number, reading: number): void {
    if (this.size === mostUsual) return;
    this.patterns[this.size] = pattern;
    this.checks[this.size] = look;
    this.readings[this.size] = reading;
    this.size += 1;
  }
}
