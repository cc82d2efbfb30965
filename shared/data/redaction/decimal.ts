// Exact decimal numbers from the ways that customer files write them: `units` tenths, hundredths … by `scale`; no floating point.
import { plain } from './normal-form.ts';

export interface Decimal {
  readonly units: bigint;
  /** Digits behind the point. */
  readonly scale: number;
}

/** -1,234.50, ¥99, 99.5元, 12次; thousands signs only in groups of three. */
const written =
  /^(?:[¥￥$€]|RMB|CNY)? ?([+-]?)[¥$€]?(\d{1,3}(?:,\d{3}){1,9}|\d{1,30})(?:\.(\d{1,20}))? ?(?:元|圆|块|次|RMB|CNY)?$/i;

/** Undefined: not one number. */
export function readDecimal(value: string): Decimal | undefined {
  const [, sign, whole, fraction = ''] = written.exec(plain(value)) ?? [];
  if (whole === undefined) return undefined;
  const units = BigInt(whole.replaceAll(',', '') + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** As FORMAT.md 7 writes `dec`: no negative zero, as many places as the scale says. */
export function writeDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return (units < 0n ? '-' : '') + digits.slice(0, point) + (scale > 0 ? `.${digits.slice(point)}` : '');
}

/** The same number with more places. */
function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}

/** Both numbers in units of the smaller place. */
export function sameScale(left: Decimal, right: Decimal): readonly [bigint, bigint] {
  const scale = Math.max(left.scale, right.scale);
  return [unitsAt(left, scale), unitsAt(right, scale)];
}

export function isLess(left: Decimal, right: Decimal): boolean {
  const [a, b] = sameScale(left, right);
  return a < b;
}
