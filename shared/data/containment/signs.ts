// The normal form of single signs, as the containment gate compares values: NFKD without marks, small letters, and nothing but letters,
// digits and `*`, the sign that masks are made of: what stands on its two sides is not one value.

/** What a unit is. A unit is a code point of a normal form with its kind in the bits from `kindBit` on. */
export const kind = { digit: 1, latin: 2, other: 4, mask: 8 } as const;
export const kindBit = 24;

/** The unit of a sign whose normal form is not known yet. */
const unknown = -1;
/** Signs with more than one unit (㎏, ﬁ, ⅷ) stand from here downwards. */
const firstOfMany = -2;
const lastAscii = 0x7f;
const basicPlane = 0x10000;

const many: (readonly number[])[] = [];
const beyond = new Map<number, number>();

/** For each sign of the basic plane its unit as far as it is known: 0 for one that is taken out, negative for `unitOf` to say. */
export const basicUnits: Int32Array = new Int32Array(basicPlane).fill(unknown);

/** Grows with `basicUnits`. */
export let learned = 0;

function kindOf(codePoint: number): number {
  if (codePoint > lastAscii) return kind.other;
  if (codePoint === 0x2a) return kind.mask;
  return codePoint >= 0x30 && codePoint <= 0x39 ? kind.digit : kind.latin;
}

const withKind = (codePoint: number) => codePoint | (kindOf(codePoint) << kindBit);

export const codePointOf = (unit: number): number => unit & ((1 << kindBit) - 1);

/** ß, ẞ and SS are one. */
const foldCase = (text: string) => text.toLowerCase().toUpperCase().toLowerCase();

function normalUnits(codePoint: number): number[] {
  const narrow = foldCase(String.fromCodePoint(codePoint).normalize('NFKD')).normalize('NFKD');
  // Never composed again: of Hangul the letters count, whether they were written as syllables, alone or at half width.
  const kept = narrow.replace(/\p{Default_Ignorable_Code_Point}|[^\p{L}\p{N}*]/gu, '');
  return Array.from(kept, (sign) => withKind(sign.codePointAt(0) ?? 0));
}

function unitFor(codePoint: number): number {
  const units = normalUnits(codePoint);
  if (units.length < 2) return units[0] ?? 0;
  many.push(units);
  return firstOfMany - (many.length - 1);
}

/** The unit of a sign: 0 for one that is taken out, negative for one with several units. */
export function unitOf(codePoint: number): number {
  const known = codePoint < basicPlane ? (basicUnits[codePoint] as number) : (beyond.get(codePoint) ?? unknown);
  if (known !== unknown) return known;
  const unit = unitFor(codePoint);
  if (codePoint < basicPlane) {
    basicUnits[codePoint] = unit;
    learned += 1;
  } else beyond.set(codePoint, unit);
  return unit;
}

/** The units of a sign that `unitOf` said has several. */
export function unitsOf(unit: number): readonly number[] {
  return many[firstOfMany - unit] ?? [];
}

for (let codePoint = 0; codePoint <= lastAscii; codePoint += 1) unitOf(codePoint);
// The common Han are their own normal form, all of them.
for (let codePoint = 0x4e00; codePoint <= 0x9fff; codePoint += 1) basicUnits[codePoint] = withKind(codePoint);
